"""The building opens at other hours: in daytime, and on a Saturday morning."""

from schemas.site import Window
from tests.builders import a_problem, a_usual_problem
from tests.explain.asked import answered, kept, promised, remedies, spaced
from tests.week import windows


def test_an_hour_more_at_either_end_keeps_what_it_promises() -> None:
    """Twenty hours of building; the test widens them itself."""
    problem = a_problem().with_site("s1", "mon-fri 09:00-13:00", "mon-fri 09:00-13:00").with_agents(3)
    (told,) = remedies(problem, "shift_hours")
    building = (*windows(Window, "mon-fri 08:00-14:00"), *windows(Window, "sat 09:00-12:00"))
    assert promised(told) == kept(answered(problem.changing_site("s1", openable_hours=building)))
    assert told.met
    assert told.agents == ()


def test_a_saturday_morning_makes_up_for_a_day_that_is_lost() -> None:
    """Told is the whole opening, as short as it may be."""
    (told,) = remedies(a_usual_problem(2).unavailable("a1", "tue"), "shift_hours")
    assert promised(told) == (True, 1800)
    assert "samedi 5 décembre" in spaced(told.text)
    assert told.cost == 900 + 2 * 120
