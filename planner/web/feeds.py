"""feeds: calendars over HTTP. Whoever has an address that opens nothing learns nothing else."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime

import structlog
from fastapi import APIRouter, Request
from fastapi.responses import PlainTextResponse, Response
from sqlmodel import Session
from starlette.background import BackgroundTask

from planner.services.feeds.read_feed import open_feed
from planner.services.feeds.tokens import hash_of
from planner.store.errors import StoreError
from planner.web.feed_answers import Shelf, answer
from planner.web.feed_readers import Readers
from planner.web.rate_limit import RateLimit

PATH = "/feeds/{rest:path}"
"""Everything below is answered here, so that what is no token is answered as one that is unknown."""
PRIVATE = {
    "cache-control": "private, no-cache",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-robots-tag": "noindex",
}
_ENDING = ".ics"
_log = structlog.get_logger(__name__)

Transactions = Callable[[], AbstractContextManager[Session]]


def feeds(
    reading: Transactions, transactions: Transactions, clock: Callable[[], datetime], per_minute: int
) -> APIRouter:
    """The addresses of calendars."""
    router = APIRouter()
    shelf, limit, readers = Shelf(), RateLimit(per_minute), Readers(transactions)

    def read(rest: str, request: Request) -> Response:
        token = rest.removesuffix(_ENDING)
        if not limit.allows(hash_of(token)):
            return _later()
        now = clock()
        try:
            with reading() as session:
                opened = open_feed(session, token) if rest.endswith(_ENDING) else open_feed(session, "")
                kept = None if opened is None else shelf.take(session, opened, now)
        except StoreError as error:
            _log.warning("feed.wait", kind=type(error).__name__)
            return PlainTextResponse("Réessayez plus tard.\n", 503, {**PRIVATE, "retry-after": "60"})
        if opened is None or kept is None:
            return _nothing() if limit.allows(_origin(request)) else _later()
        readers.note(opened.key, request.headers.get("user-agent", ""), now)
        response = answer(kept, request.headers, PRIVATE)
        response.background = BackgroundTask(readers.keep, now) if readers.is_due(now) else None
        return response

    router.add_api_route(PATH, read, methods=["GET", "HEAD"], include_in_schema=False)
    return router


def _nothing() -> Response:
    return PlainTextResponse("Ce calendrier n’existe pas.\n", 404, PRIVATE)


def _later() -> Response:
    return PlainTextResponse("Trop de demandes : réessayez dans une minute.\n", 429, {**PRIVATE, "retry-after": "60"})


def _origin(request: Request) -> str:
    return f"from {request.client.host if request.client else ''}"
