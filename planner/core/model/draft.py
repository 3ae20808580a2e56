"""draft: the variables of a week in words of the domain, and the one gate through which every law is posted."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from ortools.sat.python import cp_model

from planner.core.facts.agent import AgentFacts
from planner.core.facts.component import Facts
from planner.core.facts.site import SiteFacts
from planner.core.facts.week import day_of
from planner.core.model.booked import Booked, new_booked, open_bookings
from planner.core.model.grid import Grid
from planner.core.model.lane import Lane, Literal, new_lane
from schemas.ids import AgentId, RuleId, SiteId

Subject = tuple[object, ...]
"""What a law is posted about: ids and days, most telling first."""

Sum = Any
"""A linear expression; ortools gives no one type to sums, products and plain numbers."""


@dataclass(frozen=True)
class Scope:
    """What a draft leaves out or narrows."""

    without: frozenset[tuple[RuleId, Subject]] = frozenset()
    """Single posts of laws that are left out, to see whether they are in the way."""
    assigned: Mapping[tuple[AgentId, int], SiteId] = field(default_factory=dict)
    """The one site an agent may be sent to on a day: smaller, and not complete."""
    wide: bool = False
    """Only what every lawful roster keeps: where a law is narrowed it is left out, so that the bound holds for all."""
    partial: bool = False
    """The rest of the week is settled and lawful: what has no lane here is in its place elsewhere."""
    everywhere: bool = False
    """Lanes also at sites an agent may not be sent to, so that `agent.site` has something to forbid."""


class Draft:
    """A model of one component's week on a grid."""

    def __init__(self, facts: Facts, grid: Grid, scope: Scope = Scope()) -> None:
        self.facts = facts
        self.grid = grid
        self.scope = scope
        self.model = cp_model.CpModel()
        self.narrowed: set[str] = set()
        """Why this draft does not hold every lawful roster; its bound is then worth nothing."""
        self.lanes: dict[tuple[AgentId, int], dict[SiteId, Lane]] = {}
        self.doors: dict[tuple[SiteId, int], Lane] = {}
        self.legs: dict[tuple[AgentId, int], tuple[Any, ...]] = {}
        """Ways from site to site of each agent and day that were asked for."""
        self.sums: dict[tuple[object, ...], Sum] = {}
        """Expressions that several laws and rungs ask for."""
        self._works: dict[tuple[AgentId, int, SiteId | None], Literal] = {}
        self._chains: dict[tuple[AgentId, int, SiteId | None], list[tuple[int, Literal]]] = {}
        self._opens: dict[tuple[SiteId, int], Literal] = {}
        self._make_doors()
        self._make_lanes()
        if self.scope.assigned:
            self.narrow("sites given by day")
        if facts.week.blurred:
            self.narrow("minutes that cannot be told")
        self.booked = self._make_booked()

    def _make_doors(self) -> None:
        for (site, day), segments in self.grid.days.items():
            if site in self.facts.sites:
                past = self.facts.past_openings[site]
                now = segments.spans[0][0]
                carry = next((a for a, b in past if b == now == self.facts.now and day_of(a) == day), None)
                self.doors[site, day] = new_lane(self.model, segments, carry)

    def _make_lanes(self) -> None:
        for agent in self.facts.agents.values():
            for site in self.facts.sites if self.scope.everywhere else agent.sites:
                for day in range(7):
                    segments = self.grid.on(site, day)
                    if segments.spans and self.scope.assigned.get((agent.id, day), site) == site:
                        carry = self._carried(agent, site, segments.spans[0][0])
                        lane = new_lane(self.model, segments, carry)
                        self.lanes.setdefault((agent.id, day), {})[site] = lane

    def _carried(self, agent: AgentFacts, site: SiteId, first: int) -> int | None:
        """When a shift began that can go on at the first segment: one that now cuts, or that ends there."""
        if first != self.facts.now:
            return None
        today = (shift for shift in reversed(agent.past_on(day_of(first))) if shift[0] == site)
        return next((start for _, start, end in today if end == first), None)

    def _make_booked(self) -> tuple[Booked, ...]:
        week = self.facts.week
        return tuple(
            new_booked(self.model, self.facts, b, self.present(b.site, day_of(week.minute(b.start)), b.partner))
            for b in open_bookings(self.facts)
        )

    # Asking

    def agent_days(self) -> Iterator[tuple[AgentFacts, int, dict[SiteId, Lane]]]:
        """Each agent and day with the lanes of that day."""
        for (key, day), lanes in self.lanes.items():
            yield self.facts.agents[key], day, lanes

    def site_days(self) -> Iterator[tuple[SiteFacts, int, Lane]]:
        """Each site and day that can be open, with its door."""
        for (key, day), door in self.doors.items():
            yield self.facts.sites[key], day, door

    def lane(self, agent: AgentId, site: SiteId, day: int) -> Lane | None:
        """The lane of an agent at a site on a day; None where there is none."""
        return self.lanes.get((agent, day), {}).get(site)

    def present(self, site: SiteId, day: int, skill: str | None = None) -> list[tuple[AgentFacts, Lane]]:
        """Agents who may be at a site on a day (holding a skill), with their lanes."""
        found = []
        for agent in self.facts.agents.values():
            lane = self.lane(agent.id, site, day)
            if lane is not None and (skill is None or agent.holds(skill, day, self.facts.week)):
                found.append((agent, lane))
        return found

    def works(self, agent: AgentId, day: int, site: SiteId | None = None) -> Literal:
        """Whether an agent is on shift on a day (at a site)."""
        key = (agent, day, site)
        if key not in self._works:
            lanes = self.lanes.get((agent, day), {})
            on = [x for place, lane in lanes.items() if site in (None, place) for x in lane.on]
            literal = self.model.new_bool_var("")
            self.model.add_max_equality(literal, on) if on else self.model.add(literal == 0)
            self._works[key] = literal
        return self._works[key]

    def later(self, agent: AgentId, day: int, minute: int, site: SiteId | None = None) -> Literal | None:
        """A literal that holds where the agent is on shift (at a site) after a minute of the day; None where never.

        It may also hold where the agent is not: it is for forbidding things, in chains as long as the day instead of
        clauses for all pairs.
        """
        chain = self._chain(agent, day, site)
        index = bisect_right(chain, minute, key=itemgetter(0))
        return chain[index][1] if index < len(chain) else None

    def _chain(self, agent: AgentId, day: int, site: SiteId | None) -> list[tuple[int, Literal]]:
        key = (agent, day, site)
        if key not in self._chains:
            lanes = self.lanes.get((agent, day), {})
            pieces = [
                (span[1], x)
                for place, lane in lanes.items()
                if site in (None, place)
                for x, span in zip(lane.on, lane.segments.spans, strict=True)
            ]
            chain: list[tuple[int, Literal]] = []
            for end, x in sorted(pieces, key=lambda piece: -piece[0]):
                literal = self.model.new_bool_var("") if chain else x
                if chain:
                    self.model.add_implication(x, literal)
                    self.model.add_implication(chain[-1][1], literal)
                chain.append((end, literal))
            self._chains[key] = chain[::-1]
        return self._chains[key]

    def opens(self, site: SiteId, day: int) -> Literal:
        """Whether the doors of a site open on a day."""
        if (site, day) not in self._opens:
            literal = self.model.new_bool_var("")
            self.model.add_max_equality(literal, self.doors[site, day].on)
            self._opens[site, day] = literal
        return self._opens[site, day]

    def minutes(self, agent: AgentId, day: int) -> Sum:
        """Minutes on shift of an agent on a day, from now on."""
        pairs = [pair for lane in self.lanes.get((agent, day), {}).values() for pair in lane.minutes()]
        return cp_model.LinearExpr.weighted_sum([x for x, _ in pairs], [n for _, n in pairs]) if pairs else 0

    # Posting

    def require(self, rule: RuleId, subject: Subject, *constraints: cp_model.BoundedLinearExpression | bool) -> None:
        """Post a law's linear constraints, unless this post is left out."""
        if (rule, subject) not in self.scope.without:
            for constraint in constraints:
                self.model.add(constraint)

    def require_any(self, rule: RuleId, subject: Subject, literals: Iterable[Any]) -> None:
        """Post that one of the literals holds, unless this post is left out."""
        if (rule, subject) not in self.scope.without:
            self.model.add_bool_or(list(literals))

    def forbid(self, rule: RuleId, subject: Subject, literals: Iterable[Any]) -> None:
        """Post that the literals do not all hold, unless this post is left out."""
        self.require_any(rule, subject, [~literal for literal in literals])

    def narrow(self, why: str) -> None:
        """Say that lawful rosters are left out."""
        self.narrowed.add(why)
