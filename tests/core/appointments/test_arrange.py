"""Where offers stand once it is known how many there can be: spread for those who come, close for those who receive."""

from hypothesis import HealthCheck, given, settings

from planner.core.appointments.ground import read_ground
from planner.core.appointments.ledger import Ledger, Seat
from planner.core.appointments.strain import Strain
from planner.core.appointments.wanted import Want, read_wanted, serving
from planner.core.timetable import Placed
from tests.builders import ProblemBuilder, a_problem, a_roster
from tests.core.appointments.laws import faults
from tests.core.appointments.week import Week, placed
from tests.core.appointments.weeks import Drawn, weeks

slow = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])


def a_counter(partner: str, *hours: str, wanted: int = 2, minutes: int = 30) -> ProblemBuilder:
    """One site with two agents who can attend for a partner, and one referent."""
    return (
        a_problem()
        .with_site("s1", stations=1)
        .with_agents(2, skills=["core", partner])
        .with_referent("r1", list(hours), partner)
        .with_target("s1", partner, wanted, minutes)
    )


def arranged(problem: ProblemBuilder, *hours: str) -> Week:
    """Its offers, both agents there and the doors open in some hours."""
    week = placed(problem, a_roster(problem).staff("s1", ["a1", "a2"], *hours), arrange=True)
    assert not faults(week)
    return week


def lengths(week: Week) -> list[int]:
    """How long each offer is."""
    return [each.end - each.start for each in week.offered]


def test_slots_are_as_long_as_those_of_their_partner_and_a_buffer_apart() -> None:
    week = arranged(a_counter("carsat", "mon 09:00-12:00", wanted=3), "mon 08:30-12:15")
    assert (week.times(), lengths(week)) == (["mon 09:00", "mon 09:55", "mon 10:50"], [45, 45, 45])


def test_a_target_that_asks_for_more_than_the_partner_gives_is_met_in_full() -> None:
    week = arranged(a_counter("la-poste", "mon 09:00-12:00", wanted=1, minutes=40), "mon 08:30-12:15")
    assert lengths(week) == [40]


def test_where_time_is_short_targets_come_before_length_and_buffers() -> None:
    week = arranged(a_counter("carsat", "mon 09:00-11:30", wanted=5), "mon 08:30-12:15")
    assert (lengths(week), week.placement.missing_minutes) == ([30] * 5, 0)


def test_slots_of_a_site_with_a_partner_are_spread_over_days_then_over_halves_of_a_day() -> None:
    hours = ("mon 09:00-12:00", "mon 14:00-17:00", "tue 09:00-12:00")
    week = arranged(a_counter("caf", *hours, wanted=3), "mon-tue 08:30-12:15", "mon 13:30-17:15")
    assert week.times() == ["mon 09:00", "mon 14:00", "tue 09:00"]


def test_a_booking_counts_where_slots_are_spread() -> None:
    problem = a_counter("caf", "mon-tue 09:00-12:00").with_booking("b1", "s1", "r1", "mon 10:00-10:30")
    assert arranged(problem, "mon-tue 08:30-12:15").times() == ["tue 09:00"]


def test_a_referent_of_several_sites_receives_at_one_after_the_other_without_holes() -> None:
    problem = (
        a_problem()
        .with_site("s1", stations=1)
        .with_agents(2, skills=["core", "caf"])
        .with_site("s2", stations=1)
        .with_agents(2, skills=["core", "caf"])
        .with_referent("r1", ["mon-tue 09:00-12:00"], "caf")
        .with_target("s1", "caf", 2)
        .with_target("s2", "caf", 2)
    )
    roster = a_roster(problem).staff("s1", ["a1", "a2"], "mon-tue 08:30-12:15")
    week = placed(problem, roster.staff("s2", ["a3", "a4"], "mon-tue 08:30-12:15"), arrange=True)
    assert not faults(week)
    assert sorted((each.site, each.start // 1440) for each in week.offered) == [
        ("s1", 0),
        ("s1", 1),
        ("s2", 0),
        ("s2", 1),
    ]
    assert week.times() == ["mon 09:00", "mon 09:35", "tue 09:00", "tue 09:35"]


def test_a_time_is_preferred_at_which_two_could_attend() -> None:
    problem = a_counter("caf", "mon 09:00-12:00", wanted=1).with_agents(1)
    roster = a_roster(problem).shift("a1", "s1", "mon 08:30-12:15").shift("a3", "s1", "mon 08:30-12:15")
    week = placed(problem, roster.shift("a2", "s1", "mon 10:00-12:15").open("s1", "mon 08:30-12:15"), arrange=True)
    assert week.times() == ["mon 10:00"]


def test_two_sites_change_times_where_one_is_better_off_and_the_other_no_worse() -> None:
    """Early, two of s2 could attend, later one; at s1 it is all the same, and s1 comes first."""
    problem = (
        a_problem()
        .with_site("s1", stations=1)
        .with_agents(2, skills=["core", "caf"])
        .with_site("s2", stations=1)
        .with_agents(2, skills=["core", "caf"])
        .with_referent("r1", "mon 09:00-10:05", "caf")
        .with_target("s1", "caf", 1)
        .with_target("s2", "caf", 1)
    )
    roster = a_roster(problem).staff("s1", ["a1", "a2"], "mon 08:30-12:15").shift("a3", "s2", "mon 08:30-12:15")
    roster = roster.shift("a4", "s2", "mon 08:30-09:30").open("s2", "mon 08:30-12:15")
    week = placed(problem, roster, arrange=True)
    assert [(each.site, week.clock(each.start)) for each in week.offered] == [("s2", "mon 09:00"), ("s1", "mon 09:35")]


def test_nothing_is_offered_in_the_last_minutes_before_the_doors_close_nor_across_lunch() -> None:
    problem = a_counter("caf", "mon 11:00-14:30", wanted=4)
    week = arranged(problem, "mon 08:30-12:00", "mon 13:30-17:15")
    assert week.times() == ["mon 11:20", "mon 13:30", "mon 14:00"]
    assert (week.placement.missing_minutes, week.placement.proved) == (30, True)


def test_a_booking_may_last_until_the_doors_close() -> None:
    problem = a_counter("caf", "mon 11:00-12:00", wanted=1).with_booking("b1", "s1", "r1", "mon 11:30-12:00")
    week = arranged(problem, "mon 08:30-12:00")
    assert (week.the("b1").state, week.clock(week.the("b1").start)) == ("booked", "mon 11:30")


def test_once_a_target_is_booked_up_more_is_offered_as_far_as_there_is_room() -> None:
    base = a_counter("caf", "mon 09:00-10:40", wanted=1)
    assert len(arranged(base, "mon 08:30-12:15").offered) == 1
    full = base.with_booking("b1", "s1", "r1", "mon 09:00-09:30")
    assert arranged(full, "mon 08:30-12:15").times() == ["mon 09:35", "mon 10:10"]
    fuller = full.with_booking("b2", "s1", "r1", "mon 09:40-10:10")
    # What is left is not enough for a whole slot and its buffer.
    assert arranged(fuller, "mon 08:30-12:15").times() == []


def two_counters(other: str) -> tuple[Week, list[str]]:
    """s1 is booked up and still offers at nine on Tuesday; s2 wants one from the same referent in some hours then."""
    base = a_problem().with_site("s1", stations=1).with_site("s2", stations=1).with_travel("s1", "s2", 20)
    for agent, site in (("a1", "s1"), ("a2", "s1"), ("b1", "s2"), ("b2", "s2")):
        base = base.with_agent(agent, sites=[site], skills=["core", "caf"])
    base = base.with_referent("r1", ["mon 09:00-09:30", "tue 09:00-10:05"]).with_target("s1", "caf", 1)
    hours = [a_roster(base).staff("s1", ["a1", "a2"], "mon-tue 08:30-12:15").staff("s2", ["b1", "b2"], other)]
    old = hours[0].offer("s1", "r1", "tue 09:00-09:30", "a1")
    problem = base.with_booking("x", "s1", "r1", "mon 09:00-09:30").with_target("s2", "caf", 1).published(old)
    again = a_roster(problem).staff("s1", ["a1", "a2"], "mon-tue 08:30-12:15").staff("s2", ["b1", "b2"], other)
    week = placed(problem, again, arrange=True)
    assert not faults(week)
    return week, [f"{each.site} {week.clock(each.start)}" for each in week.offered]


def test_slots_beyond_the_target_stay_where_a_site_that_lacks_one_finds_another_time() -> None:
    """Somebody may be about to take it."""
    assert two_counters("tue 08:30-12:15")[1] == ["s1 tue 09:00", "s2 tue 09:35"]


def test_slots_beyond_the_target_give_way_where_a_site_would_miss_one_for_them() -> None:
    """Its doors shut at a quarter to ten."""
    week, offers = two_counters("tue 08:30-09:45")
    assert (offers[0], week.placement.missing_minutes) == ("s2 tue 09:00", 0)


def test_slots_beyond_the_target_that_are_on_offer_stay() -> None:
    base = a_counter("caf", "mon-tue 09:00-12:00", wanted=1).with_booking("b1", "s1", "r1", "mon 09:00-09:30")
    old = a_roster(base).staff("s1", ["a1", "a2"], "mon-tue 08:30-12:15").offer("s1", "r1", "tue 11:07-11:37", "a1")
    assert "tue 11:07" in arranged(base.published(old), "mon-tue 08:30-12:15").times()


@slow
@given(weeks(unit=5, days=3, hours=4, wanted=8))
def test_arranging_costs_no_booking_and_no_target_and_is_lawful(drawn: Drawn) -> None:
    before, after = placed(*drawn), placed(*drawn, arrange=True)
    assert not faults(after)
    assert after.placement.missing_minutes == before.placement.missing_minutes
    assert after.placement.bookings_cost == before.placement.bookings_cost
    assert after.placement.proved == before.placement.proved


@slow
@given(weeks(unit=5, days=2, hours=3, wanted=5))
def test_no_offer_would_stand_better_at_any_other_minute(drawn: Drawn) -> None:
    week = placed(*drawn, arrange=True)
    wanted = read_wanted(week.facts)
    ground = read_ground(week.facts, week.shifts, week.doors)
    booked_up = [
        quota
        for quota in wanted.quotas
        if sum(quota.counts(want) for want in (*wanted.settled, *wanted.bookings)) >= quota.appointments
    ]
    seats = [_seat(week, each) for each in week.placement.appointments if each.state != "withdrawn"]
    for seat in seats:
        quota = next((q for q in wanted.quotas if q.counts(seat.want) and seat.want.booking is None), None)
        if quota is None or booked_up:
            continue
        others = [other for other in seats if other is not seat]
        ledger, strain = Ledger(ground, wanted), Strain(ground, others)
        for other in others:
            ledger.take(other)
        for referent in quota.referents:
            for minutes in {quota.minutes, max(quota.minutes, strain.reception(seat).slot_minutes)}:
                want = Want(quota.site, quota.partner, quota.referents, minutes)
                for first, last in ground.fitting(want, referent):
                    for start in range(first, last - minutes + 1):
                        there = ledger.seat(want, referent, start)
                        assert there is None or strain.of(there) >= strain.of(seat)


def _seat(week: Week, each: Placed) -> Seat:
    referents = serving(week.facts, each.site, each.partner)
    want = Want(each.site, each.partner, referents, each.end - each.start, booking=each.booking)
    return Seat(want, each.referent, each.agent, each.start)
