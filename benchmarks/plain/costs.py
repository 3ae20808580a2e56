"""Costs: a rung as a sum of terms that keeps count of how large it can become, in all and in each component."""

from collections import defaultdict
from dataclasses import dataclass, field
from math import gcd

from ortools.sat.python.cp_model import IntVar, LinearExpr

from schemas.ids import AgentId, SiteId
from schemas.problem import Problem

Parts = dict[SiteId | AgentId, int]
"""The component of every site and agent, by number."""


@dataclass
class Cost:
    """One rung."""

    constant: int = 0
    variables: list[IntVar] = field(default_factory=list)
    points: list[int] = field(default_factory=list)
    ranges: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    """The most that the terms of a component can add up to."""

    def add(self, points: int, variable: IntVar, part: int, most: int = 1) -> None:
        """Count so many points for each unit of a variable, which is never more than `most`."""
        if points and most:
            self.variables.append(variable)
            self.points.append(points)
            self.ranges[part] += points * most

    @property
    def unit(self) -> int:
        """What all changes of the rung are multiples of."""
        return gcd(*self.points) or 1

    @property
    def largest(self) -> int:
        """The most that one component can cost, in units."""
        return max(self.ranges.values(), default=0) // self.unit

    def scaled(self, weight: int) -> LinearExpr:
        """The terms in units, times a weight."""
        return LinearExpr.weighted_sum(self.variables, [weight * points // self.unit for points in self.points])

    def total(self) -> LinearExpr:
        """The rung's value."""
        return LinearExpr.weighted_sum(self.variables, self.points) + self.constant


def read_parts(problem: Problem) -> Parts:
    """Components: sites joined by agents who may work at several of them."""
    root: dict[SiteId, SiteId] = {site.id: site.id for site in problem.sites}

    def find(site: SiteId) -> SiteId:
        while root[site] != site:
            site = root[site]
        return site

    for agent in problem.agents:
        for site in agent.sites[1:]:
            root[find(site)] = find(agent.sites[0])
    names = sorted({find(site) for site in root})
    parts: Parts = {site: names.index(find(site)) for site in root}
    return parts | {agent.id: names.index(find(agent.sites[0])) for agent in problem.agents}


def weigh(costs: list[Cost]) -> tuple[list[int], bool]:
    """A weight for each rung, from the top, so that no gain on a lower one makes up for a unit of a higher one.

    Components gain and lose by themselves, so it is enough to outweigh the largest of them. Where that leaves the range
    of 64-bit sums, the lower rungs' weights are pressed together and the second answer is False.
    """
    press, most = 1.0, 2**61
    while True:
        weights: list[int] = []
        weight = 1
        for cost in reversed(costs):
            weights.insert(0, weight)
            weight *= int(cost.largest**press) + 1
        everything = sum(w * (sum(c.ranges.values()) // c.unit) for w, c in zip(weights, costs, strict=True))
        if everything < most:
            return weights, press == 1.0
        press -= 0.02
