"""The link of a message: its button stops them, looking at it does not, and nobody learns which links there are."""

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from planner.services.messages.contacts import contact_of
from planner.store.session import Store
from planner.web.stop_messages import TRIES_A_MINUTE, stop_messages
from tests.messages.people import People
from tests.messages.senders import PUBLIC, a_sender


class Kept:
    """Takes every message and keeps it."""

    def __init__(self) -> None:
        self.stops: list[str] = []

    def deliver(self, message: object) -> None:
        """Keep the link."""
        self.stops.append(str(message["List-Unsubscribe"]).strip("<>").removeprefix(PUBLIC))  # type: ignore[index]


@pytest.fixture
def people(sqlite_store: Store) -> People:
    made = People(sqlite_store)
    made.reach("a1")
    made.publish(("a1", "s1", "mon 08:30-12:00"))
    return made


@pytest.fixture
def page(people: People) -> TestClient:
    app = FastAPI(openapi_url=None)
    app.include_router(stop_messages(people.store.transaction, people.clock))
    return TestClient(app)


def link(people: People) -> str:
    """The link of the message that waits."""
    kept = Kept()
    a_sender(people, kept).step()
    (found,) = kept.stops
    return found


def is_muted(people: People) -> bool:
    with people.store.reading() as session:
        row = contact_of(session, "a1")
        assert row is not None
        return row.muted_at is not None


def test_whoever_presses_the_button_gets_no_more(people: People, page: TestClient) -> None:
    """Also twice; and it is in the audit once."""
    path = link(people)
    assert (page.get(path).status_code, is_muted(people)) == (200, False)
    assert [page.post(path).status_code for _ in range(2)] == [200, 200]
    assert is_muted(people)
    people.publish(("a1", "s1", "mon 09:00-12:00"))
    assert people.waiting() == {}
    assert people.deeds("a1").count("contact.muted") == 1


def test_one_click_of_a_mail_program_is_enough(people: People, page: TestClient) -> None:
    """As RFC 8058 has it."""
    assert page.post(link(people), data={"List-Unsubscribe": "One-Click"}).status_code == 200
    assert is_muted(people)


def test_a_wrong_link_is_answered_as_a_right_one(people: People, page: TestClient) -> None:
    """In all that is answered; and it stops nobody's."""
    path = link(people)
    wrong = path[:-1] + ("a" if path[-1] != "a" else "b")
    for method in ("GET", "POST"):
        right, other = page.request(method, path), page.request(method, wrong)
        assert (right.status_code, right.content, dict(right.headers)) == (
            other.status_code,
            other.content,
            dict(other.headers),
        )
    with people.store.transaction() as session:
        assert contact_of(session, "a1") is not None


def test_links_are_not_tried_for_long(page: TestClient) -> None:
    statuses = [page.post(f"/messages/stop/{number}").status_code for number in range(TRIES_A_MINUTE + 1)]
    assert statuses == [200] * TRIES_A_MINUTE + [429]


def test_no_secret_is_kept(people: People) -> None:
    secret = link(people).rpartition("/")[2]
    (row,) = people.messages()
    assert secret not in repr(row)
