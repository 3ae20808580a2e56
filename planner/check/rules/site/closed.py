"""site.closed: nobody works and no door opens on a date on which the site stays shut."""

from collections.abc import Iterator

from planner.check.case import Case
from planner.check.violation import Violation
from schemas.ids import RuleId

ID = RuleId("site.closed")


def check(case: Case) -> Iterator[Violation]:
    """Each shift and opening still to come on such a date, with its minutes."""
    for place, site in case.sites.items():
        for whole in site.openings if site.closed else ():
            span = case.to_come(whole)
            if span and case.clock.day(whole[0]) in site.closed:
                minutes = span[1] - span[0]
                yield case.violation(ID, minutes, f"{place} est ouvert un jour de fermeture", span=span, site=place)
    for key, week in case.agents.items():
        for shift in week.all_shifts():
            span = case.to_come(shift.span)
            if span and shift.day in case.sites[shift.site].closed:
                text = f"{key} est à {shift.site} un jour de fermeture"
                minutes = span[1] - span[0]
                yield case.violation(ID, minutes, text, span=span, site=shift.site, agents=[key])
