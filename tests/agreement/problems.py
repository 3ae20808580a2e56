"""problems: small problems drawn at random, with absences, pins, bookings, history and two sites."""

from dataclasses import dataclass, replace
from itertools import combinations

from hypothesis import strategies as st

from schemas.partner import Modality
from schemas.roster import Roster
from schemas.shift import Interval
from schemas.site import Label, PublishedWindow, Window
from tests.agreement.changed import SLOT, changed
from tests.builders import ProblemBuilder, a_problem, a_roster
from tests.core.bound.lawful import lawful_rosters
from tests.week import windows

DAYS = (("mon", "tue"), ("tue", "wed", "thu"), ("wed", "sat"), ("fri", "sat"), ("sat", "sun"), ("mon", "sun"))
OPENABLE = (
    "08:00-12:00,13:00-18:00",
    "08:00-19:00",
    "07:00-13:00,13:00-20:00",
    "12:00-20:00",
    "09:00-11:00,14:00-17:00",
    "00:00-06:30,19:00-24:00",
)
PUBLISHED = ("09:00-12:00,14:00-17:00", "08:30-12:30", "10:00-11:30,14:00-18:00", "09:00-16:00", "19:00-21:00")
OVERRIDES = (
    ("work.rest_break", 45),
    ("work.rest_break", 10),
    ("work.daily_max", 420),
    ("work.amplitude", 480),
    ("work.daily_rest", 780),
    ("work.daily_rest", 2000),
    ("work.weekly_max", 900),
    ("work.part_time_gap", 60),
    ("work.sunday", 1),
)
CLOCKS = (("2026-W49", "Europe/Paris"),) * 6 + (("2026-W13", "Europe/Paris"), ("2026-W43", "Europe/Paris"))
"""Weeks and zones: now and then one in which the clock changes."""
MODALITIES: tuple[Modality, ...] = ("video", "video", "phone", "on_site")
Days = tuple[str, ...]


@dataclass(frozen=True)
class Scale:
    """How large problems are drawn."""

    sites: int = 2
    agents: int = 4
    history: bool = True
    """Whether a week may have been given before."""
    absence: bool = False
    """Whether one was in any case, and somebody falls out of it."""
    appointments: bool = True
    demands: int = 2
    days: tuple[Days, ...] = DAYS
    openable: tuple[str, ...] = OPENABLE
    published: tuple[str, ...] = PUBLISHED


TINY = Scale(
    sites=1,
    agents=3,
    appointments=False,
    demands=1,
    days=(("mon",), ("tue", "wed"), ("sat",), ("fri", "sat"), ("sun",)),
    openable=("09:00-12:00", "08:30-12:00", "09:00-11:00,11:30-13:30", "17:00-20:00", "00:00-02:30,03:00-05:30"),
    published=("09:00-12:00", "09:30-11:00", "17:30-20:00", "09:00-10:30", "00:00-02:00"),
)
"""Small enough to try every roster."""
REPLANNED = replace(TINY, absence=True)
"""As small, and somebody falls out of a week that was given."""


@st.composite
def problems(draw: st.DrawFn, scale: Scale = Scale()) -> ProblemBuilder:
    """A problem of a few days; with history, what was given before is a roster that facts may have overtaken."""
    days = draw(st.sampled_from(scale.days))
    problem = _sites(draw, days, scale)
    for number in range(1, draw(st.integers(2, scale.agents)) + 1):
        problem = _agent(draw, problem, f"a{number}", days)
    if scale.appointments:
        problem = _appointments(draw, problem, days)
    if scale.absence or (scale.history and draw(st.booleans())):
        problem = _given(draw, problem, days)
    if scale.absence:
        problem = _fallen_out(draw, problem)
    for agent in problem.problem.agents:
        if draw(st.integers(0, 2)) == 0:
            reason = draw(st.sampled_from(("absence", "absence", "part_time", "training", "meeting")))
            problem = problem.unavailable(agent.id, _times(draw, days, 17), reason)
    if draw(st.integers(0, 5)) == 0:
        problem = _pinned(draw, problem, days)
    return problem


def _sites(draw: st.DrawFn, days: Days, scale: Scale) -> ProblemBuilder:
    """Sites, the journeys between most of them, and what their employer decided."""
    week, zone = draw(st.sampled_from(CLOCKS))
    problem = a_problem(week=week, zone=zone, slot_minutes=SLOT)
    for number in range(1, draw(st.integers(1, scale.sites)) + 1):
        problem = _site(draw, problem, f"s{number}", days, scale)
    for rule, value in draw(st.lists(st.sampled_from(OVERRIDES), max_size=2)):
        problem = problem.with_override(rule, value, days=draw(st.sampled_from((("mon", "sun"), ("tue", "sat")))))
    for one, other in combinations([site.id for site in problem.problem.sites], 2):
        if draw(st.integers(0, 5)):
            problem = problem.with_travel(one, other, draw(st.sampled_from((0, 15, 20, 40))))
    return problem


def _site(draw: st.DrawFn, problem: ProblemBuilder, site: str, days: Days, scale: Scale) -> ProblemBuilder:
    hours, told = draw(st.sampled_from(scale.openable)), draw(st.sampled_from(scale.published))
    label = Label(
        min_agents=draw(st.sampled_from((1, 2, 2, 2, 3))),
        min_hours=draw(st.sampled_from((4, 9, 12.5, 24))),
        min_days=draw(st.integers(1, 4)),
    )
    shut = days[:1] if draw(st.integers(0, 7)) == 0 else ()
    problem = problem.with_site(site, "", "", label=label, stations=draw(st.integers(0, 2)), closed=shut)
    problem = problem.changing_site(
        site,
        openable_hours=tuple(window for day in days for window in windows(Window, f"{day} {hours}")),
        published_hours=tuple(window for day in days for window in windows(PublishedWindow, f"{day} {told}")),
    )
    for _ in range(draw(st.integers(0, scale.demands))):
        problem = problem.with_demand(site, _times(draw, days, SLOT), draw(st.integers(1, 3)))
    return problem


def _agent(draw: st.DrawFn, problem: ProblemBuilder, agent: str, days: Days) -> ProblemBuilder:
    known = [site.id for site in problem.problem.sites]
    sites = draw(st.sampled_from([known[:1], known[-1:], known, known[::-1]]))
    weekly = draw(st.sampled_from((600, 1050, 2100, 2100)))
    problem = problem.with_agent(
        agent,
        sites=sites,
        skills=draw(st.sampled_from((("core",), ("core", "caf"), ("core", "caf"), ()))),
        weekly=weekly,
        max_weekly=draw(st.sampled_from((None, None, weekly + 30, 480))),
        regime=draw(st.sampled_from(("fpt", "private"))),
        balance_minutes=draw(st.sampled_from((0, 40, -200))),
    )
    if draw(st.booleans()):
        end = draw(st.sampled_from((None, "sat-1 20:00", "sun-1 22:17", "fri-2 18:00")))
        worked = draw(st.sampled_from(((), (2640,) * 11, (2800, 2900))))
        problem = problem.with_history(
            agent, end, worked_minutes=worked, late_shifts=1, saturdays=draw(st.integers(0, 1))
        )
    if draw(st.booleans()):
        problem = problem.wishing(agent, draw(st.sampled_from(("avoid", "prefer"))), _times(draw, days, 10), 2)
    return problem


def _times(draw: st.DrawFn, days: Days, unit: int) -> str:
    """A part of a day, on a grid of so many minutes."""
    first = draw(st.integers(0, 1440 // unit - 2)) * unit
    last = min(1440, first + draw(st.integers(1, 600 // unit)) * unit)
    return f"{draw(st.sampled_from(days))} {_wall(first)}-{_wall(last)}"


def _wall(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _appointments(draw: st.DrawFn, problem: ProblemBuilder, days: Days) -> ProblemBuilder:
    if draw(st.booleans()):
        return problem
    modality: Modality = draw(st.sampled_from(MODALITIES))
    problem = problem.with_referent("r1", [f"{day} 09:00-17:00" for day in days], modality=modality)
    for site in problem.problem.sites:
        problem = problem.with_target(site.id, "caf", draw(st.integers(0, 3)))
    for number in range(draw(st.integers(0, 2))):
        start = draw(st.integers(54, 100)) * 10
        when = f"{draw(st.sampled_from(days))} {_wall(start)}-{_wall(start + 30)}"
        where = draw(st.sampled_from(problem.problem.sites))
        problem = problem.with_booking(f"b{number}", where.id, "r1", when)
    return problem


def _given(draw: st.DrawFn, problem: ProblemBuilder, days: Days) -> ProblemBuilder:
    """What people were given before, lawful or not, a moment in the week, and who agreed to be changed."""
    rosters = lawful_rosters(problem.build(), draw(st.integers(0, 99)), 1)
    given: Roster = next(rosters, a_roster(problem).build())
    for _ in range(draw(st.sampled_from((0, 0, 1, 2)))):
        given = draw(changed(problem.build(), given))
    day = draw(st.sampled_from(days))
    now = draw(st.sampled_from(("sun-1 20:00", f"{day} 09:10", f"{day} 10:00", f"{day} 14:30", f"{day} 17:00")))
    frozen = draw(st.sampled_from(("sun-1 00:00", f"{day} 12:00", f"{days[-1]} 10:00")))
    problem = problem.published(given, frozen_until=frozen).now(now)
    if draw(st.booleans()):
        problem = problem.with_consent("a1", draw(st.sampled_from(days)))
    return problem


def _fallen_out(draw: st.DrawFn, problem: ProblemBuilder) -> ProblemBuilder:
    """Somebody cannot work a shift that was given."""
    baseline = problem.problem.baseline
    if baseline is None or not baseline.shifts:
        return problem
    shift = draw(st.sampled_from(baseline.shifts))
    return problem.unavailable(shift.agent, Interval(start=shift.start, end=shift.end))


def _pinned(draw: st.DrawFn, problem: ProblemBuilder, days: Days) -> ProblemBuilder:
    """Pins of what was given, or of anything."""
    baseline = problem.problem.baseline
    if baseline and baseline.shifts and draw(st.booleans()):
        shift = draw(st.sampled_from(baseline.shifts))
        return problem.but(pins=(*problem.problem.pins, shift))
    agent = draw(st.sampled_from(problem.problem.agents))
    start = draw(st.sampled_from((480, 540, 840)))
    return problem.with_pin(
        agent.id, agent.sites[0], f"{draw(st.sampled_from(days))} {_wall(start)}-{_wall(start + 180)}"
    )
