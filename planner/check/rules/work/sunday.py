"""work.sunday: nobody works on a Sunday, unless the employer recorded a derogation."""

from collections.abc import Iterator

from planner.check.case import Case
from planner.check.violation import Violation
from schemas.ids import RuleId

ID = RuleId("work.sunday")


SUNDAY = 6


def check(case: Case) -> Iterator[Violation]:
    """Each shift still to come on the Sunday, with its minutes."""
    for key, week in case.agents.items():
        for shift in week.real[SUNDAY]:
            span = case.to_come(shift.span)
            if span and not case.figure(ID, "allowed", week, SUNDAY):
                minutes = span[1] - span[0]
                yield case.violation(ID, minutes, f"{key} travaille un dimanche", span=span, agents=[key])
