"""tell_why: how an event ended, what it led to at once, which revisions were made because of it, and who was told."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlmodel import Session

from events.codec import decode
from planner.services.record.told_because import Told, told_because
from planner.store import audit, inboxes, revisions, waiting, weeks
from schemas.envelope import Envelope
from schemas.explanation import Change
from schemas.objective import RungValue
from schemas.tables.audit import AuditRow
from schemas.tables.inbox import InboxRow
from schemas.tables.request import RequestRow
from schemas.tables.revision import RevisionRow


@dataclass(frozen=True)
class Made:
    """A revision that an event had its part in."""

    row: RevisionRow
    changes: tuple[Change, ...]
    """What the revision changed against the one before; other events may have had their part (`cause_count`)."""
    objective: tuple[RungValue, ...]
    """What it costs on each rung, and how little is proved to be possible."""


@dataclass(frozen=True)
class Why:
    """What became of an event."""

    event: InboxRow
    deeds: Sequence[AuditRow]
    """What was done because of it, the oldest first."""
    revisions: tuple[Made, ...]
    """Revisions made or given out because of it, by week and number."""
    crowded: tuple[RevisionRow, ...]
    """Revisions that it may have had its part in: made after it, because of more events than they name."""
    told: tuple[Told, ...]
    """Who was told what because of it, as far as it is kept."""
    waiting: tuple[str, ...]
    """Weeks that are to be planned because of it and are not yet."""


def tell_why(session: Session, event: str) -> tuple[Why, ...]:
    """What became of the events of that id: one as a rule, several where sources took the same; empty: unknown.

    A revision names no more than the first 50 of its events (contract of the bus); of others it is not known for sure.
    """
    return tuple(_why(session, row) for row in inboxes.of_event(session, event))


def events_about(session: Session, subject: str) -> tuple[str, ...]:
    """Events about a thing, for who gave the thing's id and not the event's; those that asked, of a request."""
    rows = [*audit.concerning(session, None, {subject}, set()), *_asking(session, subject)]
    done = (row.cause for row in rows if row.cause is not None)
    return tuple(dict.fromkeys((*done, *_waiting_about(session, subject))))


def _waiting_about(session: Session, absence: str) -> Iterator[str]:
    """Events about an absence whose agent is not known here yet: no deed names it."""
    for row in waiting.everywhere(session):
        event = decode(row.value, {}, row.topic)
        if isinstance(event, Envelope) and getattr(event.data, "absence", None) == absence:
            yield event.id


def _asking(session: Session, request: str) -> Iterator[AuditRow]:
    row = session.get(RequestRow, request)
    about = () if row is None else audit.about(session, row.basin, f"{row.basin}/{row.week}")
    yield from (deed for deed in about if deed.detail.get("request") == request)


def _why(session: Session, row: InboxRow) -> Why:
    basin = row.basin or ""
    made = {(each.week, each.revision): each for each in _made(session, basin, row)}
    stale = tuple(week.week for week in weeks.stale(session, basin) if weeks.awaited_by(week, {row.event}))
    found = tuple(_as_made(each) for _, each in sorted(made.items()))
    deeds, told = audit.caused_by(session, row.event), told_because(session, basin, row.event)
    crowded = () if found or row.outcome != "applied" else tuple(_crowded(session, basin, row))
    return Why(row, deeds, found, crowded, told, stale)


def _as_made(row: RevisionRow) -> Made:
    roster = revisions.roster_of(row)
    return Made(row, roster.changes, roster.objective)


def _made(session: Session, basin: str, row: InboxRow) -> Iterator[RevisionRow]:
    """Those that name it, and those that it was about (`basin/week/revision`)."""
    yield from revisions.caused_by(session, basin, row.event)
    for name in row.led_to:
        week, _, number = name.removeprefix(f"{basin}/").partition("/")
        if number.isdigit() and (found := revisions.get(session, basin, week, int(number))) is not None:
            yield found


def _crowded(session: Session, basin: str, row: InboxRow) -> Iterator[RevisionRow]:
    """Of each week the first revision made after an event, where it had more events than it names."""
    seen, handled = set[str](), row.handled_at or row.time
    for made in revisions.made_since(session, basin, handled):
        if made.week not in seen and made.cause_count > len(made.cause):
            yield made
        if (
            made.created_at > handled
        ):  # by a clock that stands still, one that was made before looks like one made after
            seen.add(made.week)
