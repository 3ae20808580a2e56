"""shift_hours: the building opens an hour earlier or later, at noon, or on a Saturday morning."""

from collections.abc import Iterator

from planner.core.facts.week import Span, overlap, total, without
from planner.core.model.draft import Draft, Sum
from planner.explain.candidate import Asked, Candidate
from planner.explain.short import Short
from planner.explain.solving import Solved, Spare
from planner.explain.wording import sentence, times
from schemas.explanation import RemedyAction
from schemas.ids import SiteId
from schemas.site import Site, Window
from schemas.time import Day

ACTION: RemedyAction = "shift_hours"
WIDER = 60
"""Minutes at either end of the day."""
DAYTIME: Span = (7 * 60 + 30, 20 * 60)
"""No building opens earlier or closes later for it."""
SATURDAY: Span = (9 * 60, 12 * 60)
"""The hours of a Saturday on which the building does not open otherwise."""


def candidates(short: Short) -> Iterator[Candidate]:
    """The building's hours made wider, all in one: told is what is used of it."""
    site = next(site for site in short.problem.sites if site.id == short.site)
    changed = site.model_copy(update={"openable_hours": tuple(_wider(site))})
    sites = tuple(changed if each.id == site.id else each for each in short.problem.sites)
    usual = short.facts.sites[short.site].opens

    def tell(solved: Solved) -> Asked | None:
        openings = _outside(solved, short.site, usual)
        if not openings:
            return None
        text = f"ouvrir en dehors des heures du bâtiment : {times(openings, short.facts.week)}"
        least = short.facts.sites[short.site].min_agents
        return Asked(least * total(openings), sentence(text))

    problem = short.problem.model_copy(update={"sites": sites})
    yield Candidate((), problem, tell, _little(short.site, usual))


def _wider(site: Site) -> Iterator[Window]:
    """One window a day, an hour longer at both ends; a Saturday morning where there is none."""
    for day in Day:
        spans = [(window.start, window.end) for window in site.openable_hours if window.day == day]
        if spans:
            start, end = min(a for a, _ in spans), max(b for _, b in spans)
            earlier, later = max(DAYTIME[0], start - WIDER), min(DAYTIME[1], end + WIDER)
            yield Window(day=day, start=min(start, earlier), end=max(end, later))
        elif day == Day.SAT:
            yield Window(day=day, start=SATURDAY[0], end=SATURDAY[1])


def _outside(solved: Solved, site: SiteId, usual: tuple[Span, ...]) -> tuple[Span, ...]:
    """Openings that go beyond the building's hours, whole."""
    opened = ((door.start, door.end) for door in solved.week.doors if door.site == site and door.end > solved.facts.now)
    return tuple(span for span in opened if without([span], usual))


def _little(site: SiteId, usual: tuple[Span, ...]) -> Spare:
    """Keep few the minutes open outside the building's hours."""

    def expression(draft: Draft) -> Sum:
        cost: Sum = 0
        for (key, _), door in draft.doors.items():
            if key == site:
                extra = [b - a - sum(overlap((a, b), span) for span in usual) for a, b in door.segments.spans]
                cost += sum((x * minutes for x, minutes in zip(door.on, extra, strict=True) if minutes), 0)
        return cost

    return expression
