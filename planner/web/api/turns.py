"""turns: a route that looks at who asks and answers in one turn of a thread.

FastAPI sends each function that may wait to a thread by itself and comes back in between; going to and fro costs more
than looking up who asks.
"""

from collections.abc import Callable, Coroutine, Mapping
from functools import wraps
from inspect import iscoroutinefunction
from typing import Any

from fastapi import Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute

from planner.web.api.asking import Asker

Endpoint = Callable[..., Any]
Handler = Callable[[Request], Coroutine[Any, Any, Response]]


class Turn(APIRoute):
    """A route whose function is given an `Asking` where its signature names `May`, once it was looked who asks."""

    def __init__(self, path: str, endpoint: Endpoint, **options: Any) -> None:  # noqa: ANN401 - FastAPI's own
        """Take what FastAPI takes."""
        super().__init__(path, _once_let_in(endpoint), **options)

    def get_route_handler(self) -> Handler:
        """As FastAPI answers; what is wrong with a request is told to those alone who may ask."""
        usual = super().get_route_handler()

        async def handler(request: Request) -> Response:
            try:
                return await usual(request)
            except RequestValidationError:
                asker = getattr(request.state, "asker", None)
                if asker is not None:
                    await run_in_threadpool(asker.let_in)
                raise

        return handler


def _once_let_in(endpoint: Endpoint) -> Endpoint:
    """The same function, with the same signature, handed who may ask in place of who asks."""
    if iscoroutinefunction(endpoint):

        @wraps(endpoint)
        async def later(**given: object) -> object:
            return await endpoint(**await run_in_threadpool(_let_in, given))

        return later

    @wraps(endpoint)
    def at_once(**given: object) -> object:
        return endpoint(**_let_in(given))

    return at_once


def _let_in(given: Mapping[str, object]) -> dict[str, object]:
    return {name: value.let_in() if isinstance(value, Asker) else value for name, value in given.items()}
