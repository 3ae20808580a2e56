"""claim.objective, claim.status: the ladder and what follows from it."""

from schemas.objective import RungValue
from tests.builders import a_roster
from tests.check.claims.planned import PROBLEM, TRUE, false, ladder, texts

PINNED = PROBLEM.with_pin("a1", "s1", "sun 09:00-12:00")
VALUE = TRUE.roster.objective[-1].value
SERVICE = TRUE.roster.objective[-2].value


def test_a_value_is_as_recounted() -> None:
    """A rung that is stated lower than it is; the components no longer add up to it."""
    stated = ladder((VALUE - 1, VALUE - 1, False))
    assert false(TRUE.but(objective=stated)) == ["claim.objective", "claim.components"]
    assert f"recompté {VALUE}" in texts(TRUE.but(objective=stated))


def test_no_bound_lies_above_its_value() -> None:
    """It holds for every lawful roster, this one included; the rung is then not proved."""
    assert false(TRUE.but(objective=ladder((VALUE, VALUE + 1, False)), status="feasible")) == ["claim.objective"]


def test_a_bound_below_an_unproved_rung_is_conditional() -> None:
    """And no other is."""
    unproved = (SERVICE, SERVICE - 1, False)
    assert false(TRUE.but(objective=ladder(unproved, (VALUE, VALUE, True)), status="feasible")) == []
    assert false(TRUE.but(objective=ladder(unproved, (VALUE, VALUE, False)), status="feasible")) == ["claim.objective"]
    assert false(TRUE.but(objective=ladder((VALUE, VALUE, True)))) == ["claim.objective"]


def test_the_rungs_are_all_there_from_the_top() -> None:
    """A rung left out proves nothing."""
    assert "label" in texts(TRUE.but(objective=TRUE.roster.objective[1:], status="feasible"))
    assert false(TRUE.but(objective=TRUE.roster.objective[::-1], status="feasible"))[0] == "claim.objective"


def test_optimal_is_what_every_rung_proves() -> None:
    """No more and no less."""
    assert false(TRUE.but(status="feasible")) == ["claim.status"]
    assert false(TRUE.but(objective=ladder((VALUE, VALUE - 1, False)))) == ["claim.status"]


def test_none_states_what_it_likes_to_and_it_is_so() -> None:
    """No law binds it; a rung it does state is recounted."""
    empty = a_roster(PINNED).but(status="none")
    assert false(empty) == []
    rungs = tuple(RungValue(level=rung.level, value=0, bound=0) for rung in TRUE.roster.objective)
    assert "claim.objective" in false(empty.but(objective=rungs))


def test_none_is_false_of_a_roster_that_breaks_no_rule() -> None:
    """It is the proof itself that there is one: a full one, and an empty one where nothing is pinned or frozen."""
    assert false(TRUE.but(status="none")) == ["claim.status"]
    assert false(a_roster(PROBLEM).but(status="none")) == ["claim.status"]
