"""Trainings that are planned leave every week's label as it is, and are planned around once they are taken over."""

from datetime import timedelta

from config.training import load_training_figures
from planner.network.territory import territory_of
from planner.services.facts.record_training import record_training
from planner.services.facts.weeks_touched import week_after
from planner.services.planning.composition.frame import Frame
from planner.services.planning.notice import held_through_notice
from planner.services.planning.plan_training import Ahead, plan_training, weeks_ahead
from planner.services.planning.solved_here import labelled
from planner.store.session import Store
from schemas.objective import RungValue
from schemas.problem import Problem
from schemas.roster import Roster
from schemas.time import week_dates
from tests.builders import ProblemBuilder, a_problem, a_roster
from tests.services.stored import StoredWeek, stored

FIGURES = load_training_figures()


def solve(problem: Problem) -> Roster:
    """As far as the label."""
    return labelled(problem, 5.0)


def a_town(weekly: int) -> ProblemBuilder:
    """One site that receives for the CAF; one of its three agents knows it."""
    base = a_problem().with_site("s1").with_referent("r1", "mon 09:00-12:00")
    base = base.with_agent("a1", skills=["core", "caf"], weekly=weekly, max_weekly=weekly)
    return base.with_agent("a2", weekly=weekly, max_weekly=weekly).with_agent("a3", weekly=weekly, max_weekly=weekly)


def ahead(week: StoredWeek, weeks: int = 1) -> Ahead:
    """The week ahead, or more of them."""
    with week.store.reading() as session:
        found = weeks_ahead(session, week.problem.basin, weeks, week.now)
    assert found is not None
    return found


def take_over(week: StoredWeek) -> int:
    """Plan trainings and store them; how many intervals are new."""
    found = plan_training(ahead(week), FIGURES, solve)
    with week.store.transaction() as session:
        return record_training(session, "38", found.plan.trainings, FIGURES, week.now, by="somebody")


def test_a_week_is_planned_with_its_trainings_and_keeps_its_label(sqlite_store: Store) -> None:
    week = stored(sqlite_store, a_town(2100).build())
    found = plan_training(ahead(week), FIGURES, solve)
    assert [each.partner for each in found.plan.trainings] == ["caf"]
    assert (found.weeks, found.sound, found.plan.unmended, found.asked) == ((week.problem.week,), True, (), ())


def test_days_within_the_notice_are_proposed_only_where_no_other_week_does(
    sqlite_store: Store,
) -> None:
    """From Thursday on, seven working days reach to the Monday after the week that is published."""
    week = stored(sqlite_store, a_town(2100).build())
    week.plan()
    (inside,) = plan_training(ahead(week), FIGURES, solve).asked
    assert inside.dates[0] == week_dates(week.problem.week)[0]
    found = plan_training(ahead(week, weeks=2), FIGURES, solve)
    assert (found.weeks, found.plan.unmended, found.asked) == ((week_after(week.problem.week, 1),), (), ())


def test_what_people_were_told_within_the_notice_is_held(sqlite_store: Store) -> None:
    week = stored(sqlite_store, a_town(2100).build())
    week.plan()
    (problem,) = ahead(week).problems
    late = frozenset((agent.id, day) for agent in problem.agents for day in week_dates(problem.week)[:2])
    held = held_through_notice(problem, late)
    assert problem.baseline is not None
    roster = solve(held)
    told = {shift for shift in problem.baseline.shifts if shift.start.date() in {day for _, day in late}}
    assert told == {shift for shift in roster.shifts if shift.start.date() in {day for _, day in late}}


def test_where_no_day_does_unasked_one_is_found_for_whoever_agrees() -> None:
    """What people were told is held at first; where the label suffers by that, it is tried with their consent."""
    town = a_town(2100).with_employer(notice_working_days=2)
    whole = town.published(a_roster(town)).build()
    weeks = Ahead((whole,), (Frame("2026-W49", "Europe/Paris", 15, territory_of("38"), None),))
    held: list[bool] = []

    def solve_held_badly(problem: Problem) -> Roster:
        """The label misses an hour whenever somebody learns while all that was told is held."""
        assert problem.baseline is not None
        assert whole.baseline is not None
        held.append(problem.baseline.frozen_until > whole.baseline.frozen_until)
        learning = any(away.reason == "training" for agent in problem.agents for away in agent.unavailable)
        missed = 60 if held[-1] and learning else 0
        rung = RungValue(level="label", value=missed, bound=missed)
        return a_roster(whole).but(objective=(rung,)).build()

    found = plan_training(weeks, FIGURES, solve_held_badly)
    (asked,) = found.asked
    assert found.plan.trainings == (asked,)
    assert set(held) == {True, False}


def test_nobody_is_sent_where_the_label_would_miss_their_hours(sqlite_store: Store) -> None:
    """Three times 16 hours are just enough for two at 24: whoever is away for a day is missed."""
    week = stored(sqlite_store, a_town(960).build())
    found = plan_training(ahead(week), FIGURES, solve)
    assert (found.plan.trainings, [each.partner for each in found.plan.unmended]) == ((), ["caf"])


def test_what_is_taken_over_is_an_absence_for_training_around_which_the_week_is_planned(sqlite_store: Store) -> None:
    week = stored(sqlite_store, a_town(2100).build())
    week.plan()
    assert take_over(week) == 1
    assert take_over(week) == 0, "nothing hangs on one person any more"
    (away,) = (one for agent in ahead(week).problems[0].agents for one in agent.unavailable)
    assert (away.reason, away.start.strftime("%H:%M"), away.end.strftime("%H:%M")) == ("training", "09:00", "17:00")
    roster = week.replan()
    assert all(each.met for each in roster.guarantees)
    learning = next(agent.id for agent in ahead(week).problems[0].agents if agent.unavailable)
    assert not [s for s in roster.shifts if s.agent == learning and s.start < away.end and away.start < s.end]
    (known,) = (s for agent in ahead(week).problems[0].agents for s in agent.skills if s.valid_from is not None)
    assert (known.code, known.valid_from) == ("caf", away.start.date() + timedelta(days=1))
    assert week.deeds("38")[-1] == "trainings.planned"
