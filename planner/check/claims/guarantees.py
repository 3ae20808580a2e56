"""claim.guarantees: what is stated of each site is what is certified of it."""

from collections.abc import Iterator

from planner.check.claims.counted import Counted, false
from planner.check.violation import Violation
from schemas.ids import RuleId
from schemas.roster import Guarantee

ID = RuleId("claim.guarantees")


def check(counted: Counted) -> Iterator[Violation]:
    """Each site left out, named twice or unknown, and each field of a site that is otherwise."""
    stated = counted.case.roster.guarantees
    if counted.is_none and not stated:
        return
    left = {each.site: each for each in counted.guarantees}
    for guarantee in stated:
        certified = left.pop(guarantee.site, None)
        if certified is None:
            yield false(ID, f"{guarantee.site} : garantie énoncée deux fois, ou d’un site inconnu", site=guarantee.site)
        else:
            yield from _differences(guarantee, certified)
    for site in left:
        yield false(ID, f"{site} : aucune garantie énoncée", site=site)


def _differences(stated: Guarantee, certified: Guarantee) -> Iterator[Violation]:
    for name in Guarantee.model_fields:
        claimed, found = getattr(stated, name), getattr(certified, name)
        if claimed == found:
            continue
        if isinstance(found, tuple):
            text = f"{stated.site} : {name} ne sont pas comme énoncés"
            yield false(ID, text, site=stated.site)
        else:
            amount = abs(claimed - found) if isinstance(claimed, int) and isinstance(found, int) else 1
            text = f"{stated.site} : {name} énoncé {_said(claimed)}, recompté {_said(found)}"
            yield false(ID, text, amount, site=stated.site)


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "oui" if value else "non"
    return "aucun" if value is None else str(value)
