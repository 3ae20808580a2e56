"""work.part_time_gap: a private part-timer's date has so many breaks at most, none longer than so many minutes."""

from collections.abc import Iterator
from itertools import pairwise

from planner.check.case import Case
from planner.check.presence import Presence
from planner.check.violation import Violation
from schemas.ids import RuleId

ID = RuleId("work.part_time_gap")
CONTRACT = RuleId("work.contract_max")


def check(case: Case) -> Iterator[Violation]:
    """Each date with too many breaks, with their number, and each break that is too long, with its minutes."""
    for key, week in case.agents.items():
        contract = week.agent.contract
        full_time = case.figure(CONTRACT, "full_time_minutes", week)
        if contract.weekly_minutes >= full_time or not case.figures.has(ID, "breaks", contract.regime):
            continue
        for day, shifts in week.worked():
            if case.is_past(shifts):
                continue
            breaks = [gap for gap in _breaks(case, shifts) if gap[2] > 0]
            most, longest = case.figure(ID, "breaks", week, day), case.figure(ID, "minutes", week, day)
            if len(breaks) > most:
                text = f"{key} : {len(breaks)} coupures dans la journée, {most} au plus"
                span = shifts[0].start, shifts[-1].end
                yield case.violation(ID, (len(breaks) - most, "breaks"), text, span=span, agents=[key])
            for start, end, minutes in breaks:
                if minutes > longest:
                    text = f"{key} : coupure de {minutes} min, {longest} au plus"
                    more = minutes - longest
                    yield case.violation(ID, more, text, span=(start, end), agents=[key])


def _breaks(case: Case, shifts: tuple[Presence, ...]) -> Iterator[tuple[int, int, int]]:
    """From when to when work pauses, and for how many minutes beside the journey."""
    for before, after in pairwise(shifts):
        yield before.end, after.start, after.start - before.end - case.journey(before, after)
