"""What led to what, as history and why tell it: in the order in which it happened, and of everybody who was told."""

import pytest

from events import outbox
from events.codec import decode, encode
from events.text import CONTENT_TYPE
from planner.services.record.facts_told import facts_told
from planner.services.record.tell_history import tell_history
from planner.services.record.tell_why import Why, events_about, tell_why
from schemas.envelope import Envelope
from schemas.events.roster_changes import RosterAgentChanged
from schemas.events.rosters import RosterPublished
from tests.builders import at
from tests.handlers.absent import WEDNESDAY
from tests.handlers.town import Town
from tests.services.weeks import two_sites

TUESDAY = {"start": "tue 00:00", "end": "tue 24:00"}


@pytest.fixture
def planned(town: Town) -> Town:
    """A week is published."""
    town.knows(two_sites("mon-3 10:00", e1="auto", e2="auto"))
    town.plans()
    return town


def away(town: Town, name: str, agent: str = "a1", **when: str) -> str:
    """Somebody is away on Tuesday, unless said otherwise."""
    return town.says("absence.reported", absence=name, agent=agent, **TUESDAY | when)


def why(town: Town, event: str) -> Why:
    with town.store.reading() as session:
        [found] = tell_why(session, event)
    return found


def test_a_history_is_told_in_the_order_in_which_it_happened(planned: Town) -> None:
    """Though the clock was set back meanwhile: what is known later follows from what was known before."""
    planned.now = at("mon-3 12:00")
    away(planned, "x1")
    planned.works()
    planned.now = at("mon-3 11:00")
    away(planned, "x2", "b1")
    planned.works()
    with planned.store.reading() as session:
        told = tell_history(session, "38", "2026-W49")
    assert told is not None
    assert [(each.action, each.subject) for each in told if each.action == "absence.reported"] == [
        ("absence.reported", "x1"),
        ("absence.reported", "x2"),
    ]
    assert [each.detail["revision"] for each in told if each.action == "roster.published"] == [1, 2, 3]
    assert [each.at for each in told] != sorted(each.at for each in told)


def test_a_roster_is_told_as_its_type_writes_it(planned: Town) -> None:
    """Though its document is taken as it is stored: the same content has the same bytes."""
    with planned.store.reading() as session:
        (row,) = outbox.of_topics(session, "38", ["binome.rosters"])
    event = decode(row.value, {"content-type": CONTENT_TYPE}, row.topic)
    assert isinstance(event, Envelope)
    assert isinstance(event.data, RosterPublished)
    assert encode(event)[0] == row.value


def test_an_event_is_followed_to_everybody_who_was_told_because_of_it(planned: Town) -> None:
    """The one who is away and the one who comes instead; of an event beside it, nobody."""
    event = away(planned, "x1")
    planned.works()
    other = planned.says("absence.cancelled", absence="never heard of")
    planned.works()
    told = why(planned, event).told
    assert {each.what.agent for each in told if isinstance(each.what, RosterAgentChanged)} == {"a1", "a3"}
    assert all(each.sent for each in told)
    assert why(planned, other).told == ()
    with planned.store.reading() as session:
        assert events_about(session, "x1") == (event,)


def test_an_absence_whose_agent_is_not_known_yet_is_followed_by_its_own_id(planned: Town) -> None:
    """Whoever reported it knows its id alone; of another absence that waits, nothing is told."""
    event, _ = away(planned, "x1", "nobody"), away(planned, "x2", "nobody")
    planned.works()
    with planned.store.reading() as session:
        assert events_about(session, "x1") == (event,)
    assert why(planned, event).event.outcome == "pending"


def test_the_time_of_an_absence_is_that_of_what_was_said_last(planned: Town) -> None:
    """A cancellation says no other; what was said before it was changed is not known any more."""
    events = [away(planned, "x1"), planned.says("absence.changed", absence="x1", agent="a1", **WEDNESDAY)]
    events.append(planned.says("absence.cancelled", absence="x1"))
    planned.works()
    deeds = [f"absence.{each}" for each in ("reported", "changed", "cancelled")]
    with planned.store.reading() as session:
        facts = facts_told(session, [(deed, "x1") for deed in deeds])
    told = [facts[deed, "x1", event] for deed, event in zip(deeds, events, strict=True)]
    assert {fact.agent for fact in told} == {"a1"}
    wednesday = (at("wed 00:00"), at("wed 24:00"))
    assert [fact.span for fact in told] == [None, wednesday, wednesday]


def test_who_asked_for_a_roster_learns_what_came_of_it_by_the_id_of_the_request(planned: Town) -> None:
    """The one that asking answers with; other requests for the week are none of it."""
    events = [planned.says("roster.requested", request=each, week="2026-W49", requested_by="me") for each in "rs"]
    planned.works()
    with planned.store.reading() as session:
        assert events_about(session, "s") == (events[1],)
        assert events_about(session, "another") == ()


def test_a_revision_names_its_first_fifty_events_and_may_be_due_to_more(planned: Town) -> None:
    """Of those beyond, it is said which revision they may have had their part in."""
    events = [away(planned, f"x{n}", start=f"tue {n % 24:02}:00", end="tue 24:00") for n in range(51)]
    planned.works()
    first, last = why(planned, events[0]), why(planned, events[-1])
    assert [(made.row.revision, made.row.cause_count) for made in first.revisions] == [(2, 51)]
    assert first.crowded == ()
    assert last.revisions == ()
    assert [row.revision for row in last.crowded] == [2]
