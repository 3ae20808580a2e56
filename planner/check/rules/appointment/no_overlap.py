"""appointment.no_overlap: a referent holds one appointment at a time, wherever it is."""

from collections.abc import Iterator

from planner.check.case import Case
from planner.check.held import overlaps
from planner.check.violation import Violation
from schemas.ids import RuleId

ID = RuleId("appointment.no_overlap")


def check(case: Case) -> Iterator[Violation]:
    """Each appointment still to come that begins before another of the same referent ended, with the minutes shared."""
    for before, after in overlaps(case.held, lambda held: held.source.referent):
        if after.start >= case.now:
            minutes = min(before.end, after.end) - after.start
            text = f"{after.source.referent} tient deux rendez-vous, {before.source.id} et {after.source.id}"
            yield case.violation(ID, minutes, text, **after.about)
