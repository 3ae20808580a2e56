"""What can be done with a slot, and how the rest is refused."""

from typing import get_args

import pytest

from planner.services.slots.slot_states import CANNOT, IS, TRANSITIONS, Deed, Refused, State, after

STATES: tuple[State, ...] = get_args(State)
DEEDS: tuple[Deed, ...] = get_args(Deed)


def reached(first: State) -> set[State]:
    """Every state that can follow, by whichever way."""
    found: set[State] = set()
    ahead: list[State] = [first]
    while ahead:
        state = ahead.pop()
        found.add(state)
        ahead += [then for then in TRANSITIONS[state].values() if then not in found]
    return found


def out_of_place() -> list[tuple[State, Deed]]:
    """Every deed that a state does not know."""
    return [(state, deed) for state in STATES for deed in DEEDS if deed not in TRANSITIONS[state]]


@pytest.mark.parametrize(
    ("state", "deed", "then"),
    [
        ("offered", "hold", "held"),
        ("held", "release", "offered"),
        ("held", "book", "booked"),
        ("booked", "attend", "done"),
        ("booked", "miss", "no_show"),
        ("booked", "cancel", "cancelled"),
        ("booked", "move", "booked"),
        ("booked", "withdraw", "withdrawn"),
        ("offered", "withdraw", "withdrawn"),
        ("cancelled", "offer", "offered"),
    ],
)
def test_a_slot_goes_its_way(state: State, deed: Deed, then: State) -> None:
    """As the design has it."""
    assert after(state, deed) == then


def test_every_state_and_every_deed_is_known() -> None:
    """In the table and in the words of the screen; every deed has a place, every state is reached."""
    assert set(TRANSITIONS) == set(IS) == set(STATES)
    assert set(CANNOT) == set(DEEDS) == {deed for known in TRANSITIONS.values() for deed in known}
    assert reached("offered") == set(STATES)


def test_what_is_over_stays_so() -> None:
    """Neither an appointment that took place nor one that was missed comes back."""
    assert [state for state in STATES if not TRANSITIONS[state]] == ["done", "no_show"]


def test_what_is_to_come_can_be_withdrawn() -> None:
    """Whatever state it is in: doors may close on any of them."""
    open_ones = set(STATES) - {"done", "no_show", "withdrawn"}
    assert {state for state in STATES if "withdraw" in TRANSITIONS[state]} == open_ones


@pytest.mark.parametrize(("state", "deed"), out_of_place())
def test_a_deed_out_of_place_is_refused_in_a_sentence(state: State, deed: Deed) -> None:
    """Nothing is raised; the sentence says what the slot is and what cannot be done."""
    found = after(state, deed)
    assert isinstance(found, Refused)
    assert found.text == f"Ce créneau est {IS[state]}\u00a0: il ne peut pas {CANNOT[deed]}."
