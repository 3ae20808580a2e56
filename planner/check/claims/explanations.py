"""claim.explanations: what can be counted of them. That a conflict is smallest, or a remedy helps, is not counted here.

Conflicts and remedies are of sites that fall short, the cheapest remedy first; agents are known; what is told of an
appointment is what became of it; a notice is of announced hours with closed doors.
"""

from collections.abc import Iterator

from planner.check.claims.counted import Counted, false
from planner.check.spans import both
from planner.check.violation import Violation
from schemas.explanation import BookingNotice, ClosureNotice, Conflict, Explanation, Remedy
from schemas.ids import RuleId

ID = RuleId("claim.explanations")


def check(counted: Counted) -> Iterator[Violation]:
    """Each explanation of what is not so."""
    for index, told in enumerate(counted.case.roster.explanations):
        for fault in _faults(counted, told):
            yield false(ID, f"explication {index + 1} ({told.kind}) : {fault}")
    yield from _order(counted)


def _faults(counted: Counted, told: Explanation) -> Iterator[str]:
    if isinstance(told, BookingNotice):
        yield from _of_a_booking(counted, told)
    elif told.site not in counted.case.sites:
        yield f"site inconnu, {told.site}"
    elif isinstance(told, ClosureNotice):
        yield from _of_closed_doors(counted, told)
    else:
        yield from _of_a_label(counted, told)


def _of_a_label(counted: Counted, told: Conflict | Remedy) -> Iterator[str]:
    met = next(each.met for each in counted.guarantees if each.site == told.site)
    if met and not counted.is_none:
        yield f"le label est tenu à {told.site}"
    for agent in told.agents:
        if agent not in counted.case.agents:
            yield f"agent inconnu, {agent}"


def _of_closed_doors(counted: Counted, told: ClosureNotice) -> Iterator[str]:
    clock, site = counted.case.clock, counted.case.sites[told.site]
    announced = both(site.announced, ((clock.minute(told.start), clock.minute(told.end)),))
    if not announced:
        yield f"rien n’y est annoncé à {told.site}"
    elif both(announced, site.open):
        yield f"{told.site} y est ouvert aux heures annoncées"


def _of_a_booking(counted: Counted, told: BookingNotice) -> Iterator[str]:
    stated = next((each for each in counted.case.roster.appointments if each.id == told.appointment), None)
    if stated is None:
        yield f"rendez-vous inconnu, {told.appointment}"
        return
    moved = stated.state == "booked" and stated.previous is not None
    became = "withdrawn" if stated.state == "withdrawn" else "moved" if moved else None
    was = stated.previous.start if stated.previous is not None else stated.start
    if (told.action, told.start, told.end) != (became, was, stated.start if moved else None):
        yield f"le rendez-vous {told.appointment} n’est pas comme énoncé"


def _order(counted: Counted) -> Iterator[Violation]:
    """Remedies of one site, the cheapest first."""
    last: dict[str, int] = {}
    for told in counted.case.roster.explanations:
        if isinstance(told, Remedy):
            if told.cost < last.get(told.site, told.cost):
                yield false(ID, f"un remède de {told.site} coûte moins que celui d’avant", site=told.site)
            last[told.site] = told.cost
