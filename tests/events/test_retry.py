"""Dead letters: looked at, handled once more under their own time, or dropped."""

from datetime import timedelta

import pytest
from sqlmodel import Session

from events import dead_letters
from events.bus import Message
from events.codec import decode, sha256
from events.intake import Arrival, Dispatch, take_in
from events.outcome import APPLIED, SUPERSEDED, Outcome, rejected
from events.retry import retry
from schemas.envelope import Envelope
from schemas.faults import Fault
from schemas.tables.inbox import InboxRow
from tests.events.absences import TOPIC, absence, letters, outcomes
from tests.events.database import NOON, Tables

NOT_ALLOWED = Fault("/source", "a stranger", "a source of the employer", "add it to the employer's sources")


def refuse(tables: Tables, value: bytes, offset: int = 7) -> str:
    """Have a message refused by its handler; answers with the letter's id."""
    message = Message(TOPIC, 3, offset, "38", value, {}, NOON)
    with tables.transaction() as session:
        arrival = Arrival(message, decode(value, {}, TOPIC), sha256(value))
        before = session.get(InboxRow, arrival.id) if arrival.id else None
        take_in(session, arrival, before, lambda *_: rejected(NOT_ALLOWED), NOON)
    return dead_letters.letter_id(TOPIC, 3, offset)


def again(tables: Tables, name: str, dispatch: Dispatch, *, days: int = 1) -> Outcome | None:
    """Retry a letter some days later."""
    with tables.transaction() as session:
        return retry(session, name, lambda *_: None, dispatch, NOON + timedelta(days=days))


def test_a_letter_is_handled_again_under_its_own_time(tables: Tables) -> None:
    """Its inbox row says how it ended, and it waits no longer."""
    seen: list[Envelope] = []

    def dispatch(_: Session, event: Envelope) -> Outcome:
        seen.append(event)
        return Outcome("applied", led_to=["r1"])

    name = refuse(tables, absence("a"))
    assert outcomes(tables) == {"a": "rejected"}
    assert again(tables, name, dispatch) == Outcome("applied", led_to=["r1"])
    assert [event.time for event in seen] == [NOON]
    assert outcomes(tables) == {"a": "applied"}
    assert letters(tables)[0].state == "retried"
    assert again(tables, name, dispatch) is None
    assert len(seen) == 1


def test_what_is_rejected_again_goes_on_waiting_with_its_new_faults(tables: Tables) -> None:
    """As does what breaks."""
    name = refuse(tables, absence("a"))
    outcome = again(tables, name, lambda *_: rejected(Fault("/data/agent", "nobody", "an agent", "import it")))
    assert outcome is not None
    assert outcome.end == "rejected"
    assert (letters(tables)[0].state, letters(tables)[0].faults[0]["where"]) == ("waiting", "/data/agent")

    def breaks(*_: object) -> Outcome:
        raise ZeroDivisionError

    again(tables, name, breaks)
    assert "ZeroDivisionError" in letters(tables)[0].faults[0]["what"]
    assert again(tables, name, lambda *_: SUPERSEDED) == SUPERSEDED


def test_the_rules_of_the_inbox_hold_for_a_letter_too(tables: Tables) -> None:
    """An id that was used for something else, and an event that is too old by now."""
    with tables.transaction() as session:
        value = absence("a", agent="bob")
        arrival = Arrival(Message(TOPIC, 3, 1, "38", value, {}, NOON), decode(value, {}, TOPIC), sha256(value))
        take_in(session, arrival, None, lambda *_: APPLIED, NOON)
    name = refuse(tables, absence("a"))
    outcome = again(tables, name, lambda *_: APPLIED)
    assert outcome is not None
    assert "id reused" in str(outcome.faults)
    old = again(tables, refuse(tables, absence("b"), offset=8), lambda *_: APPLIED, days=400)
    assert old is not None
    assert "too old" in str(old.faults)
    assert outcomes(tables) == {"a": "applied", "b": "rejected"}


@pytest.mark.parametrize("value", [b"no event", b'{"specversion":"1.0","type":"' + b"x" * 300_000])
def test_what_is_no_event_or_only_its_beginning_stays(tables: Tables, value: bytes) -> None:
    """It can be dropped, once."""
    name = refuse(tables, value)
    outcome = again(tables, name, lambda *_: APPLIED)
    assert outcome is not None
    assert outcome.end == "rejected"
    with tables.transaction() as session:
        assert [row.id for row in dead_letters.waiting(session)] == [name]
        assert dead_letters.drop(session, name)
        assert not dead_letters.drop(session, name)
        assert dead_letters.waiting(session) == []
        assert [row.state for row in dead_letters.waiting(session, None)] == ["dropped"]


def test_a_letter_of_a_topic_made_anew_takes_the_place_of_the_one_before(tables: Tables) -> None:
    """Its id names the place alone."""
    one, other = refuse(tables, absence("a")), refuse(tables, absence("b"))
    assert one == other
    assert [(row.event or b"").count(b'"b"') > 0 for row in letters(tables)] == [True]
