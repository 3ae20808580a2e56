"""of_facts: what closures, alerts, trainings and meetings put into calendars."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from planner.services.calendars.wanted import Kind, Wanted
from planner.services.facts.weeks_touched import week_after, week_start
from schemas.tables.agent import UnavailabilityRow
from schemas.tables.alert import AlertRow
from schemas.tables.closure import ClosureRow

_AT_WORK: dict[str, Kind] = {"training": "training", "meeting": "meeting"}
"""What is work elsewhere than on shift; part time is nobody's event."""


def wanted_of_closures(rows: Iterable[ClosureRow]) -> Iterator[Wanted]:
    """The closures that stand."""
    for row in rows:
        if not row.lifted and row.site is not None and row.start is not None and row.end is not None:
            yield Wanted("closure", row.site, row.site, row.start, row.end, row.id)


def wanted_of_alerts(rows: Iterable[AlertRow], timezone: str) -> Iterator[Wanted]:
    """The alerts that stand and are about some time; agents stand in their texts as `{agent:ID}`."""
    for row in rows:
        start, end = _span(row, timezone)
        if row.cleared_at is None and start is not None and end is not None:
            detail = {"kind": row.kind, "text": row.data.get("text", "")}
            yield Wanted("alert", row.basin, row.site or "", start, end, row.id, detail)


def wanted_of_work(rows: Iterable[UnavailabilityRow]) -> Iterator[Wanted]:
    """Trainings and meetings."""
    for row in rows:
        if (kind := _AT_WORK.get(row.reason)) is not None:
            yield Wanted(kind, row.agent, "", row.start, row.end, row.id)


def _span(row: AlertRow, timezone: str) -> tuple[datetime | None, datetime | None]:
    """The time that it names, else its week; neither of one that is about no time."""
    named = row.data.get("from"), row.data.get("to")
    if isinstance(named[0], str) and isinstance(named[1], str):
        return datetime.fromisoformat(named[0]), datetime.fromisoformat(named[1])
    if row.week is None:
        return None, None
    return week_start(row.week, timezone), week_start(week_after(row.week), timezone)
