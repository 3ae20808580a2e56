"""Figures of many runs: medians and percentiles in which a run that did not get there stays "more than the limit"."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from benchmarks.measurement import Measurement
from schemas.objective import LEVELS


@dataclass(frozen=True, order=True)
class Figure:
    """A number, or only known to be larger."""

    value: float
    more: bool = False

    def __str__(self) -> str:
        """Three figures, and the sign of what is not known."""
        digits = 0 if self.value >= 100 else 1 if self.value >= 10 else 2
        return f"{'> ' if self.more else ''}{self.value:.{digits}f}"


def at(measured: Measurement, seconds: float | None) -> Figure:
    """A time, or more than the run lasted."""
    return Figure(max(measured.limit, measured.seconds), True) if seconds is None else Figure(seconds)


def percentile(figures: Sequence[Figure], share: float) -> Figure | None:
    """The nearest-rank percentile; those that are only known to be larger stand where they begin."""
    if not figures:
        return None
    return sorted(figures)[max(0, ceil(share * len(figures)) - 1)]


def ratio(binome: Measurement, plain: Measurement, levels: int) -> Figure | None:
    """How many times longer the plain model takes to the rungs' values that Binôme ended with, read from the top.

    None where Binôme has no roster.
    """
    if not binome.values:
        return None
    ours = binome.reached(binome.values, levels)
    theirs = plain.reached(binome.values, levels)
    if ours is None:
        return None
    return Figure(at(plain, theirs).value / max(ours, 0.001), theirs is None)


def proved_all(measured: Measurement) -> float | None:
    """When the last rung was proved."""
    return measured.proved.get(LEVELS[-1])


def refuted(claims: Measurement, other: Measurement) -> str | None:
    """The rung whose stated bound a lawful roster of the other undercuts, the higher ones being as claimed."""
    if other.wrong:
        return None
    for level in LEVELS:
        if level not in claims.values or level not in other.values:
            return None
        if other.values[level] < claims.bounds.get(level, 0):
            return f"{level}: bound {claims.bounds[level]}, found {other.values[level]}"
        if other.values[level] != claims.values[level]:
            return None
    return None


def better(one: Measurement, other: Measurement) -> str | None:
    """The first rung, from the top, on which one roster is better than the other, and by how much."""
    for level in LEVELS:
        if level in one.values and level in other.values and one.values[level] != other.values[level]:
            less = other.values[level] - one.values[level]
            return f"{level} by {less}" if less > 0 else None
    return None
