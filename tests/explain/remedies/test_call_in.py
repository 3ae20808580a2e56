"""Trained people from outside: as few as reach the label, for stated hours, named by nobody."""

from tests.builders import a_problem, a_usual_problem
from tests.explain.asked import answered, conflicts, kept, promised, remedies, spaced


def test_one_person_for_the_day_that_is_lost() -> None:
    """The test adds somebody itself, and asks again."""
    short = a_usual_problem(2).unavailable("a1", "tue")
    (told,) = remedies(short, "call_in")
    assert told.agents == ()
    assert promised(told) == kept(answered(short.with_agent("somebody"))) == (True, 2100)
    assert spaced(told.text) == (
        "Faire venir une personne formée de l’extérieur : mardi 1er décembre de 8 h 30 à 12 h et de 13 h 30 à 17 h. "
        "Le label est alors tenu."
    )
    assert told.cost == 1200 + 7 * 60


def test_two_people_where_nobody_is_left() -> None:
    """One would open no door."""
    short = a_usual_problem(2).unavailable("a1", "tue").unavailable("a2", "tue")
    (told,) = remedies(short, "call_in")
    assert told.met
    assert "deux personnes formées" in told.text


def test_it_is_there_whenever_presence_is_what_is_missing() -> None:
    """Where the building is what is missing, it is not."""
    lost_to_absence = a_usual_problem(3).unavailable("a1", "mon-fri").unavailable("a2", "mon-fri")
    assert "opening.two_agents" in conflicts(lost_to_absence)[0].rules
    assert len(remedies(lost_to_absence, "call_in")) == 1


def test_an_appointment_that_was_held_already_keeps_no_remedy_away() -> None:
    """The week that is tried keeps what was: a checker finds it lawful, so it is told."""
    trained = a_problem().with_site("s1", stations=1).with_agents(2, skills=("core", "caf"))
    taken = trained.with_referent("r1", "mon 09:00-12:00").with_booking("b1", "s1", "r1", "mon 09:00-09:30")
    (told,) = remedies(taken.published(answered(taken)).unavailable("a1", "thu-fri").now("wed 12:00"), "call_in")
    assert told.met
