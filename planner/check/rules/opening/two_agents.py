"""opening.two_agents: at every minute a site is open, at least `min_agents` holders of `core` are on shift there."""

from collections.abc import Iterator

from planner.check.case import Case
from planner.check.spans import over
from planner.check.violation import Violation
from schemas.ids import RuleId

ID = RuleId("opening.two_agents")


def check(case: Case) -> Iterator[Violation]:
    """Each stretch of an opening still to come with too few, with the agents missing."""
    for key, site in case.sites.items():
        needed = site.site.min_agents
        to_come = tuple(span for whole in site.openings if (span := case.to_come(whole)))
        for start, end, count in over(to_come, site.core):
            if count < needed:
                text = f"{key} est ouvert {_with(count)}, {needed} au moins"
                yield case.violation(ID, (needed - count, "agents"), text, span=(start, end), site=key)


def _with(count: int) -> str:
    trained = "agents formés" if count > 1 else "agent formé"
    return f"avec {count} {trained} au tronc commun" if count else "sans agent formé au tronc commun"
