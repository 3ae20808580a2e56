"""swaps: people take each other's shift, where the checker finds the week lawful and the label no worse kept."""

import uuid
from collections.abc import Callable, Collection
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from sqlmodel import Session

from config.figures import load_figures
from planner.services.facts.weeks_touched import week_of
from planner.services.planning.compose_problem import frame_of
from planner.services.swaps.keep_swaps import (
    Setting,
    accept_swap,
    confirm_swap,
    propose_swap,
    swaps_of,
    withdraw_swap,
)
from planner.services.swaps.swapped import Refused
from planner.store.weeks import lock_basin
from planner.web.access.places import of_agent, place_of_swap
from planner.web.api.asking import Asking, May
from planner.web.api.lists import Asked, Part, named
from planner.web.api.problems import Refusal, unknown
from planner.web.api.shapes import BasinPath, Given, Page, Told
from planner.web.api.submitting import IdempotencyKey, posting
from planner.web.api.turns import Turn
from schemas.ids import AgentId, AgentKey, SiteId, SiteKey
from schemas.role import Role
from schemas.shift import Shift
from schemas.tables.swap import SwapRow
from schemas.time import Instant

router = APIRouter(route_class=Turn, tags=["swaps"])
_NAMES = uuid.UUID("5b1f0c7e-9a42-5d8b-a3e6-7c2d4f6081b9")
Step = Callable[[Setting, SwapRow], SwapRow | Refused]
Mine = Annotated[Asking, Depends(May("swaps.write", "swap"))]
Decides = Annotated[Asking, Depends(May("swaps.decide", "swap"))]


class ShiftOf(Given):
    """A published shift of somebody, to the minute."""

    agent: AgentKey
    site: SiteKey
    start: Instant
    end: Instant


class NewSwap(Given):
    """Two shifts of one week that are to change hands."""

    mine: ShiftOf
    """Of who proposes it."""
    theirs: ShiftOf
    """Of a colleague."""


class SwapTold(Told):
    """A swap."""

    swap: str
    basin: str
    week: str
    mine: ShiftOf
    theirs: ShiftOf
    state: str
    """`proposed`; `accepted` where a manager is to confirm it; `applied`; `withdrawn`."""


@router.get("/basins/{basin}/swaps")
def swaps(
    basin: BasinPath, asking: Annotated[Asking, Depends(May("swaps.read", "basin"))], asked: Asked, part: Part
) -> Page[SwapTold]:
    """Swaps of a basin, whatever became of them: an agent sees the own ones; all, where no range is named."""
    within = named(asked)
    with asking.standing.reading() as session:
        found = [row for row in swaps_of(session, basin) if asking.may_see(place_of_swap(row))]
    if within is not None:
        found = [row for row in found if within.start < max(row.end, row.colleague_end) and _begins(row) < within.end]
    return part.of([_told(row) for row in found], lambda each: (each.swap,))


@router.get("/swaps/{swap:path}")
def one_swap(swap: str, asking: Annotated[Asking, Depends(May("swaps.read", "swap"))]) -> SwapTold:
    """One swap, whatever became of it."""
    return _told(asking.read(SwapRow, swap))


@router.post("/swaps", status_code=201)
def propose(
    given: NewSwap,
    request: Request,
    asking: Annotated[Asking, Depends(May("swaps.write"))],
    key: IdempotencyKey = None,
) -> SwapTold:
    """Propose a swap; 409 with a sentence where the week would not be lawful with it, or the label worse."""
    standing = asking.standing
    with standing.reading() as session:
        place = asking.require(of_agent(session, given.mine.agent))
        other = of_agent(session, given.theirs.agent)
    if other is None or other.basin != place.basin:
        raise unknown()
    swap = str(uuid.uuid5(_NAMES, posting(asking, request, given.model_dump(mode="json"), key).id))
    with standing.transactions() as session:
        setting = _setting(session, asking, place.basin)
        if (before := session.get(SwapRow, swap)) is not None:
            return _told(before)
        frame = frame_of(setting.basin, week_of(given.mine.start, setting.basin.timezone))
        mine, theirs = (
            Shift(agent=each.agent, site=each.site, start=frame.local(each.start), end=frame.local(each.end))
            for each in (given.mine, given.theirs)
        )
        return _told(_or_refused(propose_swap(setting, swap, mine, theirs)))


@router.post("/swaps/{swap}/accept")
def accept(swap: str, asking: Mine) -> SwapTold:
    """Take a swap, as the colleague whose shift is wanted; it is applied, unless an employer looks at every change."""

    def taken(setting: Setting, row: SwapRow) -> SwapRow | Refused:
        if asking.identity.role == Role.AGENT and asking.identity.agent == row.colleague:
            return accept_swap(setting, row)
        return Refused("Seule la personne à qui l’échange est proposé peut l’accepter.")

    return _step(swap, asking, taken, ("accepted", "applied"))


@router.post("/swaps/{swap}/confirm")
def confirm(swap: str, asking: Decides) -> SwapTold:
    """Confirm a swap that both want; it is applied."""
    return _step(swap, asking, confirm_swap, ("applied",))


@router.post("/swaps/{swap}/withdraw")
def withdraw(swap: str, asking: Mine) -> SwapTold:
    """Say that a swap is not wanted any more, as one of the two or as who decides; 409 where it is done."""
    return _step(swap, asking, withdraw_swap, ("withdrawn",))


def _step(swap: str, asking: Asking, step: Step, done: Collection[str]) -> SwapTold:
    """Take a step; one that was taken is not taken again, however often it is asked for."""
    with asking.standing.transactions() as session:
        setting = _setting(session, asking, asking.basin)
        row = session.get(SwapRow, swap, populate_existing=True)
        if row is None:
            raise unknown()
        return _told(row if row.state in done else _or_refused(step(setting, row)))


def _setting(session: Session, asking: Asking, basin: str) -> Setting:
    held = lock_basin(session, basin)
    if held is None:
        raise unknown()
    standing = asking.standing
    return Setting(session, held, load_figures(), standing.publication, standing.clock(), asking.identity.id)


def _or_refused(found: SwapRow | Refused) -> SwapRow:
    if isinstance(found, Refused):
        raise Refusal(409, found.why)
    return found


def _told(row: SwapRow) -> SwapTold:
    return SwapTold(
        swap=row.id,
        basin=row.basin,
        week=row.week,
        mine=_shift(row.agent, row.site, row.start, row.end),
        theirs=_shift(row.colleague, row.colleague_site, row.colleague_start, row.colleague_end),
        state=row.state,
    )


def _begins(row: SwapRow) -> datetime:
    return min(row.start, row.colleague_start)


def _shift(agent: str, site: str, start: datetime, end: datetime) -> ShiftOf:
    start, end = start.astimezone(UTC), end.astimezone(UTC)  # as the store gives them back: the same at every try
    return ShiftOf(agent=AgentId(agent), site=SiteId(site), start=start, end=end)
