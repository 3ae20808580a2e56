"""The Isère example: its stored files are what its script makes, and its staff could keep every promise."""

import importlib.util
from datetime import date
from functools import cache
from types import ModuleType

import pytest

from config.figures import load_figures
from planner.check.report import check
from schemas.problem import Problem
from schemas.reading import parse_problem, read_problem, read_roster
from schemas.site import Site
from schemas.time import week_dates
from schemas.writing import json_text
from tests.network.sources import EXAMPLE

NAMES = ("ordinary", "given", "whit-monday", "before-flu", "flu", "short-staffed")


@cache
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("isere_make", EXAMPLE / "make.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def week(name: str) -> Problem:
    return read_problem(EXAMPLE / f"{name}.problem.json")


def test_the_stored_files_are_what_the_script_makes() -> None:
    made: dict[str, Problem] = script().problems()
    assert list(made) == [f"{name}.problem.json" for name in NAMES]
    for name, problem in made.items():
        text = json_text(problem)
        assert (EXAMPLE / name).read_text(encoding="utf-8") == text, "run: python examples/isere/make.py"
        assert parse_problem(text.encode()) == problem


def test_the_28_real_structures_and_their_invented_staff() -> None:
    problem = week("ordinary")
    assert len(problem.sites) == 28
    assert 60 <= len(problem.agents) <= 80
    assert len(problem.referents) == 20
    assert len({referent.partner for referent in problem.referents}) == 9
    assert {agent.contract.regime for agent in problem.agents} == {"fpt", "private"}
    assert all(agent.contract.weekly_minutes % 60 == 0 for agent in problem.agents)
    assert all(len(agent.history.worked_minutes) == 11 for agent in problem.agents)


def test_teams_are_shared_where_they_really_are() -> None:
    pairs = {frozenset(agent.sites) for agent in week("ordinary").agents if len(agent.sites) > 1}
    numbers = {frozenset(site.partition("-")[0] for site in pair) for pair in pairs}
    assert {frozenset({"237", "3031"}), frozenset({"236", "865"})} <= numbers
    pimms = {"234", "240", "863", "1917", "2057", "2748"}
    assert sum(pair <= pimms for pair in numbers) >= 3


def core_minutes(problem: Problem, site: Site) -> int:
    """Contract minutes of the team: home agents wholly, those of other sites as far as their home can spare them."""
    monday = week_dates(problem.week)[0]
    trained = [agent for agent in problem.agents if site.id in agent.sites and agent.holds("core", monday)]
    return sum(agent.contract.weekly_minutes for agent in trained if agent.home_site == site.id)


@pytest.mark.parametrize("site", week("ordinary").sites, ids=lambda site: site.id)
def test_each_team_has_the_hours_for_two_at_every_announced_minute(site: Site) -> None:
    problem = week("ordinary")
    announced = sum(window.end - window.start for window in site.published_hours)
    shared = sum(agent.contract.weekly_minutes for agent in problem.agents if site.id in agent.sites[1:])
    assert core_minutes(problem, site) + shared >= 2 * announced


def test_whit_monday_closes_every_site_and_relieves_the_label() -> None:
    for site in week("whit-monday").sites:
        assert site.closed_on == site.holidays == (date(2026, 5, 25),)


def test_the_roster_given_out_before_the_flu_is_lawful_and_keeps_every_promise() -> None:
    roster = read_roster(EXAMPLE / "flu.baseline.json")
    report = check(week("before-flu"), roster, load_figures())
    assert report.clean, "make it anew, as the example's README says"
    assert all(guarantee.met for guarantee in report.guarantees)
    baseline = week("flu").baseline
    assert baseline is not None
    assert baseline.shifts == roster.shifts


def test_the_flu_takes_eight_people_at_once_after_the_week_was_planned() -> None:
    before, flu = week("before-flu"), week("flu")
    away = {agent.id for agent in flu.agents if any(one.reason == "absence" for one in agent.unavailable)}
    assert len(away) == 8
    assert flu.bookings == before.bookings
    assert len(flu.bookings) == 8
    assert before.now < flu.now
    assert flu.model_copy(update={"agents": before.agents, "now": before.now, "baseline": None}) == before, (
        "nothing else differs"
    )


def test_short_of_staff_la_mure_cannot_open_on_tuesday() -> None:
    problem = week("short-staffed")
    tuesday = week_dates(problem.week)[1]
    team = [agent for agent in problem.agents if "864-la-mure" in agent.sites]
    free = [
        agent.id
        for agent in team
        if not any(away.start.date() <= tuesday <= away.end.date() for away in agent.unavailable)
    ]
    assert free == ["a-864-1"]
