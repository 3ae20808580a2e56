"""near_slots: what is named instead of a slot that is lost or refused: the nearest free ones of the same partner.

At the same site first, then at sites that are near, then anywhere in the basin; within each by time.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from sqlmodel import Session, col, select

from config.figures import load_figures
from planner.services.facts.weeks_touched import week_after
from planner.services.slots.kept_slots import slot_of_row
from planner.services.slots.told_slot import Slot
from schemas.ids import SiteId
from schemas.tables.basin import TravelRow
from schemas.tables.slot import SlotRow

ALTERNATIVES = 3
"""Free slots that are named."""

Nearness = Mapping[SiteId, frozenset[SiteId]]
"""The sites that are near a site."""


def nearest(lost: Slot, slots: Iterable[Slot], now: datetime, near: Nearness) -> tuple[Slot, ...]:
    """The three nearest of some slots that are free and to come, with the partner of the one that is lost."""
    close = near.get(lost.site, frozenset())
    moment = now.astimezone(UTC)

    def farness(each: Slot) -> tuple[int, float, str]:
        place = 0 if each.site == lost.site else 1 if each.site in close else 2
        return place, abs((each.span[0] - lost.span[0]).total_seconds()), each.id

    free = (
        each
        for each in slots
        if each.state == "offered" and each.partner == lost.partner and each.id != lost.id and each.span[0] >= moment
    )
    return tuple(sorted(free, key=farness)[:ALTERNATIVES])


def nearness(session: Session, basin: str) -> Nearness:
    """Which sites of a basin are near which; a journey counts both ways."""
    limit = load_figures().of("bookings", "near_minutes")
    found: defaultdict[SiteId, set[SiteId]] = defaultdict(set)
    journeys = select(TravelRow.origin, TravelRow.destination)
    for origin, destination in session.exec(journeys.where(TravelRow.basin == basin, TravelRow.minutes <= limit)):
        found[SiteId(origin)].add(SiteId(destination))
        found[SiteId(destination)].add(SiteId(origin))
    return {site: frozenset(others) for site, others in found.items()}


def alternatives(session: Session, basin: str, week: str, lost: Slot, now: datetime) -> tuple[Slot, ...]:
    """The three nearest free slots of the week of a slot and the week after it."""
    asked = select(SlotRow).where(
        SlotRow.basin == basin,
        col(SlotRow.week).in_((week, week_after(week))),
        SlotRow.partner == lost.partner,
        SlotRow.state == "offered",
    )
    free = (slot_of_row(row) for row in session.exec(asked))
    return nearest(lost, free, now, nearness(session, basin))
