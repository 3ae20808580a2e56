"""How long a week is planned: briefly after an absence, and once more in calm where a label hangs on it."""

import pytest

from planner.services.patience import Patience, is_better, looked_at_again
from schemas.ids import SiteId
from schemas.objective import LEVELS, ladder
from schemas.problem import Problem
from schemas.roster import Component, Roster
from tests.builders import a_roster, a_usual_problem

PATIENCE = Patience(first=30, again=2)
NEW = a_usual_problem(2).build()
GIVEN = a_usual_problem(2).published(a_roster(a_usual_problem(2))).build()


def planned(gaps: dict[str, int], fingerprint: str = "changed") -> Roster:
    """A week of one component whose rungs are so far above their bounds."""
    objective = ladder({level: gaps.get(level, 0) for level in LEVELS}, dict.fromkeys(LEVELS, 0))
    part = Component(sites=(SiteId("s1"),), fingerprint=fingerprint, objective=objective)
    roster = a_roster(a_usual_problem(2)).build()
    return roster.model_copy(update={"objective": objective, "components": (part,)})


@pytest.mark.parametrize(
    ("problem", "calm", "races", "seconds"),
    [
        (NEW, False, 0, 30),
        (NEW, False, 2, 15),
        (GIVEN, False, 0, 2),
        (GIVEN, False, 1, 2),
        (GIVEN, False, 2, 1),
        (GIVEN, True, 0, 30),
    ],
)
def test_who_was_given_a_week_is_answered_soon(problem: Problem, calm: bool, races: int, seconds: float) -> None:
    assert PATIENCE.seconds(problem, calm=calm, races=races) == seconds


@pytest.mark.parametrize(
    ("problem", "gaps", "more"),
    [
        (NEW, {"label": 240}, False),
        (GIVEN, {}, False),
        (GIVEN, {"published_hours": 30, "comfort": 5}, False),
        (GIVEN, {"label": 240}, True),
        (GIVEN, {"bookings": 3}, True),
    ],
)
def test_a_label_or_an_appointment_is_looked_at_once_more(problem: Problem, gaps: dict[str, int], more: bool) -> None:
    assert PATIENCE.has_more(problem, planned(gaps), calm=False) is more
    assert not PATIENCE.has_more(problem, planned(gaps), calm=True)


def test_what_the_absence_left_alone_is_no_reason() -> None:
    short = planned({"label": 240}, "as before")
    assert GIVEN.baseline is not None
    baseline = GIVEN.baseline.model_copy(update={"components": short.components})
    assert not PATIENCE.has_more(GIVEN.model_copy(update={"baseline": baseline}), short, calm=False)


def test_who_waits_no_longer_at_first_has_nothing_more_to_give() -> None:
    assert not Patience(first=2, again=2).has_more(GIVEN, planned({"label": 240}), calm=False)


@pytest.mark.parametrize(
    ("now", "better"),
    [({"label": 200, "published_hours": 900}, True), ({"label": 240, "comfort": 0}, False), ({"label": 240}, False)],
)
def test_only_what_is_not_left_open_is_worth_telling(now: dict[str, int], better: bool) -> None:
    assert is_better(planned(now), planned({"label": 240, "comfort": 70})) is better


@pytest.mark.parametrize(("gaps", "kept"), [({"comfort": 5}, 1), ({"label": 240}, 0), ({"bookings": 3}, 0)])
def test_unsettled_parts_do_not_count_as_done(gaps: dict[str, int], kept: int) -> None:
    assert GIVEN.baseline is not None
    baseline = GIVEN.baseline.model_copy(update={"components": planned(gaps).components})
    again = looked_at_again(GIVEN.model_copy(update={"baseline": baseline}))
    assert again.baseline is not None
    assert len(again.baseline.components) == kept
    assert again.baseline.shifts == GIVEN.baseline.shifts


def test_without_a_week_that_was_given_there_is_nothing_to_look_at_again() -> None:
    assert looked_at_again(NEW) == NEW
