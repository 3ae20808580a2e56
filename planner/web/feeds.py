"""feeds: calendars over HTTP. Whoever has an address that opens nothing learns nothing else.

They stand before the application that answers all else: they are asked for more often than everything else together.
Most askers have what there is; to tell them so takes one question to the store, which those who ask together share.
"""

import asyncio
from collections.abc import Callable, Collection, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime

import structlog
from sqlmodel import Session
from starlette.datastructures import Headers, QueryParams
from starlette.types import ASGIApp, Receive, Scope, Send

from planner.services.feeds.read_feed import Opened, midnight, open_feeds, open_public
from planner.services.feeds.tokens import CALENDAR, PAGE, SHEET, hash_of
from planner.store.errors import StoreError
from planner.web.feed_answers import PRIVATE, PUBLIC, Answer, Kept, made, told
from planner.web.feed_readers import Readers
from planner.web.feed_shelf import Shelf
from planner.web.partner_forms import Asked, partner_form
from planner.web.rate_limit import RateLimit
from planner.web.together import Together

AT = "/feeds/"
"""Everything below is answered here, so that what is no token is answered as one that is unknown."""
PUBLIC_AT = "/public/sites/"
"""What the public may know of a site: when it is open, and when against its habit it is not."""
_FORMS = (CALENDAR, PAGE, SHEET)
_OPENS_NOTHING = hash_of("")
"""Looked for where an address has no ending, so that it costs what any other costs."""
_METHODS = frozenset({"GET", "HEAD"})
_WAIT = {"retry-after": "60"}
_log = structlog.get_logger(__name__)

Look = Callable[[Session, Collection[str]], Mapping[str, Opened]]
Transactions = Callable[[], AbstractContextManager[Session]]


@dataclass(frozen=True)
class _Kind:
    """Calendars of one kind of address."""

    headers: Mapping[str, str]
    look: Look
    together: Together[str, Opened]


class Feeds:
    """An application with the addresses of calendars before it."""

    def __init__(
        self,
        app: ASGIApp,
        reading: Transactions,
        transactions: Transactions,
        clock: Callable[[], datetime],
        per_minute: int,
    ) -> None:
        """Take what answers all else, the store, the clock, and how often an address may be read in a minute."""
        self._app, self._reading, self._clock = app, reading, clock
        self._shelf, self._limit, self._readers = Shelf(), RateLimit(per_minute), Readers(transactions)
        self._private, self._public = self._kind(PRIVATE, open_feeds), self._kind(PUBLIC, open_public)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer what is a calendar's; let pass what is not."""
        path: str = scope["path"] if scope["type"] == "http" else ""
        if path.startswith(AT):
            await self._read(scope, path.removeprefix(AT), send)
        elif path.startswith(PUBLIC_AT):
            await self._read_public(scope, path.removeprefix(PUBLIC_AT), send)
        else:
            await self._app(scope, receive, send)

    async def _read(self, scope: Scope, rest: str, send: Send) -> None:
        ending = f".{rest.rpartition('.')[2]}"
        form = ending if ending in _FORMS else ""
        token, now, headers = rest.removesuffix(form), self._clock(), Headers(scope=scope)
        digest = hash_of(token)
        opens = digest if form else _OPENS_NOTHING
        asked = Asked(token, form, QueryParams(scope["query_string"]), headers)
        answer, opened = await self._answer(scope, asked, self._private, opens, asker=digest, now=now)
        if opened is not None:
            self._readers.note(opened.key, headers.get("user-agent", ""), now)
        await answer.send(send)
        if self._readers.is_due(now):
            await asyncio.to_thread(self._readers.keep, now)

    async def _read_public(self, scope: Scope, rest: str, send: Send) -> None:
        site, asked = rest.removesuffix(CALENDAR), Asked("", CALENDAR, QueryParams(), Headers(scope=scope))
        answer, _ = await self._answer(scope, asked, self._public, site, asker=_origin(scope), now=self._clock())
        await answer.send(send)

    async def _answer(
        self, scope: Scope, asked: Asked, kind: _Kind, key: str, *, asker: str, now: datetime
    ) -> tuple[Answer, Opened | None]:
        """What is answered, and what was opened."""
        if scope["method"] not in _METHODS:
            return told(405, "Cette adresse se lit seulement.", {**kind.headers, "allow": "GET, HEAD"}), None
        if not self._limit.allows(asker):
            return _later(kind), None
        try:
            opened = await kind.together.ask(key)
            found = None if opened is None else await self._found(kind, key, opened, asked, now)
        except StoreError as error:
            _log.warning("feed.wait", kind=type(error).__name__)
            return told(503, "Réessayez plus tard.", {**kind.headers, **_WAIT}), None
        if found is None:
            return (_nothing(kind) if self._limit.allows(_origin(scope)) else _later(kind)), None
        return found, opened

    async def _found(self, kind: _Kind, key: str, opened: Opened, asked: Asked, now: datetime) -> Answer | None:
        if asked.form != CALENDAR:
            return await asyncio.to_thread(self._formed, key, asked, now)
        kept = await self._kept(kind, key, opened, now)
        return None if kept is None else kept.answer(asked.headers)

    def _formed(self, key: str, asked: Asked, now: datetime) -> Answer | None:
        """What a partner reads beside its calendar."""
        with self._reading() as session:
            opened = open_feeds(session, [key]).get(key)
            return None if opened is None else partner_form(session, opened, asked, now)

    async def _kept(self, kind: _Kind, key: str, opened: Opened, now: datetime) -> Kept | None:
        """The calendar as it was written, or as it is written now."""
        found = self._shelf.find(opened, midnight(now, opened.timezone))
        return found or await asyncio.to_thread(self._written, kind.look, key, now)

    def _written(self, look: Look, key: str, now: datetime) -> Kept | None:
        """Written from one picture of the store; None where it went away meanwhile."""
        with self._reading() as session:
            opened = look(session, [key]).get(key)
            if opened is None:
                return None
            day = midnight(now, opened.timezone)
            kept = self._shelf.find(opened, day)  # another thread may have written it meanwhile
            if kept is None:
                kept = made(session, opened, now, day)
                self._shelf.keep(opened, kept)
            return kept

    def _kind(self, headers: Mapping[str, str], look: Look) -> _Kind:
        def look_up(keys: Collection[str]) -> Mapping[str, Opened]:
            with self._reading() as session:
                return look(session, keys)

        return _Kind(headers, look, Together(look_up))


def _nothing(kind: _Kind) -> Answer:
    return told(404, "Ce calendrier n’existe pas.", kind.headers)


def _later(kind: _Kind) -> Answer:
    return told(429, "Trop de demandes : réessayez dans une minute.", {**kind.headers, **_WAIT})


def _origin(scope: Scope) -> str:
    client = scope.get("client")
    return f"from {client[0] if client else ''}"
