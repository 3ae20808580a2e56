"""Absences of RDV Service Public in our words: each event, the clock, repetitions, and whatever else may come."""

import json
from collections.abc import Collection
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.adapters.rdv_service_public import Person, events_of, read
from schemas.envelope import Envelope
from schemas.errors import InvalidInput
from schemas.ids import AgentId, BasinId
from tests.events.adapters.sent import absence, delivery

PARIS = ZoneInfo("Europe/Paris")
ANNE = Person(AgentId("a1"), BasinId("38"), PARIS)
NOW = datetime(2026, 10, 20, 12, tzinfo=PARIS)


def told(event: str = "created", known: Collection[str] = (), **fields: Any) -> tuple[Envelope, ...]:  # noqa: ANN401 - any JSON
    """What a delivery becomes."""
    read_ = read(delivery(absence(**fields), event=event))
    assert read_ is not None
    return events_of(read_, ANNE, known, NOW)


def starts(events: tuple[Envelope, ...]) -> list[str]:
    return [event.data.model_dump(mode="json")["start"] for event in events]


@pytest.mark.parametrize(
    ("event", "kind"), [("created", "reported"), ("updated", "changed"), ("destroyed", "cancelled")]
)
def test_each_event_has_its_own_of_ours(event: str, kind: str) -> None:
    """Under one id of the absence, by the tool's own time."""
    (one,) = told(event)
    assert one.type == f"binome.absence.{kind}.v1"
    assert (one.source, one.basin, one.subject) == ("/rdv-service-public", "38", "rdv-service-public/7")
    assert one.time == datetime.fromisoformat("2026-10-20T11:00:00+02:00")


def test_times_are_those_of_the_basin_s_clock() -> None:
    """Summer and winter; over several days as well."""
    (one,) = told(end_day="2026-10-27")
    assert (one.data.start, one.data.end) == (  # type: ignore[attr-defined]  # an absence has both
        datetime.fromisoformat("2026-10-21T09:00:00+02:00"),
        datetime.fromisoformat("2026-10-27T17:00:00+01:00"),
    )


def test_an_absence_that_repeats_is_one_for_each_day_and_keeps_its_hour_over_the_change_of_clocks() -> None:
    """Clocks go back on 25 October 2026."""
    events = told(rrule="FREQ=WEEKLY;COUNT=2")
    assert [event.subject for event in events] == [
        "rdv-service-public/7/2026-10-21",
        "rdv-service-public/7/2026-10-28",
    ]
    assert [event.data.start.astimezone(PARIS).hour for event in events] == [9, 9]  # type: ignore[attr-defined]  # an absence has one
    assert len(set(starts(events))) == 2


def test_days_that_a_change_takes_out_are_cancelled() -> None:
    """And so is all that is known of an absence that is taken out itself."""
    known = ("rdv-service-public/7", "rdv-service-public/7/2026-10-28")
    changed = told("updated", known)
    assert [(event.type.split(".")[2], event.subject) for event in changed] == [
        ("cancelled", "rdv-service-public/7/2026-10-28"),
        ("changed", "rdv-service-public/7"),
    ]
    assert [event.subject for event in told("destroyed", known)] == list(known)


def test_the_same_delivery_gives_the_same_ids_and_another_moment_others() -> None:
    """By them a repetition is told."""
    assert [one.id for one in told()] == [one.id for one in told()]
    assert len({one.id for event in ("created", "updated", "destroyed") for one in told(event)}) == 3
    later = read(delivery(absence(), at="2026-10-20T11:00:01+02:00"))
    assert later is not None
    assert events_of(later, ANNE, (), NOW)[0].id != told()[0].id


@pytest.mark.parametrize(
    "at",
    [
        "2026-10-20 11:00:00 +0200", "2026-10-20 09:00:00 UTC", "2026-10-20T11:00:00+02:00",
        "2026-10-20T11:00:00.000+02:00", "2026-10-20T09:00:00Z",
    ],
)  # fmt: skip
def test_an_instant_is_read_as_the_tool_writes_it_and_as_the_standard_does(at: str) -> None:
    """By it deliveries are put in order, and their events have their ids: the same one either way."""
    read_ = read(delivery(absence(), at=at))
    assert read_ is not None
    (one,) = events_of(read_, ANNE, (), NOW)
    assert one.time == datetime.fromisoformat("2026-10-20T11:00:00+02:00")
    if "+" in at:
        assert one.id == told()[0].id


@pytest.mark.parametrize("at", ["2026-10-20 11:00:00", "2026-10-20 25:00:00 +0200", "2026-10-20 11:00:00 CEST", "x", 7])
def test_an_instant_that_is_none_or_has_no_offset_is_a_fault(at: Any) -> None:  # noqa: ANN401 - any JSON
    """Which instant it was nobody could say."""
    with pytest.raises(InvalidInput) as raised:
        read(delivery(absence(), at=at))
    assert [fault.pointer for fault in raised.value.faults] == ["/meta/timestamp"]


@pytest.mark.parametrize("model", ["Rdv", "PlageOuverture", "Organisation"])
def test_what_is_no_absence_says_nothing(model: str) -> None:
    """Whatever it carries."""
    assert read(delivery({"anything": [1]}, model=model)) is None


@pytest.mark.parametrize("spoilt", [{"end_time": "08:00"}, {"first_day": "9999-12-31", "end_day": "0001-01-01"}])
def test_an_absence_that_ends_before_it_begins_is_a_fault(spoilt: dict[str, str]) -> None:
    """With its place."""
    with pytest.raises(InvalidInput):
        told(**spoilt)


def test_no_fault_repeats_what_was_sent() -> None:
    """It might say why someone is away."""
    with pytest.raises(InvalidInput) as raised:
        read(delivery(absence(title="flu", first_day="flu", agent="flu")))
    assert [fault.pointer for fault in raised.value.faults] == ["/data/agent", "/data/first_day"]
    assert "flu" not in str(raised.value)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20)
    | st.sampled_from(("2026-10-21", "0001-01-01", "9999-12-31", "09:00:00", "FREQ=DAILY")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip


@given(st.dictionaries(st.sampled_from(tuple(absence(rrule="x", end_day="x"))), _JSON, max_size=3))
def test_whatever_stands_in_a_delivery_it_is_told_or_a_fault(fields: dict[str, Any]) -> None:
    """Nothing else is ever raised."""
    try:
        events = told(**fields)
    except InvalidInput:
        return
    assert all(event.basin == "38" for event in events)


@given(st.binary(max_size=200) | _JSON.map(lambda value: json.dumps(value).encode()))
def test_any_body_is_read_or_a_fault(body: bytes) -> None:
    """Nothing else is ever raised."""
    try:
        assert read(body) is None
    except InvalidInput as error:
        assert error.faults  # noqa: PT017 - either is right
