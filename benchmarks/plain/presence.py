"""Presence: a Boolean for every agent, site and quarter-hour, the shifts they make, and the ways between sites."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from itertools import permutations

from ortools.sat.python.cp_model import CpModel, IntVar, LinearExpr

from benchmarks.plain.counters import Counter, read_counters
from benchmarks.plain.slots import Slots, read_slots
from benchmarks.plain.workers import Worker, read_workers
from config.figures import Figures
from schemas.ids import AgentId, SiteId
from schemas.problem import Problem

Cell = tuple[AgentId, SiteId, int]


@dataclass
class Presence:
    """The model under construction and who may be where."""

    problem: Problem
    figures: Figures
    slots: Slots
    counters: dict[SiteId, Counter]
    workers: dict[AgentId, Worker]
    model: CpModel = field(default_factory=CpModel)
    on: dict[Cell, IntVar] = field(default_factory=dict)
    """On shift; a cell that is absent cannot be worked."""
    begins: dict[AgentId, dict[tuple[SiteId, int], IntVar]] = field(default_factory=lambda: defaultdict(dict))
    """The first slot of a shift, from now on, by agent."""
    latest: dict[Cell, IntVar] = field(default_factory=dict)
    """Where the agent was last that day, for those of several sites or with limited breaks."""
    trips: dict[AgentId, dict[tuple[SiteId, SiteId, int], IntVar]] = field(default_factory=lambda: defaultdict(dict))
    """At several sites: a shift that begins after one at another site, by agent."""

    def at(self, agent: AgentId, slot: int) -> list[IntVar]:
        """The variables that say whether an agent is on shift, wherever that is."""
        sites = self.workers[agent].agent.sites
        return [self.on[agent, site, slot] for site in sites if (agent, site, slot) in self.on]

    def minutes(self, agent: AgentId, day: int) -> LinearExpr:
        """Work of a date: shifts, ways and what training counts for."""
        on = [var for slot in self.slots.of_day(day) for var in self.at(agent, slot)]
        ways = [
            self.ways[origin, site] * var
            for (origin, site, slot), var in self.trips[agent].items()
            if self.slots.day(slot) == day
        ]
        return self.slots.minutes * LinearExpr.sum(on) + LinearExpr.sum(ways) + self.workers[agent].course[day]

    @cached_property
    def ways(self) -> dict[tuple[SiteId, SiteId], int]:
        """All journeys that can be made, both ways."""
        given = {(way.origin, way.destination): way.minutes for way in self.problem.travel_minutes}
        return {(there, here): minutes for (here, there), minutes in given.items()} | given


def limits_gaps(built: Presence, key: AgentId) -> bool:
    """Whether the law limits the breaks of this agent's day."""
    contract = built.workers[key].agent.contract
    full = built.figures.of("work.contract_max", "full_time_minutes", contract.regime)
    return built.figures.has("work.part_time_gap", "minutes", contract.regime) and contract.weekly_minutes < full


def build_presence(problem: Problem, figures: Figures) -> Presence:
    """The cells that can be worked, those that history, pins and freezes settle, and where shifts begin."""
    slots = read_slots(problem)
    counters = read_counters(problem, figures, slots)
    built = Presence(problem, figures, slots, counters, read_workers(problem, figures, slots))
    for key in built.workers:
        _cells(built, key)
        _pins(built, key)
        for slot in range(slots.count):
            built.model.add_at_most_one(built.at(key, slot))
        _begins(built, key)
        _trips(built, key)
    return built


def _cells(built: Presence, key: AgentId) -> None:
    worker, slots = built.workers[key], built.slots
    frozen = slots.ceil(built.problem.baseline.frozen_until) if built.problem.baseline else 0
    settled = {
        slot: site
        for slot, site in worker.given.items()
        if site in built.counters and (slot < slots.now or (slot < frozen and slots.day(slot) not in worker.movable))
    }
    for slot, site in settled.items():
        built.on[key, site, slot] = built.model.new_constant(1)
    sunday = built.figures.of("work.sunday", "allowed", worker.agent.contract.regime)
    for site in worker.agent.sites:
        for slot in built.counters[site].window:
            day = slots.day(slot)
            rests = worker.first <= slot * slots.minutes and (slot + 1) * slots.minutes <= worker.last
            open_to_choice = slot >= frozen or day in worker.movable
            if slot < slots.now or slot in worker.gone or slot in settled or not rests or (day == 6 and not sunday):
                continue
            if open_to_choice:
                built.on[key, site, slot] = built.model.new_bool_var(f"on {key} {site} {slot}")


def _pins(built: Presence, key: AgentId) -> None:
    for pin in built.problem.pins:
        span = built.slots.clipped(pin.start, pin.end)
        if pin.agent != key or span.stop <= built.slots.now:
            continue
        for slot in range(span.start - 1, span.stop + 1):
            inside = slot in span
            var = built.on.get((key, pin.site, slot))
            if var is None and inside:
                built.model.add_bool_or([])  # pins, frozen shifts and law contradict each other
            elif var is not None:
                built.model.add(var == int(inside))


def _begins(built: Presence, key: AgentId) -> None:
    for site in built.workers[key].agent.sites:
        window = built.counters[site].window
        for slot in range(built.slots.now, built.slots.count):
            now = built.on.get((key, site, slot))
            if now is None:
                continue
            before = built.on.get((key, site, slot - 1))
            touching = before is not None and (slot == built.slots.now or window.get(slot - 1) == window.get(slot))
            if before is None or not touching:
                built.begins[key][site, slot] = now
                continue
            begin = built.model.new_bool_var(f"begins {key} {site} {slot}")
            built.model.add_implication(begin, now)
            built.model.add_implication(begin, ~before)
            built.model.add_bool_or([begin, before, ~now])
            built.begins[key][site, slot] = begin


def _trips(built: Presence, key: AgentId) -> None:
    """Where an agent was last, if that matters, and the ways between several sites that follow from it."""
    sites = built.workers[key].agent.sites
    if len(sites) < 2 and not limits_gaps(built, key):
        return
    for day in range(7):
        for slot in built.slots.of_day(day):
            _remember(built, key, slot, first=slot == built.slots.of_day(day).start)
    ways = built.ways
    starts: dict[SiteId, list[int]] = defaultdict(list)
    for site, slot in built.begins[key]:
        starts[site].append(slot)
    for origin, site in permutations(sites, 2):
        for slot in starts[site]:
            last = built.latest.get((key, origin, slot - 1))
            if last is None or built.slots.day(slot - 1) != built.slots.day(slot):
                continue
            begin = built.begins[key][site, slot]
            if (origin, site) not in ways:
                built.model.add_implication(begin, ~last)
                continue
            trip = built.model.new_bool_var(f"trip {key} {origin} {site} {slot}")
            built.model.add_bool_or([trip, ~begin, ~last])
            # Both ways: a journey that is not made must not fill anybody's hours.
            built.model.add_implication(trip, begin)
            built.model.add_implication(trip, last)
            built.trips[key][origin, site, slot] = trip


def _remember(built: Presence, key: AgentId, slot: int, *, first: bool) -> None:
    sites = built.workers[key].agent.sites
    here = {site: built.on.get((key, site, slot)) for site in sites}
    for site in sites:
        on = here[site]
        before = None if first else built.latest.get((key, site, slot - 1))
        if on is None and before is None:
            continue
        latest = built.model.new_bool_var(f"latest {key} {site} {slot}")
        built.latest[key, site, slot] = latest
        built.model.add_bool_or([~latest, *(var for var in (on, before) if var is not None)])
        if on is not None:
            built.model.add_implication(on, latest)
        if before is not None:
            elsewhere = [var for other, var in here.items() if other != site and var is not None]
            built.model.add_bool_or([latest, ~before, *elsewhere])
    built.model.add_at_most_one([built.latest[key, site, slot] for site in sites if (key, site, slot) in built.latest])
