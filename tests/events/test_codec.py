"""The codec reads every event that is one, names everything that is wrong with the others, and writes them alike."""

import json
from datetime import UTC, datetime
from typing import Any
from unittest.mock import patch

import pytest
from cloudevents.core.bindings.kafka import KafkaMessage, from_structured_event
from hypothesis import given
from hypothesis import strategies as st

from events.codec import EventTooLargeError, Refused, decode, encode, sha256
from schemas.envelope import MOST_CAUSES, Envelope, own_event
from schemas.events import TYPES
from schemas.events.absences import AbsenceCancelled
from schemas.events.dead_letters import EventRejected
from schemas.events.examples import DATA
from schemas.events.roster_requests import RosterRequested
from schemas.events.topic import MAX_MESSAGE_BYTES, SHORTEN_BYTES
from schemas.ids import AbsenceId, BasinId, EventId
from tests.events.given import GONE, HEADERS, decoded, event, places, read

NOW = datetime(2026, 11, 26, 9, 0, 0, 5000, tzinfo=UTC)


def topic(short: str) -> str:
    return TYPES[f"binome.{short}.v1"].topic


def sprinkled(tree: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    """The tree with a field that nobody knows in each of its objects."""
    if isinstance(tree, dict):
        return {"reason": "@", **{key: sprinkled(value) for key, value in tree.items()}}
    return [sprinkled(value) for value in tree] if isinstance(tree, list) else tree


@pytest.mark.parametrize("short", DATA)
def test_what_is_written_is_read_again_and_written_alike(short: str) -> None:
    """Of every type; and a library of others reads it as the event that it is."""
    envelope = read(event(short), topic(short))
    value, headers = encode(envelope)
    assert headers == HEADERS
    assert decode(value, headers, topic(short)) == envelope
    assert encode(read(dict(reversed(event(short).items())), topic(short)))[0] == value
    foreign = from_structured_event(KafkaMessage({key: text.encode() for key, text in headers.items()}, None, value))
    assert (foreign.get_id(), foreign.get_type(), foreign.get_time()) == (envelope.id, envelope.type, envelope.time)
    assert foreign.get_data() == json.loads(value)["data"]


@pytest.mark.parametrize("short", DATA)
def test_unknown_fields_are_dropped_unread(short: str) -> None:
    """Wherever they stand, and whatever they hold: keys twice, numbers that are none, texts that are no Unicode."""
    foreign = '{"a":1,"a":NaN,"b":"\\ud800","c":["grippe"]}'
    text = json.dumps(sprinkled(event(short))).replace('"@"', foreign)
    assert read(text.encode(), topic(short)) == read(event(short), topic(short))


@pytest.mark.parametrize("short", DATA)
def test_an_event_without_fault_is_read_at_one_stroke(short: str) -> None:
    """Part by part, with a tree of each, is for what has faults or unknown fields: a topic of slots is long."""
    with patch("events.codec.read", side_effect=AssertionError):
        at_once = read(event(short), topic(short))
    with patch("events.codec.at_one_stroke", return_value=None):
        assert read(event(short), topic(short)) == at_once


def test_every_fault_comes_at_once_with_its_place() -> None:
    tree = event(id="", time="2026-11-26T09:00:00", basin=GONE, data__agent=7, data__end="2026-11-30T00:00:00+01:00")
    assert places(tree) == ["/basin", "/data/agent", "/data/end", "/id", "/time"]


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (None, "nothing: a tombstone"),
        (b"", "nothing: the message is empty"),
        (b"\xff", "bytes that are no UTF-8 from byte 0 on"),
        (b"[]", "a list of 0 elements"),
        (b"{", "a text that breaks off at line 1 column 2"),
        (b"[" * 100_000, "lists or objects nested too deeply"),
        (b" " * (MAX_MESSAGE_BYTES + 1), f"{MAX_MESSAGE_BYTES + 1} bytes"),
    ],
)
def test_what_is_no_object_is_refused_as_a_whole(data: bytes | None, found: str) -> None:
    refused = decode(data, HEADERS, "binome.absences")
    assert isinstance(refused, Refused)
    assert [(fault.pointer, fault.found) for fault in refused.faults] == [("", found)]


def test_a_key_that_is_known_stands_once() -> None:
    text = json.dumps(event()).replace('"agent":', '"agent": "a-9", "agent":')
    assert places(text.encode()) == ["/data/agent"]


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 2**40, -1, "12", True, 1.5])
def test_a_number_is_one_that_stores_hold(value: object) -> None:
    assert places(event("week.stale", data__version=value), "binome.planning") == ["/data/version"]


def test_a_type_that_the_topic_does_not_know_is_refused() -> None:
    """Unknown anywhere, or known elsewhere."""
    assert places(event(type="binome.absence.dreamt.v1")) == ["/type"]
    assert places(event("slot.booked")) == ["/type"]
    assert places(event(), "elsewhere") == ["/type"]


@pytest.mark.parametrize("data", [None, [], "text", GONE])
def test_an_event_carries_an_object(data: object) -> None:
    assert places(event(data=data)) == ["/data"]


def test_headers_may_say_nothing_but_nothing_else() -> None:
    assert isinstance(decoded(event(), headers={}), Envelope)
    assert isinstance(
        decoded(event(), headers={"Content-Type": "application/cloudevents+json; charset=utf-8"}), Envelope
    )
    refused = decoded(event(), headers={"content-type": "application/json"})
    assert isinstance(refused, Refused)
    assert refused.faults[0].found == 'the header content-type with "application/json"'


def test_what_could_be_read_of_a_refused_event_is_kept() -> None:
    """So that it is entered under its source and id."""
    refused = decoded(event(time="soon", data__agent=None))
    assert isinstance(refused, Refused)
    assert (refused.id, refused.source, refused.basin, refused.time) == ("example-1", "/hr/isere", "38", None)


def test_optional_fields_may_be_absent() -> None:
    data = read(event("roster.requested", data__sites=GONE, data__pins=GONE), "binome.roster-requests").data
    assert isinstance(data, RosterRequested)
    assert (data.sites, data.pins) == (None, ())


def test_availability_lies_in_its_window() -> None:
    early = [{"start": "2026-11-29T09:00:00+01:00", "end": "2026-12-03T12:00:00+01:00"}]
    tree = event("availability.set", data__availability=early)
    assert places(tree, "binome.partner-availability") == ["/data/availability"]


def test_fractions_of_a_second_are_kept() -> None:
    """Our own events follow each other by a millisecond."""
    envelope = own_event(
        AbsenceCancelled(absence=AbsenceId("a")), id=EventId("1"), subject="a", time=NOW, basin=BasinId("38")
    )
    assert json.loads(encode(envelope)[0])["time"] == "2026-11-26T09:00:00.005000Z"
    assert read(encode(envelope)[0]) == envelope


def test_an_event_names_fifty_causes_and_counts_all() -> None:
    causes = tuple(EventId(str(n)) for n in range(70))
    tree = event("week.stale")
    sent = read(tree, "binome.planning")
    envelope = own_event(sent.data, id=EventId("1"), subject="s", time=NOW, basin=BasinId("38"), cause=causes)
    again = read(encode(envelope)[0], "binome.planning")
    assert (again.cause, again.cause_count) == (causes[:MOST_CAUSES], 70)
    assert places(event("week.stale", data__cause_count=-1), "binome.planning") == ["/data/cause_count"]
    assert read(event("week.stale", data__cause=GONE), "binome.planning").cause == ()


def test_a_roster_that_is_too_large_goes_without_what_explains_it() -> None:
    """And says so; what is planned stays whole."""
    tree = event("roster.published")
    notice = {"kind": "notice", "site": "s", "from": tree["time"], "to": tree["time"], "text": "x" * 2000}
    tree["data"]["roster"]["explanations"] = [notice] * 3200
    value, headers = encode(read(tree, "binome.rosters"))
    assert len(value) < SHORTEN_BYTES < 3200 * 2000
    sent = json.loads(value)["data"]
    assert sent["truncated"]
    assert (sent["changes"], sent["roster"]["changes"], sent["roster"]["explanations"]) == ([], [], [])
    assert sent["roster"]["shifts"] == tree["data"]["roster"]["shifts"]
    assert isinstance(decode(value, headers, "binome.rosters"), Envelope)


def test_an_event_that_no_topic_takes_is_not_written() -> None:
    data = read(event("event.rejected"), "binome.dead-letters").data
    assert isinstance(data, EventRejected)
    large = data.model_copy(update={"event": "x" * MAX_MESSAGE_BYTES})
    with pytest.raises(EventTooLargeError, match="has 8389"):
        encode(own_event(large, id=EventId("1"), subject="s", time=NOW, basin=BasinId("38")))


def test_the_hash_is_that_of_the_bytes() -> None:
    assert sha256(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@given(st.binary(max_size=200))
def test_no_bytes_make_it_raise(data: bytes) -> None:
    assert isinstance(decode(data, HEADERS, "binome.absences"), Refused)
