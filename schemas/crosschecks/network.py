"""Network files: each basin is held to what a problem is held to, and no id stands in two of them."""

from collections.abc import Callable, Iterator
from datetime import date, datetime

from schemas.crosschecks.grid import windows_off_grid
from schemas.crosschecks.ids import repeated_ids, repeated_names, reserved_ids, unknown_ids
from schemas.crosschecks.overrides import absurd_overrides, backward_overrides, unknown_overrides
from schemas.crosschecks.people import backward_skills, homes_elsewhere, repeated_consents
from schemas.crosschecks.repetition import repetitions
from schemas.crosschecks.spans import backward_windows
from schemas.crosschecks.travel import journeys_to_nowhere, repeated_journeys
from schemas.faults import Fault, shown
from schemas.part import Part

OF_A_BASIN: tuple[Callable[[Part], Iterator[Fault]], ...] = (
    repeated_ids,
    repeated_names,
    reserved_ids,
    unknown_ids,
    backward_windows,
    windows_off_grid,
    homes_elsewhere,
    backward_skills,
    repeated_consents,
    journeys_to_nowhere,
    repeated_journeys,
    unknown_overrides,
    backward_overrides,
    absurd_overrides,
)
"""Checks of a problem that hold for a basin as well."""

INTERVALS = (
    ("agents", "unavailable"),
    ("referents", "availability"),
    ("absences",),
    ("closures",),
    ("bookings",),
    ("pins",),
)
"""Intervals between instants in a basin."""

UNIQUE = (
    ("id",),
    ("sites", "id"),
    ("agents", "id"),
    ("agents", "unavailable", "id"),
    ("referents", "id"),
    ("absences", "id"),
    ("closures", "id"),
    ("bookings", "appointment"),
    ("pins", "id"),
)
"""Ids that stand once in a file, whatever the basin."""

ONCE = (("agents", "contracts", "valid_from"), ("agents", "worked_weeks", "week"))
"""What is stated once of each agent."""

NAMED = (("absences", "agent", "agents"), ("closures", "site", "sites"))
"""Where an id is named that a problem does not name so, and the list that has to hold it."""


def within_basins(network: Part) -> Iterator[Fault]:
    """Every basin by itself."""
    for basin in network.each("basins"):
        for check in OF_A_BASIN:
            yield from check(basin)
        yield from _backward(basin)
        yield from _unknown(basin)
        yield from _rosters(basin)
        yield from _again(basin)


def repeated_across(network: Part) -> Iterator[Fault]:
    """An id is that of one thing in the whole file."""
    for keys in UNIQUE:
        ids = network.each("basins", *keys)
        for value, again, first in repetitions((part.read(str), part) for part in ids):
            yield again.fault(f"{shown(value)} again", f"an id of its own ({first} has this one)", "rename one of them")


def _backward(basin: Part) -> Iterator[Fault]:
    for keys in INTERVALS:
        for interval in basin.each(*keys):
            start, end = interval.get("start", datetime), interval.get("end", datetime)
            if start and end and end <= start:
                yield interval.fault(f"{start} to {end}", "an end after the start", "correct one, or take it out")


def _unknown(basin: Part) -> Iterator[Fault]:
    for name, key, owner in NAMED:
        known = basin.all(str, owner, "id")
        for reference in basin.each(name, key) if known is not None else ():
            value = reference.read(str)
            if value is not None and known is not None and value not in known:
                yield reference.fault(shown(value), f"an id of {owner}", "correct it, or take it out")


def _rosters(basin: Part) -> Iterator[Fault]:
    """A roster is of its basin, and each week has one."""
    own = basin.get("id", str)
    for roster in basin.each("rosters"):
        stated = roster.get("basin", str)
        if None not in (own, stated) and own != stated:
            yield roster.at("basin").fault(shown(stated), shown(own), "give it to the basin that it is of")
    weeks = (roster.at("week") for roster in basin.each("rosters"))
    for value, again, first in repetitions((part.read(str), part) for part in weeks):
        yield again.fault(f"{shown(value)} again", f"each week once (also at {first})", "keep one of them")


def _again(basin: Part) -> Iterator[Fault]:
    for owners, *keys in ONCE:
        for owner in basin.each(owners):
            stated = ((_plain(part), part) for part in owner.each(*keys))
            for value, again, first in repetitions(stated):
                yield again.fault(f"{shown(value)} again", f"each one once (also at {first})", "keep one of them")


def _plain(part: Part) -> str | None:
    return part.read(str) or (None if (day := part.read(date)) is None else day.isoformat())
