"""What bounds make of history, of frozen and pinned shifts, of rests, and of a clock that changes."""

import pytest

from schemas.site import PublishedWindow
from tests.builders import ProblemBuilder, RosterBuilder, a_problem, a_roster, a_usual_problem
from tests.core.bound.asking import bound, relaxed
from tests.week import windows

WHOLE = "mon-fri 08:30-12:00,13:30-17:00"


def given(problem: ProblemBuilder, times: str = WHOLE) -> RosterBuilder:
    """Two people hold these hours."""
    return a_roster(problem).staff("s1", ("a1", "a2"), times)


def replanned(agents: int, now: str, frozen: str | None = None, times: str = WHOLE) -> ProblemBuilder:
    """The usual site whose roster was given, at some moment of its week."""
    base = a_usual_problem(agents)
    return base.now(now).published(given(base, times), frozen_until=frozen or now)


def test_what_was_open_counts_for_the_label() -> None:
    # Monday and Tuesday were open; then one of two is ill for the rest of the week.
    ill = replanned(2, "wed 08:00").unavailable("a2", "wed-fri")
    assert bound("label", ill) == 1440 - 2 * 420 + 3 * 240
    assert bound("published_hours", ill) == 3 * 420


def test_only_what_was_really_open_counts() -> None:
    # That the other was absent on Tuesday as well became known later.
    ill = replanned(2, "wed 08:00").unavailable("a2", "tue-fri")
    assert bound("label", ill) == 1440 - 420 + 4 * 240


def test_the_day_of_now_is_open_already() -> None:
    ill = replanned(2, "wed 10:40").unavailable("a2", "wed 10:45-24:00").unavailable("a2", "thu-fri")
    # Wednesday counts as a day, with the 135 minutes before 10:45.
    assert bound("label", ill) == 1440 - 2 * 420 - 135 + 2 * 240


def test_without_a_baseline_the_days_before_now_are_lost() -> None:
    late = a_usual_problem(3).now("wed 13:00")
    assert bound("label", late) == 2 * 240
    assert bound("published_hours", late, label=10_000) == 2 * 420 + 210
    # The hours that the label asks then have to be others.
    assert bound("published_hours", late) == 2 * 420 + 210 + 1440 - 1050


def test_an_opening_over_now_may_close_at_any_slot() -> None:
    # One of the two leaves at 11:00: the opening began at 08:30 and lasts two hours and a half.
    ill = replanned(2, "wed 10:40").unavailable("a2", "wed 11:00-24:00")
    assert bound("published_hours", ill) == 60 + 210


def test_frozen_shifts_stay() -> None:
    # Only mornings were given; what is frozen stays so, though a third and the afternoons are free.
    held = replanned(3, "mon 07:00", frozen="wed 00:00", times="mon-fri 08:30-12:00")
    assert bound("published_hours", held) == 2 * 210
    free = held.with_consent("a1", "tue").with_consent("a3", "tue")
    assert bound("published_hours", free) == 210
    # Whoever falls ill is free that day; the third is not.
    ill = held.unavailable("a2", "tue")
    assert bound("published_hours", ill) == 420 + 210


def test_frozen_shifts_are_where_they_were_given() -> None:
    found = relaxed("published_hours", replanned(3, "mon 07:00", frozen="wed 00:00", times="mon-fri 08:30-12:00"))
    assert found.presence is not None
    assert {value for (agent, _, day, _), value in found.presence.items() if agent == "a3" and day < 2} <= {0.0}


def test_pins_stand_exactly() -> None:
    base = a_problem().with_site("s1", "mon-fri 08:30-12:30", "mon-fri 08:30-12:30").with_agents(2)
    pinned = base.with_pin("a1", "s1", "wed 08:30-10:30")
    # Half an hour lies between two shifts, and what is left then is too short for one.
    assert bound("published_hours", pinned, label=10_000) == 120


@pytest.mark.parametrize(
    ("last", "missing"),
    [("sat-1 21:00", 0), ("sat-1 23:00", 120), ("sun-1 01:00", 300), ("sun-1 23:00", 300)],
)
def test_the_week_begins_after_thirty_five_hours(last: str, missing: int) -> None:
    """Until Monday 08:00, 10:00, 12:00 and Tuesday; what is left after 12:00 is too short."""
    base = a_problem().with_site("s1", "mon 08:00-13:00", "mon 08:00-13:00").with_agents(2)
    rested = base.with_history("a1", last).with_history("a2", last)
    assert bound("published_hours", rested, label=10_000) == missing


def test_rest_before_the_next_monday() -> None:
    base = a_problem().with_site("s1", "sat 19:00-22:00", "mon-sat 08:00-23:00").with_agents(2)
    # The building opens on Mondays at 08:00: 35 hours before, it is Saturday 21:00.
    assert bound("published_hours", base, label=10_000) == 60
    spring = a_problem("thu-1 10:00", week="2027-W12").with_site("s1", "sat 19:00-22:00", "mon-sat 08:00-23:00")
    # An hour of Sunday is skipped: it is Saturday 20:00, and an opening lasts two hours.
    assert bound("published_hours", spring.with_agents(2), label=10_000) == 180
    autumn = a_problem("thu-1 10:00", week="2026-W43").with_site("s1", "sat 19:00-22:00", "mon-sat 08:00-23:00")
    assert bound("published_hours", autumn.with_agents(2), label=10_000) == 0


def test_nights_are_eleven_hours() -> None:
    base = a_problem().with_site("s1", "mon 18:00-22:00", "mon-tue 06:00-22:00")
    early = base.changing_site("s1", published_hours=(*base.problem.sites[0].published_hours, *morning()))
    # Until ten at night and from seven in the morning: two hours of one or the other are lost.
    assert bound("published_hours", early.with_agents(2), label=10_000) == 120
    assert bound("published_hours", early.with_agents(4), label=10_000) == 0
    assert bound("published_hours", early.with_agents(2).with_override("work.daily_rest", 540), label=10_000) == 0


def morning() -> tuple[PublishedWindow, ...]:
    """Announced on Tuesday from seven."""
    return windows(PublishedWindow, "tue 07:00-11:00")


def test_sundays_need_a_derogation() -> None:
    base = a_problem().with_site("s1", "sun 09:00-12:00", "sun 09:00-12:00").with_agents(2)
    assert bound("published_hours", base, label=10_000) == 180
    assert bound("published_hours", base.with_override("work.sunday", 1), label=10_000) == 0
