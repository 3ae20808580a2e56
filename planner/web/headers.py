"""headers: what every answer tells a browser not to do."""

from collections.abc import Mapping

from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS: Mapping[str, str] = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'",
    "strict-transport-security": "max-age=63072000; includeSubDomains",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cross-origin-opener-policy": "same-origin",
}
"""No script or style inside of a page, nothing from elsewhere, no frame around it, and never without TLS again."""


_RAW = tuple((name.encode(), value.encode()) for name, value in HEADERS.items())


class Guarded:
    """Adds them where an answer does not say otherwise itself."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let pass, and add."""

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = list(message.get("headers", ()))
                said = {name for name, _ in own}
                message["headers"] = own + [header for header in _RAW if header[0] not in said]
            await send(message)

        await self._app(scope, receive, guarded if scope["type"] == "http" else send)
