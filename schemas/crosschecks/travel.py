"""Travel: a journey leads to another site and is stated once."""

from collections.abc import Iterator

from schemas.crosschecks.repetition import repetitions
from schemas.faults import Fault, shown
from schemas.part import Part


def journeys_to_nowhere(problem: Part) -> Iterator[Fault]:
    """A journey ends at another site than it begins at."""
    for journey in problem.each("travel_minutes"):
        ends = _ends(journey)
        if ends and ends[0] == ends[1]:
            yield journey.fault(f"{shown(ends[0])} to itself", "two different sites", "correct one, or take it out")


def repeated_journeys(problem: Part) -> Iterator[Fault]:
    """A journey from one site to another is stated once; the way back is another journey."""
    journeys = ((_ends(journey), journey) for journey in problem.each("travel_minutes"))
    for (origin, destination), again, first in repetitions(journeys):
        found = f"{shown(origin)} to {shown(destination)} again"
        yield again.fault(found, f"each journey once (also at {first})", "keep one of them")


def _ends(journey: Part) -> tuple[str, str] | None:
    origin, destination = journey.get("from", str), journey.get("to", str)
    return None if origin is None or destination is None else (origin, destination)
