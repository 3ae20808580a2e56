"""What the checker found where a roster was made is kept; what else is published is judged where it is stored."""

from dataclasses import replace

import pytest
from sqlmodel import select

from config.figures import load_figures
from planner.check.report import check
from planner.services.facts.mark_weeks import mark_week
from planner.services.planning.judgement import Judgement, Solved, sha256_of
from planner.services.planning.patience import Allowed
from planner.services.planning.plan_week import plan_week
from planner.services.planning.solved_here import solved, solved_text
from planner.store.session import Store
from planner.store.weeks import lock_basin
from schemas.certificate import Certificate
from schemas.problem import Problem
from schemas.roster import Roster
from schemas.tables.certificate import CertificateRow
from tests.builders import a_usual_problem
from tests.plans import plans_of
from tests.services.stored import StoredWeek
from tests.services.test_slot_life import book, planned

MARK = 7
"""As many faults as no roster has: whose word was kept is known by it."""


@pytest.fixture
def week(sqlite_store: Store) -> StoredWeek:
    """A site with two slots on offer."""
    return planned(sqlite_store, 2)


def mark(week: StoredWeek) -> None:
    with week.store.transaction() as session:
        assert lock_basin(session, week.problem.basin) is not None
        mark_week(session, week.problem.basin, week.problem.week, None, week.now)


def certificate(week: StoredWeek) -> Certificate:
    """Of the revision that was published last."""
    with week.store.reading() as session:
        rows = session.exec(select(CertificateRow)).all()
    return Certificate.model_validate_json(max(rows, key=lambda row: row.revision).document)


def test_what_comes_with_a_roster_is_what_the_checker_says_of_it() -> None:
    """Also across processes, as text."""
    problem = a_usual_problem().build()
    text, _, judgement = solved_text(problem.model_dump_json(), Allowed(5.0))
    report = check(problem, Roster.model_validate_json(text), load_figures())
    assert judgement == Judgement.of(report, problem.model_dump_json())
    assert judgement.faults == 0


def test_a_roster_that_is_published_as_it_was_made_is_not_judged_again(week: StoredWeek) -> None:
    made: list[Problem] = []

    def marked(problem: Problem, allowed: Allowed) -> Solved:
        made.append(problem)
        answer = solved(problem, allowed)
        assert answer.judgement is not None
        return replace(answer, judgement=replace(answer.judgement, faults=MARK))

    mark(week)
    plan_week(plans_of(week.store, marked, lambda: week.now), week.problem.basin, week.problem.week, lambda _: None)
    assert certificate(week).violations == MARK
    assert certificate(week).problem_sha256 == sha256_of(made[0].model_dump_json())


def test_a_roster_that_was_booked_meanwhile_is_judged_where_it_is_stored(week: StoredWeek) -> None:
    """It is another than was judged, for other facts."""

    def booked(problem: Problem, allowed: Allowed) -> Solved:
        answer = solved(problem, allowed)
        if not problem.bookings:
            book(week, week.free()[0], "ref-1")
        assert answer.judgement is not None
        return replace(answer, judgement=replace(answer.judgement, faults=MARK))

    mark(week)
    plan_week(plans_of(week.store, booked, lambda: week.now), week.problem.basin, week.problem.week, lambda _: None)
    assert certificate(week).violations == 0
