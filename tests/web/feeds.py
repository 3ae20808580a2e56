"""feeds: a stored week whose calendars are read over HTTP."""

import asyncio
from dataclasses import dataclass
from datetime import datetime

import httpx
import icalendar
from fastapi import FastAPI

from planner.services.feeds.keep_feeds import FeedKind, Made, create_feed
from planner.web.feeds import Feeds
from tests.feeds.calendars import events_in
from tests.services.stored import StoredWeek


@dataclass
class Read:
    """A week, and who reads its calendars."""

    week: StoredWeek
    app: FastAPI

    def open(self, kind: FeedKind, subject: str, **where: str) -> Made:
        """An address for a calendar."""
        with self.week.store.transaction() as session:
            return create_feed(session, kind, subject, self.week.now, "somebody", **where)

    def get(self, path: str, method: str = "GET", **headers: str) -> httpx.Response:
        """What is answered."""

        async def ask() -> httpx.Response:
            async with httpx.AsyncClient(transport=httpx.ASGITransport(self.app), base_url="http://test") as client:
                return await client.request(method, path, headers={k.replace("_", "-"): v for k, v in headers.items()})

        return asyncio.run(ask())

    def feed(self, made: Made, **headers: str) -> httpx.Response:
        """What the address of a feed answers."""
        return self.get(f"/feeds/{made.token}.ics", **headers)

    def events(self, made: Made) -> dict[str, icalendar.Event]:
        """The events that a strict reader finds, by UID."""
        answer = self.feed(made)
        assert answer.status_code == 200, answer.text
        return events_in(answer.content)


def read_over_http(week: StoredWeek, per_minute: int = 1000) -> Read:
    """Whoever reads the calendars of a week; the clock is the week's own."""
    app, store = FastAPI(openapi_url=None), week.store

    def clock() -> datetime:
        return week.now

    app.add_middleware(Feeds, reading=store.reading, transactions=store.transaction, clock=clock, per_minute=per_minute)
    return Read(week, app)
