"""Keys are those of the table of topics."""

import pytest

from schemas.envelope import UNKNOWN_BASIN
from schemas.events import TOPICS, TYPES
from schemas.events.examples import DATA
from schemas.events.keys import key_of
from tests.events.given import event, read

SLOT = "237-morestel/caf/r-caf-1/2026-12-03T09:30:00+01:00"
OTHERS = {
    "roster.proposed": "38/2026-W49/proposed",
    "roster.published": "38/2026-W49/published",
    "roster.agent_changed": "a-003",
    **dict.fromkeys(["slot.offered", "slot.confirmed", "slot.move_proposed", "slot.moved", "slot.withdrawn"], SLOT),
    "alert.raised": "5b2dd2a5-5d53-5b44-9d2c-6b7e8f0f3c11",
    "alert.cleared": "5b2dd2a5-5d53-5b44-9d2c-6b7e8f0f3c11",
}


@pytest.mark.parametrize("short", DATA)
def test_each_type_has_the_key_of_its_topic(short: str) -> None:
    """The basin, unless the topic says otherwise."""
    topic = TYPES[f"binome.{short}.v1"].topic
    envelope = read(event(short), topic)
    assert key_of(envelope) == OTHERS.get(short, "38")
    (said,) = (of.key for of in TOPICS if of.name == topic)
    assert said.startswith("basin") or said in {"agent", "slot", "alert"}


def test_a_dead_letter_without_a_basin_has_no_key() -> None:
    envelope = read(event("event.rejected", basin=UNKNOWN_BASIN), "binome.dead-letters")
    assert key_of(envelope) is None
