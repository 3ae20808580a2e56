"""The outbox: sent by id, whenever the id comes; a key that is parked holds back itself alone."""

from datetime import timedelta

from events import outbox
from tests.events.database import NOON, Tables


def store(tables: Tables, *keys: str) -> list[int]:
    """Store one message for each key; answers with their ids."""
    with tables.transaction() as session:
        rows = [outbox.put(session, basin="38", topic="t", key=key, value=key.encode(), at=NOON) for key in keys]
        session.flush()
        return [row.id for row in rows if row.id is not None]


def waiting(tables: Tables) -> list[str | None]:
    """The keys of what is to be sent next."""
    with tables.transaction() as session:
        return [row.key for row in outbox.unsent(session, 10)]


def test_what_was_sent_is_not_sent_again_even_where_a_later_one_went_first(tables: Tables) -> None:
    """Ids of other basins may be committed late."""
    ids = store(tables, "a", "b", "c")
    with tables.transaction() as session:
        outbox.sent(session, ids[1:], NOON)
    assert waiting(tables) == ["a"]


def test_a_parked_key_waits_behind_its_first_message_and_nothing_else_does(tables: Tables) -> None:
    """Until it is let go, or dropped."""
    ids = store(tables, "a", "b", "a")
    with tables.transaction() as session:
        outbox.park(session, ids[0], "too large")
    store(tables, "a", "c")
    assert waiting(tables) == ["b", "c"]
    with tables.transaction() as session:
        assert [row.id for row in outbox.parked(session)] == ids[:1]
        assert outbox.depth(session) == 5
        outbox.let_go(session, ids[0], drop=False, at=NOON)
    assert waiting(tables) == ["a", "b", "a", "a", "c"]
    with tables.transaction() as session:
        outbox.park(session, ids[0], "too large")
        outbox.let_go(session, ids[0], drop=True, at=NOON)
    assert waiting(tables) == ["b", "a", "a", "c"]


def test_ids_are_never_given_twice(tables: Tables) -> None:
    """Not even where all rows are gone."""
    ids = store(tables, "a")
    with tables.transaction() as session:
        outbox.sent(session, ids, NOON)
        outbox.forget(session, NOON + timedelta(seconds=1))
    assert store(tables, "b")[0] > ids[0]
