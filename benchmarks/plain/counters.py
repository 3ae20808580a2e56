"""What the plain model knows of a site: the slots it can open in, announced, wanted and owed."""

from dataclasses import dataclass

from benchmarks.plain.slots import Slots
from config.figures import Figures
from schemas.ids import SiteId
from schemas.problem import Problem
from schemas.site import Site, Window
from schemas.time import Day, week_dates

_DAYS = tuple(Day)


@dataclass(frozen=True)
class Counter:
    """One site's week in slots."""

    site: Site
    window: dict[int, int]
    """The openable window, by number, that a slot lies in; slots of closed dates lie in none."""
    announced: frozenset[int]
    short: tuple[range, ...]
    """Announced windows shorter than an opening must be otherwise."""
    wanted: dict[int, int]
    """Agents wanted, by slot."""
    owed_minutes: int
    owed_days: int
    past: frozenset[int]
    """Slots before now in which it really was open."""


def read_counters(problem: Problem, figures: Figures, slots: Slots) -> dict[SiteId, Counter]:
    """Every site's week."""
    return {site.id: _counter(site, problem, figures, slots) for site in problem.sites}


def _counter(site: Site, problem: Problem, figures: Figures, slots: Slots) -> Counter:
    closed = {number for number, date in enumerate(week_dates(problem.week)) if date in site.closed_on}
    openable = [_range(slots, each) for each in site.openable_hours if _DAYS.index(each.day) not in closed]
    window = {slot: number for number, span in enumerate(openable) for slot in span}
    told = [_range(slots, each) for each in site.published_hours if _DAYS.index(each.day) not in closed]
    wanted: dict[int, int] = {}
    for each in site.demand:
        if _DAYS.index(each.day) not in closed:
            wanted |= {slot: max(each.agents, wanted.get(slot, 0)) for slot in _range(slots, each)}
    minutes, days = _owed(site, problem, slots)
    return Counter(
        site=site,
        window=window,
        announced=frozenset(slot for span in told for slot in span if slot in window),
        short=_short(told, openable, figures.of("opening.min_length", "minutes") // slots.minutes),
        wanted=wanted,
        owed_minutes=minutes,
        owed_days=days,
        past=_past(site, problem, slots),
    )


def _range(slots: Slots, window: Window) -> range:
    return slots.window(_DAYS.index(window.day), window.start, window.end)


def _short(told: list[range], openable: list[range], least: int) -> tuple[range, ...]:
    """Announced windows, whole or clipped to an openable one, that are shorter than the least opening."""
    found = set()
    for span in told:
        for around in openable:
            inside = range(max(span.start, around.start), min(span.stop, around.stop))
            if 0 < len(inside) < least:
                found.add(inside)
    return tuple(sorted(found, key=lambda span: span.start))


def _owed(site: Site, problem: Problem, slots: Slots) -> tuple[int, int]:
    label = site.owed_label
    if label is None:
        return 0, 0
    minutes, days = label.min_hours * 60, label.min_days
    dates = week_dates(problem.week)
    if label.holiday_relief and any(date in site.holidays for date in dates):
        told = sum(window.end - window.start for window in site.published_hours)
        lost = sum(w.end - w.start for w in site.published_hours if dates[_DAYS.index(w.day)] in site.holidays)
        minutes = minutes * (1 - lost / told) if told else minutes
        announced = {dates[_DAYS.index(window.day)] for window in site.published_hours}
        days = min(days, len(announced - set(site.holidays)))
        return int(minutes) // slots.minutes * slots.minutes, days
    return int(minutes), days


def _past(site: Site, problem: Problem, slots: Slots) -> frozenset[int]:
    """Slots before now in which the published opening had its trained agents."""
    if problem.baseline is None:
        return frozenset()
    held: dict[int, int] = {}
    agents = {agent.id: agent for agent in problem.agents}
    for shift in problem.baseline.shifts:
        agent = agents.get(shift.agent)
        if agent is None or shift.site != site.id:
            continue
        gone = {slot for each in agent.unavailable for slot in slots.clipped(each.start, each.end)}
        for slot in slots.clipped(shift.start, shift.end):
            if slot not in gone and agent.holds("core", slots.instant(slot).date()):
                held[slot] = held.get(slot, 0) + 1
    open_then = {
        slot
        for each in problem.baseline.openings
        if each.site == site.id
        for slot in slots.clipped(each.start, each.end)
    }
    return frozenset(slot for slot in open_then if slot < slots.now and held.get(slot, 0) >= site.min_agents)
