"""Offers: as many as the targets ask, no more, nowhere unlawful."""

import pytest

from schemas.partner import Modality
from tests.builders import ProblemBuilder, a_problem, a_roster, at
from tests.core.appointments.laws import faults
from tests.core.appointments.week import placed


def a_counter(stations: int = 1, agents: int = 2) -> ProblemBuilder:
    """One site whose agents can all attend for the CAF."""
    return a_problem().with_site("s1", stations=stations).with_agents(agents, skills=["core", "caf"])


def test_offers_stand_one_after_the_other_from_the_earliest_round_minute() -> None:
    problem = a_counter().with_referent("r1", "mon 09:03-12:00").with_target("s1", "caf", 3)
    week = placed(problem, a_roster(problem).staff("s1", ["a1", "a2"], "mon 08:30-12:00"))
    assert week.times() == ["mon 09:05", "mon 09:35", "mon 10:05"]
    assert (week.placement.missing_minutes, week.placement.proved) == (0, True)
    assert not faults(week)


def test_odd_minutes_are_used_where_round_ones_do_not_suffice() -> None:
    problem = a_counter().with_referent("r1", "mon 09:03-10:33").with_target("s1", "caf", 3)
    week = placed(problem, a_roster(problem).staff("s1", ["a1", "a2"], "mon 08:30-12:00"))
    assert week.times() == ["mon 09:03", "mon 09:33", "mon 10:03"]
    assert not faults(week)


def test_a_booking_that_is_long_enough_counts_and_a_shorter_one_does_not() -> None:
    base = a_counter().with_referent("r1", "mon 09:00-12:00").with_target("s1", "caf", 1)
    for minutes, offers in ((30, 0), (45, 0), (20, 1)):
        problem = base.with_booking("b1", "s1", "r1", f"mon 09:00-09:{minutes}")
        week = placed(problem, a_roster(problem).staff("s1", ["a1", "a2"], "mon 08:30-12:00"))
        assert len(week.offered) == offers
        assert not faults(week)


def test_more_bookings_than_the_target_asks_are_all_kept_and_nothing_is_offered() -> None:
    problem = (
        a_counter()
        .with_referent("r1", "mon 09:00-12:00")
        .with_target("s1", "caf", 1)
        .with_booking("b1", "s1", "r1", "mon 09:00-09:30")
        .with_booking("b2", "s1", "r1", "mon 10:00-10:30")
    )
    week = placed(problem, a_roster(problem).staff("s1", ["a1", "a2"], "mon 08:30-12:00"))
    assert (week.offered, week.placement.missing_minutes, week.placement.bookings_cost) == ([], 0, 0)
    assert not faults(week)


def test_a_referent_shared_by_two_sites_is_never_at_both_at_once() -> None:
    problem = (
        a_problem()
        .with_site("s1", stations=1)
        .with_agents(2, skills=["core", "caf"])
        .with_site("s2", stations=1)
        .with_agents(2, skills=["core", "caf"])
        .with_referent("r1", "mon 09:00-11:00")
        .with_target("s1", "caf", 2)
        .with_target("s2", "caf", 3)
    )
    roster = a_roster(problem).staff("s1", ["a1", "a2"], "mon 08:30-10:10").staff("s2", ["a3", "a4"], "mon 08:30-12:00")
    week = placed(problem, roster)
    assert [each.site for each in week.offered] == ["s1", "s1", "s2", "s2"]
    assert (week.placement.missing_minutes, week.placement.proved) == (30, True)
    assert not faults(week)


@pytest.mark.parametrize(
    ("stations", "modalities", "offers"),
    [
        (1, ("video", "on_site", "phone"), 2),
        (2, ("video", "on_site", "phone"), 3),
        (0, ("video", "on_site", "phone"), 1),
        (1, ("phone", "phone", "phone"), 2),
        (3, ("on_site", "on_site", "on_site"), 3),
        (3, ("video", "video", "video"), 2),
    ],
)
def test_stations_and_agents_are_taken_by_those_who_need_them(
    stations: int, modalities: tuple[Modality, ...], offers: int
) -> None:
    # Everybody can only receive in the same half hour; two trained agents are there.
    problem = a_counter(stations)
    for number, modality in enumerate(modalities):
        problem = problem.with_referent(f"r{number}", "mon 09:00-09:30", modality=modality)
    problem = problem.with_target("s1", "caf", 3)
    week = placed(problem, a_roster(problem).staff("s1", ["a1", "a2"], "mon 08:30-12:00"))
    assert len(week.offered) == offers
    assert (week.placement.missing_minutes, week.placement.proved) == (30 * (3 - offers), True)
    assert not faults(week)


def test_an_agent_attends_only_inside_one_shift_at_that_site() -> None:
    problem = a_counter().with_referent("r1", "mon 09:00-12:00").with_target("s1", "caf", 5).with_agents(2)
    roster = (
        a_roster(problem)
        .staff("s1", ["a3", "a4"], "mon 08:30-12:00")
        .shift("a1", "s1", "mon 08:30-09:45")
        .shift("a2", "s1", "mon 09:45-11:00")
    )
    week = placed(problem, roster)
    assert week.times() == ["mon 09:00", "mon 09:45", "mon 10:15"]
    assert [each.agent for each in week.offered] == ["a1", "a2", "a2"]
    assert not faults(week)


def test_an_appointment_never_spans_two_openings_nor_two_availabilities() -> None:
    problem = a_counter().with_referent("r1", ["mon 09:00-09:20", "mon 09:25-11:00"]).with_target("s1", "caf", 9)
    roster = a_roster(problem).shift("a1", "s1", "mon 08:30-12:00").shift("a2", "s1", "mon 08:30-12:00")
    week = placed(problem, roster.open("s1", "mon 08:30-09:50", "mon 10:10-12:00"))
    assert week.times() == ["mon 10:10"]
    assert not faults(week)


def test_room_is_made_by_sending_a_shorter_appointment_elsewhere() -> None:
    # s1 wants one hour and s2 three half hours; only the second site can be served in the afternoon.
    problem = (
        a_problem()
        .with_site("s1", stations=1)
        .with_agents(2, skills=["core", "caf"])
        .with_site("s2", stations=1)
        .with_agents(2, skills=["core", "caf"])
        .with_referent("r1", ["mon 09:00-10:30", "mon 14:00-15:00"])
        .with_target("s1", "caf", 1, 60)
        .with_target("s2", "caf", 3, 30)
    )
    roster = (
        a_roster(problem)
        .staff("s1", ["a1", "a2"], "mon 08:30-12:00")
        .staff("s2", ["a3", "a4"], "mon 08:30-12:00", "mon 13:30-17:00")
    )
    week = placed(problem, roster)
    assert (week.placement.missing_minutes, week.placement.proved) == (0, True)
    assert not faults(week)


def test_without_time_for_a_model_a_lawful_placement_still_comes_back() -> None:
    problem = a_counter().with_referent("r1", "mon 09:00-10:10").with_target("s1", "caf", 3)
    week = placed(problem, a_roster(problem).staff("s1", ["a1", "a2"], "mon 08:30-12:00"), seconds=0.0)
    assert week.placement.missing_minutes == 30
    assert not faults(week)


def test_nothing_wanted_and_nobody_there_is_placed_at_once() -> None:
    problem = a_counter()
    week = placed(problem, a_roster(problem))
    assert (week.placement.appointments, week.placement.proved) == ((), True)


@pytest.mark.parametrize(
    ("free", "times"), [("09:00-12:00", ["mon 09:05"]), ("09:00-10:01", ["mon 09:01", "mon 09:31"])]
)
def test_nothing_is_offered_under_the_name_of_a_booking_that_moved_away(free: str, times: list[str]) -> None:
    """A booking keeps the name of the slot that was taken: that time is offered a minute later, or on a round one."""
    name = f"s1/caf/r1/{at('mon 09:00').isoformat()}"
    problem = (
        a_counter()
        .with_referent("r1", [f"mon {free}", "tue 09:00-09:30"])
        .with_target("s1", "caf", len(times) + 1)
        .with_booking(name, "s1", "r1", "tue 09:00-09:30")
    )
    week = placed(problem, a_roster(problem).staff("s1", ["a1", "a2"], "mon 08:30-12:00", "tue 08:30-12:00"))
    assert (week.times(), week.placement.missing_minutes, week.placement.proved) == (times, 0, True)
    assert not faults(week)
