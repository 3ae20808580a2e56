"""Openings: a Boolean for every site and quarter-hour, two trained agents behind each, and least lengths."""

from dataclasses import dataclass, field

from ortools.sat.python.cp_model import IntVar, LinearExpr

from benchmarks.plain.counters import Counter
from benchmarks.plain.presence import Presence
from schemas.ids import SiteId


@dataclass
class Doors:
    """When each site is open."""

    open: dict[tuple[SiteId, int], IntVar] = field(default_factory=dict)

    def of(self, site: SiteId, slots: range) -> list[IntVar]:
        """The variables of those slots; a slot that is absent cannot be opened."""
        return [self.open[site, slot] for slot in slots if (site, slot) in self.open]


def build_doors(built: Presence) -> Doors:
    """The slots in which each site is open, with the laws of openings posted."""
    doors = Doors()
    for key, counter in built.counters.items():
        for slot in sorted(counter.past | {slot for slot in counter.window if slot >= built.slots.now}):
            past = slot in counter.past
            doors.open[key, slot] = (
                built.model.new_constant(1) if past else built.model.new_bool_var(f"open {key} {slot}")
            )
        _agents(built, doors, counter)
        begins = _begins(built, doors, counter)
        for day in range(7):
            _at_most(built, counter, day, [var for slot, var in begins if built.slots.day(slot) == day])
    return doors


def _agents(built: Presence, doors: Doors, counter: Counter) -> None:
    key = counter.site.id
    for slot in counter.window:
        if slot < built.slots.now:
            continue
        day = built.slots.day(slot)
        core = [
            built.on[who, key, slot]
            for who, worker in built.workers.items()
            if worker.core[day] and (who, key, slot) in built.on
        ]
        built.model.add(LinearExpr.sum(core) >= counter.site.min_agents * doors.open[key, slot])


def _begins(built: Presence, doors: Doors, counter: Counter) -> list[tuple[int, IntVar]]:
    """A variable for every opening that may begin, each long enough or exactly a short announced window."""
    key, found = counter.site.id, []
    for slot in sorted(counter.window):
        if slot < built.slots.now:
            continue
        now, before = doors.open[key, slot], doors.open.get((key, slot - 1))
        if before is None:
            begin = now
        elif slot > built.slots.now and counter.window.get(slot - 1) != counter.window[slot]:
            built.model.add_bool_or([~now, ~before])
            begin = now
        else:
            begin = built.model.new_bool_var(f"opens {key} {slot}")
            built.model.add_implication(begin, now)
            built.model.add_implication(begin, ~before)
            built.model.add_bool_or([begin, before, ~now])
        found.append((slot, begin))
        _length(built, doors, counter, slot, begin)
    return found


def _length(built: Presence, doors: Doors, counter: Counter, slot: int, begin: IntVar) -> None:
    key = counter.site.id
    least = built.figures.of("opening.min_length", "minutes") // built.slots.minutes
    exact: list[IntVar] = []
    for window in counter.short:
        if window.start == slot:
            flag = built.model.new_bool_var(f"short {key} {slot} {window.stop}")
            exact.append(flag)
            for each in window:
                built.model.add_implication(flag, doors.open[key, each])
            after = doors.open.get((key, window.stop))
            if after is not None:
                built.model.add_implication(flag, ~after)
    for later in range(slot + 1, slot + least):
        on = doors.open.get((key, later))
        if on is None or counter.window.get(later) != counter.window[slot]:
            built.model.add_bool_or([~begin, *exact])
            break
        built.model.add_bool_or([~begin, on, *exact])


def _at_most(built: Presence, counter: Counter, day: int, begins: list[IntVar]) -> None:
    most = built.figures.of("opening.max_per_day", "openings")
    past = [slot for slot in built.slots.of_day(day) if slot in counter.past and slot - 1 not in counter.past]
    if len(begins) + len(past) > most:
        built.model.add(LinearExpr.sum(begins) <= max(0, most - len(past)))
