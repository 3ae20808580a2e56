"""What the pauses of referents cost: the model finds the least, and makes nothing else worse for it."""

from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from time import monotonic
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, assume, given, settings

from benchmarks.announced import announced
from config.figures import load_figures
from planner.core.appointments.arrange import SWEEPS, arranged
from planner.core.appointments.bookings import ROUND, Costs
from planner.core.appointments.budget import Budget
from planner.core.appointments.gaps import points_of_gaps
from planner.core.appointments.ground import Ground, read_ground
from planner.core.appointments.ledger import Ledger, Seat
from planner.core.appointments.linked import linked
from planner.core.appointments.part import settle
from planner.core.appointments.place import place
from planner.core.appointments.strain import half_of, hangs_on_one
from planner.core.appointments.waiting import Waiting
from planner.core.appointments.wanted import Want, Wanted, read_wanted
from planner.core.facts.component import read_facts
from planner.core.limits import Limits
from schemas.ids import AgentId, AppointmentId, PartnerId, ReferentId, SiteId
from schemas.reading import read_problem
from tests.builders import ProblemBuilder, RosterBuilder, a_problem, a_roster
from tests.core.appointments.week import placed
from tests.core.appointments.weeks import Drawn, weeks

COSTS = Costs(withdrawn=60, other_day=20, same_day=5)
ORDINARY = Path(__file__).parents[3] / "examples" / "isere" / "ordinary.problem.json"


def groups(ground: Ground) -> Iterator[tuple[Wanted, list[Seat]]]:
    """What is wanted of each group of sites, and the seats of all of it as sweeps alone leave them."""
    for wanted in linked(ground, read_wanted(ground.facts)):
        seats = settle(ground, wanted, COSTS, Budget(5), 1).seats
        yield wanted, arranged(ground, wanted, seats, Budget(0))


def others(ground: Ground, seat: Seat) -> list[tuple[ReferentId, int]]:
    """Referents and minutes that a new offer may have instead: no shorter, no less spread, no more on one person."""
    half, attended = half_of(seat.start), ground.needs_agent(seat.referent)
    step = ROUND if seat.start % ROUND == 0 else 1
    found = []
    for referent in seat.want.referents:
        for first, last in ground.fitting(seat.want, referent):
            for start in range(max(first, half[0]), min(last - seat.want.minutes, half[1]) + 1):
                there = Seat(seat.want, seat.referent, None, start)
                if start % step or (attended and not hangs_on_one(ground, seat) and hangs_on_one(ground, there)):
                    continue
                if attended or not ground.needs_agent(referent):
                    found.append((referent, start))
    return found


def least_of_all(ground: Ground, wanted: Wanted, seats: Sequence[Seat]) -> int:
    """What gaps cost at least, every choice tried."""
    standing = [seat for seat in seats if not seat.is_new]
    new = [seat for seat in seats if seat.is_new]
    least = points_of_gaps(ground, seats)
    for choice in product(*(others(ground, seat) for seat in new)):
        ledger, chosen = Ledger(ground, wanted), list(standing)
        for seat in standing:
            ledger.take(seat)
        for seat, (referent, start) in zip(new, choice, strict=True):
            there = ledger.seat(seat.want, referent, start)
            if there is None:
                break
            ledger.take(there)
            chosen.append(there)
        else:
            least = min(least, points_of_gaps(ground, chosen))
    return least


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(weeks(unit=10, days=1, hours=2, wanted=4))
def test_no_choice_costs_less(drawn: Drawn) -> None:
    """Every other choice was tried; and the bound is one of all of them."""
    week = placed(*drawn)
    ground = read_ground(week.facts, week.shifts, week.doors)
    for wanted, seats in groups(ground):
        new = [seat for seat in seats if seat.is_new]
        assume(len(new) < 3 or (all(seat.start % ROUND == 0 for seat in new) and len(new) < 4))
        rested = Waiting(ground, wanted, seats).solve(steps=5, seed=1)
        least = least_of_all(ground, wanted, seats)
        assert rested.points == points_of_gaps(ground, rested.seats) <= least
        assert (rested.least or 0) <= least


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(weeks(unit=5, days=2, hours=6, wanted=8))
def test_nothing_else_gets_worse(drawn: Drawn) -> None:
    """What is booked or on offer stays; a new offer keeps site, length, half of the day, and that two could attend."""
    week = placed(*drawn)
    ground = read_ground(week.facts, week.shifts, week.doors)
    for wanted, seats in groups(ground):
        rested = Waiting(ground, wanted, seats).solve(steps=1, seed=1)
        assert (rested.least or 0) <= rested.points <= points_of_gaps(ground, seats)
        for before, after in zip(seats, rested.seats, strict=True):
            assert after.want == before.want
            assert after == before or before.is_new
            assert half_of(after.start) == half_of(before.start)
            assert hangs_on_one(ground, before) or not hangs_on_one(ground, after)


def test_no_referent_of_an_ordinary_week_waits_and_the_least_of_buffers_lack() -> None:
    """Proved for each group of sites of Isère, at every minute; sweeps alone leave more."""
    facts = read_facts(read_problem(ORDINARY), load_figures())
    ground = read_ground(facts, *announced(facts))
    swept = list(groups(ground))
    left = sum(points_of_gaps(ground, seats) for _, seats in swept)
    rested = [Waiting(ground, wanted, seats, rounded=False).solve(steps=2, seed=1) for wanted, seats in swept]
    assert [each.points for each in rested] == [each.least for each in rested]
    assert sum(each.points for each in rested) < left


def asked_for_more_than_pauses_allow() -> tuple[ProblemBuilder, RosterBuilder]:
    """One morning of a referent, filled with appointments: without their model, some pauses are short."""
    problem = a_problem().with_site("s1", stations=1).with_agents(2, skills=["core", "carsat"])
    problem = problem.with_referent("r1", ["mon 09:00-11:30"], "carsat").with_target("s1", "carsat", 5)
    return problem, a_roster(problem).staff("s1", ["a1", "a2"], "mon 08:30-12:15")


@pytest.mark.parametrize(
    ("sweeps", "left"),
    [(0, 600.0), (SWEEPS, 0.0)],
    ids=["people wait for a plan", "the clock of a slow machine is over"],
)
def test_pauses_are_not_waited_for(sweeps: int, left: float) -> None:
    week = placed(*asked_for_more_than_pauses_allow(), arrange=True)
    with patch("planner.core.appointments.arrange.Waiting", side_effect=AssertionError):
        budget = Budget(1.0, Limits(left, monotonic))
        late = place(week.facts, week.shifts, week.doors, budget, seed=1, sweeps=sweeps)
    assert len(late.appointments) == len(week.placement.appointments)
    assert late.missing_minutes == week.placement.missing_minutes


def test_pauses_are_worked_on_where_there_is_time() -> None:
    problem, roster = asked_for_more_than_pauses_allow()
    with patch("planner.core.appointments.arrange.Waiting", side_effect=AssertionError), pytest.raises(AssertionError):
        placed(problem, roster, arrange=True)


def test_no_bound_is_stated_where_what_stands_cannot_stand_together() -> None:
    """Two bookings of one referent at one time, as a week that is not planned yet may have them."""
    problem = a_problem().with_site("s1", stations=2).with_agents(2, skills=["core", "caf"])
    problem = problem.with_referent("r1", ["mon 09:00-12:00"], "caf")
    week = placed(problem, a_roster(problem).staff("s1", ["a1", "a2"], "mon 08:30-12:15"))
    ground = read_ground(week.facts, week.shifts, week.doors)
    wants = (
        Want(SiteId("s1"), PartnerId("caf"), (ReferentId("r1"),), 30, booking=AppointmentId(key))
        for key in ("k1", "k2")
    )
    seats = [Seat(want, ReferentId("r1"), AgentId("a1"), 9 * 60) for want in wants]
    assert Waiting(ground, read_wanted(week.facts), seats).solve(steps=1, seed=1).least is None
