"""pages: what people see at the door and behind it, made of what is known of them."""

from dataclasses import dataclass
from urllib.parse import quote, urlsplit, urlunsplit

from fastapi.responses import HTMLResponse
from sqlmodel import Session

from planner.services.access.identity import Identity
from planner.services.access.logins import csrf_of
from planner.services.feeds.keep_feeds import Made
from planner.services.feeds.tokens import CALENDAR, PAGE, path_of
from planner.show import words as french
from planner.web.pages.environment import environment
from planner.web.people.basins import basins_of
from planner.web.people.calendars import Calendar, addresses, own_calendars
from planner.web.people.words import FIELDS, ROLES, STATUS, TROUBLES, Trouble
from schemas.role import Role
from schemas.tables.access import AccountRow
from schemas.tables.feed import FeedRow
from schemas.tables.site import SiteRow

_HEADERS = {"cache-control": "no-store"}


@dataclass(frozen=True)
class Told:
    """What went wrong, and in which field."""

    text: str
    field: str | None


@dataclass(frozen=True)
class Address:
    """An address of a calendar, shown once."""

    address: str
    webcal: str
    page: str | None
    """Where the same can be read in a browser; None of calendars that have no such page."""


def shown(template: str, trouble: Trouble | None = None, **known: object) -> HTMLResponse:
    """A page, with what went wrong where something did; `top` is the way up to where all pages of people are."""
    told = None if trouble is None else Told(french.sentence(TROUBLES[trouble]), FIELDS.get(trouble))
    status = 200 if trouble is None else STATUS.get(trouble, 422)
    text = environment().get_template(template).render({"told": told, "top": "", **known})
    return HTMLResponse(text, status, _HEADERS)


def home(
    session: Session,
    who: Identity,
    secret: str,
    public_url: str,
    *,
    made: Made | None = None,
    trouble: Trouble | None = None,
) -> HTMLResponse:
    """Who somebody is to Binôme, the own calendars, and the way out."""
    account = session.get_one(AccountRow, who.id)
    person = {
        "login": account.login,
        "role": ROLES[who.role],
        "where": _where(session, who),
        "is_agent": who.agent is not None,
        "has_password": account.password_hash is not None,
    }
    calendars = [_calendar(session, each) for each in own_calendars(session, who)]
    known = {"who": person, "basins": basins_of(session, who), "calendars": calendars}
    address = None if made is None else _address(made, public_url)
    return shown("home.html", trouble, mark=csrf_of(secret), made=address, **known)


def _where(session: Session, who: Identity) -> list[str]:
    if who.role in (Role.SITE_MANAGER, Role.AGENT):
        rows = (session.get(SiteRow, each) for each in sorted(who.sites))
        return [row.name for row in rows if row is not None]
    if who.basins is None:
        return ["tous les bassins"]
    return [f"bassin {each}" for each in sorted(who.basins)]


def _calendar(session: Session, calendar: Calendar) -> dict[str, object]:
    public = f"public/sites/{quote(calendar.subject, safe='')}.ics" if calendar.kind == "site" else None
    feeds = [{"id": row.id, "text": french.sentence(_told(row))} for row in addresses(session, calendar)]
    return {"key": calendar.key, "title": french.sentence(calendar.title), "public": public, "feeds": feeds}


def _told(row: FeedRow) -> str:
    given = row.rotated_at or row.made_at
    read = "jamais lue" if row.read_at is None else f"lue le {french.day(row.read_at.date())} {row.read_at.year}"
    by = f" ({row.read_by})" if row.read_by else ""
    return f"Adresse donnée le {french.day(given.date())} {given.year}, {read}{by}"


def _address(made: Made, public_url: str) -> Address:
    address = f"{public_url.rstrip('/')}{path_of(made.token)}"
    page = f"{address.removesuffix(CALENDAR)}{PAGE}" if made.feed.kind == "partner" else None
    return Address(address, urlunsplit(urlsplit(address)._replace(scheme="webcal")), page)
