"""The baseline: the roster that was given out is that of the same basin and the same week."""

from collections.abc import Iterator

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
