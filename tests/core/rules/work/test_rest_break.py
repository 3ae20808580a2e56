"""work.rest_break, asked of the model: runs of work at one site, over a journey, and over now."""

from tests.builders import ALL_WEEK, a_problem, a_roster
from tests.modelled import asked
from tests.verify import broken, lawful, verify

PROBLEM = a_problem(slot_minutes=5).with_site("s1", openable=ALL_WEEK).with_agents(1)
ROSTER = a_roster(PROBLEM)


def test_a_shift_stays_under_six_hours_wherever_it_begins() -> None:
    """From the first slot of the week to its last."""
    verify("work.rest_break").on(PROBLEM).rows(
        lawful(ROSTER.shift("a1", "s1", "mon 00:00-05:55", "sun 18:05-24:00")),
        broken(ROSTER.shift("a1", "s1", "mon 00:05-06:05"), 1),
        broken(ROSTER.shift("a1", "s1", "sun 18:00-24:00"), 1),
    )


def test_a_run_goes_on_over_now() -> None:
    """Minutes missed for less than a break do not end it, and are not work; more of them do."""
    for missed, end, over in (("09:00-09:15", "14:10", 1), ("09:00-09:20", "15:15", 0)):
        base = PROBLEM.unavailable("a1", f"mon {missed}")
        problem = base.published(ROSTER.shift("a1", "s1", "mon 08:00-12:00")).now("mon 10:00")
        roster = a_roster(problem)
        late = "14:15" if over else "15:20"
        verify("work.rest_break").on(problem).rows(
            lawful(roster.shift("a1", "s1", f"mon 08:00-{end}")),
            broken(roster.shift("a1", "s1", f"mon 08:00-{late}"), 1),
        )


def test_who_was_missing_until_now_begins_a_run() -> None:
    """Of the whole shift only what follows is work."""
    base = PROBLEM.unavailable("a1", "mon 08:00-10:00")
    problem = base.published(ROSTER.shift("a1", "s1", "mon 08:00-12:00")).now("mon 10:00")
    roster = a_roster(problem)
    verify("work.rest_break").on(problem).rows(
        lawful(roster.shift("a1", "s1", "mon 08:00-15:55")), broken(roster.shift("a1", "s1", "mon 08:00-16:00"), 1)
    )


def test_a_longer_break_is_asked_after_history_too() -> None:
    """Forty-five minutes, by a decision: the model keeps them whatever the run, and says that it does."""
    base = PROBLEM.with_override("work.rest_break", 45)
    problem = base.published(a_roster(base).shift("a1", "s1", "mon 08:00-12:00")).now("mon 12:00")
    roster = a_roster(problem).shift("a1", "s1", "mon 08:00-12:00")
    verify("work.rest_break").on(problem).rows(
        lawful(roster.shift("a1", "s1", "mon 12:45-18:00")),
        broken(roster.shift("a1", "s1", "mon 12:40-18:00"), 201),
    )
    short = asked(problem.build(), roster.shift("a1", "s1", "mon 12:40-13:40").build(), {"work.rest_break"})
    assert short.refused
    assert short.narrowed


TWO_SITES = (
    a_problem(slot_minutes=5)
    .with_site("s1", openable=ALL_WEEK)
    .with_site("s2", openable=ALL_WEEK)
    .with_agent("a1", sites=["s2", "s1"])
    .with_travel("s1", "s2", 30)
)


def test_journeys_are_part_of_a_run() -> None:
    """Five and a half hours on both sides of half an hour on the way are too long on either side."""
    roster = a_roster(TWO_SITES)
    verify("work.rest_break").on(TWO_SITES).rows(
        lawful(roster.shift("a1", "s1", "mon 06:00-11:25").shift("a1", "s2", "mon 12:15-17:40")),
        broken(roster.shift("a1", "s1", "mon 06:00-11:30").shift("a1", "s2", "mon 12:20-17:50"), 1),
        broken(roster.shift("a1", "s2", "mon 06:00-09:30").shift("a1", "s1", "mon 10:10-14:00"), 111),
    )


def test_a_journey_from_history_belongs_to_the_run_that_has_room_for_it() -> None:
    """Six hours less a slot before now leave none."""
    given = a_roster(TWO_SITES).shift("a1", "s1", "mon 06:00-11:55")
    problem = TWO_SITES.published(given).now("mon 11:55")
    roster = a_roster(problem).shift("a1", "s1", "mon 06:00-11:55")
    verify("work.rest_break").on(problem).rows(
        lawful(roster.shift("a1", "s2", "mon 13:00-18:25")), broken(roster.shift("a1", "s2", "mon 13:00-18:30"), 1)
    )
