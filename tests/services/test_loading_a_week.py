"""A week is looked at for its plan without the turn of who writes: a booking does not wait for it."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from threading import Event

import pytest
from sqlmodel import Session

from events.steps import Step
from planner.services.facts.mark_weeks import mark_week
from planner.services.planning.plan_week import Done, plan_week
from planner.store.session import Store
from planner.store.weeks import lock_basin
from tests.builders import a_problem
from tests.handlers.by_hand import by_hand
from tests.plans import plans_of
from tests.services.stored import StoredWeek, stored


@pytest.fixture
def week(store: Store) -> StoredWeek:
    """One site and two people; a fact has touched it."""
    problem = a_problem().with_site("s1", "mon-fri 08:45-12:15").with_agent("a1").with_agent("a2")
    week = stored(store, problem.build())
    touched(week)
    return week


def touched(week: StoredWeek) -> None:
    week.now += timedelta(minutes=1)
    with week.store.transaction() as session:
        lock_basin(session, week.problem.basin)
        mark_week(session, week.problem.basin, week.problem.week, None, week.now)


def test_it_is_loaded_while_somebody_else_writes(week: StoredWeek) -> None:
    loaded = Event()
    plans = plans_of(
        week.store,
        lambda problem, _: by_hand(problem),
        lambda: week.now,
        reached=lambda step: loaded.set() if step == Step.PLANNER_2_LOADED else None,
    )

    def planned() -> Done:
        return plan_week(plans, week.problem.basin, week.problem.week, lambda _: None)

    with ThreadPoolExecutor(1) as hands:
        with week.store.transaction() as session:
            lock_basin(session, week.problem.basin)
            planning = hands.submit(planned)
            assert loaded.wait(20)
        assert planning.result(20) == "stored"


def test_a_fact_that_comes_just_after_the_look_is_planned(week: StoredWeek) -> None:
    """What was in line when it was looked at is looked at again before that is written down."""
    plans = plans_of(week.store, lambda problem, _: by_hand(problem), lambda: week.now)
    assert plan_week(plans, week.problem.basin, week.problem.week, lambda _: None) == "stored"
    facts = iter([True])

    @contextmanager
    def after_a_fact() -> Iterator[Session]:
        if next(facts, False):
            touched(week)
        with week.store.transaction() as session:
            yield session

    late = replace(plans, transactions=after_a_fact)
    assert plan_week(late, week.problem.basin, week.problem.week, lambda _: None) == "stored"
    assert plan_week(late, week.problem.basin, week.problem.week, lambda _: None) == "in line"
