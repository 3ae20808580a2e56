"""pauses: what the gaps within one unbroken time of a referent cost, as terms of a model.

Each appointment is lengthened by what it has of the buffer after it. So lengthened no two overlap, and what is left of
the time from the first to the last is waited: nobody need know which comes after which.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ortools.sat.python import cp_model

from config.offers import OfferWeights
from planner.core.appointments.ledger import Seat
from planner.core.appointments.timing import Literal
from planner.core.facts.week import Span


@dataclass(frozen=True)
class Stretch:
    """An appointment that may lie in the time."""

    seat: Seat
    """Where it was."""
    start: cp_model.IntVar | int
    inside: Literal
    """Whether it lies there."""


class Pauses:
    """One unbroken time, its referent's partner with one buffer for all."""

    def __init__(self, model: cp_model.CpModel, span: Span, buffer: int, weights: OfferWeights) -> None:
        """Nothing is posted yet."""
        self._model, self._span, self._buffer, self._weights = model, span, buffer, weights
        self._begin, self._end = model.new_int_var(*span, ""), model.new_int_var(*span, "")
        self._pads: list[cp_model.IntVar] = []
        self._lasts: list[Literal] = []
        self._intervals: list[cp_model.IntervalVar] = []

    def post(self, line: Sequence[Stretch], there: Sequence[Seat], points: int) -> cp_model.IntVar:
        """What its gaps cost; `there` is what stands in it so far, in order, at so many points."""
        after = dict(pairwise(there))
        for stretch in line:
            following = after.get(stretch.seat) if stretch.seat in there else None
            gap = 0 if following is None else following.start - stretch.seat.span[1]
            self._stretch(stretch, min(self._buffer, gap), is_last=bool(there) and stretch.seat == there[-1])
        self._model.add_no_overlap(self._intervals)
        return self._cost(line, there, points)

    def _stretch(self, stretch: Stretch, gap: int, *, is_last: bool) -> None:
        """One appointment with what it has of its buffer; the last one needs none."""
        model, minutes, inside = self._model, stretch.seat.want.minutes, stretch.inside
        pad, last = model.new_int_var(0, self._buffer, ""), model.new_bool_var("")
        finish = model.new_int_var(0, self._span[1], "")
        model.add(self._begin <= stretch.start).only_enforce_if(inside)
        model.add(finish <= self._end).only_enforce_if(inside)
        model.add(pad <= self._buffer * inside)
        model.add_implication(last, inside)
        model.add(self._end <= stretch.start + minutes).only_enforce_if(last)
        self._intervals.append(
            model.new_optional_interval_var(stretch.start, minutes + pad, finish, inside, "")  # its finish is its end
        )
        self._pads.append(pad)
        self._lasts.append(last)
        for variable, value in ((pad, gap), (last, is_last), (finish, stretch.seat.span[1] + gap)):
            model.add_hint(variable, value)

    def _cost(self, line: Sequence[Stretch], there: Sequence[Seat], points: int) -> cp_model.IntVar:
        model, weights, span = self._model, self._weights, self._span
        insides = [stretch.inside for stretch in line]
        served = model.new_bool_var("")
        model.add_max_equality(served, insides)
        model.add_exactly_one([*self._lasts, ~served])
        held = cp_model.LinearExpr.weighted_sum(insides, [stretch.seat.want.minutes for stretch in line])
        padded = cp_model.LinearExpr.sum(self._pads)
        waited = self._end - self._begin - held - padded
        lacking = self._buffer * (cp_model.LinearExpr.sum(insides) - 1) - padded
        most = weights.hole * (span[1] - span[0]) + weights.buffer * self._buffer * len(line)
        cost = model.new_int_var(0, most, "")
        model.add(cost >= weights.hole * waited + weights.buffer * lacking)
        ends = (there[0].start, there[-1].span[1]) if there else (span[0], span[0])
        hints = ((served, bool(there)), (self._begin, ends[0]), (self._end, ends[1]), (cost, points))
        for variable, value in hints:
            model.add_hint(variable, value)
        return cost
