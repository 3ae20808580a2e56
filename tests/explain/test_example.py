"""The week of the example that is short of people: explained as its README says, and each remedy with its week."""

from pathlib import Path

import pytest

from planner.explain.solving import around
from schemas.ids import SiteId
from schemas.problem import Problem
from schemas.reading import read_problem
from schemas.roster import Roster
from tests.explain.asked import answered, guarantee, promised, spaced, told_conflicts, told_remedies

EXAMPLE = Path(__file__).parents[2] / "examples" / "isere" / "short-staffed.problem.json"
LA_MURE, MENS = SiteId("864-la-mure"), SiteId("862-mens")


@pytest.fixture(scope="module")
def problem() -> Problem:
    """La Mure, with all sites near enough to lend somebody."""
    whole = read_problem(EXAMPLE)
    group = {LA_MURE, MENS}
    agents = tuple(agent for agent in whole.agents if not group.isdisjoint(agent.sites))
    sites = tuple(site for site in whole.sites if site.id in group)
    none = {"bookings": (), "referents": ()}
    sites = tuple(site.model_copy(update={"partner_targets": ()}) for site in sites)
    return whole.model_copy(update={"sites": sites, "agents": agents, **none})


@pytest.fixture(scope="module")
def roster(problem: Problem) -> Roster:
    """The answer."""
    return answered(problem)


def test_tuesday_is_told_with_those_who_are_away(roster: Roster) -> None:
    """One absence, one training, one agent left."""
    (told,) = told_conflicts(roster, LA_MURE)
    assert told.smallest
    text = spaced(told.text)
    assert text.startswith("Mardi 15 décembre, France services La Matheysine ne peut ouvrir que si deux agents formés")
    assert "Gilles Q. n’est pas là, Fanny J. est en formation de 8 h 30 à 17 h et il ne reste qu’Émile C." in text


def test_putting_off_the_training_or_borrowing_at_mens_keeps_the_label(problem: Problem, roster: Roster) -> None:
    """As the example says; the test makes each change itself."""
    told = {remedy.action: remedy for remedy in told_remedies(roster, LA_MURE)}
    assert {"move_training", "borrow_agent", "call_in"} <= told.keys()
    agents = tuple(
        agent.model_copy(update={"unavailable": ()}) if agent.id == "a-864-2" else agent for agent in problem.agents
    )
    moved = answered(around(problem.model_copy(update={"agents": agents}), LA_MURE))
    assert promised(told["move_training"]) == (True, guarantee(moved, LA_MURE).open_minutes)
    (lent,) = told["borrow_agent"].agents
    assert lent.startswith("a-862-")


def test_the_cheapest_remedy_moves_people_and_not_hours(roster: Roster) -> None:
    """Announced hours are the last that should move."""
    actions = [remedy.action for remedy in told_remedies(roster, LA_MURE)]
    assert actions.index("move_training") < actions.index("borrow_agent") < actions.index("shift_hours")
