"""work.rest_break: work is interrupted by a break of 20 minutes before it reaches 6 hours.

Source: décret 2000-815, art. 3-I; Code du travail, L3121-16. The model is narrower than the law where an employer's
break is longer than the gap between two shifts, and on dates with a journey, which is counted on both sides.
"""

from itertools import pairwise
from typing import NamedTuple

from planner.core.agent_facts import AgentFacts
from planner.core.draft import Draft, Subject
from planner.core.journeys import journeys
from planner.core.lane import Lane
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
        for first, second, made, minutes in () if draft.scope.wide else journeys(draft, agent, day):
            draft.narrow("a journey is counted on both sides")
            for site in (first, second):
                for stretch in lanes[site].stretches(max(draft.facts.week.slot, run - (minutes or 0))):
                    draft.forbid(ID, at, [made, *(lanes[site].on[i] for i in stretch)])


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
    spans = lane.segments.spans
    for i, (_, end) in enumerate(spans):
        soon = [lane.starts[j] for j, (start, _) in enumerate(spans) if j > i and end < start < end + pause]
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
