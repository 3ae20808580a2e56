"""plan.pins: a pinned shift that ends after now stands in the roster exactly so."""

from collections.abc import Iterator

from planner.check.case import Case
from planner.check.presence import presences
from planner.check.violation import Violation
from schemas.ids import RuleId

ID = RuleId("plan.pins")


def check(case: Case) -> Iterator[Violation]:
    """Each pin that does not, with its minutes."""
    for pin in presences(case.clock, case.problem.pins):
        week = case.agents.get(pin.agent)
        if pin.end > case.now and (week is None or pin not in week.shifts[pin.day]):
            text = f"la présence fixée de {pin.agent} à {pin.site} manque"
            minutes = pin.length
            yield case.violation(ID, minutes, text, span=pin.span, site=pin.site, agents=[pin.agent])
