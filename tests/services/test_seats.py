"""Seats: an event keeps its UID whatever becomes of its time, and changes only where something really does."""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from planner.services.calendars.keep_seats import keep_subjects, keep_week
from planner.services.calendars.of_roster import wanted_of_roster, ways_of
from planner.services.calendars.wanted import Wanted
from planner.store.rows import add_rows
from planner.store.session import Store
from schemas.tables.basin import BasinRow
from schemas.tables.seat import CalendarRow, SeatRow
from tests.builders import a_problem, a_roster, at
from tests.wall import WEEK, ZONE

PROBLEM = a_problem().with_site("s1").with_site("s2").with_agents(2, sites=("s1", "s2")).with_travel("s1", "s2", 20)
PARIS = ZoneInfo(ZONE)


class Kept:
    """A store to which one roster of the week after another is published, an hour after the one before."""

    def __init__(self, store: Store, basin: str = "38") -> None:
        """Nothing is published yet."""
        self.store, self.now = store, at("mon-1 09:00")
        self.basin = BasinRow(id=basin, timezone=ZONE)
        with store.transaction() as session:
            add_rows(session, [self.basin])

    def publish(self, *shifts: tuple[str, str, str]) -> bool:
        """A roster of these shifts: agent, site, when. Whether calendars change."""
        roster = a_roster(PROBLEM)
        for agent, site, when in shifts:
            roster = roster.shift(agent, site, when)
        return self.put(list(wanted_of_roster(roster.build(), ways_of(PROBLEM.build()), PARIS)))

    def put(self, wanted: Sequence[Wanted]) -> bool:
        """These events."""
        self.now += timedelta(hours=1)
        with self.store.transaction() as session:
            return keep_week(session, self.basin, WEEK, wanted, self.now)

    def seats(self, kind: str = "shift", *, gone: bool | None = False) -> list[SeatRow]:
        """Those that are there, or are gone; None: all. By their start."""
        with self.store.reading() as session:
            asked = select(SeatRow).where(SeatRow.basin == self.basin.id, SeatRow.kind == kind)
            found = [row for row in session.exec(asked) if gone is None or (row.cancelled_at is not None) == gone]
        return sorted(found, key=lambda row: (row.start, row.uid))

    def version(self) -> int:
        """How often calendars changed."""
        with self.store.reading() as session:
            row = session.get(CalendarRow, self.basin.id)
            return 0 if row is None else row.version


@pytest.fixture
def kept(sqlite_store: Store) -> Kept:
    return Kept(sqlite_store)


def test_a_shift_that_moves_keeps_its_uid(kept: Kept) -> None:
    """Its sequence and its last change rise."""
    kept.publish(("a1", "s1", "mon 08:30-12:00"))
    (before,) = kept.seats()
    kept.publish(("a1", "s1", "mon 09:00-12:30"))
    (after,) = kept.seats()
    assert (after.uid, after.start, after.sequence, after.last_modified) == (before.uid, at("mon 09:00"), 1, kept.now)
    assert (before.sequence, after.made_at) == (0, before.made_at)


def test_on_either_database_only_what_differs_is_written(store: Store) -> None:
    """A shift that moves, one that goes, one that stays, and one that is new."""
    kept = Kept(store)
    kept.publish(("a1", "s1", "mon 08:30-12:00"), ("a1", "s1", "tue 08:30-12:00"), ("a2", "s1", "mon 08:30-12:00"))
    kept.publish(("a1", "s1", "mon 09:00-12:00"), ("a2", "s1", "mon 08:30-12:00"), ("a2", "s2", "wed 09:00-12:00"))
    assert {(row.holder, row.ordinal, row.sequence, row.cancelled_at is None) for row in kept.seats(gone=None)} == {
        ("a1", 1, 1, True),
        ("a1", 2, 1, False),
        ("a2", 1, 0, True),
    }
    assert len({row.uid for row in kept.seats(gone=None)}) == 4
    assert not kept.publish(
        ("a1", "s1", "mon 09:00-12:00"), ("a2", "s1", "mon 08:30-12:00"), ("a2", "s2", "wed 09:00-12:00")
    )


def test_what_is_published_again_as_it_was_changes_nothing(kept: Kept) -> None:
    """Neither a sequence nor a last change, and nobody reads anew."""
    assert kept.publish(("a1", "s1", "mon 08:30-12:00"), ("a1", "s2", "mon 14:00-16:00"))
    before, version = kept.seats(), kept.version()
    assert not kept.publish(("a1", "s1", "mon 08:30-12:00"), ("a1", "s2", "mon 14:00-16:00"))
    assert (kept.seats(), kept.version()) == (before, version)


def test_what_goes_is_cancelled_and_comes_back_as_itself(kept: Kept) -> None:
    """So that nothing doubles where somebody's absence is cancelled."""
    kept.publish(("a1", "s1", "tue 08:30-12:00"))
    (there,) = kept.seats()
    kept.publish()
    (gone,) = kept.seats(gone=True)
    assert (gone.uid, gone.sequence, gone.cancelled_at, gone.start) == (there.uid, 1, kept.now, there.start)
    kept.publish(("a1", "s1", "tue 09:00-12:00"))
    assert [(row.uid, row.sequence) for row in kept.seats(gone=None)] == [(there.uid, 2)]


def test_a_cancelled_one_is_not_moved_to_another_day(kept: Kept) -> None:
    """Whoever looks at Tuesday goes on seeing that it was cancelled."""
    kept.publish(("a1", "s1", "tue 08:30-12:00"))
    kept.publish()
    kept.publish(("a1", "s1", "thu 08:30-12:00"))
    assert len(kept.seats(gone=True)) == len(kept.seats()) == 1


def test_one_that_comes_back_on_its_day_goes_before_one_that_could_move_there(kept: Kept) -> None:
    """Tuesday's is Tuesday's again, and Monday's is cancelled on Monday."""
    kept.publish(("a1", "s1", "mon 08:30-12:00"), ("a1", "s1", "tue 08:30-12:00"))
    monday, tuesday = (row.uid for row in kept.seats())
    kept.publish(("a1", "s1", "mon 08:30-12:00"))
    kept.publish(("a1", "s1", "tue 08:30-12:00"))
    assert [row.uid for row in kept.seats()] == [tuesday]
    assert [row.uid for row in kept.seats(gone=True)] == [monday]


def test_a_journey_from_elsewhere_at_the_same_time_has_changed(kept: Kept) -> None:
    """Not only its time is what people look at."""
    span = at("mon 13:40"), at("mon 14:00")
    assert [kept.put([Wanted("journey", "a1", "s2", *span, detail={"origin": origin})]) for origin in ("s1", "s3")] == [
        True,
        True,
    ]
    assert [(row.sequence, row.detail) for row in kept.seats("journey")] == [(1, {"origin": "s3"})]


def test_one_that_is_there_may_move_to_another_day(kept: Kept) -> None:
    """Where its own day has none any more."""
    kept.publish(("a1", "s1", "tue 08:30-12:00"))
    (before,) = kept.seats()
    kept.publish(("a1", "s1", "thu 08:30-12:00"))
    assert [row.uid for row in kept.seats(gone=None)] == [before.uid]


def test_its_own_day_comes_first_then_overlap_then_start(kept: Kept) -> None:
    """Monday's stays Monday's; of a day's two, each keeps what it covers, and what covers nothing the nearest."""
    kept.publish(("a1", "s1", "mon 08:00-10:00"), ("a1", "s1", "mon 14:00-17:00"), ("a1", "s1", "tue 08:00-10:00"))
    morning, afternoon, tuesday = (row.uid for row in kept.seats())
    kept.publish(("a1", "s1", "mon 09:00-13:45"), ("a1", "s1", "mon 15:00-18:00"), ("a1", "s1", "tue 15:00-17:00"))
    assert [row.uid for row in kept.seats()] == [morning, afternoon, tuesday]
    kept.publish(("a1", "s1", "mon 13:45-16:00"), ("a1", "s1", "tue 15:00-17:00"))
    assert [row.uid for row in kept.seats()] == [afternoon, tuesday]


def test_another_site_or_another_agent_is_another_event(kept: Kept) -> None:
    """A seat is an agent's, at a site, in a week."""
    kept.publish(("a1", "s1", "mon 08:30-12:00"))
    kept.publish(("a1", "s2", "mon 08:30-12:00"), ("a2", "s1", "mon 08:30-12:00"))
    assert len({row.uid for row in kept.seats(gone=None)}) == 3
    assert len(kept.seats()) == 2


def test_a_journey_ends_when_the_next_shift_begins(kept: Kept) -> None:
    """In the calendar of whoever makes it."""
    kept.publish(("a1", "s1", "mon 08:30-12:00"), ("a1", "s2", "mon 14:00-16:00"), ("a1", "s1", "tue 08:00-10:00"))
    (journey,) = kept.seats("journey")
    assert (journey.start, journey.end, journey.detail) == (at("mon 13:40"), at("mon 14:00"), {"origin": "s1"})


def test_of_a_subject_nothing_else_takes_the_seat(kept: Kept) -> None:
    """An event with an id of its own keeps its seat wherever it moves to; another one has another."""
    first = Wanted("closure", "s1", "s1", at("mon 08:00"), at("mon 12:00"), "c1")
    other = Wanted("closure", "s1", "s1", at("mon 08:00"), at("mon 12:00"), "c2")
    moved = Wanted("closure", "s1", "s1", at("sun 08:00"), at("sun 12:00"), "c1")
    for wanted in ([first], [other], [moved, other]):
        with kept.store.transaction() as session:
            keep_subjects(session, "38", ("closure",), {each.subject for each in wanted}, wanted, kept.now)
    assert {row.subject: (row.sequence, row.start) for row in kept.seats("closure")} == {
        "c1": (1, moved.start),
        "c2": (0, other.start),
    }


_SHIFTS = st.lists(
    st.tuples(st.sampled_from(["a1", "a2"]), st.integers(0, 3), st.integers(16, 40), st.integers(4, 12)),
    max_size=6,
    unique_by=lambda shift: shift[:2],
)


def _wanted(shifts: list[tuple[str, int, int, int]], basin: str) -> list[Wanted]:
    day, quarter = timedelta(days=1), timedelta(minutes=15)
    monday = at("mon 00:00")

    def event(agent: str, days: int, first: int, many: int) -> Wanted:
        start: datetime = monday + days * day + first * quarter
        return Wanted("shift", f"{basin}-{agent}", "s1", start, start + many * quarter)

    return [event(*each) for each in shifts]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(weeks=st.lists(_SHIFTS, min_size=2, max_size=4))
def test_whatever_is_published_one_after_another(
    sqlite_store: Store, weeks: list[list[tuple[str, int, int, int]]]
) -> None:
    """Calendars show exactly the last; a sequence rises by one where its event changed, and only there."""
    kept = Kept(sqlite_store, basin=secrets.token_hex(4))
    before: dict[str, SeatRow] = {}
    for shifts in weeks:
        wanted = _wanted(shifts, kept.basin.id)
        kept.put(wanted)
        seats = {row.uid: row for row in kept.seats(gone=None)}
        shown = sorted((r.holder, r.start, r.end) for r in seats.values() if r.cancelled_at is None)
        assert shown == sorted((each.holder, each.start, each.end) for each in wanted)
        assert before.keys() <= seats.keys()
        for uid, was in before.items():
            now = seats[uid]
            changed = (was.start, was.end, was.cancelled_at) != (now.start, now.end, now.cancelled_at)
            assert (now.sequence - was.sequence, now.last_modified > was.last_modified) == (int(changed), changed)
        before = seats
