"""What the store says of how the work goes: counted and aged on either database."""

from datetime import UTC, datetime, timedelta

from planner.services.store_figures import StoreFigures, read_figures
from planner.store import weeks
from planner.store.rows import add_rows
from planner.store.session import Store
from schemas.tables.alert import AlertRow
from schemas.tables.basin import BasinRow
from schemas.tables.dead_letter import DeadLetterRow
from schemas.tables.outbox import OutboxRow

NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def figures(store: Store) -> StoreFigures:
    with store.reading() as session:
        return read_figures(session)


def test_an_empty_store_has_nothing_waiting(store: Store) -> None:
    """No age where nothing waits."""
    assert figures(store) == StoreFigures()


def test_the_week_that_waits_longest_gives_the_age(store: Store) -> None:
    """A week that was planned since is no longer counted."""
    with store.transaction() as session:
        add_rows(session, [BasinRow(id="38")])
        for number, week in enumerate(("2026-W49", "2026-W50", "2026-W51")):
            weeks.raise_version(session, "38", week, None, at=NOON + number * MINUTE)
        weeks.planned(session, "38", "2026-W49", 1)
    found = figures(store)
    assert (found.stale_weeks, found.stale_since) == (2, NOON + MINUTE)


def test_what_was_sent_does_not_wait_and_what_was_refused_is_parked(store: Store) -> None:
    """The age is that of the oldest that can still be sent."""
    with store.transaction() as session:
        for number, (sent, parked) in enumerate(((NOON, None), (None, "too large"), (None, None), (None, None))):
            at = NOON + number * MINUTE
            session.add(OutboxRow(topic="t", key="k", value=b"{}", created_at=at, sent_at=sent, parked=parked))
    found = figures(store)
    assert (found.outbox_waiting, found.outbox_parked, found.outbox_since) == (2, 1, NOON + 2 * MINUTE)


def test_alerts_that_stand_and_sites_that_are_short(store: Store) -> None:
    """A site that is short in two weeks is one site; what was cleared does not stand."""
    with store.transaction() as session:
        for number, (kind, site, week) in enumerate(
            (
                ("label_short", "s1", "2026-W49"),
                ("label_short", "s1", "2026-W50"),
                ("label_short", "s2", "2026-W50"),
                ("no_roster", None, "2026-W51"),
            )
        ):
            session.add(AlertRow(id=f"a{number}", kind=kind, basin="38", week=week, site=site, raised_at=NOON))
        gone = AlertRow(id="gone", kind="label_short", basin="38", site="s3", raised_at=NOON, cleared_at=NOON)
        session.add(gone)
    found = figures(store)
    assert dict(found.alerts) == {"label_short": 3, "no_roster": 1}
    assert dict(found.short_of_label) == {"38": 2}


def test_dead_letters_that_somebody_has_to_look_at(store: Store) -> None:
    """Those that were retried or dropped are done with."""
    with store.transaction() as session:
        for number, state in enumerate(("waiting", "waiting", "retried", "dropped")):
            session.add(
                DeadLetterRow(
                    id=f"d{number}",
                    topic="t",
                    partition=0,
                    offset=number,
                    at=NOON,
                    size=2,
                    sha256="0" * 64,
                    state=state,
                )
            )
    assert figures(store).dead_letters == 2
