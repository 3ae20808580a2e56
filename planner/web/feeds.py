"""feeds: calendars over HTTP. Whoever has an address that opens nothing learns nothing else."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import datetime

import structlog
from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import PlainTextResponse, Response
from sqlmodel import Session
from starlette.background import BackgroundTask

from planner.services.feeds.read_feed import Opened, open_feed, open_public
from planner.services.feeds.tokens import hash_of
from planner.store.errors import StoreError
from planner.web.feed_answers import Kept, Shelf, answer
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
PUBLIC_PATH = "/public/sites/{site:path}"
"""What the public may know of a site: when it is open, and when against its habit it is not."""
PUBLIC = {"cache-control": "public, max-age=300", "x-content-type-options": "nosniff"}
_ENDING = ".ics"
_log = structlog.get_logger(__name__)

Look = Callable[[Session], Opened | None]
Transactions = Callable[[], AbstractContextManager[Session]]


def feeds(
    reading: Transactions, transactions: Transactions, clock: Callable[[], datetime], per_minute: int
) -> APIRouter:
    """The addresses of calendars."""
    router = APIRouter()
    shelf, limit, readers = Shelf(), RateLimit(per_minute), Readers(transactions)

    def read(request: Request) -> Response:
        rest: str = request.path_params["rest"]
        token, is_whole = rest.removesuffix(_ENDING), rest.endswith(_ENDING)
        if not limit.allows(hash_of(token)):
            return _later(PRIVATE)
        now = clock()
        opened, kept = _looked_up(lambda session: open_feed(session, token if is_whole else ""), now)
        if opened is None or kept is None:
            return _missing(request, PRIVATE)
        readers.note(opened.key, request.headers.get("user-agent", ""), now)
        response = answer(kept, request.headers, PRIVATE)
        response.background = BackgroundTask(readers.keep, now) if readers.is_due(now) else None
        return response

    def read_public(request: Request) -> Response:
        site: str = request.path_params["site"]
        if not limit.allows(_origin(request)):
            return _later(PUBLIC)
        opened, kept = _looked_up(lambda session: open_public(session, site.removesuffix(_ENDING)), clock())
        return _missing(request, PUBLIC) if opened is None or kept is None else answer(kept, request.headers, PUBLIC)

    def _looked_up(look: Look, now: datetime) -> tuple[Opened | None, Kept | None]:
        try:
            with reading() as session:
                opened = look(session)
                return opened, None if opened is None else shelf.take(session, opened, now)
        except StoreError as error:
            _log.warning("feed.wait", kind=type(error).__name__)
            raise HTTPException(503, "Réessayez plus tard.", {"retry-after": "60"}) from error

    def _missing(request: Request, headers: Mapping[str, str]) -> Response:
        return _nothing(headers) if limit.allows(_origin(request)) else _later(headers)

    # plain routes: they have no parameters to be validated, and are asked for more than all others
    router.add_route(PATH, read, methods=["GET"])
    router.add_route(PUBLIC_PATH, read_public, methods=["GET"])
    return router


def _nothing(headers: Mapping[str, str]) -> Response:
    return PlainTextResponse("Ce calendrier n’existe pas.\n", 404, headers)


def _later(headers: Mapping[str, str]) -> Response:
    text = "Trop de demandes : réessayez dans une minute.\n"
    return PlainTextResponse(text, 429, {**headers, "retry-after": "60"})


def _origin(request: Request) -> str:
    return f"from {request.client.host if request.client else ''}"
