"""appointment.open: an appointment lies wholly inside one opening of its site."""

from collections.abc import Iterator

from planner.check.case import Case
from planner.check.spans import inside, length, minus, union
from planner.check.violation import Violation
from schemas.ids import RuleId

ID = RuleId("appointment.open")


def check(case: Case) -> Iterator[Violation]:
    """Each appointment still to come with closed doors at some minute, with those minutes."""
    for held in case.upcoming:
        site = case.sites.get(held.source.site)
        if site is None or inside(held.span, site.openings):
            continue
        shut = length(minus((held.span,), union(site.openings)))
        text = f"rendez-vous {held.source.id} alors que {held.source.site} n’est pas ouvert sans interruption"
        yield case.violation(ID, max(1, shut), text, **held.about)
