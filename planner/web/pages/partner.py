"""partner: a partner's slots and bookings of the weeks ahead, to be read and printed; nothing is changed here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from planner.services.feeds.partner_slots import PartnerSlots
from planner.services.slots.slot_sheet import HOW
from planner.show import words
from planner.web.pages.environment import environment
from schemas.tables.slot import SlotRow

FREE, TAKEN, ASKED, GONE = "libre", "pris", "réponse attendue", "retiré"
_CLASSES = {FREE: "free", TAKEN: "taken", ASKED: "asked", GONE: "gone"}
_KINDS = {"offered": FREE, "held": TAKEN, "booked": TAKEN, "moving": ASKED, "withdrawn": GONE, "cancelled": GONE}
_PAST = {"done": "a eu lieu", "no_show": "personne n’est venu"}


@dataclass(frozen=True)
class Stretch:
    """The weeks that are shown, and those before and after them where there are any to be seen."""

    first: date
    """A Monday."""
    weeks: int
    earlier: date | None
    later: date | None

    @property
    def last(self) -> date:
        """The Sunday with which they end."""
        return self.first + timedelta(weeks=self.weeks, days=-1)


@dataclass(frozen=True)
class Chosen:
    """What the reader wants to see: of one site, one referent, or all."""

    site: str = ""
    referent: str = ""

    def takes(self, slot: SlotRow) -> bool:
        """Whether a slot is among it."""
        return self.site in ("", slot.site) and self.referent in ("", slot.referent)


@dataclass(frozen=True)
class Line:
    """One slot."""

    hours: str
    site: str
    referent: str
    how: str
    kind: str
    style: str
    details: Sequence[str]


@dataclass(frozen=True)
class Count:
    """What a referent has at a site."""

    site: str
    referent: str
    free: int
    taken: int


def page(held: PartnerSlots, stretch: Stretch, chosen: Chosen, links: Mapping[str, str]) -> str:
    """The page; `links` are where the calendar, the sheet and the style sheet lie, as seen from it."""
    shown = [slot for slot in held.slots if chosen.takes(slot)]
    return (
        environment()
        .get_template("partner.html")
        .render(
            partner=held.partner,
            basin=held.basin,
            stretch=stretch,
            chosen=chosen,
            links=links,
            sites=sorted({(held.sites.get(slot.site, slot.site), slot.site) for slot in held.slots}),
            referents=sorted({slot.referent for slot in held.slots}),
            total=_total(shown),
            asked=[(_when(slot.start, held.zone), line) for slot in shown if (line := _line(slot, held)).kind == ASKED],
            counts=_counts(shown, held),
            weeks=_weeks(shown, held),
        )
    )


def _total(slots: Iterable[SlotRow]) -> str:
    kinds = [_KINDS.get(slot.state) for slot in slots]
    free, taken = kinds.count(FREE), kinds.count(TAKEN) + kinds.count(ASKED)
    said = f"{free} créneaux libres" if free > 1 else f"{free} créneau libre"
    return words.sentence(f"{said}, {taken} rendez-vous pris.")


def _counts(slots: Iterable[SlotRow], held: PartnerSlots) -> list[Count]:
    by = sorted(slots, key=lambda slot: (held.sites.get(slot.site, slot.site), slot.referent))
    found = []
    for (site, referent), group in groupby(by, key=lambda slot: (slot.site, slot.referent)):
        kinds = [_KINDS.get(slot.state) for slot in group]
        taken = kinds.count(TAKEN) + kinds.count(ASKED)
        found.append(Count(held.sites.get(site, site), referent, kinds.count(FREE), taken))
    return found


def _weeks(slots: Iterable[SlotRow], held: PartnerSlots) -> list[tuple[str, list[tuple[str, list[Line]]]]]:
    """Weeks, their days and the slots of these, as they are called."""
    days = [
        (day, [_line(slot, held) for slot in group])
        for day, group in groupby(slots, key=lambda slot: slot.start.astimezone(held.zone).date())
    ]
    return [
        (words.week(week), [(words.day(day), lines) for day, lines in group])
        for week, group in groupby(days, key=lambda each: "{}-W{:02d}".format(*each[0].isocalendar()[:2]))
    ]


def _line(slot: SlotRow, held: PartnerSlots) -> Line:
    kind = _KINDS.get(slot.state, TAKEN)
    hours = words.between(slot.start.astimezone(held.zone), slot.end.astimezone(held.zone))
    site = held.sites.get(slot.site, slot.site)
    said = _PAST.get(slot.state, "retenu pour quelqu’un" if slot.state == "held" else kind)
    details = [words.sentence(text) for text in _details(slot, held)]
    return Line(hours, site, slot.referent, HOW[slot.modality], said, _CLASSES[kind], details)


def _details(slot: SlotRow, held: PartnerSlots) -> Iterable[str]:
    zone = held.zone
    if slot.booking is not None:
        yield f"Référence : {slot.booking}"
    if slot.state == "moving" and slot.answer_by is not None:
        yield f"Nouvel horaire proposé, à accepter ou refuser avant le {_when(slot.answer_by, zone)}"
    if slot.previous_start is not None and slot.booking is not None:
        where = "" if slot.previous_site is None else f", à {held.sites.get(slot.previous_site, slot.previous_site)}"
        yield f"Avant : {_when(slot.previous_start, zone)}{where}"


def _when(moment: datetime, zone: ZoneInfo) -> str:
    here = moment.astimezone(zone)
    return f"{words.day(here.date())}, {words.clock(here)}"
