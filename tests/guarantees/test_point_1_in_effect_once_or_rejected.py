"""1: (source, id) is unique for ever; every event ends as applied, superseded, pending or rejected."""

from datetime import timedelta

import pytest

from events import dead_letters
from planner.store import audit
from tests.builders import a_problem
from tests.faults.network import network
from tests.faults.story import away, told
from tests.guarantees.hand import Clock, Hand
from tests.services.importing.composed import brought_in

pytestmark = pytest.mark.timeout(400)


def test_the_same_event_twice_takes_effect_once(either: Hand, clock: Clock) -> None:
    """Within one transaction of the bus, and long after the first."""
    event = told(clock(), "absence.reported", "e1", away(either.weeks, "away", "a1"))
    either.tell(event, event)
    either.rest()
    clock.moment += timedelta(days=300)
    either.tell(event)
    either.rest()
    assert either.ended("e1") == "applied"
    with either.store.reading() as session:
        assert [deed.action for deed in audit.caused_by(session, "e1")] == ["absence.reported"]
        assert dead_letters.waiting(session) == []


def test_another_content_under_the_same_id_is_a_dead_letter(either: Hand, clock: Clock) -> None:
    """What was said first holds."""
    either.tell(told(clock(), "absence.reported", "e1", away(either.weeks, "away", "a1")))
    either.tell(told(clock(), "absence.reported", "e1", away(either.weeks, "away", "b1")))
    either.rest()
    (letter,) = either.events("event.rejected")
    assert "id reused" in letter.data.faults[0].what  # type: ignore[attr-defined]
    assert either.ended("e1") == "applied"


def test_what_cannot_be_read_is_a_dead_letter_and_stops_nothing(either: Hand, clock: Clock) -> None:
    """The events behind it take effect."""
    good = told(clock(), "absence.reported", "e1", away(either.weeks, "away", "a1"))
    either.tell(type(good)(good.topic, b"\xff{", None, "rejected"), good)
    either.rest()
    assert len(either.events("event.rejected")) == 1
    assert either.ended("e1") == "applied"


def test_who_is_not_known_yet_is_waited_for(embedded: Hand, clock: Clock) -> None:
    """Pending until the agent is imported, and applied then."""
    embedded.tell(told(clock(), "absence.reported", "e1", away(embedded.weeks, "away", "new")))
    embedded.rest()
    assert embedded.ended("e1") == "pending"
    known = network(embedded.weeks.first)
    builder = a_problem(week=known.week).but(**{name: getattr(known, name) for name in ("sites", "agents")})
    more = builder.with_agent("new", sites=["s1"]).build()
    brought_in(embedded.store, known.model_copy(update={"agents": more.agents}), now=clock())
    clock.moment += timedelta(seconds=2)
    embedded.rest()
    assert embedded.ended("e1") == "applied"


def test_who_stays_unknown_for_a_week_is_not_waited_for_any_longer(embedded: Hand, clock: Clock) -> None:
    """Rejected after seven days, and not before."""
    embedded.tell(told(clock(), "absence.reported", "e1", away(embedded.weeks, "away", "new")))
    embedded.rest()
    clock.moment += timedelta(days=7) - timedelta(minutes=1)
    embedded.rest()
    assert embedded.ended("e1") == "pending"
    clock.moment += timedelta(minutes=2)
    embedded.rest()
    assert embedded.ended("e1") == "rejected"


def test_what_is_older_than_thirteen_months_is_too_old(embedded: Hand, clock: Clock) -> None:
    """Nobody remembers whether it came before."""
    past = clock() - timedelta(days=398)
    embedded.tell(told(past, "absence.reported", "e1", away(embedded.weeks, "away", "a1")))
    embedded.rest()
    (letter,) = embedded.events("event.rejected")
    assert "too old" in letter.data.faults[0].what  # type: ignore[attr-defined]
