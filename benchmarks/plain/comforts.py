"""The lower rungs: service to the public, and comfort of the agents."""

from math import gcd

from ortools.sat.python.cp_model import IntVar, LinearExpr

from benchmarks.plain.costs import Cost, Parts
from benchmarks.plain.hours import worked
from benchmarks.plain.items import Items
from benchmarks.plain.presence import Presence
from schemas.ids import AgentId, SiteId
from schemas.time import Day

_DAYS = tuple(Day)
_SATURDAY = 5


def service(built: Presence, items: Items, parts: Parts) -> Cost:
    """Demand not met, and appointments that are wanted and missing, times their minutes."""
    cost, size = Cost(), built.slots.minutes
    for key, counter in built.counters.items():
        for slot, wanted in counter.wanted.items():
            there = _there(built, key, slot)
            lacking = built.model.new_int_var(0, wanted, f"lacking {key} {slot}")
            built.model.add(lacking + LinearExpr.sum(there) >= wanted)
            cost.add(size, lacking, parts[key], wanted)
        for target in counter.site.partner_targets:
            made = [item.there for item in items.offered[key, target.partner]]
            for booked in items.booked.values():
                made.extend(
                    item.there
                    for item in booked
                    if item.site == key and item.referent.partner == target.partner and item.length >= target.minutes
                )
            missing = built.model.new_int_var(0, target.appointments, f"missing {key} {target.partner}")
            built.model.add(missing + LinearExpr.sum(made) >= target.appointments)
            cost.add(target.minutes, missing, parts[key], target.appointments)
    return cost


def _there(built: Presence, site: SiteId, slot: int) -> list[IntVar]:
    return [
        built.on[key, site, slot]
        for key, worker in built.workers.items()
        if (key, site, slot) in built.on and not (slot < built.slots.now and slot in worker.gone)
    ]


def comfort(built: Presence, parts: Parts) -> Cost:
    """Distance from the week's target, wishes, late shifts and Saturdays."""
    cost = Cost()
    for key in built.workers:
        _deviation(built, cost, parts[key], key)
        _wishes(built, cost, parts[key], key)
        _late(built, cost, parts[key], key)
        saturday = worked(built, key, _SATURDAY)
        if saturday is not None:
            times = 1 + built.workers[key].agent.history.saturdays
            cost.add(built.figures.weights.saturday * times, saturday, parts[key])
    return cost


def _deviation(built: Presence, cost: Cost, part: int, key: AgentId) -> None:
    worker = built.workers[key]
    ways = [built.ways[origin, site] for origin, site, _ in built.trips[key]]
    step = gcd(built.slots.minutes, worker.target, *worker.course, *ways)
    most = max(worker.target, worker.most) // step
    week = LinearExpr.sum([built.minutes(key, day) for day in range(7)])
    deviation = built.model.new_int_var(0, most, f"deviation {key}")
    built.model.add(step * deviation >= week - worker.target)
    built.model.add(step * deviation >= worker.target - week)
    cost.add(built.figures.weights.deviation * step, deviation, part, most)


def _wishes(built: Presence, cost: Cost, part: int, key: AgentId) -> None:
    size, weights = built.slots.minutes, built.figures.weights
    for wish in built.workers[key].agent.preferences:
        start = _DAYS.index(wish.day) * built.slots.per_day * size
        if wish.wish == "prefer":
            cost.constant += weights.prefer * wish.weight * (wish.end - wish.start)
        for slot in range((start + wish.start) // size, -(-(start + wish.end) // size)):
            inside = min((slot + 1) * size, start + wish.end) - max(slot * size, start + wish.start)
            for var in built.at(key, slot):
                if wish.wish == "avoid":
                    cost.add(weights.avoid * wish.weight * inside, var, part)
                else:
                    points = weights.prefer * wish.weight * inside
                    cost.constant -= points
                    off = built.model.new_bool_var("")
                    built.model.add(off + var == 1)
                    cost.add(points, off, part)


def _late(built: Presence, cost: Cost, part: int, key: AgentId) -> None:
    """Each shift that ends after the hour is counted where it ends."""
    weights, size = built.figures.weights, built.slots.minutes
    points = weights.late_shift * (1 + built.workers[key].agent.history.late_shifts)
    for site in built.workers[key].agent.sites:
        for slot in range(built.slots.count):
            on = built.on.get((key, site, slot))
            if on is None or (slot % built.slots.per_day + 1) * size <= weights.late_after_minute:
                continue
            after = built.on.get((key, site, slot + 1))
            ends = built.model.new_bool_var(f"ends late {key} {site} {slot}")
            built.model.add_bool_or([ends, ~on] if after is None else [ends, ~on, after])
            built.model.add_implication(ends, on)
            if after is not None:
                built.model.add_implication(ends, ~after)
            cost.add(points, ends, part)
