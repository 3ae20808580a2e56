"""appointment.agent: by video and telephone somebody trained for the partner is on shift there all along.

Source: convention of the project; contract, referents. An agent attends one appointment at a time.
"""

from itertools import combinations

from planner.core.facts.week import overlap
from planner.core.model.booked import needs_agent
from planner.core.model.draft import Draft
from schemas.ids import RuleId

ID = RuleId("appointment.agent")


def post(draft: Draft) -> None:
    """A booking that is kept has one attendant, present on each of its segments, and at no other booking."""
    for booked in draft.booked:
        if not needs_agent(draft.facts, booked.booking):
            continue
        subject = (booked.booking.appointment,)
        draft.require(ID, subject, sum(booked.attends.values()) == booked.kept)
        for agent, attends in booked.attends.items():
            lane = draft.lane(agent, booked.booking.site, booked.day)
            held = () if lane is None else lane.covering(booked.span)
            if not held:
                draft.require(ID, subject, attends == 0)
            for on in held:
                draft.require_any(ID, subject, (~attends, on))
    for one, other in combinations(draft.booked, 2):
        if overlap(one.span, other.span):
            pair = (one.booking.appointment, other.booking.appointment)
            for agent in one.attends:
                if agent in other.attends:
                    draft.forbid(ID, pair, (one.attends[agent], other.attends[agent]))
