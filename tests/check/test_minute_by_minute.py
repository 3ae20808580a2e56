"""Guarantees and rungs are those of a count that goes through the week minute by minute."""

from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.site import Label
from tests.builders import ALL_WEEK, ProblemBuilder, RosterBuilder, a_problem, a_roster
from tests.recount import guarantee, value

HOURS = st.integers(0, 23)
DAYS = ("mon", "tue", "sun")
STRETCHES = st.lists(
    st.tuples(st.sampled_from(DAYS), HOURS, st.integers(1, 6)).map(lambda t: (t[0], t[1], min(24, t[1] + t[2]))),
    max_size=4,
)
AGENTS = ("a1", "a2", "a3")
BASE = (
    a_problem()
    .with_site("s1", "mon-tue 08:00-17:00", ALL_WEEK, label=Label(min_hours=20, min_days=3))
    .with_agents(3)
    .with_demand("s1", "mon-sun 09:00-15:00", 2)
    .with_demand("s1", "tue 10:00-12:00", 3)
)
Hours = set[tuple[str, int]]


def hours(stretches: list[tuple[str, int, int]]) -> Hours:
    """The hours of stretches, each as a day and the hour it begins at."""
    return {(day, hour) for day, start, end in stretches for hour in range(start, end)}


def written(roster: RosterBuilder, present: dict[str, Hours], opened: Hours) -> RosterBuilder:
    """The roster with presence and openings hour by hour."""
    for agent, mine in present.items():
        for day, hour in sorted(mine):
            roster = roster.shift(agent, "s1", f"{day} {hour:02}:00-{hour + 1:02}:00")
    for day, hour in sorted(opened):
        roster = roster.open("s1", f"{day} {hour:02}:00-{hour + 1:02}:00")
    return roster


def away(absent: Hours) -> ProblemBuilder:
    """The problem with an absence of a1, hour by hour."""
    problem = BASE
    for day, hour in sorted(absent):
        problem = problem.unavailable("a1", f"{day} {hour:02}:00-{hour + 1:02}:00")
    return problem


@settings(max_examples=60, deadline=None)
@given(st.tuples(STRETCHES, STRETCHES, STRETCHES), STRETCHES, STRETCHES, st.sampled_from(("thu-1 10:00", "tue 00:00")))
def test_the_week_hour_by_hour(shifts: tuple[list, list, list], openings: list, absences: list, now: str) -> None:
    """Open, degraded, fewest, label, announced minutes and demand; on a past Monday as it really was."""
    present = {agent: hours(mine) for agent, mine in zip(AGENTS, shifts, strict=True)}
    opened, absent = hours(openings), hours(absences)
    problem = away(absent)
    given_ = written(a_roster(problem), present, opened)
    problem = problem.published(given_).now(now)
    roster = written(a_roster(problem), present, opened)

    past = {(day, hour) for day, hour in hours([("mon", 0, 24)]) if now == "tue 00:00"}
    real = {agent: mine - (absent & past if agent == "a1" else set()) for agent, mine in present.items()}
    there = {(day, hour): sum((day, hour) in mine for mine in real.values()) for day in DAYS for hour in range(24)}
    really = {hour for hour in opened if hour not in past or there[hour] >= 2}
    announced = hours([("mon", 8, 17), ("tue", 8, 17)])
    wanted = {(day, hour): 3 if day == "tue" and 10 <= hour < 12 else 2 for day in DAYS for hour in range(9, 15)}

    found = guarantee(roster)
    assert found.open_minutes == 60 * len(really)
    assert found.open_days == len({day for day, _ in really})
    assert found.fewest_agents_while_open == min((there[hour] for hour in really), default=None)
    assert found.degraded_minutes == 60 * sum(there[hour] == 1 for hour in announced - really)
    assert value("published_hours", roster) == 60 * len(announced ^ really)
    missing = 1200 - 60 * len(really), 3 - len({day for day, _ in really})
    assert value("label", roster) == max(0, missing[0]) + 240 * max(0, missing[1])
    elsewhere = 4 * 6 * 2
    assert value("service", roster) == 60 * (
        elsewhere + sum(max(0, count - there[hour]) for hour, count in wanted.items())
    )
