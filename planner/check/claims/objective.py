"""claim.objective, claim.status: rung values as recounted, bounds and flags that agree, a status that follows."""

from collections.abc import Iterator, Mapping, Sequence

from planner.check.claims.counted import Counted, false
from planner.check.rungs import values
from planner.check.violation import Violation
from schemas.ids import RuleId
from schemas.objective import LEVELS, Level, RungValue

ID = RuleId("claim.objective")
STATUS = RuleId("claim.status")


def check(counted: Counted) -> Iterator[Violation]:
    """Each rung of the basin's ladder that is stated otherwise, and a status that does not follow from it."""
    roster = counted.case.roster
    if counted.is_none and counted.lawful:
        yield false(STATUS, "statut none, alors que le planning énoncé n’enfreint aucune règle")
    if counted.is_none and not roster.objective:
        return
    yield from ladder(ID, "", roster.objective, values(counted.costs))
    if counted.is_none:
        return
    optimal = proved(roster.objective)
    if optimal != (roster.status == "optimal"):
        why = "que tous les échelons sont prouvés" if optimal else "qu’un échelon n’est pas prouvé"
        yield false(STATUS, f"statut {roster.status}, alors {why}")


def proved(rungs: Sequence[RungValue]) -> bool:
    """Whether every rung has its bound for value."""
    return len(rungs) == len(LEVELS) and all(rung.value == rung.bound for rung in rungs)


def ladder(claim: RuleId, whose: str, stated: Sequence[RungValue], counted: Mapping[Level, int]) -> Iterator[Violation]:
    """What is wrong with a ladder: rungs, values, bounds above values, flags."""
    if tuple(rung.level for rung in stated) != LEVELS:
        yield false(claim, f"{whose}les échelons énoncés ne sont pas {', '.join(LEVELS)}")
    unproved = False
    for rung in stated:
        value = counted[rung.level]
        if rung.value != value:
            text = f"{whose}échelon {rung.level} énoncé {rung.value}, recompté {value}"
            yield false(claim, text, abs(rung.value - value))
        if rung.bound > rung.value:
            text = f"{whose}échelon {rung.level} : borne {rung.bound} au-dessus de la valeur {rung.value}"
            yield false(claim, text, rung.bound - rung.value)
        if rung.conditional != unproved:
            must = "devrait" if unproved else "ne devrait pas"
            yield false(claim, f"{whose}échelon {rung.level} : la borne {must} être conditionnelle")
        unproved = unproved or rung.value != rung.bound
