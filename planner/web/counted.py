"""counted: how often each kind of address was asked for, and how that ended; an address itself is never kept."""

from collections.abc import Callable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from planner.web.rdv_service_public import PATH as DELIVERIES

Count = Callable[[str, int], None]
"""Takes a route and a status."""
_WHOLE = frozenset({"/live", "/ready", "/metrics", DELIVERIES})
_BEGINNINGS = ("/feeds/", "/public/", "/static/", "/messages/", "/connexion/", "/api/")
OTHER = "…"


def route_of(path: str) -> str:
    """The route of an address: what follows `/feeds/` opens a calendar, and stands nowhere."""
    if path in _WHOLE:
        return path
    return next((f"{beginning}…" for beginning in _BEGINNINGS if path.startswith(beginning)), OTHER)


class Counted:
    """An application whose answers are counted."""

    def __init__(self, app: ASGIApp, count: Count) -> None:
        """Take what answers and what counts."""
        self._app, self._count = app, count

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, and count with what status."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def counting(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._count(route_of(scope["path"]), message["status"])
            await send(message)

        await self._app(scope, receive, counting)
