"""problem_history: the weeks before a problem's week, as rows that give its history again.

A problem has sums over up to eleven weeks; rows have a week each. What is not known of a single week (late shifts,
Saturdays, the end of the last shift) is noted in the last of them, so that the sums come out and histories of
neighbouring weeks agree wherever they can.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from planner.services.network.importing.known import Known
from schemas.agent import Agent, History
from schemas.problem import Problem
from schemas.tables.agent import WorkedWeekRow
from schemas.time import week_monday

WEEKS = 11
"""Weeks before a week that its problem knows of."""


def history_rows(problem: Problem, known: Known) -> tuple[list[WorkedWeekRow], list[WorkedWeekRow]]:
    """Weeks worked as they should be stored, and those of the eleven that are stored and not stated."""
    rows: list[WorkedWeekRow] = []
    gone: list[WorkedWeekRow] = []
    window = weeks_before(problem.week)
    for agent in problem.agents:
        stored = _stored(agent, window, known)
        if told(list(stored.values())) == _told(agent.history):
            continue
        stated = {row.week: row for row in _stated(agent, window, stored)}
        rows += stated.values()
        gone += (row for week, row in stored.items() if week not in stated)
    return rows, gone


def weeks_before(week: str) -> list[str]:
    """The eleven weeks before one, oldest first."""
    monday = week_monday(week)
    return [_iso(monday - timedelta(weeks=number)) for number in range(WEEKS, 0, -1)]


def told(rows: Sequence[WorkedWeekRow]) -> tuple[object, ...]:
    """What rows of the eleven weeks say together, as a problem does."""
    known = sorted(rows, key=lambda row: row.week)
    return (
        max((row.last_shift_end for row in known if row.last_shift_end), default=None),
        tuple(row.minutes for row in known if row.minutes is not None),
        sum(row.late_shifts for row in known),
        sum(row.saturdays for row in known),
    )


def _told(history: History) -> tuple[object, ...]:
    return history.last_shift_end, history.worked_minutes, history.late_shifts, history.saturdays


def _stored(agent: Agent, window: list[str], known: Known) -> dict[str, WorkedWeekRow]:
    rows = known.network.worked_weeks if known.network else ()
    return {row.week: row for row in rows if row.agent == agent.id and row.week in window}


def _stated(agent: Agent, window: list[str], stored: dict[str, WorkedWeekRow]) -> Iterator[WorkedWeekRow]:
    """A row for each week of which minutes are stated, and one for what is only known in sum."""
    history = agent.history
    weeks = window[len(window) - len(history.worked_minutes) :]
    late, saturdays, last = history.late_shifts, history.saturdays, history.last_shift_end
    if not weeks and (late or saturdays or last):
        yield WorkedWeekRow(agent=agent.id, week=window[-1], late_shifts=late, saturdays=saturdays, last_shift_end=last)
    kept = {week: stored[week] for week in weeks[:-1] if week in stored}
    if sum(row.late_shifts for row in kept.values()) > late or sum(row.saturdays for row in kept.values()) > saturdays:
        kept = {}
    for week, minutes in zip(weeks, history.worked_minutes, strict=True):
        before = kept.get(week)
        newest = week == weeks[-1]
        yield WorkedWeekRow(
            agent=agent.id,
            week=week,
            minutes=minutes,
            late_shifts=late - sum(row.late_shifts for row in kept.values()) if newest else _of(before, "late_shifts"),
            saturdays=saturdays - sum(row.saturdays for row in kept.values()) if newest else _of(before, "saturdays"),
            last_shift_end=last if newest else _no_later(before, last),
        )


def _of(row: WorkedWeekRow | None, column: str) -> int:
    return 0 if row is None else int(getattr(row, column))


def _no_later(row: WorkedWeekRow | None, last: datetime | None) -> datetime | None:
    """The end noted for an earlier week, where the stated one does not come before it."""
    end = row.last_shift_end if row else None
    return end if end is not None and last is not None and end <= last else None


def _iso(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"
