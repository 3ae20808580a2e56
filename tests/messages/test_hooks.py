"""An employer's program is told of its people's changes: signed, once, without a name, and nowhere inside."""

import hashlib
import hmac
import ipaddress
import json
from collections.abc import Iterator

import pytest
from pydantic import SecretStr

from planner.messages import posting
from planner.messages.by_hook import ByHook
from planner.messages.sender import Sender
from planner.services.messages.hooks import revoke_hook, rotate_hook, secret_of
from planner.store.session import Store
from tests.messages.listener import Listener, listening
from tests.messages.people import BASIN, People
from tests.messages.senders import by_ways
from tests.wall import at

KEY = SecretStr("a key of tests that is long enough")
HERE = (ipaddress.ip_network("127.0.0.0/8"),)
MONDAY = ("a1", "s1", "mon 08:30-12:00")
LATER = ("a1", "s1", "mon 09:00-12:00")


@pytest.fixture
def program() -> Iterator[Listener]:
    with listening() as made:
        yield made


def sender_of(people: People) -> Sender:
    return by_ways(people, ByHook(KEY, HERE))


def test_a_program_is_told_what_changed_without_a_name(people: People, program: Listener) -> None:
    """Of its employer's people alone, in one message."""
    hook = people.listen("e1", program.url)
    people.publish(MONDAY, ("b1", "s1", "mon 08:30-12:00"))
    people.after(hours=1)
    people.publish(LATER, ("a2", "s1", "tue 08:30-12:00"), ("b1", "s1", "mon 09:00-12:00"))
    assert people.waiting() == {hook.id: 2}
    assert sender_of(people).step() == 1
    ((path, _, body),) = program.told
    told = json.loads(body)
    assert (path, told["basin"], told["employer"]) == ("/changes?for=e1", BASIN, "e1")
    assert [(each["agent"], each["before"]) for each in told["changes"]] == [("a1", None), ("a2", None)]
    assert told["changes"][0]["text"].replace("\u00a0", " ") == (
        "{agent:a1} : Nouvelle présence : lundi 30 novembre, 9 h 00 – 12 h 00, Morestel."
    )
    assert "Camille" not in body.decode()
    (seat,) = people.seats("a1")
    assert (told["changes"][0]["uid"], told["changes"][0]["sequence"]) == (seat.uid, seat.sequence)


def test_the_signature_is_of_the_moment_and_the_bytes(people: People, program: Listener) -> None:
    hook = people.listen("e1", program.url)
    people.publish(MONDAY)
    sender_of(people).step()
    ((_, headers, body),) = program.told
    assert headers["binome-timestamp"] == str(int(people.now.timestamp()))
    signed = f"{headers['binome-timestamp']}.".encode() + body
    right = hmac.new(secret_of(KEY, hook).encode(), signed, hashlib.sha256).hexdigest()
    assert headers["binome-signature"] == f"v1={right}"


def test_a_rotated_secret_signs_no_more(people: People, program: Listener) -> None:
    """And none of them is kept in the store."""
    hook = people.listen("e1", program.url)
    old = secret_of(KEY, hook)
    with people.store.transaction() as session:
        new = rotate_hook(session, hook.id, people.now, "somebody")
        assert new is not None
        assert secret_of(KEY, new) != old
        assert secret_of(SecretStr("another key that is long enough too"), new) != secret_of(KEY, new)
    assert old not in repr(hook)
    assert people.deeds(hook.id) == ["hook.made", "hook.rotated"]


@pytest.mark.parametrize("status", [400, 404, 429, 500, 503])
def test_what_was_not_taken_is_sent_again_as_the_same_message(people: People, program: Listener, status: int) -> None:
    people.listen("e1", program.url)
    people.publish(MONDAY)
    program.answers = [(status, {})]
    sender = sender_of(people)
    sender.step()
    assert [(row.state, row.refusal) for row in people.messages()] == [("waiting", f"HTTP {status}")]
    people.after(minutes=2)
    sender.step()
    assert [row.state for row in people.messages()] == ["sent"]
    assert {headers["binome-message"] for _, headers, _ in program.told} == {"1"}
    assert len(program.told) == 2


def test_a_program_that_is_gone_is_given_up(people: People, program: Listener) -> None:
    hook = people.listen("e1", program.url)
    people.publish(MONDAY)
    program.answers = [(410, {})]
    sender_of(people).step()
    assert [row.state for row in people.messages()] == ["given_up"]
    assert people.deeds(hook.id)[-1] == "message.given_up"


def test_nobody_is_followed(people: People, program: Listener) -> None:
    """Who sends us elsewhere has not taken it."""
    people.listen("e1", program.url)
    people.publish(MONDAY)
    program.answers = [(302, {"location": program.url})]
    sender_of(people).step()
    assert ([row.refusal for row in people.messages()], len(program.told)) == (["HTTP 302"], 1)


def test_who_answers_a_letter_at_a_time_is_left(
    people: People, program: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However often a letter comes."""
    monkeypatch.setattr(posting, "WHOLE_SECONDS", 0.3)
    people.listen("e1", program.url)
    people.publish(MONDAY)
    program.drips = True
    sender_of(people).step()
    assert [row.state for row in people.messages()] == ["waiting"]


def test_a_program_that_was_taken_back_is_told_nothing(people: People, program: Listener) -> None:
    """Nor what waited for it."""
    hook = people.listen("e1", program.url)
    people.publish(MONDAY)
    with people.store.transaction() as session:
        assert revoke_hook(session, hook.id, people.now, "somebody")
    sender_of(people).step()
    assert (program.told, [row.state for row in people.messages()]) == ([], ["needless"])


@pytest.mark.parametrize("asked", ["before", "meanwhile"])
def test_nothing_is_told_of_somebody_who_wants_no_messages(people: People, program: Listener, asked: str) -> None:
    """Whether that was said before there was anything to tell, or while it waited."""
    people.listen("e1", program.url)
    if asked == "before":
        people.reach("a1", wanted=False)
    people.publish(MONDAY)
    people.reach("a1", wanted=False)
    sender_of(people).step()
    assert (program.told, [row.state for row in people.messages() if row.state != "needless"]) == ([], [])


def test_a_program_keeps_quiet_hours_too(people: People, program: Listener) -> None:
    """It passes on to people what it is told."""
    people.listen("e1", program.url)
    people.now = at("wed-1 21:00")
    people.publish(MONDAY)
    assert (sender_of(people).step(), [row.due_at for row in people.messages()]) == (0, [at("thu-1 07:00")])


def test_on_either_database_person_and_program_are_each_told_once(store: Store) -> None:
    people = People(store)
    hook = people.listen("e1", "https://program.example/changes")
    people.reach("a1")
    people.publish(MONDAY)
    people.publish(LATER)
    assert people.waiting() == {"a1": 1, hook.id: 1}
