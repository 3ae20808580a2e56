"""The grid: what is planned stands on it; what others arrange stands on whole minutes."""

from collections.abc import Iterator
from datetime import datetime

from schemas.crosschecks.frame import frame_of
from schemas.faults import Fault, shown
from schemas.part import Part
from schemas.time import wall_text

ON_GRID_WINDOWS = (("sites", "published_hours"), ("sites", "openable_hours"), ("sites", "demand"))
ON_GRID_INTERVALS = (("pins",), ("baseline", "shifts"), ("baseline", "openings"))
ON_MINUTES = (("bookings",), ("referents", "availability"))
ON_SECONDS = (
    ("now",),
    ("agents", "unavailable", "start"),
    ("agents", "unavailable", "end"),
    ("agents", "history", "last_shift_end"),
)


def windows_off_grid(problem: Part) -> Iterator[Fault]:
    """Announced and openable hours and demand start and end on the grid."""
    slot = problem.get("slot_minutes", int)
    for keys in ON_GRID_WINDOWS if slot else ():
        for window in problem.each(*keys):
            for end in (window.at("start"), window.at("end")):
                minutes = end.read(int)
                if slot and minutes is not None and minutes % slot:
                    yield end.fault(shown(wall_text(minutes)), _multiple(slot), "move it to the grid")


def instants_off_grid(problem: Part) -> Iterator[Fault]:
    """Pins and the shifts and openings of a baseline start and end on the grid, by the clocks of the basin."""
    slot, frame = problem.get("slot_minutes", int), frame_of(problem)
    for keys in ON_GRID_INTERVALS if slot and frame else ():
        for interval in problem.each(*keys):
            for end in (interval.at("start"), interval.at("end")):
                moment = end.read(datetime)
                if slot and frame and moment and not _on_grid(frame.local(moment), slot):
                    yield end.fault(_written(moment), _multiple(slot), "move it to the grid")


def instants_off_minutes(problem: Part) -> Iterator[Fault]:
    """Bookings and the availability of referents start and end on whole minutes."""
    for keys in ON_MINUTES:
        for interval in problem.each(*keys):
            for end in (interval.at("start"), interval.at("end")):
                moment = end.read(datetime)
                if moment and (moment.second or moment.microsecond):
                    yield end.fault(_written(moment), "a whole minute", "leave the seconds at 00")


def instants_off_seconds(problem: Part) -> Iterator[Fault]:
    """Other instants have no fraction of a second: files do not keep it."""
    for keys in ON_SECONDS:
        for instant in problem.each(*keys):
            moment = instant.read(datetime)
            if moment and moment.microsecond:
                yield instant.fault(_written(moment), "a whole second", "leave the fraction out")


def _on_grid(local: datetime, slot: int) -> bool:
    return not ((local.hour * 60 + local.minute) % slot or local.second or local.microsecond)


def _multiple(slot: int) -> str:
    return f"a multiple of {slot} minutes after midnight"


def _written(moment: datetime) -> str:
    return shown(moment.isoformat())
