"""events: a stream of what happens to a basin (server-sent events), of which each sees what is its own business."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import ExitStack
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from planner.services.access.identity import Identity
from planner.web.access.identify import identify
from planner.web.access.places import Place, reach_of, reaches
from planner.web.api.asking import Asking, May
from planner.web.api.problems import Refusal
from planner.web.api.shapes import BasinPath
from planner.web.api.turns import Turn
from planner.web.live import board
from planner.web.live.board import Plans
from planner.web.live.notices import Notice
from planner.web.live.streams import TooManyError, Watcher

router = APIRouter(route_class=Turn, tags=["events"])
_HEADERS = {"cache-control": "no-store", "x-accel-buffering": "no"}
_TEXT = {"type": "string"}
_DOCUMENTED: Mapping[str, object] = {
    "text/event-stream": {
        "schema": {
            "type": "object",
            "description": "Each event of the stream; its data is an object of JSON.",
            "properties": {"event": _TEXT, "id": _TEXT, "data": _TEXT},
        }
    }
}
_BEAT = ": \n\n"
"""Says nothing, so that whoever stands in between does not take the stream for dead."""


class EventStream(StreamingResponse):
    """A stream that gives back its place when it ends, however it ends."""

    media_type = "text/event-stream"

    def __init__(self, content: AsyncIterator[str], place: ExitStack, status_code: int = 200) -> None:
        """Stream this; the status stands here for the OpenAPI document."""
        super().__init__(content, status_code, headers=_HEADERS)
        self._place = place

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Stream, until either side ends it."""
        with self._place:
            await super().__call__(scope, receive, send)


@router.get("/basins/{basin}/events", response_class=EventStream, responses={200: {"content": _DOCUMENTED}})
async def events(
    basin: BasinPath,
    request: Request,
    asking: Annotated[Asking, Depends(May("events.read", "basin", counts=False))],
    last: Annotated[
        str | None, Header(alias="Last-Event-ID", max_length=40, description="The id of the last event that was read.")
    ] = None,
) -> EventStream:
    """What happens to a basin, while it happens: server-sent events, with ids and no names.

    `begin` comes first. After `reset` more has happened than is told: ask for everything anew. `plan.progress` says how
    far the plan of a week has come, `plan.ended` that it is made no longer; every other event has an id, and a stream
    that is asked for with the last of them goes on after it. A stream ends with the session or the token; 429 where
    too many are open.
    """
    streams, place = asking.standing.streams, ExitStack()
    try:
        place.enter_context(streams.admitted(asking.identity.id))
    except TooManyError:
        raise Refusal(429, "too many streams are open", headers={"retry-after": "30"}) from None
    loop = asyncio.get_running_loop()
    reading, now = asking.standing.reading, asking.standing.clock()
    try:
        watching = streams.watching(basin, loop, reading, now)
        watcher = await run_in_threadpool(lambda: place.enter_context(watching))
    except BaseException:
        place.close()
        raise
    return EventStream(_told(asking, request, watcher, last), place)


async def _told(asking: Asking, request: Request, watcher: Watcher, last: str | None) -> AsyncIterator[str]:
    identity: Identity | None = asking.identity
    missed = await run_in_threadpool(lambda: _missed(asking, watcher, last))
    yield _written("begin", {"basin": watcher.basin}, watcher.since if missed is None or last is None else None)
    if missed is None:
        yield _written("reset", {"basin": watcher.basin})
    for text in _of(missed or (), asking.identity):
        yield text
    plans: Plans = {}
    while identity is not None:
        watcher.rung.clear()
        notices, now = [*watcher.waiting], watcher.plans
        watcher.waiting.clear()
        for text in (*_of(notices, identity), *_of_plans(plans, now, identity, watcher.basin)):
            yield text
        plans = now
        if watcher.over:
            return
        try:
            await asyncio.wait_for(watcher.rung.wait(), asking.standing.beat_seconds)
        except TimeoutError:
            yield _BEAT
        identity = await run_in_threadpool(lambda: _still(asking, request))


def _still(asking: Asking, request: Request) -> Identity | None:
    """Who listens; None where the session or the token is over."""
    with asking.standing.reading() as session:
        known = identify(session, request, asking.standing.clock())
    return None if known is None else known.identity


def _missed(asking: Asking, watcher: Watcher, last: str | None) -> list[Notice] | None:
    """What happened after the last event that was read; None where that is not known any more."""
    if last is None:
        return []
    if not last.isdecimal() or int(last) > watcher.since:
        return None
    with asking.standing.reading() as session:
        first = board.oldest(session, watcher.basin)
        notices, reached = board.between(session, watcher.basin, int(last), watcher.since)
    whole = reached == watcher.since and (int(last) == watcher.since or (first is not None and first <= int(last)))
    return list(notices) if whole else None


def _of(notices: Iterator[Notice] | list[Notice] | tuple[()], identity: Identity) -> Iterator[str]:
    for each in notices:
        reach = reach_of(identity, each.right)
        if reach is not None and reaches(identity, reach, each.place):
            yield _written(each.event, each.data, each.id)


def _of_plans(before: Plans, now: Plans, identity: Identity, basin: str) -> Iterator[str]:
    """For those who may see proposals: what is found of a plan says something of the week."""
    reach = reach_of(identity, "proposals.read")
    if reach is None or not reaches(identity, reach, Place(basin, whole=True)):
        return
    for week, data in now.items():
        if before.get(week) != data:
            yield _written("plan.progress", data)
    for week in before.keys() - now.keys():
        yield _written("plan.ended", {"week": week})


def _written(event: str, data: Mapping[str, object], number: int | None = None) -> str:
    """JSON has no line break, so it is one line of data."""
    name = f"id: {number}\n" if number is not None else ""
    return f"{name}event: {event}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"
