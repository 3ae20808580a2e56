"""The baseline: the roster that was given out is that of the same basin and the same week, and states nothing twice."""

from collections.abc import Iterator
from datetime import datetime

from schemas.crosschecks.repetition import repetitions
from schemas.crosschecks.spans import between
from schemas.faults import Fault, shown
from schemas.part import Part


def foreign_baseline(problem: Part) -> Iterator[Fault]:
    """A baseline is of the basin and the week of its problem."""
    for key in ("basin", "week"):
        own, theirs = problem.get(key, str), problem.at("baseline").at(key)
        found = theirs.read(str)
        if own is not None and found is not None and found != own:
            yield theirs.fault(
                shown(found),
                f"{shown(own)}, as in /{key}",
                "give the roster that this problem's people were last given",
            )


def repeated_in_baseline(problem: Part) -> Iterator[Fault]:
    """A shift of a baseline is stated once: what is history is copied as it stands."""
    shifts = problem.each("baseline", "shifts")
    for (agent, _, start, end), again, first in repetitions((_which(shift), shift) for shift in shifts):
        found = f"{shown(agent)}, {between(start, end)} again"
        yield again.fault(found, f"each shift once (also at {first})", "keep one of them")


def _which(shift: Part) -> tuple[str, str, datetime, datetime] | None:
    agent, site = shift.get("agent", str), shift.get("site", str)
    start, end = shift.get("start", datetime), shift.get("end", datetime)
    return (agent, site, start, end) if agent is not None and site is not None and start and end else None
