"""How a calendar is answered: packed, by tag and by date, under headers that keep it to its reader."""

import gzip
import logging
from datetime import timedelta
from email.utils import format_datetime, parsedate_to_datetime

import pytest
from prometheus_client import CollectorRegistry, generate_latest
from sqlalchemy import event

from planner.services.calendars.keep_seats import keep_subjects
from planner.services.feeds.keep_feeds import revoke_feed
from planner.services.metrics import Metrics
from planner.store.session import Store
from planner.web.counted import Counted, route_of
from planner.web.serving import serving
from tests.builders import at
from tests.services.stored import stored
from tests.services.weeks import two_sites
from tests.web.feeds import Read, read_over_http
from tests.web.raw import asked


@pytest.fixture
def an_empty_week(sqlite_store: Store) -> Read:
    """A network for which nothing was published; a training stands in the calendar of a1."""
    problem = two_sites().unavailable("a1", "mon 14:00-16:00", "training")
    return read_over_http(stored(sqlite_store, problem.build()), per_minute=100_000)


def test_it_is_packed_for_who_understands_that(an_empty_week: Read) -> None:
    """The same bytes under the same tag; whoever stores answers keeps the two apart."""
    made = an_empty_week.open("agent", "a1")
    packed = an_empty_week.feed(made, accept_encoding="gzip, br")
    plain = an_empty_week.feed(made, accept_encoding="identity")
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.content == plain.content == gzip.decompress(gzip.compress(plain.content))
    assert packed.headers["etag"] == plain.headers["etag"]
    assert {packed.headers["vary"], plain.headers["vary"]} == {"Accept-Encoding"}


def test_its_headers_keep_it_to_its_reader(an_empty_week: Read) -> None:
    """Nobody on the way stores it, and no address is passed on."""
    headers = an_empty_week.feed(an_empty_week.open("agent", "a1")).headers
    assert headers["content-type"] == "text/calendar; charset=utf-8"
    assert headers["cache-control"].startswith("private")
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-robots-tag"] == "noindex"


def test_who_has_only_a_date_is_answered_by_it(an_empty_week: Read) -> None:
    """A tag goes before a date; a date that is none is passed over."""
    made = an_empty_week.open("agent", "a1")
    changed = an_empty_week.feed(made).headers["last-modified"]
    before = format_datetime(parsedate_to_datetime(changed) - timedelta(seconds=1), usegmt=True)
    assert an_empty_week.feed(made, if_modified_since=changed).status_code == 304
    assert an_empty_week.feed(made, if_modified_since=before).status_code == 200
    assert an_empty_week.feed(made, if_modified_since="yesterday").status_code == 200
    assert an_empty_week.feed(made, if_modified_since=changed, if_none_match='"other"').status_code == 200


def test_what_it_has_is_said_without_a_body(an_empty_week: Read) -> None:
    """With the tag; of several that are named, one is enough. HEAD says as much as GET, without the body."""
    made = an_empty_week.open("agent", "a1")
    tag = an_empty_week.feed(made).headers["etag"]
    same = an_empty_week.feed(made, if_none_match=f'"x", {tag}')
    assert (same.status_code, same.content, same.headers["etag"]) == (304, b"", tag)
    head = an_empty_week.get(f"/feeds/{made.token}.ics", "HEAD")
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", tag)


def test_the_window_moves_with_the_days(an_empty_week: Read) -> None:
    """Thirty days back, ninety ahead; a day that begins is enough for that."""
    made, week = an_empty_week.open("agent", "a1"), an_empty_week.week
    start = at("mon 14:00", week.problem.week)
    seen = {}
    for days in (-91, -90, 30, 31):
        week.now = start + timedelta(days=days)
        seen[days] = len(an_empty_week.events(made))
    assert seen == {-91: 0, -90: 1, 30: 1, 31: 0}


def test_a_cancelled_event_is_shown_for_thirty_days(an_empty_week: Read) -> None:
    """From the day on which it went away."""
    made, week = an_empty_week.open("agent", "a1"), an_empty_week.week
    week.now = at("thu-1 10:00") - timedelta(days=45)
    with week.store.transaction() as session:
        keep_subjects(session, "38", ("training",), None, (), week.now)
    shown = []
    for days in (0, 30, 31):
        week.now = at("thu-1 10:00") - timedelta(days=45 - days)
        shown.append([str(each["STATUS"]) for each in an_empty_week.events(made).values()])
    assert shown == [["CANCELLED"], ["CANCELLED"], []]


def test_no_log_and_no_metric_holds_a_token(an_empty_week: Read, caplog: pytest.LogCaptureFixture) -> None:
    """Neither of one that is read, nor of one that opens nothing, nor where the store is away."""
    made = an_empty_week.open("agent", "a1")
    registry = CollectorRegistry()
    an_empty_week.app.add_middleware(Counted, count=Metrics(registry).asked)
    caplog.set_level(logging.DEBUG)
    with serving(an_empty_week.app, ("127.0.0.1", 0)) as port:
        assert [asked(port, f"/feeds/{token}.ics") for token in (made.token, "B" * 43)] == [200, 404]
        with an_empty_week.week.store.engine.begin() as connection:
            connection.exec_driver_sql("ALTER TABLE feed RENAME TO gone")
        assert asked(port, f"/feeds/{made.token}.ics") >= 500
    measured = generate_latest(registry).decode()
    assert 'binome_requests_total{route="/feeds/…",status="404"} 1.0' in measured
    written = measured + caplog.text
    assert made.token not in written
    assert "BBBB" not in written


@pytest.mark.parametrize(
    ("path", "route"),
    [("/live", "/live"), ("/feeds/secret.ics", "/feeds/…"), ("/api/v1/sites", "/api/…"), ("/feedssecret", "…")],
)
def test_of_an_address_only_its_route_is_kept(path: str, route: str) -> None:
    """Of what is not known, nothing."""
    assert route_of(path) == route


def test_whatever_opens_nothing_costs_the_same_questions(an_empty_week: Read) -> None:
    """One, of the same text, whose answer is empty: there is nothing in it that could take longer for one of them."""
    revoked = an_empty_week.open("agent", "a1")
    with an_empty_week.week.store.transaction() as session:
        revoke_feed(session, revoked.feed.id, an_empty_week.week.now, "somebody")
    questions: list[str] = []

    def note(_: object, __: object, statement: str, *___: object) -> None:
        if statement.startswith("SELECT"):
            questions.append(statement)

    event.listen(an_empty_week.week.store.engine, "before_cursor_execute", note)
    seen = []
    for token in (revoked.token, "C" * 43, "", "x/y"):
        questions.clear()
        an_empty_week.get(f"/feeds/{token}.ics")
        seen.append(tuple(questions))
    assert len(seen[0]) == 1
    assert set(seen) == {seen[0]}
