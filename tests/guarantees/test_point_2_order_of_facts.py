"""2: of all events about one absence the greatest (`time`, then `id`) wins, in whatever order they come."""

from datetime import timedelta
from itertools import permutations

import pytest

from schemas.tables.absence import AbsenceRow
from tests.faults.story import Told, away, told
from tests.guarantees.hand import SECOND, Clock, Hand

pytestmark = pytest.mark.timeout(400)


def kept(hand: Hand, absence: str) -> tuple[str | None, bool]:
    """Which agent is away, and whether it was cancelled."""
    with hand.store.reading() as session:
        row = session.get(AbsenceRow, absence)
        assert row is not None
        return row.agent, row.cancelled


def test_the_newest_word_counts_in_any_order(embedded: Hand, clock: Clock) -> None:
    """Reported, changed and cancelled: six absences, told in each of the six orders."""
    for number, order in enumerate(permutations(range(3))):
        name = f"absence-{number}"
        words = [
            told(clock(), "absence.reported", f"{name}-0", away(embedded.weeks, name, "a1")),
            told(clock() + SECOND, "absence.changed", f"{name}-1", away(embedded.weeks, name, "a2")),
            told(clock() + 2 * SECOND, "absence.cancelled", f"{name}-2", {"absence": name}),
        ]
        embedded.tell(*(words[place] for place in order))
    embedded.rest()
    assert {kept(embedded, f"absence-{number}")[1] for number in range(6)} == {True}


@pytest.mark.parametrize("names", [("a", "b"), ("b", "a")], ids="-".join)
def test_of_two_at_one_time_the_greater_id_counts(embedded: Hand, clock: Clock, names: tuple[str, str]) -> None:
    """Whichever comes first."""
    agents = {"a": "a1", "b": "a2"}
    for name in names:
        embedded.tell(told(clock(), "absence.reported", name, away(embedded.weeks, "away", agents[name])))
    embedded.rest()
    assert kept(embedded, "away") == ("a2", False)
    assert embedded.ended("a") == ("applied" if names[0] == "a" else "superseded")


def test_a_cancellation_stays_and_a_later_report_revives_it(embedded: Hand, clock: Clock) -> None:
    """The report that it belongs to comes after it and changes nothing; a newer one does."""

    def report(name: str, second: int) -> Told:
        return told(clock() + second * SECOND, "absence.reported", name, away(embedded.weeks, "away", "a1"))

    embedded.tell(told(clock() + SECOND, "absence.cancelled", "cancel", {"absence": "away"}), report("late", 0))
    embedded.rest()
    assert (kept(embedded, "away"), embedded.ended("late")) == ((None, True), "superseded")
    embedded.tell(report("anew", 2))
    embedded.rest()
    assert kept(embedded, "away") == ("a1", False)


def test_a_clock_that_is_more_than_a_day_ahead_is_not_believed(embedded: Hand, clock: Clock) -> None:
    """A minute less is."""
    for name, ahead in (("far", timedelta(hours=24, minutes=1)), ("near", timedelta(hours=23, minutes=59))):
        embedded.tell(told(clock() + ahead, "absence.reported", name, away(embedded.weeks, name, "a1")))
    embedded.rest()
    assert (embedded.ended("far"), embedded.ended("near")) == ("rejected", "applied")


def test_times_of_our_own_events_grow_though_the_clock_goes_back(published: Hand, clock: Clock) -> None:
    """Of each subject, each is younger than the one before."""
    clock.moment -= timedelta(minutes=30)
    published.tell(
        told(clock(), "absence.reported", "e1", away(published.weeks, "away", "a1", "mon 08:00", "fri 18:00"))
    )
    published.rest()
    times = [event.time for event in published.events("roster.published") if event.subject.endswith("W50")]
    assert len(times) == 2
    assert times == sorted(set(times))
