"""Somebody comes on a day off, or is let go from a pin."""

from tests.builders import a_problem, a_usual_problem
from tests.explain.asked import answered, guarantee, kept, promised, remedies, spaced


def test_coming_on_a_day_off_keeps_what_it_promises() -> None:
    """The part time is taken out; the hours told are those that are wanted."""
    (told,) = remedies(a_usual_problem(2).unavailable("a1", "tue", "part_time"), "extend_presence")
    assert promised(told) == kept(answered(a_usual_problem(2))) == (True, 2100)
    assert "Demander à Agent a1 de venir mardi 1er décembre de 8 h 30 à 12 h et de 13 h 30 à 17 h" in spaced(told.text)
    assert told.cost == 180 + 7 * 60


def test_nobody_is_asked_beyond_the_contract() -> None:
    """22 hours at most, all of them taken: a day more is not to be had."""
    problem = a_problem().with_site("s1", "mon-fri 08:30-12:30").with_agents(2, weekly=1080)
    short = problem.unavailable("a1", "tue", "part_time")
    for told in remedies(short, "extend_presence"):
        assert told.open_minutes <= 1188


def test_letting_go_of_a_pin_keeps_what_it_promises() -> None:
    """Pinned to the antenna all Tuesday, the agent is missed at the site."""
    sites = a_problem().with_site("s1").with_agents(2).with_antenna("s2", "mon 08:30-12:00")
    problem = sites.changing_agent("a2", sites=("s1", "s2"))
    (told,) = remedies(problem.with_pin("a2", "s2", "tue 10:00-15:00"), "extend_presence")
    assert told.agents == ("a2",)
    assert told.met
    assert guarantee(answered(problem)).open_minutes == told.open_minutes
    assert "Ne plus imposer la présence d’Agent a2 prévue mardi 1er décembre de 10 h à 15 h" in spaced(told.text)
