"""Laws of a shift and of a day: lengths, gaps, ways, breaks, amplitude and rests."""

from itertools import permutations

from ortools.sat.python.cp_model import IntVar, LinearExpr

from benchmarks.plain.presence import Presence
from schemas.ids import AgentId, SiteId


def post_shifts(built: Presence) -> None:
    """Post every law that binds an agent's shifts within a day or between two."""
    for key in built.workers:
        _lengths(built, key)
        _counts(built, key)
        _gaps(built, key)
        _ways(built, key)
        _amplitude(built, key)
        _daily_rest(built, key)


def _lengths(built: Presence, key: AgentId) -> None:
    least = built.figures.of("shift.min_length", "minutes") // built.slots.minutes
    for (site, slot), begin in built.begins[key].items():
        window = built.counters[site].window
        for later in range(slot + 1, slot + least):
            on = built.on.get((key, site, later))
            if on is None or window.get(later) != window.get(slot):
                built.model.add(begin == 0)
                break
            built.model.add_implication(begin, on)


def _counts(built: Presence, key: AgentId) -> None:
    one, several = (built.figures.of("shift.max_per_day", name) for name in ("one_site", "several_sites"))
    for day in range(7):
        of_day = [shifts_of(built, key, site, day) for site in built.workers[key].agent.sites]
        for shifts in of_day:
            if len(shifts) > one:
                built.model.add(LinearExpr.sum(shifts) <= one)
        if len(of_day) > 1:
            built.model.add(LinearExpr.sum([shift for shifts in of_day for shift in shifts]) <= several)


def shifts_of(built: Presence, key: AgentId, site: SiteId, day: int) -> list[IntVar]:
    """A variable for every shift that may begin at the site on that day; history's shifts are constants."""
    begins = built.begins[key]
    found = [begins[site, slot] for slot in built.slots.of_day(day) if (site, slot) in begins]
    for slot in built.slots.of_day(day):
        past = slot < built.slots.now and (key, site, slot) in built.on
        if past and (key, site, slot - 1) not in built.on:
            found.append(built.on[key, site, slot])
    return found


def _gaps(built: Presence, key: AgentId) -> None:
    least = built.figures.of("shift.gap", "minutes") // built.slots.minutes
    for site, slot in built.begins[key]:
        on = built.on[key, site, slot]
        window = built.counters[site].window
        before = built.on.get((key, site, slot - 1))
        if before is not None and slot > built.slots.now and window.get(slot - 1) != window.get(slot):
            built.model.add_bool_or([~before, ~on])
        for length in range(1, least):
            earlier = built.on.get((key, site, slot - length - 1))
            if earlier is not None:
                between = [var for gap in range(slot - length, slot) for var in built.at(key, gap)]
                built.model.add_bool_or([~earlier, ~on, *between])


def _ways(built: Presence, key: AgentId) -> None:
    """Between two shifts at different sites lies at least the way."""
    for origin, site in permutations(built.workers[key].agent.sites, 2):
        minutes = built.ways.get((origin, site))
        if minutes is None:
            continue
        least = -(-minutes // built.slots.minutes)
        for (where, slot), begin in built.begins[key].items():
            if where != site:
                continue
            for earlier in range(slot - least, slot):
                on = built.on.get((key, origin, earlier))
                if on is not None and built.slots.day(earlier) == built.slots.day(slot):
                    built.model.add_bool_or([~on, ~begin])


def _amplitude(built: Presence, key: AgentId) -> None:
    most = built.figures.of("work.amplitude", "minutes", built.workers[key].agent.contract.regime)
    for day in range(7):
        worked = [slot for slot in built.slots.of_day(day) if built.at(key, slot)]
        for first in worked:
            for last in worked:
                if last >= built.slots.now and (last + 1 - first) * built.slots.minutes > most:
                    _not_both(built, key, first, last)


def _daily_rest(built: Presence, key: AgentId) -> None:
    least = built.figures.of("work.daily_rest", "minutes", built.workers[key].agent.contract.regime)
    reach = least // built.slots.minutes
    for day in range(6):
        for last in built.slots.of_day(day):
            for first in built.slots.of_day(day + 1)[: max(0, last + 1 + reach - built.slots.of_day(day + 1).start)]:
                if first >= built.slots.now:
                    _not_both(built, key, last, first)


def _not_both(built: Presence, key: AgentId, one: int, other: int) -> None:
    vars_ = [*built.at(key, one), *built.at(key, other)]
    if len(vars_) > 1 and built.at(key, one) and built.at(key, other):
        built.model.add(LinearExpr.sum(vars_) <= 1)
