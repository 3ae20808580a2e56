"""Feeds over HTTP: who has an address reads its calendar, and nobody else learns anything."""

import pytest

from planner.services.feeds.keep_feeds import revoke_feed, rotate_feed
from planner.store.session import Store
from planner.web.feed_readers import program
from schemas.events.absences import AbsenceReported
from schemas.ids import AbsenceId, AgentId
from schemas.tables.feed import FeedRow
from tests.builders import at
from tests.services.stored import stored
from tests.services.weeks import light, two_sites
from tests.web.feeds import Read, read_over_http


@pytest.fixture
def a_week(sqlite_store: Store) -> Read:
    """Two sites, planned and published."""
    week = stored(sqlite_store, light(two_sites("fri-1 10:00", e1="auto", e2="auto")).build())
    week.plan()
    return read_over_http(week)


def test_an_agent_reads_their_own_shifts(a_week: Read) -> None:
    """All that were published, and nobody else's."""
    made = a_week.open("agent", "a1")
    mine = [shift for shift in a_week.week.published().shifts if shift.agent == "a1"]
    found = a_week.events(made).values()
    assert mine
    assert sorted((each.start, each.end) for each in found) == sorted((s.start, s.end) for s in mine)


def test_an_absence_moves_what_it_must_and_shows_what_goes(a_week: Read) -> None:
    """Under the UIDs that were there; what is gone is cancelled, and the absence says no more than that it is one."""
    made = a_week.open("agent", "a1")
    before = a_week.events(made)
    away = AbsenceReported(absence=AbsenceId("ill"), agent=AgentId("a1"), start=at("mon 00:00"), end=at("sun 00:00"))
    a_week.week.tell(away, "/hr")
    a_week.week.replan()
    after = a_week.events(made)
    assert before.keys() < after.keys()
    assert {str(after[uid]["STATUS"]) for uid in before} == {"CANCELLED"}
    assert {after[uid].sequence for uid in before} == {1}
    (absence,) = (event for uid, event in after.items() if uid not in before)
    assert (str(absence["SUMMARY"]), "DESCRIPTION" in absence) == ("Absence", False)
    assert (absence.start, absence.end) == (at("mon 00:00").date(), at("sun 00:00").date())


def test_an_absence_is_seen_at_once_also_in_a_week_that_nobody_planned(a_week: Read) -> None:
    """Nothing is published because of it, and whoever has the calendar is given another."""
    made = a_week.open("agent", "a1")
    before = a_week.events(made)
    start, end = (at(moment, "2027-W03") for moment in ("mon 08:00", "mon 18:00"))
    a_week.week.tell(AbsenceReported(absence=AbsenceId("far"), agent=AgentId("a1"), start=start, end=end), "/hr")
    after = a_week.events(made)
    assert [after[uid].start for uid in after.keys() - before.keys()] == [start]


def test_a_reader_that_has_it_is_told_so(a_week: Read) -> None:
    """By its tag; another publication that changes nothing of theirs leaves the tag as it is."""
    made = a_week.open("agent", "b1")
    first = a_week.feed(made)
    assert a_week.feed(made, if_none_match=first.headers["etag"]).status_code == 304
    away = AbsenceReported(absence=AbsenceId("ill"), agent=AgentId("a1"), start=at("mon 00:00"), end=at("wed 00:00"))
    a_week.week.tell(away, "/hr")
    a_week.week.replan()
    assert a_week.feed(made, if_none_match=first.headers["etag"]).status_code == 304


def test_what_opens_nothing_is_answered_alike(a_week: Read) -> None:
    """Revoked, replaced, unknown, cut short or no token at all: nobody can tell which it was."""
    revoked, replaced = a_week.open("agent", "a1"), a_week.open("agent", "a2")
    with a_week.week.store.transaction() as session:
        assert revoke_feed(session, revoked.feed.id, a_week.week.now, "somebody") == "revoked"
        again = rotate_feed(session, replaced.feed.id, a_week.week.now, "somebody")
    assert again is not None
    assert a_week.feed(again).status_code == 200
    wrong = ("A" * 43, revoked.token, replaced.token, again.token[:-1], "", "x/y", "é" * 200, "..%2f..", "a" * 9000)
    answers = [a_week.get(f"/feeds/{token}.ics") for token in wrong] + [a_week.get(f"/feeds/{again.token}")]
    assert {(each.status_code, each.content, tuple(sorted(each.headers.items()))) for each in answers} == {
        (404, answers[0].content, tuple(sorted(answers[0].headers.items())))
    }


def test_what_is_revoked_is_not_even_unchanged_any_more(a_week: Read) -> None:
    """From the next asking on, whatever the reader has of it."""
    made = a_week.open("agent", "a1")
    tag = a_week.feed(made).headers["etag"]
    assert a_week.feed(made, if_none_match=tag).status_code == 304
    with a_week.week.store.transaction() as session:
        assert revoke_feed(session, made.feed.id, a_week.week.now, "somebody") == "revoked"
    assert a_week.feed(made, if_none_match=tag).status_code == 404


@pytest.mark.parametrize("path", ["/feeds/{token}.ics", "/public/sites/s1.ics"])
def test_a_calendar_is_only_read(a_week: Read, path: str) -> None:
    """Whatever else is asked of its address, it says so, whether it opens anything or not."""
    made = a_week.open("agent", "a1")
    answers = [a_week.get(path.format(token=token), "POST") for token in (made.token, "A" * 43)]
    assert {(each.status_code, each.headers["allow"], each.content) for each in answers} == {
        (405, "GET, HEAD", answers[0].content)
    }


def test_who_asks_too_often_is_told_to_wait(sqlite_store: Store) -> None:
    """Another address is read all the same."""
    week = stored(sqlite_store, two_sites().build())
    reader = read_over_http(week, per_minute=2)
    one, other = reader.open("agent", "a1"), reader.open("agent", "a2")
    assert [reader.feed(one).status_code for _ in range(3)] == [200, 200, 429]
    assert reader.feed(one).headers["retry-after"] == "60"
    assert reader.feed(other).status_code == 200


def test_its_owner_sees_when_it_was_read_and_by_what(a_week: Read) -> None:
    """What a program says of itself is not kept, only of which kind it is."""
    made = a_week.open("agent", "a1")
    a_week.feed(made, user_agent="Mozilla/5.0 (X11) Thunderbird/128.0 <script>")
    with a_week.week.store.reading() as session:
        row = session.get(FeedRow, made.feed.id)
    assert row is not None
    assert (row.read_at, row.read_by) == (a_week.week.now, "Thunderbird")
    assert program("<script>") == "autre"


def test_a_token_is_nowhere_in_the_store(a_week: Read) -> None:
    """Only its hash: whoever has the database reads no calendar by it."""
    made = a_week.open("agent", "a1")
    a_week.feed(made)
    path = a_week.week.store.url.database
    assert path is not None
    with open(path, "rb") as database:  # noqa: PTH123 - the file as it lies there
        assert made.token.encode() not in database.read()
    assert len(made.token) >= 43
