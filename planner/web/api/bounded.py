"""bounded: a body that is too long is refused before it is read to its end."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from planner.web.api.problems import Refusal, answer

MOST_BYTES = 256 * 1024
"""What a body may have; the rest is not read."""


class _TooLongError(Exception):
    """More has come than is read."""


class Bounded:
    """Counts the bytes of a body as they come in."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let pass what is short enough."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        stated, left, began = headers.get(b"content-length", b"0"), MOST_BYTES, False
        if stated.isdigit() and int(stated) > MOST_BYTES:
            await _refused()(scope, receive, send)
            return

        async def counted() -> Message:
            nonlocal left
            message = await receive()
            left -= len(message.get("body", b""))
            if left < 0:
                raise _TooLongError
            return message

        async def noted(message: Message) -> None:
            nonlocal began
            if left >= 0 or began:  # else whatever the application makes of a body that broke off
                began = True
                await send(message)

        try:
            await self._app(scope, counted, noted)
        except _TooLongError:
            if began:
                raise
        if left < 0 and not began:
            await _refused()(scope, receive, send)


def _refused() -> ASGIApp:
    return answer(Refusal(413, f"{MOST_BYTES} bytes at most"))
