"""agent.site: an agent works at the sites they may be sent to, nowhere else."""

from collections.abc import Iterator

from planner.check.case import Case
from planner.check.violation import Violation
from schemas.ids import RuleId

ID = RuleId("agent.site")


def check(case: Case) -> Iterator[Violation]:
    """Each shift still to come at another site, with its minutes."""
    for key, week in case.agents.items():
        for shift in week.all_shifts():
            span = case.to_come(shift.span)
            if span and shift.site not in week.agent.sites:
                text = f"{key} n’est pas affecté à {shift.site}"
                yield case.violation(ID, span[1] - span[0], text, span=span, site=shift.site, agents=[key])
