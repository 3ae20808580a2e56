"""appointment.availability: an appointment lies inside its referent's availability."""

from collections.abc import Iterator

from planner.check.case import Case
from planner.check.spans import length, minus
from planner.check.violation import Violation
from schemas.ids import RuleId

ID = RuleId("appointment.availability")


def check(case: Case) -> Iterator[Violation]:
    """Each appointment still to come at minutes the referent did not give, with those minutes."""
    for held in case.upcoming:
        outside = length(minus((held.span,), case.free.get(held.source.referent, ())))
        if outside:
            text = f"rendez-vous {held.source.id} hors des disponibilités de {held.source.referent}"
            yield case.violation(ID, outside, text, **held.about)
