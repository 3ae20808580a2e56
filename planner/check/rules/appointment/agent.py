"""appointment.agent: a video or telephone appointment has an agent on shift there who holds the partner's skill.

An agent attends one at a time; a permanence on the spot has none.
"""

from collections.abc import Iterator

from planner.check.case import Case
from planner.check.held import Held, overlaps
from planner.check.presence import DAYS
from planner.check.spans import length, minus, union
from planner.check.violation import Violation
from schemas.ids import RuleId

ID = RuleId("appointment.agent")


def check(case: Case) -> Iterator[Violation]:
    """Each appointment still to come that is not attended so, with the minutes that are not."""
    for held in case.upcoming:
        source = held.source
        minutes, why = _unattended(case, held)
        if minutes:
            text = f"rendez-vous {source.id} : {why}"
            yield case.violation(ID, minutes, text, **held.about)
    for before, after in overlaps(case.held, lambda held: held.source.agent):
        if after.start >= case.now:
            minutes = min(before.end, after.end) - after.start
            text = f"{after.source.agent} accompagne deux rendez-vous, {before.source.id} et {after.source.id}"
            yield case.violation(ID, minutes, text, **after.about)


def _unattended(case: Case, held: Held) -> tuple[int, str]:
    """Minutes without the agent that the appointment needs, and why."""
    source, whole = held.source, max(1, held.end - held.start)
    if source.modality == "on_site":
        return (whole, "une permanence n’a pas d’agent") if source.agent is not None else (0, "")
    week = None if source.agent is None else case.agents.get(source.agent)
    if week is None:
        return (
            whole,
            "sans agent qui l’accompagne" if source.agent is None else f"{source.agent} n’est pas un agent connu",
        )
    day = case.clock.day(held.start)
    if day not in DAYS or not week.agent.holds(source.partner, case.clock.dates[day]):
        return whole, f"{source.agent} n’est pas formé à {source.partner}"
    there = union(shift.span for shift in week.shifts[day] if shift.site == source.site)
    return length(minus((held.span,), there)), f"{source.agent} n’est pas présent tout du long"
