"""publish_revision: gives a stored roster to people: calendars, slots and alerts follow it in the same transaction."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from config.alerts import load_alert_figures
from config.figures import Figures
from config.partners import reception_of
from planner.check.report import check
from planner.services.alerts.keep_alerts import Standing, keep_alerts
from planner.services.announce import Cause, announce, take_back
from planner.services.calendars.keep_seats import keep_week
from planner.services.calendars.of_roster import wanted_of_roster, ways_of
from planner.services.facts.look_ahead import look_ahead
from planner.services.messages.queue_messages import telling_people
from planner.services.planning.judgement import Judgement
from planner.services.publishing.keep_certificate import keep_certificate
from planner.services.publishing.note_work import note_work
from planner.services.publishing.tell_agents import agent_changes
from planner.services.slots.kept_slots import keep, slots_of_week, tell
from planner.services.slots.near_slots import nearness
from planner.services.slots.reconcile_slots import Terms, reconcile
from planner.store import audit, revisions
from planner.store.audit import Deed
from planner.store.documents import document_of
from planner.store.rows import rows_of
from schemas.envelope import OWN_SOURCE
from schemas.events import TYPE_OF
from schemas.events.rosters import RosterProposed, RosterPublished
from schemas.ids import BookingId, PartnerId, SlotId
from schemas.problem import Problem
from schemas.roster import Baseline, Roster
from schemas.tables.basin import BasinRow
from schemas.tables.booking import BookingRow
from schemas.tables.revision import RevisionRow


@dataclass(frozen=True)
class Occasion:
    """Why, when and from which facts a roster is stored or given out. The basin's row is locked."""

    basin: BasinRow
    problem: Problem
    figures: Figures
    now: datetime
    cause: Cause
    by: str | None = None
    """Opaque id of the account that decided; None where nobody had to."""
    given: Baseline | None = None
    """The roster as people were given it elsewhere, before it was known here; None where it is given out here."""
    judgement: Judgement | None = None
    """What the checker found of the roster that is published, for this problem; None where it is asked here."""

    @property
    def subject(self) -> str:
        """Basin and week."""
        return f"{self.basin.id}/{self.problem.week}"


def propose_revision(session: Session, roster: Roster, version: int, occasion: Occasion) -> RevisionRow:
    """Store a roster as the proposal of its week, and tell whoever decides about it."""
    row = _added(session, roster, version, occasion)
    _announce(session, RosterProposed, row, roster, occasion)
    _audit(session, row, "roster.proposed", occasion)
    return row


def add_and_publish(session: Session, roster: Roster, version: int, occasion: Occasion) -> RevisionRow:
    """Store a roster and publish it at once."""
    waiting = bool(revisions.numbers(session, occasion.basin.id, (roster.week,), "proposed"))
    row = _added(session, roster, version, occasion)
    return publish_revision(session, row, roster, occasion, announced=waiting)


def publish_revision(
    session: Session, row: RevisionRow, roster: Roster, occasion: Occasion, *, announced: bool
) -> RevisionRow:
    """Publish a stored roster; `announced` where a proposal of the week is on the bus and is to be taken back."""
    before = revisions.published(session, row.basin, row.week)
    known = None if before is None else revisions.roster_of(before)
    given = occasion.given
    at, frozen_until = (given.published_at, given.frozen_until) if given else (occasion.now, occasion.now)
    row = revisions.publish(session, row, at=at, frozen_until=frozen_until, by=occasion.by)
    if announced:
        topic = TYPE_OF[RosterProposed].topic
        take_back(session, basin=row.basin, topic=topic, keys=[f"{occasion.subject}/proposed"], now=occasion.now)
    _announce(session, RosterPublished, row, _nameless(roster) if given else roster, occasion)
    # people who were given it elsewhere, and never anything else here, are not told of it as news
    news = given is None or known is not None
    for changed in agent_changes(known, roster, row.revision) if news else ():
        announce(
            session,
            changed,
            basin=row.basin,
            subject=changed.agent,
            key=changed.agent,
            now=occasion.now,
            cause=occasion.cause,
        )
    with telling_people(session, occasion.basin, row.week, occasion.now, news=news):
        _settle_slots(session, row, roster, occasion)
        wanted = wanted_of_roster(roster, ways_of(occasion.problem), ZoneInfo(occasion.basin.timezone))
        keep_week(session, occasion.basin, row.week, wanted, occasion.now)
    judgement = occasion.judgement or _judged(occasion, roster)
    keep_certificate(session, row, occasion.problem, judgement)
    standing = Standing(occasion.problem, roster)
    keep_alerts(session, standing, load_alert_figures(), occasion.now, occasion.cause)
    if note_work(session, occasion.problem, judgement.worked):
        look_ahead(session, occasion.basin, row.week, occasion.figures, occasion.now)
    _audit(session, row, "roster.imported" if given else "roster.published", occasion)
    return row


def _judged(occasion: Occasion, roster: Roster) -> Judgement:
    report = check(occasion.problem, roster, occasion.figures)
    return Judgement.of(report, occasion.problem.model_dump_json())


def _nameless(roster: Roster) -> Roster:
    """Without the texts of who planned it elsewhere: they may name people, and names are never on the bus."""
    return roster.model_copy(update={"explanations": (), "alternatives": ()})


def _added(session: Session, roster: Roster, version: int, occasion: Occasion) -> RevisionRow:
    cause = occasion.cause
    made = revisions.Made(version, occasion.now, cause.events, cause.count)
    return revisions.add(session, roster, made)


def _announce(
    session: Session,
    kind: type[RosterProposed | RosterPublished],
    row: RevisionRow,
    roster: Roster,
    occasion: Occasion,
) -> None:
    """Tell of a roster, as its document has it."""
    stated = {"revision": row.revision, "supersedes": row.supersedes, "version": row.version}
    document = json.loads(document_of(roster))
    announce(
        session,
        kind.model_validate({**stated, "roster": roster, "changes": roster.changes}),
        basin=row.basin,
        subject=occasion.subject,
        key=f"{occasion.subject}/{'proposed' if kind is RosterProposed else 'published'}",
        now=occasion.now,
        cause=occasion.cause,
        tree={**stated, "roster": document, "changes": document["changes"], "truncated": False},
    )


def _settle_slots(session: Session, row: RevisionRow, roster: Roster, occasion: Occasion) -> None:
    """Slots become what the roster says; bookings that it moves or gives up are so from now on.

    One whose move is only proposed stays where the partner has it; one that was given up elsewhere, and is listed as
    taken beside it, is taken: the next plan decides.
    """
    if occasion.given is not None:
        stands = tuple(each for each in roster.appointments if each.state != "withdrawn")
        roster = roster.model_copy(update={"appointments": stands})
    booked = _bookings(session, occasion)
    names = {SlotId(each.id): BookingId(each.booking or each.id) for each in booked}
    slots = slots_of_week(session, row.basin, row.week)
    terms = Terms(occasion.problem.referents, _asking(occasion), nearness(session, row.basin))
    done = reconcile(slots, roster, row.revision, names, occasion.now, terms)
    keep(session, row.basin, row.week, done.slots, occasion.now, occasion.cause)
    tell(session, occasion.basin, done.events, occasion.now, occasion.cause)
    stated = {str(each.id): each for each in roster.appointments}
    moving = {slot.id for slot in (*slots, *done.slots) if slot.state == "moving"}
    moving -= {slot.id for slot in done.slots if slot.state != "moving"}
    for booking in booked:
        appointment = stated.get(booking.id)
        if appointment is not None and appointment.state == "withdrawn":
            booking.cancelled = True
        elif appointment is not None and booking.id not in moving:
            booking.site, booking.start, booking.end = appointment.site, appointment.start, appointment.end
        session.add(booking)
    session.flush()


def _asking(occasion: Occasion) -> Mapping[PartnerId, timedelta]:
    """Partners who want to be asked before an appointment moves, and how long they may take to answer."""
    receptions = {partner.id: reception_of(partner.id) for partner in occasion.problem.partners}
    return {key: each.answer for key, each in receptions.items() if each.move_policy == "ask"}


def _bookings(session: Session, occasion: Occasion) -> Sequence[BookingRow]:
    listed = [booking.appointment for booking in occasion.problem.bookings]
    known = rows_of(session, BookingRow, listed)
    return [known[key] for key in listed if key in known and not known[key].cancelled]


def _audit(session: Session, row: RevisionRow, action: str, occasion: Occasion) -> None:
    cause = next(iter(occasion.cause.events), None)
    detail = {"revision": row.revision, "version": row.version}
    deed = Deed(action, occasion.subject, occasion.by or OWN_SOURCE, cause, detail)
    audit.add(session, row.basin, deed, occasion.now)
