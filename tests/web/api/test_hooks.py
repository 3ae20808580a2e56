"""Programs of employers over HTTP: a secret once, another one, and none; by whoever looks after the basin."""

from dataclasses import replace

import pytest
from pydantic import SecretStr
from sqlmodel import select
from starlette.testclient import TestClient

from planner.services.messages.hooks import hook_of, secret_of
from planner.web.api.app import api_app
from schemas.role import Role
from schemas.tables.audit import AuditRow
from schemas.tables.message import HookRow
from tests.web.api.counter import ALL_RIGHTS, BASIN, Counter

KEY = SecretStr("a key of tests that is long enough")
LIST = f"/basins/{BASIN}/hooks"
GIVEN = {"employer": "e1", "url": "https://program.example/changes"}


@pytest.fixture
def asker(counter: Counter) -> TestClient:
    """Who looks after the basin, where secrets can be made."""
    counter.app = api_app(replace(counter.app.state.standing, hook_key=KEY))
    return counter.coordinator()


def test_a_secret_is_told_once_and_replaced(counter: Counter, asker: TestClient) -> None:
    """It is the one that messages are signed with; no list has it, nor the audit."""
    made = asker.post(LIST, json=GIVEN)
    hook, secret = made.json()["hook"], made.json()["secret"]
    with counter.store.reading() as session:
        row = hook_of(session, BASIN, "e1")
    assert row is not None
    assert (made.status_code, row.id, row.url, secret) == (201, hook, GIVEN["url"], secret_of(KEY, row))
    other = asker.post(f"/hooks/{hook}/rotate").json()["secret"]
    assert other.startswith("binome_hook_")
    assert other != secret
    listed = asker.get(LIST).text
    assert GIVEN["url"] in listed
    with counter.store.reading() as session:
        deeds = session.exec(select(AuditRow).where(AuditRow.subject == hook)).all()
    assert [deed.action for deed in deeds] == ["hook.made", "hook.rotated"]
    assert [each for each in (secret, other) if each in listed + repr(deeds)] == []


def test_what_is_taken_back_is_told_nothing_more_and_has_no_other_secret(asker: TestClient, counter: Counter) -> None:
    hook = asker.post(LIST, json=GIVEN).json()["hook"]
    assert [asker.delete(f"/hooks/{hook}").status_code for _ in range(2)] == [204, 204]
    assert asker.post(f"/hooks/{hook}/rotate").status_code == 409
    with counter.store.reading() as session:
        assert hook_of(session, BASIN, "e1") is None
    assert asker.post(LIST, json=GIVEN).status_code == 201


def test_an_employer_has_one_program_and_is_known(asker: TestClient) -> None:
    assert asker.post(LIST, json=GIVEN).status_code == 201
    assert [asker.post(LIST, json=GIVEN | more).status_code for more in ({}, {"employer": "nobody"})] == [409, 409]


@pytest.mark.parametrize("url", ["program.example", "ftp://program.example", "https://a b", "https://a\nb", "https://"])
def test_what_is_no_address_is_refused(asker: TestClient, url: str) -> None:
    refused = asker.post(LIST, json=GIVEN | {"url": url})
    assert (refused.status_code, refused.json()["faults"][0]["pointer"]) == (422, "/url")


def test_without_a_key_no_secret_is_made_and_nothing_is_stored(counter: Counter) -> None:
    """The environment has it, or nobody."""
    refused = counter.coordinator().post(LIST, json=GIVEN)
    assert (refused.status_code, "BINOME_HOOK_KEY" in refused.json()["detail"]) == (409, True)
    with counter.store.reading() as session:
        assert session.exec(select(HookRow).where(HookRow.employer == "e1")).all() == []


@pytest.mark.usefixtures("asker")
def test_no_machine_names_a_program(counter: Counter) -> None:
    """Whoever has a token that reads could have everything sent elsewhere otherwise."""
    machine = counter.as_(Role.MACHINE, f"basin:{BASIN}", *ALL_RIGHTS)
    assert (machine.get(LIST).status_code, machine.post(LIST, json=GIVEN).status_code) == (200, 403)
