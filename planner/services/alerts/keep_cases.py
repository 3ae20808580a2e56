"""keep_cases: cases that are not answered get a slot with their partner in time, or an alert where there is none.

Done twice it does nothing the second time. The basin's row is locked by the caller.
"""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from config.cases import CaseFigures
from planner.explain.wording import hour, sentence
from planner.services.alerts.alert import Alert
from planner.services.alerts.alerting import difference
from planner.services.alerts.case_time import reserved_from
from planner.services.alerts.told_alerts import put_alerts, standing_alerts
from planner.services.announce import Cause
from planner.services.facts.weeks_touched import week_of
from planner.services.slots.kept_slots import slot_of_row
from planner.services.slots.take_slot import Taking, take_slot
from planner.services.slots.withdraw_booking import withdraw_booking
from planner.show.words import day
from planner.store import audit
from planner.store.audit import Deed
from schemas.envelope import OWN_SOURCE
from schemas.events.alerts import AlertKind
from schemas.ids import BasinId, BookingId, SiteId
from schemas.tables.alert import AlertRow
from schemas.tables.basin import BasinRow
from schemas.tables.case import CaseRow
from schemas.tables.partner import PartnerRow
from schemas.tables.site import SiteRow
from schemas.tables.slot import SlotRow

KIND: AlertKind = "case_deadline"


def booking_of(case: str) -> BookingId:
    """The reference under which a slot is reserved for a case; the partner knows the case by it."""
    return BookingId(f"case/{case}")


def keep_cases(session: Session, basin: BasinRow, figures: CaseFigures, now: datetime) -> int:
    """Reserve slots that are due, and bring the alerts in line; answers with the number of slots reserved."""
    due = [row for row in _open(session, basin.id) if _is_due(row, basin, figures, now)]
    without = [row for row in due if not _has_slot(session, row)]
    left = [row for row in without if not _reserve(session, basin, row, now)]
    standing = standing_alerts(session, basin.id, AlertRow.kind == KIND)
    wanted = tuple(_alerts(session, basin, left))
    put_alerts(session, basin.id, difference(standing, wanted, frozenset({KIND})), now, Cause())
    return len(without) - len(left)


def free_slot_of(session: Session, basin: BasinRow, case: CaseRow, now: datetime, cause: Cause) -> None:
    """Withdraw what was reserved for a case that is settled, unless it has begun."""
    row = None if case.slot is None else session.get(SlotRow, case.slot)
    case.slot = None
    if row is None or row.booking != booking_of(case.id) or row.start <= now or row.state not in {"booked", "moving"}:
        return
    withdraw_booking(session, basin, row, "case", now, cause)


def _open(session: Session, basin: str) -> list[CaseRow]:
    asked = select(CaseRow).where(
        CaseRow.basin == basin, col(CaseRow.closed).is_(False), col(CaseRow.deadline).is_not(None)
    )
    return list(session.exec(asked.order_by(col(CaseRow.deadline), col(CaseRow.id))))


def _is_due(row: CaseRow, basin: BasinRow, figures: CaseFigures, now: datetime) -> bool:
    assert row.deadline is not None  # noqa: S101 - asked for
    return now >= reserved_from(row.deadline, figures, basin.timezone, basin.territory)


def _has_slot(session: Session, case: CaseRow) -> bool:
    """Whether its slot took place, or still stands and was not moved beyond the deadline."""
    row = None if case.slot is None else session.get(SlotRow, case.slot)
    if row is None or row.booking != booking_of(case.id) or row.state not in {"booked", "moving", "done"}:
        return False
    return row.state == "done" or case.deadline is None or slot_of_row(row).standing.end <= case.deadline


def _reserve(session: Session, basin: BasinRow, case: CaseRow, now: datetime) -> bool:
    """Take the first free slot with the partner at the site that ends before the deadline; whether there is one."""
    asked = select(SlotRow).where(
        SlotRow.basin == basin.id,
        SlotRow.site == case.site,
        SlotRow.partner == case.partner,
        SlotRow.state == "offered",
        col(SlotRow.start) > now,
        col(SlotRow.end) <= case.deadline,
    )
    row = session.exec(asked.order_by(col(SlotRow.start), col(SlotRow.id)).limit(1)).first()
    if row is None:
        return False
    free_slot_of(session, basin, case, now, Cause())  # one that was moved beyond the deadline
    taking = Taking(booking_of(case.id), OWN_SOURCE, now, None)
    take_slot(session, basin, row.week, slot_of_row(row), taking, now)
    case.slot = row.id
    session.add(case)
    audit.add(session, basin.id, Deed("case.reserved", case.id, OWN_SOURCE, case.event_id, {"slot": row.id}), now)
    return True


def _alerts(session: Session, basin: BasinRow, cases: list[CaseRow]) -> Iterator[Alert]:
    """One for each case that waits and for which there is no slot."""
    for case in cases:
        assert case.deadline is not None  # noqa: S101 - asked for
        site, partner = session.get(SiteRow, case.site), session.get(PartnerRow, (basin.id, case.partner))
        local = case.deadline.astimezone(ZoneInfo(basin.timezone))
        due = f"{day(local.date())} à {hour(local.hour * 60 + local.minute)}"
        waits = case.site if site is None else site.name
        asked = case.partner if partner is None else partner.name
        text = f"{waits} : un dossier attend la réponse de {asked}, due {due} ; aucun créneau n’est libre avant"
        yield Alert(
            KIND,
            BasinId(basin.id),
            week_of(case.deadline, basin.timezone),
            SiteId(case.site),
            case.id,
            None,
            case.deadline,
            sentence(text),
        )
