"""A training that stands in the way is put off: the test takes it out itself and answers again."""

from tests.builders import a_usual_problem
from tests.explain.asked import answered, kept, promised, remedies, spaced


def test_putting_off_the_training_keeps_what_it_promises() -> None:
    """The week is as if the training had never been."""
    (told,) = remedies(a_usual_problem(2).unavailable("a1", "tue 08:00-19:00", "training"), "move_training")
    assert told.agents == ("a1",)
    assert promised(told) == kept(answered(a_usual_problem(2))) == (True, 2100)
    assert spaced(told.text) == (
        "Reporter à une autre semaine la formation d’Agent a1 prévue mardi 1er décembre de 8 h à 19 h. "
        "Le label est alors tenu."
    )
    assert told.cost == 60 + 11 * 60


def test_a_meeting_is_put_off_as_well_and_called_so() -> None:
    """An absence is not: nobody puts off an illness."""
    problem = a_usual_problem(2).unavailable("a1", "tue 08:00-19:00", "meeting").unavailable("a2", "thu 08:00-19:00")
    (told,) = remedies(problem, "move_training")
    assert "la réunion d’Agent a1" in told.text
    assert not told.met
    assert "sans tenir le label" in told.text


def test_a_training_that_is_in_nobody_s_way_stays() -> None:
    """On Wednesday three are there: putting off that training opens no door."""
    problem = a_usual_problem(3).unavailable("a1", "tue").unavailable("a2", "tue").unavailable("a3", "wed", "training")
    assert remedies(problem, "move_training") == []
