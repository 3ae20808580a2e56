"""Who is told of what: one message for a person and a publication, of their own changes alone."""

import pytest

from planner.store.session import Store
from tests.messages.people import People
from tests.wall import at

FIRST = (("a1", "s1", "mon 08:30-12:00"), ("a1", "s1", "tue 08:30-12:00"), ("a2", "s1", "mon 08:30-12:00"))


def test_on_either_database_whoever_s_shifts_change_gets_one_message(store: Store) -> None:
    """However many of them changed; nobody else does."""
    people = People(store)
    people.reach("a1")
    people.reach("a2")
    people.publish(*FIRST)
    assert people.waiting() == {"a1": 2, "a2": 1}


def test_nobody_without_an_address_is_told(people: People) -> None:
    people.reach("a1")
    people.publish(*FIRST)
    assert people.waiting() == {"a1": 2}


def test_who_wants_none_gets_none(people: People) -> None:
    people.reach("a1", wanted=False)
    people.publish(*FIRST)
    assert people.messages() == []


def test_what_stays_as_it_was_is_no_message(people: People) -> None:
    people.publish(*FIRST)
    people.reach("a1")
    people.reach("a2")
    people.publish(*FIRST[:2], ("a2", "s1", "mon 09:00-12:00"))
    assert people.waiting() == {"a2": 1}


def test_what_waits_takes_the_next_change_in(people: People) -> None:
    """It tells from what was known first to what is so in the end."""
    people.publish(*FIRST)
    people.reach("a1")
    people.now = at("wed-1 21:00")
    people.publish(("a1", "s1", "mon 09:00-12:00"), FIRST[1])
    people.after(hours=1)
    people.publish(("a1", "s1", "mon 09:30-12:00"))
    (row,) = people.messages()
    assert (row.agent, row.due_at) == ("a1", at("thu-1 07:00"))
    assert sorted(known["start"] for known in row.before.values()) == [
        at("mon 08:30").astimezone(row.made_at.tzinfo).isoformat(),
        at("tue 08:30").astimezone(row.made_at.tzinfo).isoformat(),
    ]


def test_what_cannot_wait_brings_the_whole_message_forward(people: People) -> None:
    """In the evening: first what is a week away, then what is tomorrow."""
    people.publish(*FIRST)
    people.reach("a1")
    people.now = at("sun-1 21:00")
    people.publish(FIRST[0], ("a1", "s1", "tue 09:00-12:00"))
    assert [row.due_at for row in people.messages()] == [at("mon 07:00")]
    people.publish(("a1", "s1", "mon 09:00-12:00"), ("a1", "s1", "tue 09:00-12:00"))
    assert [row.due_at for row in people.messages()] == [at("sun-1 21:00")]


def test_a_week_that_was_given_out_elsewhere_is_no_news(people: People) -> None:
    people.reach("a1")
    people.publish(*FIRST, news=False)
    assert people.messages() == []


def test_what_is_over_is_not_told(people: People) -> None:
    people.reach("a1")
    people.now = at("tue 07:00")
    people.publish(FIRST[0])
    assert people.messages() == []


def test_a_publication_that_is_rolled_back_tells_nobody(people: People) -> None:
    """Both are one transaction."""
    people.reach("a1")
    people.basin.timezone = "Nowhere/Nowhere"  # so that it fails once the message is stored
    with pytest.raises(Exception, match="Nowhere"):
        people.publish(*FIRST)
    assert (people.messages(), people.seats("a1")) == ([], [])
