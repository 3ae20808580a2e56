"""waiting: no referent waits longer than must be, nor has less of a pause: a model of the new offers of some sites.

Each new offer keeps its length, its half of the day and whether others could attend it, so nothing else that offers are
weighed by gets worse. Its time within that half is free, and so is its referent, where its partner has several.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil, inf

from ortools.sat.python import cp_model

from planner.core.appointments.bookings import ROUND
from planner.core.appointments.budget import STEPS_A_SECOND
from planner.core.appointments.gaps import Time, line_points, lines_of, points_of_gaps
from planner.core.appointments.ground import Ground
from planner.core.appointments.ledger import Ledger, Seat
from planner.core.appointments.pauses import Pauses, Stretch
from planner.core.appointments.strain import half_of, hangs_on_one
from planner.core.appointments.timing import Item, Timing, seat_of
from planner.core.appointments.wanted import Want, Wanted
from planner.core.facts.week import Span

SLOWEST = 3
"""Times slower than reckoned a machine may be before the clock ends what the solver's own measure should have."""


@dataclass(frozen=True)
class Rested:
    """Seats, and what their gaps cost."""

    seats: Sequence[Seat]
    points: int
    least: int | None
    """What gaps cost at least, whichever minutes of their halves of the day the new offers have; None where the model
    says nothing: bookings stand across each other, or the time did not do for what was given."""
    steps: float
    """Taken by the solver, in its own measure."""


class Waiting:
    """A model of some seats: those of new offers are free, all others stand."""

    def __init__(self, ground: Ground, wanted: Wanted, seats: Sequence[Seat], *, rounded: bool = True) -> None:
        """`rounded`: what begins at a round minute still does; else the bound is one for every minute."""
        self._ground, self._wanted, self._seats, self._rounded = ground, wanted, seats, rounded
        self._timing = Timing(ground)
        self._model = self._timing.model
        self._lines: defaultdict[Time, list[Stretch]] = defaultdict(list)
        self._there = lines_of(ground, seats)
        always = self._model.new_constant(1)
        for time, line in self._there.items():
            self._lines[time] += [Stretch(seat, seat.start, always) for seat in line if not seat.is_new]
        for seat in seats:
            if not seat.is_new:
                self._timing.fix(seat)
        self._items = {index: self._free(seat) for index, seat in enumerate(seats) if seat.is_new}
        self._timing.close()

    def _free(self, seat: Seat) -> Item:
        half = half_of(seat.start)
        if not self._ground.needs_agent(seat.referent):
            item = self._timing.item(self._unattended(seat.want), [half])
        elif hangs_on_one(self._ground, seat):
            item = self._timing.item(seat.want, [half])
        else:
            item = self._timing.item(seat.want, _by_two(self._ground, seat.want, half))
        self._model.add(item.present == 1)
        self._model.add_hint(item.start, seat.start)
        if self._rounded and seat.start % ROUND == 0:
            self._model.add(item.start == ROUND * self._model.new_int_var(0, half[1] // ROUND, ""))
        for referent, literal in item.by_referent.items():
            self._model.add_hint(literal, referent == seat.referent)
            times = [(referent, span) for span in self._ground.facts.free[referent]]
            insides = [self._model.new_bool_var("") for _ in times]
            self._model.add(cp_model.LinearExpr.sum(insides) == literal)
            for time, inside in zip(times, insides, strict=True):
                first, last = time[1]
                self._model.add_linear_constraint(item.start, first, last - seat.want.minutes).only_enforce_if(inside)
                self._model.add_hint(inside, seat in self._there.get(time, ()))
                self._lines[time].append(Stretch(seat, item.start, inside))
        return item

    def _unattended(self, want: Want) -> Want:
        """The same with those only who are there in person: nobody else could make it hang on one of the site."""
        there = tuple(referent for referent in want.referents if not self._ground.needs_agent(referent))
        return replace(want, referents=there)

    def solve(self, *, steps: float, seed: int, most: float = inf) -> Rested:
        """The least that is found in the time, the fewest offers elsewhere for it; at worst what was given.

        `most`: seconds that the clock leaves.
        """
        before = points_of_gaps(self._ground, self._seats)
        moved = [self._moved(self._seats[index], item) for index, item in self._items.items()]
        weight = len(moved) + 1
        cost = cp_model.LinearExpr.sum([self._cost(time) for time in self._lines])
        self._model.minimize(weight * cost + cp_model.LinearExpr.sum(moved))
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.interleave_search = True
        solver.parameters.random_seed = seed
        solver.parameters.max_deterministic_time = steps
        solver.parameters.max_time_in_seconds = max(0.01, min(most, SLOWEST * steps / STEPS_A_SECOND))
        status = solver.solve(self._model)
        if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
            return Rested(self._seats, before, None, steps)
        least = max(0, ceil(solver.best_objective_bound - 0.5)) // weight
        seats = self._found(solver)
        points = points_of_gaps(self._ground, seats)
        kept = points >= before
        return Rested(
            self._seats if kept else seats, min(before, points), least, solver.response_proto.deterministic_time
        )

    def _cost(self, time: Time) -> cp_model.IntVar:
        line, there = self._lines[time], self._there.get(time, ())
        figures = self._ground.facts.figures
        buffer = figures.reception(line[0].seat.want.partner).buffer_minutes
        pauses = Pauses(self._model, time[1], buffer, figures.offers.weights)
        return pauses.post(line, there, line_points(self._ground, there))

    def _moved(self, seat: Seat, item: Item) -> cp_model.IntVar:
        moved = self._model.new_bool_var("")
        self._model.add(item.start == seat.start).only_enforce_if(~moved)
        self._model.add_bool_or([moved, item.by_referent[seat.referent]])
        self._model.add_hint(moved, value=False)
        return moved

    def _found(self, solver: cp_model.CpSolver) -> list[Seat]:
        ledger = Ledger(self._ground, self._wanted)
        for index, seat in enumerate(self._seats):
            if index not in self._items:
                ledger.take(seat)
        found = list(self._seats)
        for index, item in self._items.items():
            other = seat_of(item, ledger, solver)
            if other is not None:
                found[index] = replace(other, want=found[index].want)
        return found


def _by_two(ground: Ground, want: Want, half: Span) -> list[Span]:
    """Starts in a half of the day at which two people could attend, as closed intervals."""
    there = [
        (agent.id, max(a, half[0]), min(b - want.minutes, half[1]))
        for agent, (a, b) in ground.attendants(want.site, want.partner)
    ]
    points = sorted({point for _, a, b in there if a <= b for point in (a, b + 1)})
    return [(a, b - 1) for a, b in pairwise(points) if _together(there, a, b - 1) > 1]


def _together(there: Iterable[tuple[str, int, int]], first: int, last: int) -> int:
    return len({key for key, a, b in there if a <= first and last <= b})
