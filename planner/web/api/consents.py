"""consents: who agrees to a late change of a date. Said by the person, or noted by who asked them; by no program."""

import datetime as dt
from typing import Annotated
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Depends, Path, Response
from sqlmodel import Session

from planner.services.facts.keep_consents import record_consent, withdraw_consent
from planner.store import facts
from planner.store.weeks import lock_basin
from planner.web.access.places import of_agent
from planner.web.api.asking import Asking, May
from planner.web.api.lists import Asked, Part, resolved
from planner.web.api.problems import Refusal, unknown
from planner.web.api.shapes import BasinPath, Given, Page, Told
from planner.web.api.turns import Turn
from planner.web.api.versions import IfMatch, require_match, tag_of
from schemas.faults import Fault, shown
from schemas.tables.basin import BasinRow
from schemas.tables.consent import ConsentRow
from schemas.time import Date

router = APIRouter(route_class=Turn, tags=["consents"])
_OF = "/agents/{agent:path}/consents/{date}"
DatePath = Annotated[Date, Path(description="The date.", examples=["2026-12-01"])]


class ConsentSaid(Given):
    """Whether somebody agrees."""

    agreed: bool
    """Whether the agent agrees to a late change of that date."""


class ConsentTold(Told):
    """What somebody said to a late change of a date."""

    agent: str
    date: Date
    agreed: bool
    """Whether the agent agrees to it."""


@router.get("/basins/{basin}/consents")
def consents(
    basin: BasinPath, asking: Annotated[Asking, Depends(May("consents.read", "basin"))], asked: Asked, part: Part
) -> Page[ConsentTold]:
    """Who agrees to a late change, for the dates of a range of time."""
    within = resolved(asked, asking.standing.clock())
    with asking.standing.reading() as session:
        zone = ZoneInfo(session.get_one(BasinRow, basin).timezone)
        first, last = (each.astimezone(zone) for each in (within.start, within.end - dt.timedelta.resolution))
        rows = facts.consents(session, basin, first.date(), last.date())
        places = {agent: of_agent(session, agent) for agent in {row.agent for row in rows}}
    seen = [
        ConsentTold(agent=row.agent, date=row.date, agreed=True) for row in rows if asking.may_see(places[row.agent])
    ]
    page = part.of(seen, lambda each: (each.date.isoformat(), each.agent))
    asking.looked_at(each.agent for each in page.items)
    return page


@router.get(_OF)
def consent(
    agent: str,
    date: DatePath,
    response: Response,
    asking: Annotated[Asking, Depends(May("consents.read", "agent"))],
) -> ConsentTold:
    """Whether an agent agrees to a late change of a date, with the tag of that version."""
    with asking.standing.reading() as session:
        told = _told(session, agent, date)
    response.headers["etag"] = _tag(told)
    asking.looked_at([agent])
    return told


@router.put(_OF)
def say_consent(
    agent: str,
    date: DatePath,
    given: ConsentSaid,
    response: Response,
    asking: Annotated[Asking, Depends(May("consents.write", "agent"))],
    if_match: IfMatch = None,
) -> ConsentTold:
    """Note that an agent agrees to a late change of a date, or does not any more; the week is planned again.

    What was published thanks to it stays until the next plan is. 409 for a date that is over.
    """
    standing = asking.standing
    with standing.transactions() as session:
        basin = lock_basin(session, asking.basin)
        if basin is None or of_agent(session, agent) is None:
            raise unknown()
        before = _told(session, agent, date)
        require_match(if_match, _tag(before), (before.model_dump(mode="json"), given.model_dump()))
        if given.agreed != before.agreed:
            if date < standing.clock().astimezone(ZoneInfo(basin.timezone)).date():
                expected = "a date that is not over"
                raise Refusal(409, faults=[Fault("#/path/date", shown(date), expected, "name today or a later one")])
            change = record_consent if given.agreed else withdraw_consent
            change(session, agent, date, standing.clock(), by=asking.identity.id)
        told = _told(session, agent, date)
    response.headers["etag"] = _tag(told)
    return told


def _told(session: Session, agent: str, date: dt.date) -> ConsentTold:
    return ConsentTold(agent=agent, date=date, agreed=session.get(ConsentRow, (agent, date)) is not None)


def _tag(told: ConsentTold) -> str:
    return tag_of(told.agent, told.date, told.agreed)
