"""claim.appointments: ids, states and `previous`."""

import pytest

from schemas.shift import Interval
from tests.builders import RosterBuilder, a_roster, at
from tests.check.claims.planned import OPEN, PROBLEM, TRUE, false, texts
from tests.recount import certified

OTHER = Interval(start=at("tue 09:00"), end=at("tue 09:30"))


def stating(roster: RosterBuilder, **fields: object) -> RosterBuilder:
    """The roster with its first appointment stated otherwise, and all else so."""
    first, *rest = roster.roster.appointments
    return certified(roster.but(appointments=(first.model_copy(update=fields), *rest)))


@pytest.mark.parametrize(
    "roster",
    [
        OPEN.keep("b1", "a1"),
        OPEN.withdraw("b1"),
        OPEN.move("b1", "mon 10:00-10:30", "a1"),
        OPEN.keep("b1", "a1").offer("s1", "r1", "mon 10:07-10:37", "a2"),
    ],
)
def test_every_state_has_its_true_form(roster: RosterBuilder) -> None:
    """Kept, withdrawn, moved and offered."""
    assert false(certified(roster)) == []


def test_every_booking_appears_exactly_once() -> None:
    """Left out and named twice are both false, and so is one that nobody took."""
    assert false(certified(OPEN)) == ["claim.appointments"]
    assert "2 fois" in texts(certified(OPEN.keep("b1", "a1").keep("b1", "a1")))
    assert "personne" in texts(stating(OPEN.keep("b1", "a1"), id="b9"))


def test_an_offered_one_is_named_by_what_it_is() -> None:
    """Site, partner, referent and start with its local offset; it has no earlier time."""
    offered = OPEN.offer("s1", "r1", "mon 10:00-10:30", "a1").keep("b1", "a1")
    assert "s1/caf/r1/2026-11-30T10:00:00+01:00" in texts(stating(offered, id="s1/caf/r1/2026-11-30T09:00:00Z"))
    assert false(stating(offered, previous=OTHER)) == ["claim.appointments"]
    assert "proposé" in texts(stating(OPEN.keep("b1", "a1"), state="offered"))


@pytest.mark.parametrize(
    "fields",
    [
        {"partner": "cpam"},
        {"site": "s2"},
        {"end": at("mon 09:45")},
        {"previous": OTHER},
        {"state": "withdrawn"},
        {"start": at("mon 10:00"), "end": at("mon 10:30")},
        {"start": at("mon 10:00"), "end": at("mon 10:30"), "previous": OTHER},
    ],
)
def test_a_booking_keeps_what_it_is_and_says_from_where_it_moved(fields: dict[str, object]) -> None:
    """Its partner, referent and length stay, and its site without a near one; `previous` stands where it moved."""
    assert set(false(stating(OPEN.keep("b1", "a1"), **fields))) == {"claim.appointments"}


@pytest.mark.parametrize(("minutes", "claims"), [(30, set()), (31, {"claim.appointments"})])
def test_a_booking_goes_no_further_than_to_a_near_site(minutes: int, claims: set[str]) -> None:
    """Half an hour, by a journey that is known."""
    problem = PROBLEM.with_travel("s1", "s2", minutes)
    roster = a_roster(problem).staff("s2", ("a1", "a2"), "mon 08:30-12:00")
    assert set(false(certified(roster.move("b1", "mon 09:00-09:30", "a1", to="s2")))) == claims
    gone = certified(roster.withdraw("b1"))
    assert "garder son site" in texts(stating(gone, site="s2")), "one that is withdrawn stays where it stood"


def test_the_roster_of_these_tests_is_true() -> None:
    """Or the others would show nothing."""
    assert false(TRUE) == []
