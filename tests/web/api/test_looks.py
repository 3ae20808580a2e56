"""Who looked at whose absences or person is written down: once an hour, and never for one's own."""

from datetime import timedelta

import pytest
from sqlmodel import col, select

from planner.services.access.looks import ACTION
from schemas.role import Role
from schemas.tables.audit import AuditRow
from tests.web.api.counter import BASIN, Counter

WEEK = "from=2026-11-30T00:00:00%2B01:00&to=2026-12-07T00:00:00%2B01:00"


def looks(counter: Counter) -> list[str]:
    """At whom, in order."""
    with counter.store.reading() as session:
        asked = select(AuditRow.subject).where(AuditRow.action == ACTION)
        return list(session.exec(asked.order_by(col(AuditRow.id))))


@pytest.mark.parametrize(
    ("path", "seen"),
    [(f"/basins/{BASIN}/absences?{WEEK}", ["a1", "a3"]), ("/absences/x1", ["a3"]), ("/agents/a2", ["a2"]), ("/me", [])],
)
def test_whoever_looks_is_written_down_once_an_hour(counter: Counter, path: str, seen: list[str]) -> None:
    """Each for itself."""
    asker, other = counter.coordinator(), counter.as_(Role.SITE_MANAGER, "site:s1")
    assert [asker.get(path).status_code for _ in range(3)] == [200, 200, 200]
    assert looks(counter) == seen
    other.get(path)
    counter.now += timedelta(hours=1)
    asker.get(path)
    assert looks(counter) == seen * 3


def test_one_s_own_is_one_s_own_business(counter: Counter) -> None:
    """An agent that looks at a colleague is written down as everybody else."""
    a3 = counter.as_(Role.AGENT, "agent:a3")
    assert [a3.get(path).status_code for path in ("/absences/x1", "/agents/a3")] == [200, 200]
    assert looks(counter) == []
    a3.get("/agents/a1")
    assert looks(counter) == ["a1"]
