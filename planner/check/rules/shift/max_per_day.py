"""shift.max_per_day: an agent has at most so many shifts a date at one site, and so many over several."""

from collections import Counter
from collections.abc import Iterator

from planner.check.case import Case
from planner.check.violation import Violation
from schemas.ids import RuleId

ID = RuleId("shift.max_per_day")


def check(case: Case) -> Iterator[Violation]:
    """Each date with too many, with the shifts too many; those of history count too."""
    for key, week in case.agents.items():
        regime = week.agent.contract.regime
        at_one, over_several = (case.figures.of(ID, name, regime) for name in ("one_site", "several_sites"))
        for shifts in week.shifts:
            if case.is_past(shifts):
                continue
            span = shifts[0].start, shifts[-1].end
            places = Counter(shift.site for shift in shifts)
            for site, count in places.items():
                if count > at_one:
                    text = f"{key} : {count} présences à {site}, {at_one} au plus"
                    yield case.violation(ID, (count - at_one, "shifts"), text, span=span, site=site, agents=[key])
            if len(places) > 1 and len(shifts) > over_several:
                text = f"{key} : {len(shifts)} présences sur plusieurs sites, {over_several} au plus"
                yield case.violation(ID, (len(shifts) - over_several, "shifts"), text, span=span, agents=[key])
