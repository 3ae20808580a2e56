"""histories: what happened to a week, with ids and no names."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends

from planner.services.record.tell_history import Happening, tell_history
from planner.web.api.asking import Asking, May
from planner.web.api.lists import Asked, Part, named
from planner.web.api.shapes import BasinPath, Page, Told, WeekPath
from planner.web.api.turns import Turn
from schemas.time import Instant

router = APIRouter(route_class=Turn, tags=["history"])


class HappeningTold(Told):
    """One thing that happened to a week."""

    at: Instant
    action: str
    """What, such as `absence.reported`."""
    subject: str
    """To what: an id, or basin/week."""
    actor: str | None
    """Opaque id of who stands behind it; null of what was imported."""
    event: str | None
    """The event that brought it."""
    detail: dict[str, Any]
    state: str | None
    """Of a revision, what it is now."""
    cause: list[str]
    """Of a revision, the events that led to it, the first 50."""
    cause_count: int


@router.get("/basins/{basin}/weeks/{week}/history")
def history(
    basin: BasinPath,
    week: WeekPath,
    asking: Annotated[Asking, Depends(May("history.read", "basin"))],
    asked: Asked,
    part: Part,
) -> Page[HappeningTold]:
    """Facts, decisions and revisions, in the order in which they were stored; whole where no range is named."""
    within = named(asked)
    with asking.standing.reading() as session:
        happened = tell_history(session, basin, week) or ()
    numbered = {f"{number:09}": each for number, each in enumerate(happened)}
    seen = (number for number, each in numbered.items() if within is None or within.start <= each.at < within.end)
    page = part.of(seen, lambda number: (number,))
    return Page(items=[_told(numbered[number]) for number in page.items], next=page.next)


def _told(each: Happening) -> HappeningTold:
    return HappeningTold(
        at=each.at,
        action=each.action,
        subject=each.subject,
        actor=each.actor,
        event=each.event,
        detail=dict(each.detail),
        state=each.state,
        cause=list(each.cause),
        cause_count=each.cause_count,
    )
