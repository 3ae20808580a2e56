"""exact: the best placement at some sites by a model over every minute, where trying orders has not proved one."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from math import ceil, inf
from typing import Any

from ortools.sat.python import cp_model

from planner.core.appointments.bookings import Costs
from planner.core.appointments.floor import Floor
from planner.core.appointments.ground import Ground
from planner.core.appointments.ledger import Ledger, Seat
from planner.core.appointments.timing import Item, Timing, seat_of
from planner.core.appointments.wanted import Quota, Wanted
from schemas.time import DAY_MINUTES

Sum = Any
"""A linear expression; ortools gives no one type to sums, products and plain numbers."""
FARTHEST = 6
"""Days between the first and the last of a week."""


@dataclass(frozen=True)
class Found:
    """Seats, and the least that any seats cost."""

    seats: tuple[Seat, ...] | None
    """None where the time did not suffice."""
    least_cost: int
    least_missing: int
    """Of placements whose bookings cost `least_cost`."""
    steps: float
    """Taken by the solver, in its own measure."""


class Exact:
    """A model of all appointments of some wanted."""

    def __init__(self, ground: Ground, wanted: Wanted, settled: Sequence[Seat], costs: Costs) -> None:
        self.wanted = wanted
        self.settled = settled
        self.costs = costs
        self.timing = Timing(ground)
        self.model = self.timing.model
        for seat in settled:
            self.timing.fix(seat)
        self.bookings = {w: [self.timing.item(option) for option in wanted.options(w)] for w in wanted.bookings}
        self.booked = [item for items in self.bookings.values() for item in items]
        self.old = [self.timing.item(want, [(want.original[0],) * 2]) for want in wanted.old if want.original]
        held = [seat.want for seat in settled]
        self.offers = {q: [self.timing.item(want) for want in wanted.offers(q, held)] for q in wanted.quotas}
        self.timing.close()
        self.missing: Sum = sum((self._missing(quota) for quota in wanted.quotas), start=cp_model.LinearExpr.sum([]))
        self.moved = {want: self._moved(items) for want, items in self.bookings.items()}
        self.cost: Sum = sum((cost for cost, _ in self.moved.values()), start=cp_model.LinearExpr.sum([]))
        self.strayed: Sum = sum((days for _, days in self.moved.values()), start=cp_model.LinearExpr.sum([]))
        self.away: Sum = cp_model.LinearExpr.sum(
            [rank * item.present for items in self.bookings.values() for rank, item in enumerate(items)]
        )

    def _missing(self, quota: Quota) -> Sum:
        """Missing minutes of a target."""
        offers = self.offers[quota]
        for first, second in pairwise(offers):
            # They are alike, so they are taken in order.
            self.model.add_implication(second.present, first.present)
            self.model.add(second.start >= first.start).only_enforce_if(second.present)
        old = [item for item in self.old if quota.counts(item.want)]
        booked = [item for item in self.booked if quota.counts(item.want)]
        held = cp_model.LinearExpr.sum([item.present for item in (*offers, *old, *booked)])
        wanted = quota.appointments - sum(quota.counts(seat.want) for seat in self.settled)
        for item in (*offers, *old):
            # Nothing is offered beyond the target, though more may have been booked.
            self.model.add(held <= wanted).only_enforce_if(item.present)
        short = self.model.new_int_var(0, quota.appointments, "")
        self.model.add(short + held >= wanted)
        return short * quota.minutes

    def _moved(self, items: Sequence[Item]) -> tuple[Sum, Sum]:
        """What a booking costs that stands at its own site, at one near it or nowhere, and how many days it strays."""
        if len(items) > 1:
            self.model.add_at_most_one([item.present for item in items])
        costs = self.costs
        cost: Sum = costs.withdrawn - costs.withdrawn * cp_model.LinearExpr.sum([item.present for item in items])
        strayed: Sum = cp_model.LinearExpr.sum([])
        for item in items:
            same, others = self._days(item)
            cost += costs.same_day * same + costs.other_day * cp_model.LinearExpr.sum(list(others.values()))
            far = [abs(number - item.want.day) for number in others]
            strayed += cp_model.LinearExpr.weighted_sum(list(others.values()), far)
        return cost, strayed

    def _days(self, item: Item) -> tuple[cp_model.IntVar, dict[int, cp_model.IntVar]]:
        """Whether it is moved within its day, and to which other day."""
        day = item.want.day
        kept, same = self.model.new_bool_var(""), self.model.new_bool_var("")
        others = {other: self.model.new_bool_var("") for other in range(7) if other != day}
        self.model.add(cp_model.LinearExpr.sum([kept, same, *others.values()]) == item.present)
        if item.want.home is None:
            self.model.add(item.start == (item.want.original or (0, 0))[0]).only_enforce_if(kept)
        else:
            self.model.add(kept == 0)  # at another site it is moved, even at its own time
        for number, literal in (*others.items(), (day, same)):
            first = number * DAY_MINUTES
            inside = cp_model.Domain(first, first + DAY_MINUTES - 1)
            self.model.add_linear_expression_in_domain(item.start, inside).only_enforce_if(literal)
        return same, others

    def solve(self, hint: Sequence[Seat], floor: Floor, *, steps: float, seed: int, most: float = inf) -> Found:
        """The best seats found in the time, from a hint on; `most`: seconds that the clock leaves."""
        for want, (cost, _) in self.moved.items():
            if want in floor.by_booking:
                self.model.add(cost == floor.by_booking[want])
        self.model.add(self.cost >= floor.cost)
        self.model.add(self.missing >= floor.missing)
        self._hint(hint)
        # Each weight exceeds all that stands below it: missing minutes, sites strayed, slots kept, days strayed.
        gone = len(self.old) - cp_model.LinearExpr.sum([item.present for item in self.old])
        slot = FARTHEST * len(self.bookings) + 1
        site = slot * (len(self.old) + 1)
        minute = site * (1 + sum(len(items) - 1 for items in self.bookings.values()))
        point = minute * (1 + sum(quota.minutes * quota.appointments for quota in self.wanted.quotas))
        self.model.minimize(self.cost * point + self.missing * minute + self.away * site + gone * slot + self.strayed)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        # Several strategies take turns in the one worker: where offers all alike get one stuck, another goes on.
        solver.parameters.interleave_search = True
        solver.parameters.random_seed = seed
        solver.parameters.max_deterministic_time = steps
        solver.parameters.max_time_in_seconds = max(0.01, most)
        status = solver.solve(self.model)
        if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
            return Found(None, floor.cost, floor.missing, steps)
        least = max(0, ceil(solver.best_objective_bound - 0.5))
        return Found(
            self._seats(solver), least // point, least % point // minute, solver.response_proto.deterministic_time
        )

    def _hint(self, seats: Sequence[Seat]) -> None:
        given = {seat.want: seat for seat in seats}
        pairs = [(item, given.get(item.want)) for item in (*self.booked, *self.old)]
        for quota, items in self.offers.items():
            new = [s for s in seats if s.want.booking is None and s.want.original is None and quota.counts(s.want)]
            new.sort(key=lambda seat: seat.start)
            pairs += zip_longest(items, new[: len(items)])
        for item, place in pairs:
            for referent, literal in item.by_referent.items():
                self.model.add_hint(literal, place is not None and place.referent == referent)
            for agent, literal in item.by_agent.items():
                self.model.add_hint(literal, place is not None and place.agent == agent)
            if place is not None:
                self.model.add_hint(item.start, place.start)

    def _seats(self, solver: cp_model.CpSolver) -> tuple[Seat, ...]:
        ledger = Ledger(self.timing.ground, self.wanted)
        for seat in self.settled:
            ledger.take(seat)
        items = [*self.booked, *self.old, *(item for items in self.offers.values() for item in items)]
        found = (seat_of(item, ledger, solver) for item in items)
        return (*self.settled, *(seat for seat in found if seat is not None))
