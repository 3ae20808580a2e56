"""Why there is no roster at all: what is pinned or frozen, and the fact or law against it."""

import pytest

from planner.core.components import components
from tests.builders import ALL_WEEK, ProblemBuilder, a_problem, a_roster, a_usual_problem, on
from tests.explain.asked import answered, spaced

USUAL = "mon-fri 08:30-12:00,13:30-17:00"
TWO_SITES = a_usual_problem(3).with_site("s2").changing_agent("a1", sites=("s1", "s2"))


def published() -> ProblemBuilder:
    """A week that was given out, frozen until Wednesday."""
    base = a_usual_problem(3)
    return base.published(a_roster(base).staff("s1", ("a1", "a2"), USUAL), frozen_until="wed 00:00")


CASES: dict[str, tuple[ProblemBuilder, set[str], str]] = {
    "a pin against an absence": (
        a_usual_problem(3).unavailable("a1", "tue").with_pin("a1", "s1", "tue 08:30-12:00"),
        {"plan.pins", "agent.unavailable"},
        "on ne peut avoir à la fois son absence mardi 1er décembre et sa présence fixée mardi 1er décembre",
    ),
    "two pins that overlap": (
        TWO_SITES.with_pin("a1", "s1", "tue 08:30-12:00").with_pin("a1", "s2", "tue 11:00-15:00"),
        {"plan.pins", "agent.overlap"},
        "personne n’est à deux endroits à la fois",
    ),
    "frozen shifts against a closed date": (
        published().changing_site("s1", closed_on=(on("tue"),)),
        {"plan.frozen", "site.closed"},
        "France Services s1 est fermé mardi 1er décembre",
    ),
    "a pin on a closed date": (
        a_usual_problem(3).with_pin("a1", "s1", "tue 08:30-12:00").changing_site("s1", closed_on=(on("tue"),)),
        {"plan.pins", "site.closed"},
        "de 8 h 30 à 12 h (France Services s1) ne peut pas tenir, car France Services s1 est fermé",
    ),
    "a pin against a frozen day": (
        published().with_pin("a1", "s1", "tue 12:30-15:00"),
        {"plan.pins", "plan.frozen"},
        "ses présences gelées mardi 1er décembre de 8 h 30 à 12 h",
    ),
    "a pin of six hours in a row": (
        a_usual_problem(3).with_pin("a1", "s1", "tue 08:30-15:00"),
        {"plan.pins", "work.rest_break"},
        "il faut une pause avant 6 h de travail d’affilée",
    ),
    "pins on a Sunday": (
        a_problem().with_site("s1", openable=ALL_WEEK).with_agents(3).with_pin("a1", "s1", "sun 08:30-12:00"),
        {"plan.pins", "work.sunday"},
        "on ne travaille pas le dimanche",
    ),
    "pins beyond a contract": (
        a_problem().with_site("s1").with_agents(2, weekly=600).with_pin("a1", "s1", "mon-thu 08:30-12:00"),
        {"plan.pins", "work.contract_max"},
        "le contrat d’Agent a1 permet au plus 11 h",
    ),
    "a pin outside the building's hours": (
        a_usual_problem(3).with_pin("a1", "s1", "tue 06:00-09:00"),
        {"plan.pins", "site.openable"},
        "le bâtiment ne peut ouvrir que du lundi au vendredi",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_contradicts_is_named_and_smallest(name: str) -> None:
    """One conflict for each agent, and every one of them needs all its members."""
    problem, rules, words = CASES[name]
    roster = answered(problem)
    assert roster.status == "none"
    assert roster.explanations
    for told in roster.explanations:
        assert told.kind == "conflict"
        assert set(told.rules) == rules
        assert told.smallest
        assert words in spaced(told.text)


@pytest.mark.parametrize("name", CASES)
def test_without_the_pins_and_the_frozen_days_there_is_a_roster(name: str) -> None:
    """The contract's word: at worst an empty one."""
    problem, _, _ = CASES[name]
    assert answered(problem.but(pins=(), baseline=None), seconds=3).status != "none"


def test_only_the_one_absence_that_matters_is_told() -> None:
    """A week of absence is cut down to the date of the pin."""
    problem = a_usual_problem(3).unavailable("a1", "mon-fri").with_pin("a1", "s1", "tue 08:30-12:00")
    (told,) = answered(problem).explanations
    assert "son absence mardi 1er décembre et" in spaced(told.text)


def test_a_pin_where_the_agent_may_not_be_sent_is_told_as_that() -> None:
    """Where somebody may work cannot be let go to be sure: so it is not said to be smallest."""
    roster = answered(a_usual_problem(3).with_site("s2").with_pin("a1", "s2", "tue 08:30-12:00"))
    (told,) = roster.explanations
    assert told.kind == "conflict"
    assert set(told.rules) == {"plan.pins", "agent.site"}
    assert not told.smallest
    assert "ne peut travailler que dans les sites prévus" in spaced(told.text)


def test_a_contradiction_in_one_component_is_told_of_that_alone() -> None:
    """The other site has a lawful week; there is none for both."""
    problem = a_usual_problem(2).with_pin("a1", "s1", "tue 08:30-15:00").with_site("s2").with_agents(2)
    assert len(components(problem.build())) == 2
    roster = answered(problem)
    assert roster.status == "none"
    assert [told.site for told in roster.explanations if told.kind == "conflict"] == ["s1"]


def test_why_there_is_no_week_is_told_though_the_time_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing else is given out then."""
    for patience in ("planner.core.climb.climbing.FIRST_SECONDS", "planner.explain.explain.WHY_NONE_SECONDS"):
        monkeypatch.setattr(patience, 60.0)
    problem = a_usual_problem(3).unavailable("a1", "tue").with_pin("a1", "s1", "tue 08:30-12:00")
    roster = answered(problem, seconds=0.0)
    assert roster.status == "none"
    assert [told.kind for told in roster.explanations] == ["conflict"]
