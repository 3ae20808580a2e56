"""What became of appointments that were taken."""

from planner.explain.booking import booking_notices
from planner.show.names import names_of
from schemas.explanation import BookingNotice
from tests.builders import RosterBuilder, a_roster, a_usual_problem, at
from tests.explain.asked import spaced

PROBLEM = a_usual_problem().with_referent("r1", "mon-fri 08:00-18:00").with_booking("b1", "s1", "r1", "tue 09:30-10:00")


def told(roster: RosterBuilder) -> list[BookingNotice]:
    """The notices of a roster's appointments."""
    return list(booking_notices(roster.build().appointments, roster.problem, names_of(roster.problem)))


def test_a_booking_that_stays_is_not_told_of() -> None:
    """Nor is one on offer."""
    assert told(a_roster(PROBLEM).keep("b1", "a1").offer("s1", "r1", "wed 09:00-09:30", "a1")) == []


def test_a_booking_that_cannot_be_held_is_to_be_arranged_anew() -> None:
    """It has no new time."""
    (notice,) = told(a_roster(PROBLEM).withdraw("b1"))
    assert (notice.appointment, notice.action, notice.start, notice.end) == ("b1", "withdrawn", at("tue 09:30"), None)
    assert spaced(notice.text) == (
        "Le rendez-vous (caf) à France Services s1, mardi 1er décembre à 9 h 30, ne peut pas être tenu : "
        "à reprendre avec l’usager."
    )


def test_a_booking_that_moves_is_told_with_both_times() -> None:
    """Within its day, and to another."""
    (same,) = told(a_roster(PROBLEM).move("b1", "tue 14:00-14:30", "a1"))
    assert (same.action, same.start, same.end) == ("moved", at("tue 09:30"), at("tue 14:00"))
    assert spaced(same.text).endswith("prévu mardi 1er décembre à 9 h 30, est déplacé : le même jour à 14 h.")
    (other,) = told(a_roster(PROBLEM).move("b1", "wed 14:00-14:30", "a1"))
    assert spaced(other.text).endswith("est déplacé : mercredi 2 décembre à 14 h.")


def test_a_booking_that_goes_to_a_near_site_is_told_with_the_site_and_the_journey() -> None:
    """At its own time, and at another."""
    roster = a_roster(PROBLEM.with_site("s2").with_travel("s2", "s1", 20))
    (kept,) = told(roster.move("b1", "tue 09:30-10:00", "a1", to="s2"))
    assert (kept.action, kept.start, kept.end) == ("moved", at("tue 09:30"), at("tue 09:30"))
    assert spaced(kept.text) == (
        "Le rendez-vous (caf) à France Services s1, prévu mardi 1er décembre à 9 h 30, "
        "est déplacé à France Services s2, à 20 min : à la même heure."
    )
    (later,) = told(roster.move("b1", "tue 14:00-14:30", "a1", to="s2"))
    assert spaced(later.text).endswith("est déplacé à France Services s2, à 20 min : le même jour à 14 h.")
