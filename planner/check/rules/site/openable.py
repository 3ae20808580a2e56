"""site.openable: a shift, like an opening, lies inside one window in which the building can be open."""

from collections.abc import Iterator

from planner.check.case import Case
from planner.check.site_week import SiteWeek
from planner.check.spans import Span, clip, inside, length
from planner.check.violation import Violation
from schemas.ids import AgentId, RuleId

ID = RuleId("site.openable")


def check(case: Case) -> Iterator[Violation]:
    """Each shift and opening still to come that leaves its window, with the minutes outside."""
    for site in case.sites.values():
        for span in site.openings:
            yield from _outside(case, site, span, f"{site.site.id} est ouvert hors des heures du bâtiment", ())
    for key, week in case.agents.items():
        for shift in week.all_shifts():
            text = f"{key} est à {shift.site} hors des heures du bâtiment"
            yield from _outside(case, case.sites[shift.site], shift.span, text, (key,))


def _outside(case: Case, site: SiteWeek, whole: Span, text: str, agents: tuple[AgentId, ...]) -> Iterator[Violation]:
    span = case.to_come(whole)
    if span is None:
        return
    windows = site.openable[case.clock.day(span[0])]
    if not inside(span, windows):
        most = max((length(clip((span,), *window)) for window in windows), default=0)
        minutes = span[1] - span[0] - most
        yield case.violation(ID, minutes, text, span=span, site=site.site.id, agents=agents)
