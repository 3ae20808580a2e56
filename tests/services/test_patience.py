"""How long a week is planned: briefly after an absence, and once more in calm where a label hangs on it."""

import pytest

from planner.services.planning.patience import Allowed, Patience, is_better, looked_at_again
from schemas.explanation import Conflict, Explanation, Remedy
from schemas.ids import SiteId
from schemas.objective import LEVELS, ladder
from schemas.problem import Problem
from schemas.roster import Component, Guarantee, Roster
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


WHY = Conflict.model_validate(
    {"site": "s1", "rules": (), "from": None, "to": None, "agents": (), "smallest": True, "text": "Il manque un agent."}
)
MEND = Remedy.model_validate(
    {"site": "s1", "action": "call_in", "agents": (), "cost": 1, "text": "Faire venir.", "met": True, "open_minutes": 1}
)


def short(*told: Explanation) -> Roster:
    """A week whose site falls short of its label, as is proved, and what is told of it."""
    roster = planned({})
    guarantee = Guarantee(
        site=SiteId("s1"),
        met=False,
        open_minutes=1200,
        open_days=5,
        fewest_agents_while_open=2,
        degraded_minutes=240,
        shortfalls=(),
        days=(),
    )
    return roster.model_copy(update={"guarantees": (guarantee,), "explanations": told})


@pytest.mark.parametrize(
    ("problem", "calm", "races", "allowed"),
    [
        (NEW, False, 0, Allowed(30, "comfort")),
        (NEW, False, 1, Allowed(30, "comfort")),
        (NEW, False, 2, Allowed(15, "stability")),
        (GIVEN, False, 0, Allowed(2, "stability")),
        (GIVEN, False, 1, Allowed(2, "stability")),
        (GIVEN, False, 2, Allowed(1, "stability")),
        (GIVEN, True, 0, Allowed(30, "stability")),
    ],
)
def test_who_was_given_a_week_or_overtaken_twice_is_answered_soon(
    problem: Problem, calm: bool, races: int, allowed: Allowed
) -> None:
    assert PATIENCE.allowed(problem, calm=calm, races=races) == allowed


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


@pytest.mark.parametrize(("told", "more"), [((), True), ((WHY,), True), ((MEND,), True), ((WHY, MEND), False)])
def test_a_short_site_is_looked_at_until_it_is_told_why_and_what_mends_it(
    told: tuple[Explanation, ...], more: bool
) -> None:
    assert PATIENCE.has_more(GIVEN, short(*told), calm=False) is more


def test_to_say_more_of_a_short_site_is_worth_telling() -> None:
    assert is_better(short(WHY, MEND), short(WHY))
    assert is_better(short(WHY), short())
    assert not is_better(short(), short(WHY, MEND))


def test_what_the_absence_left_alone_is_no_reason() -> None:
    left_open = planned({"label": 240}, "as before")
    assert GIVEN.baseline is not None
    baseline = GIVEN.baseline.model_copy(update={"components": left_open.components})
    given = GIVEN.model_copy(update={"baseline": baseline})
    assert not PATIENCE.has_more(given, left_open, calm=False)
    unsaid = left_open.model_copy(update={"guarantees": short().guarantees})
    assert not PATIENCE.has_more(given, unsaid, calm=False)


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
