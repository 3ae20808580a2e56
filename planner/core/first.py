"""first: a component's first roster: a week handed in, the last one made good, agents at one site a day, or any."""

from dataclasses import dataclass

from planner.core.bound.allocate import allocate
from planner.core.draft import Scope
from planner.core.limits import Limits
from planner.core.repair import repaired
from planner.core.search import TOP, Search
from planner.core.standing import Standing
from planner.core.timetable import Timetable
from schemas.ids import AgentId, SiteId
from schemas.objective import Level

LOWER: tuple[Level, ...] = ("service", "comfort")
REPAIR_WORK = 0.1
"""Deterministic time for what an absence has made impossible: an answer first, the best one after."""


@dataclass
class First:
    """The way to a first roster of a component."""

    standing: Standing
    _search: Search | None = None
    """The model of the first roster, agents at the sites they were given."""

    def find(self, limits: Limits, hint: Timetable | None = None) -> bool:
        """Find a first roster; False where pins, frozen shifts and law leave none."""
        standing = self.standing
        first = self._adopted(hint) if hint is not None else self._repaired(limits) or self._one_site_a_day(limits)
        if first is not None:
            standing.take(first)
        if standing.week is None:
            found = standing.whole().minimise(TOP, standing.effort(limits, 2.0 + 0.2 * standing.size), hint)
            if found.timetable is None:
                return not found.exhausted
            standing.take(found.timetable)
        return True

    def _adopted(self, hint: Timetable) -> Timetable | None:
        """A week that was handed in, as far as it is lawful; what facts have overtaken only guides the search."""
        self.standing.refine(hint)
        return self.standing.whole().adopted(hint)

    def _repaired(self, limits: Limits) -> Timetable | None:
        """The week that people were last given, made good where facts have overtaken it, if that makes it lawful."""
        standing = self.standing
        week = repaired(standing.facts, standing.grid, standing.effort(limits, REPAIR_WORK))
        return None if week is None else self._adopted(week)

    def _one_site_a_day(self, limits: Limits) -> Timetable | None:
        """A roster in which the relaxation says where each agent goes each day: then sites hardly touch one another."""
        facts, grid, size = self.standing.facts, self.standing.grid, self.standing.size
        floaters = [agent for agent in facts.agents.values() if len(agent.sites) > 1]
        if not floaters:
            return None
        given = {(a.id, day): self._home(a.id) for a in floaters for day in range(7)}
        given |= allocate(facts, grid, None, min(limits.left, 0.5 + 0.03 * size))
        self._search = Search(facts, grid, Scope(assigned=given))
        found = self._search.minimise(TOP, self.standing.effort(limits, self._work))
        if found.timetable is not None:
            for level in TOP:
                self._search.hold(level, found.values[level])
        return found.timetable

    @property
    def _work(self) -> float:
        return 0.3 + 0.05 * self.standing.size

    def polish(self, limits: Limits) -> None:
        """Take the lower rungs as far as they go while agents stay at the sites they were given."""
        standing = self.standing
        if self._search is None or standing.week is None:
            return
        for level in LOWER:
            effort = standing.effort(limits, min(standing.work / 10, self._work))
            found = self._search.minimise({level: 1}, effort, standing.week)
            standing.work -= found.work
            if found.timetable is None or limits.left <= 0:
                break
            self._search.hold(level, found.values[level])
            standing.take(found.timetable)
        self._search = None

    def _home(self, agent: AgentId) -> SiteId:
        facts = self.standing.facts.agents[agent]
        return facts.source.home_site if facts.source.home_site in self.standing.facts.sites else facts.sites[0]
