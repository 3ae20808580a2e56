"""Somebody agrees that frozen shifts are changed."""

from tests.builders import ProblemBuilder, a_problem, a_roster
from tests.explain.asked import answered, guarantee, promised, remedies, spaced


def frozen() -> ProblemBuilder:
    """Three agents; the two given on Tuesday do not suffice once one is away, and the third is frozen at home."""
    base = a_problem().with_site("s1").with_agents(3)
    days = "mon 08:30-12:00,13:30-17:00", "tue 08:30-12:00,13:30-17:00", "wed-fri 08:30-12:00,13:30-17:00"
    given = a_roster(base).staff("s1", ("a1", "a2"), *days)
    return base.published(given, frozen_until="wed 00:00").now("sun-1 12:00").unavailable("a1", "tue")


def test_the_third_agent_is_asked_for_the_frozen_day() -> None:
    """The test gives the consent itself, and asks again."""
    problem = frozen()
    (told,) = remedies(problem, "ask_consent")
    assert told.agents == ("a3",)
    found = guarantee(answered(problem.with_consent("a3", "mon", "tue")))
    assert promised(told) == (found.met, found.open_minutes) == (True, 2100)
    assert spaced(told.text).startswith(
        "Demander à Agent a3 son accord pour changer ses présences : mardi 1er décembre de 8 h 30 à 12 h"
    )


def test_nobody_is_asked_where_nothing_is_frozen() -> None:
    """Then the roster has the third agent come by itself."""
    assert answered(frozen().but(baseline=None)).explanations == ()
