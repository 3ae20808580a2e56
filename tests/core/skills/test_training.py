"""Trainings: none mend more, none mend as much in fewer days, and nobody is sent whom a site cannot spare."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.core.skills.fragility import Holding, holdings
from planner.core.skills.training import training_plan
from planner.core.skills.trainings import Terms, Training, TrainingPlan
from schemas.ids import AgentId
from schemas.problem import Problem
from schemas.time import week_dates
from tests.builders import ProblemBuilder, a_problem

TWO = Terms(holders=2, days=1)
Score = tuple[int, int, int, int, int]


def a_counter(trained: int, others: int) -> ProblemBuilder:
    """One site that receives for the CAF, some of whose agents know it."""
    base = a_problem().with_site("s1").with_referent("r1", "mon 09:00-12:00")
    return base.with_agents(trained, skills=["core", "caf"]).with_agents(others)


def days_of(plan: TrainingPlan) -> list[tuple[str, str, date]]:
    """Who is sent when, to learn what."""
    return [(each.agent, each.partner, day) for each in plan.trainings for day in each.dates]


def test_one_who_does_not_know_it_learns_it_as_soon_as_can_be() -> None:
    problem = a_counter(1, 2).build()
    plan = training_plan([problem], TWO)
    ((agent, partner, day),) = days_of(plan)
    assert (agent in {"a2", "a3"}, partner, day) == (True, "caf", week_dates(problem.week)[0])
    assert (plan.unmended, plan.proved, plan.days) == ((), True, 1)


def test_nothing_is_planned_where_nothing_hangs_on_one_person() -> None:
    assert training_plan([a_counter(2, 1).build()], TWO) == TrainingPlan((), (), proved=True)


def test_somebody_of_two_sites_mends_both_in_one_training() -> None:
    problem = (
        a_problem()
        .with_site("s1")
        .with_agents(1, skills=["core", "caf"])
        .with_agents(2)
        .with_site("s2")
        .with_agents(1, skills=["core", "caf"])
        .with_agents(2)
        .with_agent("b", sites=["s1", "s2"])
        .with_referent("r1", "mon 09:00-12:00", sites=["s1", "s2"])
    )
    plan = training_plan([problem.build()], TWO)
    assert [each.agent for each in plan.trainings] == ["b"]
    assert not plan.unmended


def test_a_site_whose_two_are_needed_sends_nobody() -> None:
    plan = training_plan([a_counter(1, 1).build()], TWO)
    assert (plan.trainings, [each.partner for each in plan.unmended]) == ((), ["caf"])


def test_days_that_are_barred_or_taken_are_passed_over() -> None:
    base = a_counter(1, 2).unavailable("a2", "mon-tue 09:00-12:00", "meeting")
    monday = week_dates(base.build().week)[0]
    barred = frozenset({("a3", date.fromordinal(monday.toordinal() + n)) for n in range(2)})
    ((_, _, day),) = days_of(training_plan([base.build()], Terms(2, 1, barred=barred)))  # type: ignore[arg-type]  # ids are strings
    assert (day - monday).days == 2


def test_a_day_to_which_people_have_to_agree_is_taken_only_where_no_other_does() -> None:
    problem = a_counter(1, 2).build()
    days = week_dates(problem.week)[:5]
    asking = frozenset((AgentId(agent), day) for agent in ("a2", "a3") for day in days[:3])
    ((_, _, day),) = days_of(training_plan([problem], Terms(2, 1, asking=asking)))
    assert day == days[3]
    barred = frozenset((AgentId(each), day) for each in ("a2", "a3") for day in days[3:])
    ((_, _, day),) = days_of(training_plan([problem], Terms(2, 1, barred=barred, asking=asking)))
    assert day == days[0]


def test_a_partner_that_nobody_knows_comes_before_one_that_hangs_on_one_person() -> None:
    problem = a_counter(1, 3).with_referent("r2", "mon 09:00-12:00", "msa").build()
    plan = training_plan([problem], Terms(2, 1, most_days=1))
    assert [each.partner for each in plan.trainings] == ["msa"]
    assert {(each.partner, len(each.at_end)) for each in plan.unmended} == {("caf", 1), ("msa", 0)}


@pytest.mark.parametrize("days", [2, 5])
def test_a_training_of_several_days_stays_within_a_week(days: int) -> None:
    (training,) = training_plan([a_counter(1, 2).build()], Terms(2, days)).trainings
    assert len(training.dates) == days
    assert len({day.isocalendar().week for day in training.dates}) == 1


@st.composite
def towns(draw: st.DrawFn) -> Problem:
    """One or two sites, three or four agents, up to two partners, three days on which somebody may be away."""
    problem = a_problem()
    sites = ["s1", "s2"][: draw(st.integers(1, 2))]
    for site in sites:
        problem = problem.with_site(site)
    partners = ["caf", "msa"][: draw(st.integers(1, 2))]
    for number in range(draw(st.integers(3, 4))):
        known = [partner for partner in partners if draw(st.booleans())]
        places = draw(st.sampled_from([[site] for site in sites] + [sites]))
        problem = problem.with_agent(f"a{number + 1}", sites=places, skills=["core", *known])
        # Two days of the week are left, so that everything can be tried.
        problem = problem.unavailable(f"a{number + 1}", "wed-fri 09:00-12:00", "meeting")
        if draw(st.booleans()):
            problem = problem.unavailable(f"a{number + 1}", "mon 09:00-12:00", "absence")
    for number, partner in enumerate(partners):
        problem = problem.with_referent(f"r{number}", "mon 09:00-12:00", partner, sites=sites)
    return problem.build()


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(towns(), st.sampled_from([None, 1, 2]))
def test_no_other_trainings_would_be_better(problem: Problem, most: int | None) -> None:
    plan = training_plan([problem], Terms(2, 1, most))
    lacking = [each for each in holdings(problem) if len(each.at_end) < 2]
    assert plan.proved
    assert _allowed(problem, plan.trainings)
    assert _score(problem, lacking, plan.trainings) == min(
        _score(problem, lacking, each) for each in _all(problem, lacking, most)
    )


def _all(problem: Problem, lacking: Sequence[Holding], most: int | None) -> Iterator[tuple[Training, ...]]:
    """Every set of trainings that is allowed, of no more than are wanted."""
    days = week_dates(problem.week)[:2]
    single = [
        Training(agent.id, partner, (day,))
        for agent in problem.agents
        for partner in sorted({each.partner for each in lacking})
        if not agent.holds(partner, days[0])
        for day in days
        if not any(each.start.date() == day for each in agent.unavailable)
    ]
    for count in range(min(len(single), 4 if most is None else most) + 1):
        for chosen in combinations(single, count):
            if _allowed(problem, chosen):
                yield chosen


def _allowed(problem: Problem, chosen: Sequence[Training]) -> bool:
    if max(Counter(each.agent for each in chosen).values(), default=0) > 1:
        return False  # one training a week
    for site in problem.sites:
        for day in week_dates(problem.week)[:2]:
            here = [a for a in problem.agents if site.id in a.sites]
            there = [a.id for a in here if not any(each.start.date() == day for each in a.unavailable)]
            away = [each for each in chosen if each.agent in there and day in each.dates]
            if away and len(there) - len(away) < 2:
                return False
    return True


def _score(problem: Problem, lacking: Sequence[Holding], chosen: Sequence[Training]) -> Score:
    gone = short = 0
    sites = {agent.id: agent.sites for agent in problem.agents}
    for each in lacking:
        new = {t.agent for t in chosen if t.partner == each.partner and each.site in sites[t.agent]}
        count = len({*each.at_end, *new})
        gone += count == 0
        short += max(0, 2 - count)
    monday = week_dates(problem.week)[0]
    late = sum((each.dates[0] - monday).days for each in chosen)
    return gone, short, len(chosen), max(Counter(each.agent for each in chosen).values(), default=0), late
