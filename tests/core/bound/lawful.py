"""lawful: random rosters that break no law, the checker says; the bound's package has no part in making them.

Shifts are drawn day by day, doors opened where enough people stand, appointments tried; whatever the checker then
objects to is taken out again, until nothing is left to object to.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from random import Random

from config.figures import load_figures
from planner.check.report import check
from planner.check.violation import Violation
from planner.core.facts.component import Facts, read_facts
from planner.core.facts.week import Span, clipped, day_of, united, without
from planner.core.rules.plan.frozen import is_free
from schemas.ids import AgentId, SiteId
from schemas.problem import Problem
from schemas.roster import Opening, Roster
from schemas.shift import Shift
from tests.core.bound.offered import Shifts, all_appointments
from tests.week import make

TRIES = 40
DRAWS = 8
LONGEST = 345
SHORTEST = 120


def lawful_rosters(problem: Problem, seed: int, count: int) -> Iterator[Roster]:
    """So many rosters; fewer where too many draws come to nothing."""
    for number in range(DRAWS * count):
        draw = Random(f"{seed}/{number}")  # noqa: S311 (rosters must be repeatable)
        roster = _Draw(problem, draw).roster()
        if roster is not None:
            yield roster
            count -= 1
            if not count:
                return


@dataclass
class _Draw:
    problem: Problem
    draw: Random
    facts: Facts = field(init=False)
    shifts: dict[tuple[AgentId, int], Shifts] = field(default_factory=dict)
    shut: set[tuple[SiteId, int]] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)
    """Appointments that the checker objected to."""

    def __post_init__(self) -> None:
        self.facts = read_facts(self.problem, load_figures())
        keen, together = self.draw.choice((0.5, 0.8, 1.0)), self.draw.choice((0.0, 0.7, 1.0))
        for agent in self.facts.agents:
            for day in range(7):
                self.shifts[agent, day] = self._kept(agent, day)
                if self._may_change(agent, day) and self.draw.random() < keen:
                    self.shifts[agent, day] += self._drawn(agent, day, together)

    def roster(self) -> Roster | None:
        for _ in range(TRIES):
            roster = self._written()
            found = check(self.problem, roster, load_figures()).violations
            if not found:
                return roster
            if not sum(self._mended(violation) for violation in found):
                return None
        return None

    # Shifts

    def _kept(self, agent: AgentId, day: int) -> Shifts:
        """History, what is frozen and pinned, and often what was given before."""
        known = self.facts.agents[agent]
        pins = [pin for pin in known.pins if pin[1] // 1440 == day]
        given = list(known.baseline_on(day))
        if pins or not given:
            return [shift for shift in known.past if shift[1] // 1440 == day] + pins
        whole = not self._may_change(agent, day) or self.draw.random() < 0.6
        if whole and not known.exempt_on(day):
            return [shift for shift in given if shift[0] in self.facts.sites]
        return self._held(agent, day)

    def _may_change(self, agent: AgentId, day: int) -> bool:
        known = self.facts.agents[agent]
        frozen = 0 if is_free(self.facts, known, day) else self.facts.frozen_until
        return (day + 1) * 1440 > max(self.facts.now, frozen)

    def _drawn(self, agent: AgentId, day: int, together: float) -> Shifts:
        known, draw, slot = self.facts.agents[agent], self.draw, self.facts.week.slot
        if self.shifts[agent, day] or not known.sites:
            return []
        found: Shifts = []
        frozen = 0 if is_free(self.facts, known, day) else self.facts.frozen_until
        first = max(self.facts.now, frozen)
        if draw.random() < together:
            site = draw.choice(known.sites)
            told = self.facts.sites[site].announced
            usual = clipped([(first, 10080)], [span for span in told if span[0] // 1440 == day])
            return [(site, a, min(b, a + LONGEST // slot * slot)) for a, b in usual if b - a >= SHORTEST]
        for _ in range(draw.choice((1, 1, 2, 2, 3))):
            site = draw.choice(known.sites)
            free = without([(first, 10080)], known.unavailable)
            rooms = [(a, b) for a, b in clipped(free, self.facts.sites[site].windows_on(day)) if b - a >= SHORTEST]
            if rooms:
                start, end = self._part(draw.choice(rooms))
                found.append((site, start, min(end, start + LONGEST // slot * slot)))
                first = end + draw.choice((30, 30, 45, 60))
        return found

    def _part(self, room: Span) -> Span:
        """A part of a room of two hours or more: often from its beginning, or to its end."""
        slot, draw = self.facts.week.slot, self.draw
        spare = (room[1] - room[0] - SHORTEST) // slot
        before = draw.choice((0, draw.randint(0, spare)))
        after = draw.choice((0, draw.randint(0, spare - before)))
        return room[0] + before * slot, room[1] - after * slot

    # Doors

    def _doors(self, site: SiteId, day: int) -> list[Span]:
        facts = self.facts
        past = [span for span in facts.past_openings[site] if span[0] // 1440 == day]
        if (site, day) in self.shut:
            return past
        there = [
            (a, b)
            for agent in facts.agents.values()
            if agent.core[day]
            for place, a, b in self.shifts[agent.id, day]
            if place == site
        ]
        points = sorted({p for span in there for p in span} | {facts.now})
        staffed = united(
            step
            for step in pairwise(points)
            if step[0] >= facts.now
            and sum(a <= step[0] and step[1] <= b for a, b in there) >= facts.sites[site].min_agents
        )
        found = list(past)
        for window in facts.sites[site].windows_on(day):
            for room in clipped(staffed, [window]):
                going_on = any(end == room[0] for _, end in found)
                if going_on and self.draw.random() < 0.7:
                    found = [(a, room[1]) if b == room[0] else (a, b) for a, b in found]
                elif not going_on and room[1] - room[0] >= SHORTEST and self.draw.random() < 0.9:
                    found.append(self._part(room))
        return found

    # Writing and mending

    def _written(self) -> Roster:
        week = self.facts.week
        shifts = tuple(
            make(Shift, agent=agent, site=site, start=week.instant(a), end=week.instant(b))
            for (agent, _), parts in self.shifts.items()
            for site, a, b in parts
        )
        openings = tuple(
            make(Opening, site=site, start=week.instant(a), end=week.instant(b))
            for site in self.facts.sites
            for day in range(7)
            for a, b in self._doors(site, day)
        )
        appointments = tuple(all_appointments(self.problem, self.facts, self.shifts, self.refused, self.draw))
        named = {"basin": self.problem.basin, "week": self.problem.week, "status": "feasible"}
        return make(Roster, **named, shifts=shifts, openings=openings, appointments=appointments)

    def _mended(self, violation: Violation) -> bool:
        """Take something out that has part in it; whether there was anything."""
        if violation.appointment is not None:
            self.refused.add(violation.appointment)
            return True
        day = None if violation.start is None else self.facts.week.minute(violation.start) // 1440
        if violation.agents:
            days = [day] if day is not None and 0 <= day < 7 else list(range(7))
            agents = [agent for agent in violation.agents if agent in self.facts.agents]
            left = [(a, d) for a in agents for d in days if len(self.shifts[a, d]) > len(self._given(a, d))]
            left = left or [(a, d) for a in agents for d in range(7) if len(self.shifts[a, d]) > len(self._given(a, d))]
            if left:
                agent, where = self.draw.choice(left)
                self.shifts[agent, where] = self._given(agent, where)
                return True
        if violation.site is not None and day is not None:
            self.shut.add((violation.site, day))
            return True
        return False

    def _given(self, agent: AgentId, day: int) -> Shifts:
        """What cannot be taken out: history, frozen shifts and pins."""
        known = self.facts.agents[agent]
        return [pin for pin in known.pins if day_of(pin[1]) == day] or self._held(agent, day)

    def _held(self, agent: AgentId, day: int) -> Shifts:
        """What is history or frozen; what begins in it goes on for two hours at least, or to its end."""
        known = self.facts.agents[agent]
        frozen = 0 if is_free(self.facts, known, day) else self.facts.frozen_until
        until = max(self.facts.now, frozen)
        return [
            (site, a, b if b <= until else max(until, min(b, a + SHORTEST)) if frozen else until)
            for site, a, b in known.baseline_on(day)
            if a < until and site in self.facts.sites
        ]
