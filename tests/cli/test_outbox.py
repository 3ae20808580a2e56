"""Messages that the bus refuses: looked at, sent again and given up."""

import json
from datetime import UTC, datetime

from sqlmodel import select

from events import outbox
from planner.services.alerts.keep_parked import keep_parked_of
from planner.store.session import Store
from planner.store.weeks import lock_basin
from schemas.tables.alert import AlertRow
from tests.cli.calls import BASIN, binome

AT = datetime(2026, 11, 26, 9, tzinfo=UTC)


def refused(settings: dict[str, str]) -> str:
    """The number of a message that the bus does not take; another one waits behind it."""
    store = Store(settings["BINOME_DATABASE_URL"])
    with store.transaction() as session:
        lock_basin(session, BASIN)
        first, _ = [
            outbox.put(session, basin=BASIN, topic="binome.rosters", key="k", value=b"{}", at=AT) for _ in range(2)
        ]
        session.flush()
        assert first.id is not None
        outbox.park(session, first.id, "too large")
        keep_parked_of(session, first, AT)
    store.close()
    return str(first.id)


def standing(settings: dict[str, str]) -> int:
    """How many alerts about such messages stand."""
    store = Store(settings["BINOME_DATABASE_URL"])
    with store.reading() as session:
        rows = session.exec(select(AlertRow).where(AlertRow.kind == "message_parked")).all()
    store.close()
    return sum(row.cleared_at is None for row in rows)


def listed(settings: dict[str, str]) -> list[dict[str, object]]:
    """What the list says to a machine."""
    told: list[dict[str, object]] = json.loads(binome("outbox", "list", "--json", settings=settings).out)
    return told


def test_what_is_refused_is_listed_with_its_reason(imported: dict[str, str]) -> None:
    """And with what waits behind it; for people too."""
    assert binome("outbox", "list", settings=imported).out == "Aucun.\n"
    number = refused(imported)
    [one] = listed(imported)
    assert (str(one["id"]), one["reason"], one["behind"], one["basin"]) == (number, "too large", 1, BASIN)
    assert "binome.rosters" in binome("outbox", "list", settings=imported).out


def test_what_is_sent_again_waits_for_its_turn_and_the_alert_is_cleared(imported: dict[str, str]) -> None:
    """It is parked no more."""
    number = refused(imported)
    assert standing(imported) == 1
    done = binome("outbox", "retry", number, settings=imported)
    assert (done.status, done.err) == (0, "Il va être envoyé.\n")
    assert (listed(imported), standing(imported)) == ([], 0)
    again = binome("outbox", "retry", number, settings=imported)
    assert (again.status, "ne refuse aucun message de ce numéro" in again.err) == (1, True)


def test_what_is_given_up_is_never_sent(imported: dict[str, str]) -> None:
    """And is written down."""
    number = refused(imported)
    assert binome("outbox", "drop", number, settings=imported).status == 0
    assert (listed(imported), standing(imported)) == ([], 0)
    assert binome("outbox", "drop", number, settings=imported).status == 1
