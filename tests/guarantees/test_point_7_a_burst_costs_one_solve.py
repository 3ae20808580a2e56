"""7: ten absences at once cost about one solve, not ten."""

import pytest

from planner.store import revisions, weeks
from tests.faults.network import BASIN
from tests.faults.story import away, told
from tests.guarantees.hand import Clock, Hand

pytestmark = pytest.mark.timeout(400)


def test_ten_absences_at_once_are_planned_around_together(published: Hand, clock: Clock) -> None:
    """One solve, one revision, and all ten are named as its cause."""
    before = len(published.solvers.weeks)
    names = [f"e{number}" for number in range(10)]
    hours = [f"{day} {hour}" for day in ("mon", "tue", "wed", "thu", "fri") for hour in ("09:00", "13:30")]
    for name, start in zip(names, hours, strict=True):
        gone = away(published.weeks, f"away-{name}", "a1", start, f"{start[:4]}{int(start[4:6]) + 1}:30")
        published.tell(told(clock(), "absence.reported", name, gone))
    published.rest()
    assert published.solvers.weeks[before:] == [published.weeks.first]
    with published.store.reading() as session:
        row = revisions.published(session, BASIN, published.weeks.first)
        assert row is not None
        assert (row.revision, sorted(row.cause), row.cause_count) == (2, names, 10)
        assert weeks.stale(session) == []
