"""partner_forms: what the address of a partner's calendar gives beside the calendar: a page to be read, and a sheet."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session
from starlette.datastructures import QueryParams

from planner.services.feeds.partner_slots import partner_slots
from planner.services.feeds.read_feed import AHEAD, BACK, Opened, midnight
from planner.services.feeds.tokens import CALENDAR, SHEET
from planner.services.slots.slot_sheet import slot_sheet
from planner.web.feed_answers import PRIVATE, Answer, answer, is_known
from planner.web.pages.partner import Chosen, Stretch, page

WEEKS = 4
"""How many weeks a page shows."""
_STYLE = "../static/page.css"
_LONGEST = 200


@dataclass(frozen=True)
class Asked:
    """What was asked for, beside whose it is."""

    token: str
    form: str
    query: QueryParams
    headers: Mapping[str, str]


def partner_form(session: Session, opened: Opened, asked: Asked, now: datetime) -> Answer | None:
    """The page or the sheet; None of a calendar that is no partner's."""
    if opened.kind != "partner":
        return None
    text, kind, how = (_sheet if asked.form == SHEET else _page)(session, opened, asked, now)
    tag = f'W/"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'
    headers = PRIVATE | {"etag": tag}
    if is_known(tag, asked.headers):
        return answer(304, headers)
    return answer(200, headers | {"content-type": kind, "content-disposition": how}, text.encode())


def _page(session: Session, opened: Opened, asked: Asked, now: datetime) -> tuple[str, str, str]:
    today = midnight(now, opened.timezone)
    stretch = _stretch(asked.query.get("du", ""), today.date())
    zone = ZoneInfo(opened.timezone)
    first, last = (datetime.combine(day, time(), zone) for day in (stretch.first, stretch.last + timedelta(days=1)))
    chosen = Chosen(*(asked.query.get(name, "")[:_LONGEST] for name in ("site", "referent")))
    links = {"style": _STYLE, "calendar": f"{asked.token}{CALENDAR}", "sheet": f"{asked.token}{SHEET}"}
    text = page(partner_slots(session, opened, first, last), stretch, chosen, links)
    return text, "text/html; charset=utf-8", "inline"


def _sheet(session: Session, opened: Opened, _: Asked, now: datetime) -> tuple[str, str, str]:
    today = midnight(now, opened.timezone)
    held = partner_slots(session, opened, today, today + AHEAD)
    text = slot_sheet(held.slots, held.sites, held.zone)
    return text, "text/csv; charset=utf-8", 'attachment; filename="creneaux.csv"'


def _stretch(asked: str, today: date) -> Stretch:
    """Whole weeks from the one that is asked for, as far as calendars reach; from this one where it cannot be read."""
    earliest, latest = _monday(today - BACK), _monday(today + AHEAD)
    try:
        first = min(max(_monday(date.fromisoformat(asked)), earliest), latest)
    except (ValueError, OverflowError):
        first = _monday(today)
    step = timedelta(weeks=WEEKS)
    earlier = max(first - step, earliest) if first > earliest else None
    return Stretch(first, WEEKS, earlier, first + step if first + step <= latest else None)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
