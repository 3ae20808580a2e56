"""work.rest_break: work is interrupted by a break of 20 minutes before it reaches 6 hours.

Source: décret 2000-815, art. 3-I; Code du travail, L3121-16. The model is narrower than the law where an employer's
break is longer than the gap between two shifts, and on the date of now after a journey. That of two runs one has room
for the journey between them is left to the daily maximum, where that says so.
"""

from itertools import pairwise
from typing import NamedTuple

from planner.core.facts.agent import AgentFacts
from planner.core.model.draft import Draft, Subject
from planner.core.model.journeys import Leg, legs
from planner.core.model.lane import Lane
from schemas.ids import RuleId, SiteId

ID = RuleId("work.rest_break")


class Run(NamedTuple):
    """The run of work that history leaves going on: where and when it was last worked, and its minutes so far."""

    site: SiteId
    end: int
    minutes: int


class Figures(NamedTuple):
    """What a run may be: under so many minutes, unless interrupted for so many."""

    run: int
    pause: int
    gap: int
    """Minutes between two shifts at one site, whatever this law says."""


def post(draft: Draft) -> None:
    """No presence as long as the run; every gap a full break; journeys leave room for themselves."""
    for agent, day, lanes in draft.agent_days():
        run, pause = (draft.facts.figure(ID, name, agent, day) for name in ("run_minutes", "break_minutes"))
        gap = draft.facts.figures.of("shift.gap", "minutes", agent.source.contract.regime)
        figures, at = Figures(run, pause, gap), (agent.id, day)
        past = going_on(draft, agent, day, figures)
        for site, lane in lanes.items():
            for stretch in lane.stretches(run):
                draft.forbid(ID, at, [lane.on[i] for i in stretch])
            if draft.scope.wide:
                continue
            if pause > gap:
                _full_breaks(draft, at, lane, pause)
            if past is not None:
                _after_history(draft, at, (site, lane), past, figures)
        _with_journeys(draft, agent, day, past, figures)


def _with_journeys(draft: Draft, agent: AgentFacts, day: int, past: Run | None, figures: Figures) -> None:
    """A journey without a full break beside it joins two runs; beside a full break it has room in one of them."""
    ways = [leg for leg in legs(draft, agent, day) if leg.minutes is not None]
    tight = [(leg, i) for leg in ways for i in _ends_just_before(draft, agent, day, leg, figures.pause)]
    if tight and (ID, (agent.id, day)) not in draft.scope.without:
        _joined(draft, (agent, day), tight, past, figures)
    longest = max((leg.minutes or 0 for leg in ways), default=0)
    if 2 * figures.run - longest > draft.facts.figure("work.daily_max", "minutes", agent, day) or draft.scope.wide:
        return
    draft.narrow("a journey is counted on both sides")
    for leg in ways:
        for lane in filter(None, (draft.lane(agent.id, site, day) for site in (leg.origin, leg.destination))):
            for stretch in lane.stretches(max(draft.facts.week.slot, figures.run - longest)):
                draft.forbid(ID, (agent.id, day), [leg.made, *(lane.on[i] for i in stretch)])


def _ends_just_before(draft: Draft, agent: AgentFacts, day: int, leg: Leg, pause: int) -> range:
    """Segments at the origin after whose end there is time for the journey and none for a break."""
    lane, last = draft.lane(agent.id, leg.origin, day), leg.start - (leg.minutes or 0)
    return range(0) if lane is None else lane.segments.ending(last - pause, last)


def _joined(
    draft: Draft, at: tuple[AgentFacts, int], tight: list[tuple[Leg, int]], past: Run | None, figures: Figures
) -> None:
    """How long the run is at the end of each segment, at least: with the one before it, and over a journey."""
    lanes, model = draft.lanes[at[0].id, at[1]], draft.model
    places = [(site, i) for site, lane in lanes.items() for i in range(len(lane.on))]
    run = {place: model.new_int_var(0, figures.run - 1, "") for place in places}
    for site, lane in lanes.items():
        goes_on = past is not None and lane.carry is not None and lane.segments.spans[0][0] - past.end < figures.pause
        for i, minutes in enumerate(lane.segments.lengths):
            so_far = past.minutes if past is not None and goes_on and i == 0 else 0
            model.add(run[site, i] >= (minutes + so_far) * lane.on[i])
            if lane.segments.joined[i]:
                more = run[site, i] >= run[site, i - 1] + minutes
                model.add(more).only_enforce_if(lane.on[i], ~lane.starts[i])
    for leg, i in tight:
        here = lanes[leg.destination].segments.lengths[leg.segment]
        over = run[leg.destination, leg.segment] >= run[leg.origin, i] + (leg.minutes or 0) + here
        model.add(over).only_enforce_if(leg.made, lanes[leg.origin].ends[i])


def going_on(draft: Draft, agent: AgentFacts, day: int, figures: Figures) -> Run | None:
    """The run of a date that may go on after now; journeys before a break of history belong to what is over."""
    real = agent.real_on(day)
    if not real:
        return None
    minutes = real[0][2] - real[0][1]
    for before, after in pairwise(real):
        way = 0 if before[0] == after[0] else draft.facts.travel.get((before[0], after[0]), 0)
        goes_on = after[1] - before[2] - way < figures.pause
        minutes = (minutes + way if goes_on else 0) + after[2] - after[1]
    return Run(real[-1][0], real[-1][2], minutes)


def _full_breaks(draft: Draft, at: Subject, lane: Lane, pause: int) -> None:
    draft.narrow("gaps at one site are full breaks")
    for i, (_, end) in enumerate(lane.segments.spans):
        soon = [lane.starts[j] for j in lane.segments.beginning(end + 1, end + pause)]
        if soon:
            draft.require(ID, at, lane.ends[i] + sum(soon) <= 1)


def _after_history(draft: Draft, at: Subject, lane_at: tuple[SiteId, Lane], past: Run, figures: Figures) -> None:
    """What follows history keeps a full break, or is part of its run."""
    site, lane = lane_at
    spans = lane.segments.spans
    if site != past.site:
        _after_journey(draft, at, lane_at, past, figures)
        return
    if figures.pause > figures.gap:
        draft.narrow("gaps at one site are full breaks")
        soon = [x for x, (start, _) in zip(lane.starts, spans, strict=True) if start < past.end + figures.pause]
        draft.require(ID, at, *(x == 0 for x in soon))
    if lane.carry is None or spans[0][0] - past.end >= figures.pause:
        return
    first = spans[0][0]
    for i, (_, end) in enumerate(spans):
        if i and not lane.segments.joined[i]:
            return
        if past.minutes + end - first >= figures.run:
            draft.forbid(ID, at, lane.on[: i + 1])
            return


def _after_journey(draft: Draft, at: Subject, lane_at: tuple[SiteId, Lane], past: Run, figures: Figures) -> None:
    """At another site the journey is counted with what follows, unless the run of history has room for it."""
    site, lane = lane_at
    way = draft.facts.travel.get((past.site, site), 0)
    draft.narrow("a full break after history")
    for x, (start, _) in zip(lane.on, lane.segments.spans, strict=True):
        if past.end <= start < past.end + way + figures.pause:
            draft.require(ID, at, x == 0)
    if past.minutes + way >= figures.run:
        for stretch in lane.stretches(max(draft.facts.week.slot, figures.run - way)):
            draft.forbid(ID, at, [lane.on[i] for i in stretch])
