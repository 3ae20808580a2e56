"""shift.min_length: a shift lasts at least two hours.

Source: convention of the project. A shift that now cuts may be shorter; one that goes on counts from its start.
"""

from planner.core.model.draft import Draft
from planner.core.model.lane import Lane
from schemas.ids import RuleId

ID = RuleId("shift.min_length")


def post(draft: Draft) -> None:
    """Whoever starts stays."""
    for agent, day, lanes in draft.agent_days():
        least = draft.facts.figures.of(ID, "minutes", agent.source.contract.regime)
        for lane in lanes.values():
            _stay(draft, (agent.id, day), lane, least)


def _stay(draft: Draft, subject: tuple[object, ...], lane: Lane, least: int) -> None:
    needed: list[list[object]] = [[] for _ in lane.on]
    for i, start in enumerate(lane.starts):
        stay = lane.run(i, least)
        if not stay:
            draft.require(ID, subject, start == 0)
        for j in stay:
            if j > i:
                needed[j].append(start)
    for j, starters in enumerate(needed):
        if starters:
            # Those who started within the last `least` minutes exclude each other, so one row holds for all of them.
            draft.require(ID, subject, sum(starters) <= lane.on[j])  # type: ignore[arg-type]  # sums of literals
    if lane.carry is not None and lane.on:
        left = least - (lane.segments.spans[0][0] - lane.carry)
        stay = lane.run(0, left) if left > 0 else range(0)
        if left > 0 and not stay:
            draft.require(ID, subject, lane.on[0] == 0)
        for j in stay:
            draft.require_any(ID, subject, (~lane.on[0], lane.on[j]))
