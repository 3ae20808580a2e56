"""stability: each agent's date that differs from what people were told costs the more the later they learn of it."""

from collections.abc import Iterator
from datetime import date, timedelta

from planner.check.case import Case
from planner.check.changes import changes
from planner.check.clock import WEEKDAYS
from schemas.explanation import Change
from schemas.ids import SiteId


def costs(case: Case) -> Iterator[tuple[SiteId, int]]:
    """What each change costs, at a site of its agent."""
    for change in changes(case):
        yield case.place(change.agent), cost(case, change)


def cost(case: Case, change: Change) -> int:
    """What one change costs; nothing where the agent could not work what was told."""
    if change.exempt:
        return 0
    if change.notice_hours < case.figures.of("stability", "urgent_hours"):
        return case.figures.of("stability", "urgent_cost")
    short = working_days(case, change) < case.agents[change.agent].employer.notice_working_days
    return case.figures.of("stability", "short_cost" if short else "ordinary_cost")


def working_days(case: Case, change: Change) -> int:
    """Working days that lie strictly between the date of now and the date of the change."""
    home = case.sites.get(case.agents[change.agent].agent.home_site)
    holidays: tuple[date, ...] = () if home is None else home.site.holidays
    today = case.problem.now.astimezone(case.clock.zone).date()
    between = (today + timedelta(days=days) for days in range(1, (change.date - today).days))
    return sum(day.weekday() in WEEKDAYS and day not in holidays for day in between)
