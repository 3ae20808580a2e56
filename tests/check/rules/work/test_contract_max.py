"""work.contract_max: work of a week against the contract."""

from tests.builders import ALL_WEEK, ProblemBuilder, a_problem, a_roster
from tests.verify import broken, lawful, verify


def with_contract(weekly: int, max_weekly: int | None = None) -> ProblemBuilder:
    return a_problem().with_site("s1", openable=ALL_WEEK).with_agent("a1", weekly=weekly, max_weekly=max_weekly)


def test_full_time_may_work_four_hours_more() -> None:
    """2100 minutes and more: 240 on top."""
    problem = with_contract(2100)
    roster = a_roster(problem).shift("a1", "s1", "mon-thu 08:00-12:00,13:00-17:45")
    verify("work.contract_max").on(problem).rows(
        lawful(roster.shift("a1", "s1", "fri 08:00-12:00")),
        broken(roster.shift("a1", "s1", "fri 08:00-12:15"), 15),
        lawful(roster.shift("a1", "s1", "sun 20:00-24:00")),
        broken(roster.shift("a1", "s1", "fri 08:00-12:00", "sun 21:45-24:00"), 135),
    )


def test_part_time_may_work_a_tenth_more() -> None:
    """Rounded down: 995 minutes allow 1094."""
    problem = with_contract(995)
    roster = a_roster(problem)
    verify("work.contract_max").on(problem).rows(
        lawful(roster.shift("a1", "s1", "mon-tue 08:00-12:00,13:00-18:00")),
        broken(roster.shift("a1", "s1", "mon-tue 08:00-12:00,13:00-18:00", "wed 08:00-08:15"), 1),
    )


def test_part_time_stays_under_full_time() -> None:
    """2000 minutes would allow 2200, and allow 2099."""
    problem = with_contract(2000)
    roster = a_roster(problem).shift("a1", "s1", "mon-thu 08:00-12:00,13:00-17:30")
    verify("work.contract_max").on(problem).rows(
        lawful(roster),
        broken(roster.shift("a1", "s1", "fri 08:00-09:00"), 1),
    )


def test_an_agents_own_maximum_stands_instead() -> None:
    """It may lie below the contract's figure or above it."""
    problem = with_contract(2100, max_weekly=600)
    roster = a_roster(problem)
    verify("work.contract_max").on(problem).rows(
        lawful(roster.shift("a1", "s1", "mon 08:00-13:00,14:00-19:00")),
        broken(roster.shift("a1", "s1", "mon 08:00-13:00,14:00-19:15"), 15),
    )
