"""candidate: one change that a manager can make, not yet tried."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from planner.core.facts.component import Facts
from planner.core.facts.week import Span, clipped, date_span, overlap, total
from planner.core.model.draft import Draft, Sum
from planner.core.rules.plan.frozen import is_free
from planner.core.timetable import Timetable
from planner.explain.short import Short
from planner.explain.solving import Solved, Spare
from schemas.agent import Agent
from schemas.explanation import RemedyAction
from schemas.ids import AgentId, SiteId
from schemas.problem import Consent, Problem


@dataclass(frozen=True)
class Asked:
    """What a change asks of people, once it is known what it does."""

    minutes: int
    text: str


@dataclass(frozen=True)
class Candidate:
    """A changed problem, and how to tell of it."""

    agents: tuple[AgentId, ...]
    """Who is asked; empty for a person from outside."""
    problem: Problem
    tell: Callable[[Solved], Asked | None]
    """What is asked in the week that was found; None where the change does nothing in it."""
    spare: Spare | None = None
    """What is kept small, all else being equal."""
    kin: object = None
    """What it has in common with others, of which only the best is told; None: nothing."""


class Action(Protocol):
    """What a module of `remedies` offers."""

    ACTION: RemedyAction

    def candidates(self, short: Short) -> Iterable[Candidate]:
        """Changes to try at a site, the most promising first."""


def with_agent(problem: Problem, agent: AgentId, **fields: object) -> Problem:
    """The problem with some fields of one agent set otherwise."""
    agents = tuple(each.model_copy(update=fields) if each.id == agent else each for each in problem.agents)
    return problem.model_copy(update={"agents": agents})


def agreeing(problem: Problem, agent: AgentId, dates: Iterable[date]) -> Problem:
    """The problem with an agent's consent to late changes on some dates."""
    consents = tuple(Consent(agent=agent, date=day) for day in dates)
    return problem.model_copy(update={"consents": (*problem.consents, *consents)})


def frozen_days(facts: Facts, key: AgentId) -> tuple[int, ...]:
    """Days of the week on which an agent's shifts are frozen, and not free for an absence or a consent."""
    frozen = (facts.now, facts.frozen_until)
    held = [day for day in range(7) if frozen[0] < frozen[1] and overlap(date_span(day), frozen)]
    return tuple(day for day in held if not is_free(facts, facts.agents[key], day))


def agent_of(problem: Problem, key: AgentId) -> Agent:
    """The agent of that id."""
    return next(agent for agent in problem.agents if agent.id == key)


def presence(week: Timetable, agents: Iterable[AgentId], site: SiteId, within: Iterable[Span]) -> tuple[Span, ...]:
    """When some agents are at a site inside some spans."""
    wanted = set(agents)
    there = [(shift.start, shift.end) for shift in week.shifts if shift.agent in wanted and shift.site == site]
    return clipped(there, within)


def minutes_of(week: Timetable, agents: Iterable[AgentId], site: SiteId, within: Iterable[Span]) -> int:
    """Minutes that each of some agents is at a site inside some spans, added up."""
    inside = tuple(within)
    return sum(total(presence(week, (agent,), site, inside)) for agent in agents)


def sparing(agents: Iterable[AgentId], site: SiteId, within: Iterable[Span]) -> Spare:
    """Keep few the minutes of some agents at a site inside some spans, and the days on which there are any."""
    wanted, inside = tuple(agents), tuple(within)

    def expression(draft: Draft) -> Sum:
        cost: Sum = 0
        for agent in wanted:
            for day in range(7):
                lane = draft.lane(agent, site, day)
                if lane is None:
                    continue
                shared = [sum(overlap(span, part) for part in inside) for span in lane.segments.spans]
                cost += sum((x * minutes for x, minutes in zip(lane.on, shared, strict=True) if minutes), 0)
        return cost

    return expression
