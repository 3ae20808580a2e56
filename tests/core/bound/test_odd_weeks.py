"""No row and no bound cuts off a lawful roster in weeks that history, overrides, pins or the clock make odd."""

import pytest

from schemas.site import Label
from tests.builders import ProblemBuilder, a_problem
from tests.core.bound.holding import GRIDS, holds
from tests.core.bound.lawful import lawful_rosters

ROSTERS = 4


def two_sites(now: str = "thu-1 10:00", slot_minutes: int = 15) -> ProblemBuilder:
    """Two sites that share people, with appointments, wishes, a training and an absence."""
    return (
        a_problem(now, slot_minutes=slot_minutes)
        .with_site("s1", stations=1)
        .with_site("s2", "mon-fri 09:00-10:30,13:30-17:00", "mon-sat 08:00-12:30,13:30-19:00", stations=2)
        .with_agents(3, sites=["s1", "s2"], skills=("core", "caf"))
        .with_agents(2, sites=["s1"])
        .with_agent("p1", sites=["s2", "s1"], regime="private", weekly=1200, skills=("core", "caf"))
        .with_agents(1, sites=["s2"], skills=("caf",))
        .with_travel("s1", "s2", 25)
        .with_demand("s1", "mon-fri 09:00-11:00", 3)
        .with_demand("s2", "wed 10:00-16:00", 2)
        .with_referent("r1", "mon-fri 09:10-11:50")
        .with_referent("r2", "wed-thu 14:05-16:50", modality="on_site")
        .with_referent("r3", "tue-wed 09:00-12:00", modality="phone", sites=["s2"])
        .with_target("s1", "caf", 4, 30)
        .with_target("s2", "caf", 3, 20)
        .with_booking("b1", "s1", "r1", "wed 09:10-09:40")
        .with_booking("b2", "s1", "r1", "thu 10:05-10:35")
        .with_booking("b3", "s2", "r2", "wed 15:00-15:25")
        .unavailable("a2", "tue 09:00-11:10", "training")
        .unavailable("a1", "fri", "absence")
        .wishing("a1", "avoid", "mon 16:10-18:30", 2)
        .wishing("a3", "prefer", "thu 08:50-12:05", 3)
        .wishing("p1", "prefer", "wed 09:00-12:00", 1)
    )


def published(problem: ProblemBuilder, seed: int) -> ProblemBuilder:
    """The problem with a lawful roster as its baseline."""
    given = next(roster for roster in lawful_rosters(problem.build(), seed, 20) if roster.openings)
    return problem.published(given)


def replanned(now: str, frozen: str, seed: int, slot_minutes: int = 15) -> ProblemBuilder:
    """Two sites whose roster was given, replanned at some moment."""
    base = two_sites(slot_minutes=slot_minutes)
    given = next(roster for roster in lawful_rosters(base.build(), seed, 20) if roster.openings)
    return base.now(now).published(given, frozen_until=frozen)


WEEKS = {
    "first": two_sites(),
    "slots of five": two_sites(slot_minutes=5),
    "slots of thirty": two_sites(slot_minutes=30),
    "within the morning": replanned("wed 10:40", "wed 10:40", 1),
    "within the afternoon": replanned("wed 14:52", "wed 16:00", 2),
    "after six": replanned("tue 18:20", "tue 18:20", 3),
    "frozen for a day": replanned("tue 09:05", "wed 15:00", 4),
    "frozen over noon": replanned("wed 10:00", "wed 14:00", 15),
    "consent": replanned("tue 09:05", "wed 15:00", 6).with_consent("a1", "tue", "wed").with_consent("a3", "wed"),
    "absent from noon": replanned("wed 10:40", "thu 10:00", 7).unavailable("a1", "wed 11:40-19:00"),
    "was absent": replanned("thu 08:00", "thu 08:00", 8).unavailable("a3", "wed 08:00-10:00"),
    "late in slots of five": replanned("wed 15:17", "wed 15:30", 9, slot_minutes=5),
    "in slots of thirty": replanned("wed 10:40", "wed 12:00", 10, slot_minutes=30),
    "before the week": replanned("sun-1 15:00", "mon 10:00", 11),
    "after the week": replanned("sun 12:00", "sun 12:00", 12),
    "pins": two_sites()
    .with_pin("a1", "s1", "mon 08:30-12:00", "tue 14:00-16:00")
    .with_pin("p1", "s2", "thu 09:00-11:00"),
    "no baseline": two_sites("wed 10:40"),
    "somebody lost a site": replanned("wed 10:40", "wed 12:00", 13).changing_agent("a2", sites=("s1",)),
    "longer breaks": two_sites().with_override("work.rest_break", 45).with_override("work.daily_rest", 800),
    "short weeks": two_sites().with_override("work.daily_max", 380).with_override("work.weekly_max", 1234),
    "worn": two_sites()
    .with_history("a1", "sun-1 19:30", worked_minutes=(2640,) * 10 + (2900,), late_shifts=3)
    .with_history("a2", "fri-1 20:00", saturdays=2)
    .with_history("p1", "sat-1 23:00"),
    "one agent is enough": two_sites().changing_site("s1", label=Label(min_agents=1, min_hours=30.5, min_days=6)),
    "three are needed": two_sites().changing_site("s1", label=Label(min_agents=3)),
}


@pytest.mark.parametrize("name", WEEKS)
def test_rows_hold(name: str) -> None:
    problem = WEEKS[name].build()
    found = 0
    for number, roster in enumerate(lawful_rosters(problem, len(name), ROSTERS)):
        found += 1
        holds(problem, roster, list(GRIDS)[number % len(GRIDS)])
    assert found
