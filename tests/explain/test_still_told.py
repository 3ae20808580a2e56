"""What was told today of a site where nothing has changed stands where there is no time to solve it again."""

from collections.abc import Collection
from functools import cache

import pytest

from planner.answer import answer
from planner.core.plan import plan
from planner.explain.still_told import still_told
from schemas.explanation import Conflict, Remedy
from schemas.ids import SiteId
from schemas.roster import Roster
from tests.builders import ProblemBuilder, a_problem
from tests.explain.asked import FIGURES, limits

BEFORE = "told before"
TODAY = "thu-1 09:00"


BASE = (
    a_problem()
    .with_site("s1")
    .with_agents(2, sites=("s1",))
    .unavailable("a1", "tue")
    .with_site("s2")
    .with_agents(3, sites=("s2",))
    .with_travel("s1", "s2", 20)
    .with_travel("s2", "s1", 20)
)
"""One site where one of two people is away, and one whose people could stand in."""


@cache
def solved() -> Roster:
    """Its week."""
    return answer(BASE.build(), FIGURES, limits(), workers=1, hurried=True, until="stability")


def told(asked: str = "a2", kinds: Collection[type] = (Conflict, Remedy)) -> Roster:
    """The same with explanations that can be told from new ones; every remedy asks one person."""
    texts = tuple(
        each.model_copy(update={"text": BEFORE, "agents": (asked,)})
        for each in solved().explanations
        if isinstance(each, Conflict | Remedy) and type(each) in kinds
    )
    assert {type(each) for each in texts} == set(kinds)
    return solved().model_copy(update={"explanations": texts})


def texts(problem: ProblemBuilder) -> set[str]:
    """What is told of the short site where people wait."""
    roster = answer(problem.build(), FIGURES, limits(), workers=1, hurried=True, until="stability")
    return {each.text for each in roster.explanations if isinstance(each, Conflict | Remedy) and each.site == "s1"}


def stands(problem: ProblemBuilder) -> bool:
    """Whether what was told of the short site is told again."""
    built = problem.build()
    return SiteId("s1") in still_told(built, plan(built, FIGURES, limits=limits(), until="stability"))


def test_without_time_what_was_told_stands_where_nothing_has_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    changed = BASE.published(told(), at=TODAY).unavailable("a3", "wed")
    assert texts(changed).isdisjoint({BEFORE})
    for share in ("HURRIED_SHARE", "PROMPT_SHARE"):
        monkeypatch.setattr(f"planner.answer.{share}", 0.0)
    assert texts(changed) == {BEFORE}


def test_where_facts_of_the_site_have_changed_it_stands_no_more() -> None:
    assert not stands(BASE.published(told(), at=TODAY).unavailable("a2", "tue 08:30-10:00"))


def test_what_was_told_on_another_date_may_be_over() -> None:
    assert not stands(BASE.published(told(), at="wed-1 23:00").unavailable("a3", "wed"))


def test_a_remedy_that_asks_somebody_whose_facts_have_changed_stands_no_more() -> None:
    assert stands(BASE.published(told("a4"), at=TODAY))
    assert not stands(BASE.published(told("a4"), at=TODAY).unavailable("a3", "wed"))


def test_a_remedy_that_asks_somebody_who_has_agreed_since_stands_no_more() -> None:
    assert not stands(BASE.published(told(), at=TODAY).with_consent("a2", "wed"))


@pytest.mark.parametrize("kind", [Conflict, Remedy])
def test_less_than_why_and_what_to_do_is_not_told_again(kind: type) -> None:
    assert not stands(BASE.published(told(kinds=(kind,)), at=TODAY).unavailable("a3", "wed"))
