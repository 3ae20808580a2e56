"""contacts: where an agent is told of own changes, and whether that is wanted."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response
from pydantic import Field

from config.addresses import ADDRESS, MOST_LETTERS
from planner.services.messages.contacts import contact_of, put_contact
from planner.store.weeks import lock_basin
from planner.web.api.asking import Asking, May
from planner.web.api.shapes import Given, Told
from planner.web.api.turns import Turn
from planner.web.api.versions import IfMatch, require_match, tag_of
from schemas.tables.message import ContactRow

router = APIRouter(route_class=Turn, tags=["agents"])
Address = Annotated[str, Field(pattern=ADDRESS, max_length=MOST_LETTERS, examples=["a-001@example.fr"])]


class ContactGiven(Given):
    """How somebody is reached."""

    email: Address | None
    """Where e-mail is sent; null: nowhere."""
    messages: bool
    """Whether somebody is told when the own shifts or appointments change."""


class ContactTold(Told):
    """How somebody is reached."""

    agent: str
    email: str | None
    messages: bool


@router.get("/agents/{agent:path}/contact")
def contact(
    agent: str, response: Response, asking: Annotated[Asking, Depends(May("contacts.read", "agent"))]
) -> ContactTold:
    """How an agent is reached, with the tag of its version; one of whom nothing is known has one too."""
    with asking.standing.reading() as session:
        row = contact_of(session, agent)
    response.headers["etag"] = _tag(row)
    asking.looked_at([agent])
    return _told(agent, row)


@router.put("/agents/{agent:path}/contact")
def change_contact(
    agent: str,
    given: ContactGiven,
    response: Response,
    asking: Annotated[Asking, Depends(May("contacts.write", "agent"))],
    if_match: IfMatch = None,
) -> ContactTold:
    """Say how an agent is reached, and whether messages are wanted."""
    standing = asking.standing
    with standing.transactions() as session:
        lock_basin(session, asking.basin)
        row = contact_of(session, agent)
        require_match(if_match, _tag(row), (_told(agent, row).model_dump(), given.model_dump()))
        row = put_contact(session, agent, given.email, standing.clock(), asking.identity.id, wanted=given.messages)
    response.headers["etag"] = _tag(row)
    return _told(agent, row)


def _tag(row: ContactRow | None) -> str:
    return tag_of("") if row is None else tag_of(row.email, row.muted_at is None, row.changed_at.timestamp())


def _told(agent: str, row: ContactRow | None) -> ContactTold:
    if row is None:
        return ContactTold(agent=agent, email=None, messages=True)
    return ContactTold(agent=agent, email=row.email, messages=row.muted_at is None)
