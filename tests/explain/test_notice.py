"""What the public is told: every announced hour that stays shut, once, in words."""

from config.figures import load_figures
from planner.check.report import certify
from planner.core.facts.component import read_facts
from planner.explain.notice import notices
from planner.show.names import names_of
from schemas.explanation import ClosureNotice
from tests.builders import ProblemBuilder, RosterBuilder, a_problem, a_roster, a_usual_problem, at
from tests.explain.asked import spaced


def told(problem: ProblemBuilder, roster: RosterBuilder) -> list[ClosureNotice]:
    """The notices of a roster."""
    built = problem.build()
    guarantees = certify(built, roster.build(), load_figures())
    return list(notices(read_facts(built, load_figures()), guarantees, names_of(built)))


def test_a_day_that_stays_shut_is_one_notice() -> None:
    """Morning and afternoon together: the doors do not open in between."""
    problem = a_usual_problem(2)
    usual = "mon 08:30-12:00,13:30-17:00", "wed-fri 08:30-12:00,13:30-17:00"
    (notice,) = told(problem, a_roster(problem).staff("s1", ("a1", "a2"), *usual))
    assert (notice.start, notice.end) == (at("tue 08:30"), at("tue 17:00"))
    assert spaced(notice.text) == (
        "France Services s1 restera fermé mardi 1er décembre de 8 h 30 à 12 h "
        "et de 13 h 30 à 17 h, malgré les horaires annoncés."
    )


def test_stretches_around_an_opening_are_notices_of_their_own() -> None:
    """Shut early and late, open at noon."""
    problem = a_problem().with_site("s1", "mon 08:30-17:00").with_agents(2)
    found = told(problem, a_roster(problem).staff("s1", ("a1", "a2"), "mon 10:00-13:00"))
    assert [(notice.start, notice.end) for notice in found] == [
        (at("mon 08:30"), at("mon 10:00")),
        (at("mon 13:00"), at("mon 17:00")),
    ]


def test_stretches_that_differ_in_who_is_there_are_one() -> None:
    """The certificate counts agents; the public finds the doors shut all the same."""
    problem = a_problem().with_site("s1", "mon 08:30-17:00").with_agents(2)
    (notice,) = told(problem, a_roster(problem).shift("a1", "s1", "mon 08:30-12:00"))
    assert (notice.start, notice.end) == (at("mon 08:30"), at("mon 17:00"))


def test_what_is_over_is_not_announced_any_more() -> None:
    """A day that is gone, and the morning of today."""
    problem = a_problem().with_site("s1", "mon-tue 08:30-17:00").with_agents(2).now("tue 11:00")
    (notice,) = told(problem, a_roster(problem))
    assert (notice.start, notice.end) == (at("tue 11:00"), at("tue 17:00"))
