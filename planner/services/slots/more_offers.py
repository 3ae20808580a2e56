"""more_offers: a booking that leaves too little on offer has its week planned again, which offers more.

So has an appointment that was taken back, since its time is free for others.

What is due beyond a target is placed by the planner, in the week as it would be planned: nobody's shifts change for it,
because changing people comes before offers. A booking raises no version while the week is stale anyway, so that no plan
is overtaken by it; whoever stores a plan looks once more at what was booked meanwhile.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from pydantic_core import to_json
from sqlmodel import Session, col, select

from config.figures import load_figures
from planner.services.facts.mark_weeks import mark_week
from planner.store import revisions, weeks
from schemas.ids import EventId
from schemas.site import PartnerTarget
from schemas.tables.site import SiteRow
from schemas.tables.slot import SlotRow

_BOOKED = frozenset({"booked", "moving", "done", "no_show"})
_FREE = frozenset({"offered", "held"})


def ask_for_more(
    session: Session, basin: str, week: str, place: tuple[str, str], cause: str | None, now: datetime
) -> bool:
    """Have a week planned again where a site has too little on offer with a partner; the basin is locked.

    Not where it is planned again anyway, where nobody was given the week, or where a person looks at a proposal of it
    or has rejected one: it is not taken from under their hands. What is due then comes with the next plan.
    """
    if not _may_be_planned(session, basin, week) or not is_short(session, basin, week, place, now):
        return False
    mark_week(session, basin, week, None if cause is None else EventId(cause), now)
    return True


def offer_freed_time(session: Session, basin: str, week: str, cause: str | None, now: datetime) -> None:
    """Have a week planned again, under the same reserves, because an appointment of it was taken back."""
    if _may_be_planned(session, basin, week):
        mark_week(session, basin, week, None if cause is None else EventId(cause), now)


def _may_be_planned(session: Session, basin: str, week: str) -> bool:
    """Whether a plan would disturb nobody, and is not under way as it is."""
    row = weeks.get(session, basin, week)
    if row is None or row.rejected_version == row.version or (row.version > row.planned_version and not row.calm):
        return False  # a plan without hurry may come to nothing: it waits
    if revisions.numbers(session, basin, (week,), "proposed"):
        return False
    return bool(revisions.numbers(session, basin, (week,)))


def is_short(session: Session, basin: str, week: str, place: tuple[str, str], now: datetime) -> bool:
    """Whether a site's target with a partner is booked up, and fewer slots than are due beyond it are left."""
    site, partner = place
    target = _target(session, site, partner)
    extra = load_figures().offers.extra_slots
    if target is None or not extra:
        return False
    asked = select(SlotRow).where(SlotRow.basin == basin, SlotRow.week == week, SlotRow.site == site)
    counting = list(_counting(session.exec(asked.where(col(SlotRow.partner) == partner)), target))
    booked = sum(slot.state in _BOOKED for slot in counting)
    free = sum(slot.state in _FREE and slot.start > now for slot in counting)
    return booked >= target.appointments and free < extra


def _counting(slots: Iterable[SlotRow], target: PartnerTarget) -> Iterable[SlotRow]:
    """Those that are as long as the target asks."""
    least = timedelta(minutes=target.minutes)
    return (slot for slot in slots if slot.end - slot.start >= least)


def _target(session: Session, site: str, partner: str) -> PartnerTarget | None:
    row = session.get(SiteRow, site)
    targets = [] if row is None else row.partner_targets
    found = next((each for each in targets if each["partner"] == partner and each["appointments"]), None)
    return None if found is None else PartnerTarget.model_validate_json(to_json(found))
