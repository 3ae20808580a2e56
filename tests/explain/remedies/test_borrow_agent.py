"""Somebody of another site comes: only if that site keeps its label, and the text says when they come and how far."""

from schemas.site import Label, Location
from tests.builders import ProblemBuilder, a_problem
from tests.explain.asked import answered, guarantee, promised, remedies, spaced

HERE, NEAR = Location(lat=45.0, lon=5.7, commune="38000"), Location(lat=45.1, lon=5.7, commune="38001")


def two_sites(lenders: int) -> ProblemBuilder:
    """A site of two, one of them away on Tuesday, and a neighbour."""
    here = a_problem().with_site("s1", location=HERE).with_agents(2).unavailable("a1", "tue")
    return here.with_site("s2", location=NEAR).with_agents(lenders)


def test_a_neighbour_with_people_to_spare_lends_one() -> None:
    """The test lets that agent be sent to both sites, and asks again."""
    problem = two_sites(3)
    (told,) = remedies(problem, "borrow_agent")
    (agent,) = told.agents
    again = answered(problem.changing_agent(agent, sites=("s2", "s1")).with_travel("s2", "s1", 20))
    found = guarantee(again)
    assert promised(told) == (found.met, found.open_minutes) == (True, 2100)
    assert guarantee(again, "s2").met
    assert "(France Services s2) mardi 1er décembre de 8 h 30 à 12 h et de 13 h 30 à 17 h" in spaced(told.text)
    assert "environ 20 min (estimation)" in spaced(told.text)
    assert told.cost == 300 + 7 * 60 + 2 * 20


def test_a_known_journey_is_told_without_a_guess() -> None:
    """The problem says how long it takes."""
    (told,) = remedies(two_sites(3).with_travel("s1", "s2", 35), "borrow_agent")
    assert "trajet entre les deux sites : 35 min." in spaced(told.text)


def test_a_neighbour_that_would_lose_its_label_lends_nobody() -> None:
    """It owes nearly all hours of its agents' contracts; with the usual label it would lend half a day."""
    assert remedies(two_sites(2).changing_site("s2", label=Label(min_hours=38)), "borrow_agent") == []
    (told,) = remedies(two_sites(2), "borrow_agent")
    assert "En échange, France Services s2 ferme 3 h 30 de plus aux heures annoncées." in spaced(told.text)


def test_nobody_comes_from_a_place_that_is_too_far_or_unknown() -> None:
    """Over an hour, or no location and no journey."""
    far = Location(lat=47.0, lon=5.7, commune="70000")
    assert remedies(two_sites(3).changing_site("s2", location=far), "borrow_agent") == []
    assert remedies(two_sites(3).changing_site("s2", location=None), "borrow_agent") == []
