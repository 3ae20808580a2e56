"""agent.unavailable: nobody is on shift while absent, off, in training or in a meeting."""

from collections.abc import Iterator

from planner.check.case import Case
from planner.check.spans import clip
from planner.check.violation import Violation
from schemas.ids import RuleId

ID = RuleId("agent.unavailable")


def check(case: Case) -> Iterator[Violation]:
    """Each stretch on shift that is still to come and lies in unavailable minutes."""
    for key, week in case.agents.items():
        for shift in week.all_shifts() if week.unavailable else ():
            span = case.to_come(shift.span)
            for part in clip(week.unavailable, *span) if span else ():
                text = f"{key} est indisponible"
                yield case.violation(ID, part[1] - part[0], text, span=part, site=shift.site, agents=[key])
