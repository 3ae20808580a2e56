"""changes: what differs from the roster that people were last given, one entry per agent and date."""

from collections.abc import Iterator
from datetime import timedelta

from planner.check.agent_week import AgentWeek
from planner.check.case import Case
from planner.check.presence import DAYS, Presence
from planner.check.spans import both, minus, union
from schemas.explanation import Change
from schemas.shift import Shift

HOUR = timedelta(hours=1)

Day = tuple[Presence, ...]


def changes(case: Case) -> Iterator[Change]:
    """Each (agent, date) whose shifts differ, agents in the problem's order; none without a baseline."""
    if case.problem.baseline is None:
        return
    for week in case.agents.values():
        for day in DAYS:
            if week.shifts[day] != week.baseline[day]:
                yield _change(case, week, day)


def _change(case: Case, week: AgentWeek, day: int) -> Change:
    before, after = week.baseline[day], week.shifts[day]
    notice = (case.clock.instant(first_difference(before, after)) - case.problem.now) // HOUR
    return Change(
        agent=week.agent.id,
        date=case.clock.dates[day],
        before=_shifts(case, before),
        after=_shifts(case, after),
        notice_hours=max(0, notice),
        exempt=any(both((shift.span,), week.unavailable) for shift in before),
    )


def first_difference(before: Day, after: Day) -> int:
    """The first minute at which presence at some site differs; where only the cut differs, the first shift's start."""
    starts = []
    for site in {shift.site for shift in (*before, *after)}:
        one, other = (union(s.span for s in shifts if s.site == site) for shifts in (before, after))
        starts += [start for start, _ in (*minus(one, other), *minus(other, one))]
    return min(starts) if starts else min(shift.start for shift in (*before, *after))


def _shifts(case: Case, shifts: Day) -> tuple[Shift, ...]:
    instant = case.clock.instant
    return tuple(Shift(agent=s.agent, site=s.site, start=instant(s.start), end=instant(s.end)) for s in shifts)
