"""claim.components: the parts stated share no agent, cover the basin, and each states its own share of the ladder."""

from collections import Counter
from collections.abc import Iterator

from planner.check.claims.counted import Counted, false
from planner.check.claims.objective import ladder
from planner.check.rungs import values
from planner.check.violation import Violation
from schemas.ids import RuleId

ID = RuleId("claim.components")
NAMED = 3
"""Sites of a component that a sentence names."""


def check(counted: Counted) -> Iterator[Violation]:
    """Each part that is none, each that is missing, and what each states otherwise than its share."""
    roster = counted.case.roster
    if counted.is_none and not roster.components:
        return
    stated = Counter(frozenset(part.sites) for part in roster.components)
    found = Counter(frozenset(sites) for sites in counted.parts)
    for sites in (stated - found).elements():
        yield false(ID, f"pas un composant du bassin : {_name(sites)}")
    for sites in (found - stated).elements():
        yield false(ID, f"composant du bassin qui n’est pas énoncé : {_name(sites)}")
    for part in roster.components:
        whose = f"composant {_name(part.sites)}, "
        yield from ladder(ID, whose, part.objective, values(counted.costs, frozenset(part.sites)))
    for rung in roster.objective:
        total = sum(each.value for part in roster.components for each in part.objective if each.level == rung.level)
        if total != rung.value:
            text = f"échelon {rung.level} : {rung.value} pour le bassin, {total} pour ses composants ensemble"
            yield false(ID, text, abs(total - rung.value))


def _name(sites: frozenset[str] | tuple[str, ...]) -> str:
    names = sorted(sites)
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + ("" if more <= 0 else " et un autre" if more == 1 else f" et {more} autres")
