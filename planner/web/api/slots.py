"""slots: appointments on offer and taken. Never who comes; the way into a video room only for those who meet there."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from sqlalchemy import and_, or_
from sqlmodel import col, select

from planner.services.access.identity import Identity
from planner.services.slots.slot_states import State
from planner.services.slots.video_link import video_link
from planner.store.plain import looked_at
from planner.web.access.places import Place, reached
from planner.web.api.asking import Asking, May
from planner.web.api.lists import Asked, Part, resolved
from planner.web.api.shapes import BasinPath, Page, Told
from planner.web.api.turns import Turn
from planner.web.api.versions import tag_of, tagged
from schemas.role import Role
from schemas.tables.slot import SlotRow
from schemas.time import Instant

router = APIRouter(route_class=Turn, tags=["slots"])
PARTS_KEPT = 64
"""Parts of lists that are kept as they were told."""


class SlotTold(Told):
    """An appointment that was put on offer, and what became of it."""

    slot: str
    basin: str
    site: str
    partner: str
    referent: str
    agent: str | None
    """Who of the site attends; partners are not told."""
    start: Instant
    end: Instant
    modality: str
    """`video`, `on_site` or `phone`."""
    video: str | None
    """Address of its video room; only the agent who attends and the partner are told, once it is taken."""
    state: State
    booking: str | None
    """The partner's reference of who took it; only the partner and the site are told."""
    held_until: Instant | None
    answer_by: Instant | None
    """By when the partner is to answer to a move that is proposed."""
    previous: tuple[Instant, Instant] | None
    """When it was before it was moved."""
    previous_site: str | None
    """Where it was before it was moved; none where it stayed at its site."""
    sequence: int
    """Number of its newest event."""


@router.get("/basins/{basin}/slots", response_model=Page[SlotTold])
def slots(
    basin: BasinPath,
    request: Request,
    asking: Annotated[Asking, Depends(May("slots.read", "basin"))],
    asked: Asked,
    part: Part,
    state: Annotated[State | None, Query(description="Only those in this state.")] = None,
    site: Annotated[str | None, Query(description="Only those of this site.")] = None,
) -> Response:
    """The slots of a basin, in a range of time."""
    within = resolved(asked, asking.standing.clock())
    wanted = select(SlotRow).where(
        col(SlotRow.basin) == basin, col(SlotRow.start) < within.end, col(SlotRow.end) > within.start
    )
    wanted = wanted.where(*reached(asking.identity, asking.reach, SlotRow))
    wanted = wanted if state is None else wanted.where(col(SlotRow.state) == state)
    wanted = wanted if site is None else wanted.where(col(SlotRow.site) == site)
    if (after := part.after_instant()) is not None:
        start, key = after
        wanted = wanted.where(or_(col(SlotRow.start) > start, and_(col(SlotRow.start) == start, col(SlotRow.id) > key)))
    wanted = wanted.order_by(col(SlotRow.start), col(SlotRow.id)).limit(part.limit + 1)
    with asking.standing.reading() as session:
        # a basin has many: the store picks those that are told, and nothing of them is changed
        here, cursor = part.cut(looked_at(session, SlotRow, wanted), lambda row: (row.start.isoformat(), row.id))
    return tagged(request, _part(tuple(here), cursor, asking.identity))


@router.get("/slots/{slot:path}")
def slot(slot: str, response: Response, asking: Annotated[Asking, Depends(May("slots.read", "slot"))]) -> SlotTold:
    """One slot, with the tag of its version."""
    row = asking.read(SlotRow, slot)
    response.headers["etag"] = tag_of_slot(row)
    return told(row, asking.identity)


def tag_of_slot(row: SlotRow) -> str:
    """The tag of a slot as it is: that it is held is no event, and yet another version."""
    return tag_of(row.id, row.sequence, row.state, row.held_until and row.held_until.timestamp())


def place_of(row: SlotRow) -> Place:
    """Where a slot belongs."""
    return Place(row.basin, frozenset({row.site}), row.agent, row.partner)


@lru_cache(PARTS_KEPT)
def _part(rows: Sequence[SlotRow], cursor: str | None, identity: Identity) -> str:
    """What somebody is told of slots, who asks for them again and again; rows that were read are what they hold."""
    return Page(items=[told(row, identity) for row in rows], next=cursor).model_dump_json()


def told(row: SlotRow, identity: Identity) -> SlotTold:
    """A slot as the asker may know it."""
    previous: tuple[datetime, datetime] | None = None
    if row.previous_start is not None and row.previous_end is not None:
        previous = (row.previous_start, row.previous_end)
    return SlotTold(
        slot=row.id,
        basin=row.basin,
        site=row.site,
        partner=row.partner,
        referent=row.referent,
        agent=None if identity.role == Role.PARTNER else row.agent,
        start=row.start,
        end=row.end,
        modality=row.modality,
        video=video_link(row, agent=identity.agent, partner=identity.partner),
        state=row.state,  # type: ignore[arg-type]  # written by `keep` alone
        booking=row.booking,
        held_until=row.held_until,
        answer_by=row.answer_by,
        previous=previous,
        previous_site=row.previous_site,
        sequence=row.sequence,
    )
