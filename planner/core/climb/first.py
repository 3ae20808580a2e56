"""first: a component's first roster: a week handed in, the last one made good, agents at one site a day, or any."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from planner.core.bound.allocate import allocate
from planner.core.climb.remaining import remaining
from planner.core.climb.repair import repaired
from planner.core.limits import Limits
from planner.core.model.draft import Scope
from planner.core.search import TOP, Found, Known, Search
from planner.core.standing import Standing
from planner.core.timetable import Timetable
from schemas.ids import AgentId, SiteId
from schemas.objective import Level

LOWER: tuple[Level, ...] = ("service", "comfort")
AT_ONCE = 40
"""Lanes up to which a first roster is made as good as it gets; above, the basin is not kept waiting for it."""
REPAIR_WORK = 0.1
"""Deterministic time for what an absence has made impossible: an answer first, the best one after."""


@dataclass
class First:
    """The way to a first roster of a component."""

    standing: Standing
    _search: Search | None = None
    """The model of the first roster, agents at the sites they were given."""
    _label_is_short: bool = False
    _begun: bool = False
    """Whether the first roster is only the first that was found, and the highest rungs are still to be gone through."""

    def find(self, limits: Limits, hint: Timetable | None = None) -> bool:
        """Find a first roster; False where pins, frozen shifts and law leave none."""
        standing = self.standing
        known = self._adopted(hint) if hint is not None else self._given(limits)
        if known is not None:
            standing.adopt(known)
        elif hint is None:
            first = self._one_site_a_day(limits)
            if first is not None:
                standing.take(first)
        for work in (self._work, 2.0 + 0.2 * standing.size):
            if standing.week is None and (limits.left or not self._may_be_bare()):
                found = standing.whole().minimise(TOP, standing.effort(limits, work), hint)
                if found.timetable is not None:
                    standing.take(found.timetable)
                elif found.exhausted:
                    return False
        return True

    def _may_be_bare(self) -> bool:
        """Whether a week with nobody in it is lawful, so that without time no model need be made."""
        facts = self.standing.facts
        return facts.problem.baseline is None and not any(agent.pins for agent in facts.agents.values())

    def _adopted(self, hint: Timetable) -> Known | None:
        """A week that was handed in, as far as it is lawful; what facts have overtaken only guides the search."""
        return self.standing.known_of(hint)

    def _given(self, limits: Limits) -> Known | None:
        """The week that people were last given, made good where facts have overtaken it, or what is left of it."""
        standing = self.standing
        week = repaired(standing.facts, standing.grid, standing.effort(limits, REPAIR_WORK)) if limits.left else None
        return self._lawful(week) or self._lawful(remaining(standing.facts))

    def _lawful(self, week: Timetable | None) -> Known | None:
        return None if week is None else self._adopted(week)

    def _one_site_a_day(self, limits: Limits) -> Timetable | None:
        """A roster in which the relaxation says where each agent goes each day: then sites hardly touch one another."""
        facts, grid, size = self.standing.facts, self.standing.grid, self.standing.size
        floaters = [agent for agent in facts.agents.values() if len(agent.sites) > 1]
        if not floaters:
            return None
        given = {(a.id, day): self._home(a.id) for a in floaters for day in range(7)}
        self._begun = size > AT_ONCE
        given |= allocate(facts, grid, min(limits.left, 0.5 + 0.03 * size), hours=not self._begun)
        self._search = Search(facts, grid, Scope(assigned=given))
        found = self._search.minimise(TOP, replace(self.standing.effort(limits, self._work), first=self._begun))
        if found.timetable is not None and not self._begun:
            self._hold(self._search, TOP, found)
        return found.timetable

    @property
    def _work(self) -> float:
        return 0.3 + 0.05 * self.standing.size

    def polish(self, limits: Limits) -> None:
        """Take the rungs as far as they go while agents stay at the sites they were given.

        The lower ones only where the label is kept so: elsewhere other sites are still to be looked at for its sake.
        """
        for rungs in (*([TOP] if self._begun else []), *({level: 1} for level in LOWER)):
            if self._search is None or self.standing.week is None or (rungs is not TOP and self._label_is_short):
                break
            if not self._goes_on(self._search, rungs, limits):
                break
        self._search = None

    def _goes_on(self, search: Search, rungs: Mapping[Level, int], limits: Limits) -> bool:
        """One solve of some rungs together, and what they come to held."""
        standing = self.standing
        work = self._work if rungs is TOP else min(standing.work / 10, self._work)
        found = search.minimise(rungs, standing.effort(limits, work), standing.week)
        standing.work -= found.work
        if found.timetable is None or limits.left <= 0:
            return False
        self._hold(search, rungs, found)
        standing.take(found.timetable)
        return True

    def _hold(self, search: Search, rungs: Mapping[Level, int], found: Found) -> None:
        self._label_is_short = found.values["label"] > 0
        for level in rungs:
            search.hold(level, found.values[level])

    def _home(self, agent: AgentId) -> SiteId:
        facts = self.standing.facts.agents[agent]
        return facts.source.home_site if facts.source.home_site in self.standing.facts.sites else facts.sites[0]
