"""The topics and types are those that others were promised, with the settings they were promised."""

from schemas.events import TOPICS, TYPE_OF, TYPES
from schemas.events.examples import DATA
from schemas.events.topic import DEVELOPMENT, PRODUCTION

PROMISED = """
absences in 30: absence.reported absence.changed absence.cancelled
roster-requests in 30: roster.requested roster.publish_requested roster.rejected
partner-availability in 30: availability.set
slot-bookings in 30: slot.booked slot.cancelled slot.move_answered
closures in 30: closure.set closure.lifted
cases in 30: case.opened case.answered case.cancelled
planning internal 7: week.stale
rosters out compact: roster.proposed roster.published
roster-changes out 30: roster.agent_changed
partner-slots out compact: slot.offered slot.confirmed slot.move_proposed slot.moved slot.withdrawn
booking-replies out 30: booking.refused
alerts out compact: alert.raised alert.cleared
dead-letters out 30: event.rejected
"""


def test_each_topic_has_its_types_direction_and_retention() -> None:
    lines = []
    for topic in TOPICS:
        types = [
            name.removeprefix("binome.").removesuffix(".v1") for name, of in TYPES.items() if of.topic == topic.name
        ]
        kept = "compact" if topic.cleanup == "compact" else topic.retention_days
        lines.append(f"{topic.name.removeprefix('binome.')} {topic.direction} {kept}: {' '.join(types)}")
    assert lines == PROMISED.strip().splitlines()


def test_every_topic_is_made_alike() -> None:
    settings = {(topic.partitions, topic.max_message_bytes, topic.delete_retention_days) for topic in TOPICS}
    assert settings == {(12, 8 * 1024 * 1024, 7)}
    assert (PRODUCTION.factor, PRODUCTION.min_in_sync) == (3, 2)
    assert (DEVELOPMENT.factor, DEVELOPMENT.min_in_sync) == (1, 1)


def test_every_type_has_a_shape_of_its_own_and_an_example() -> None:
    assert len(TYPE_OF) == len(TYPES)
    assert [f"binome.{short}.v1" for short in DATA] == list(TYPES)
