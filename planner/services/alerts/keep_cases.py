"""keep_cases: cases that are not answered get a slot with their partner in time, or an alert where there is none.

Done twice it does nothing the second time. The basin's row is locked by the caller. Facts only note that cases of a
basin changed; a burst of them costs one look at all that are due.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from config.cases import CaseFigures, load_case_figures
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
from planner.store.rows import rows_of
from planner.store.weeks import lock_basin
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
_NOTED = "binome.cases"

Place = tuple[str, str]
"""A site, and a partner that it waits for."""


def booking_of(case: str) -> BookingId:
    """The reference under which a slot is reserved for a case; the partner knows the case by it."""
    return BookingId(f"case/{case}")


def note_cases(session: Session, basin: str) -> None:
    """A case of this transaction was opened or closed; all that are due are looked at once, at its end."""
    session.info.setdefault(_NOTED, set()).add(basin)


def keep_noted(session: Session, now: datetime) -> None:
    """Keep the cases of the basins that were noted; nothing is noted afterwards."""
    for key in sorted(session.info.pop(_NOTED, ())):
        basin = lock_basin(session, key)
        if basin is not None:
            keep_cases(session, basin, load_case_figures(), now)


def keep_cases(session: Session, basin: BasinRow, figures: CaseFigures, now: datetime) -> int:
    """Reserve slots that are due, and bring the alerts in line; answers with the number of slots reserved."""
    due = [row for row in _open(session, basin.id) if _is_due(row, basin, figures, now)]
    slots = rows_of(session, SlotRow, sorted({row.slot for row in due if row.slot is not None}))
    without = [row for row in due if not _is_served(row, slots.get(row.slot or ""))]
    free = _free(session, basin.id, without, now)
    left = [row for row in without if not _reserve(session, basin, row, free[row.site, row.partner], now)]
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


def _is_served(case: CaseRow, row: SlotRow | None) -> bool:
    """Whether its slot took place, or still stands and was not moved beyond the deadline."""
    if row is None or row.booking != booking_of(case.id) or row.state not in {"booked", "moving", "done"}:
        return False
    return row.state == "done" or case.deadline is None or slot_of_row(row).standing.end <= case.deadline


def _free(session: Session, basin: str, cases: Sequence[CaseRow], now: datetime) -> Mapping[Place, Sequence[SlotRow]]:
    """Slots on offer where cases wait, the earliest first: one question for each site and partner."""
    latest: dict[Place, datetime] = {}
    for case in cases:
        assert case.deadline is not None  # noqa: S101 - asked for
        latest[case.site, case.partner] = case.deadline  # they come by their deadlines
    return {place: _offered(session, basin, place, now, until) for place, until in latest.items()}


def _offered(session: Session, basin: str, place: Place, now: datetime, until: datetime) -> Sequence[SlotRow]:
    asked = select(SlotRow).where(
        SlotRow.basin == basin,
        SlotRow.site == place[0],
        SlotRow.partner == place[1],
        SlotRow.state == "offered",
        col(SlotRow.start) > now,
        col(SlotRow.end) <= until,
    )
    return session.exec(asked.order_by(col(SlotRow.start), col(SlotRow.id))).all()


def _reserve(session: Session, basin: BasinRow, case: CaseRow, offered: Sequence[SlotRow], now: datetime) -> bool:
    """Take the first slot that is still free and ends before the deadline; whether there is one."""
    assert case.deadline is not None  # noqa: S101 - asked for
    in_time = (slot for slot in offered if slot.state == "offered" and slot.end <= case.deadline)
    row = next(in_time, None)
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
    if not cases:
        return
    sites = rows_of(session, SiteRow, sorted({case.site for case in cases}))
    partners = {row.id: row for row in session.exec(select(PartnerRow).where(PartnerRow.basin == basin.id))}
    for case in cases:
        assert case.deadline is not None  # noqa: S101 - asked for
        site, partner = sites.get(case.site), partners.get(case.partner)
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
