"""turns: a route that looks at who asks and answers in one turn of a thread.

FastAPI sends each function that may wait to a thread by itself and comes back in between; going to and fro costs more
than looking up who asks.
"""

from collections.abc import Callable, Coroutine, Iterator, Mapping
from functools import cached_property, wraps
from inspect import iscoroutinefunction
from typing import Any

from fastapi import Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.dependencies.models import Dependant
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute

from planner.web.api.asking import Asker, Asking

Endpoint = Callable[..., Any]
Handler = Callable[[Request], Coroutine[Any, Any, Response]]


class Turn(APIRoute):
    """A route whose function is given an `Asking` where its signature names `May`, once it was looked who asks."""

    def __init__(self, path: str, endpoint: Endpoint, **options: Any) -> None:  # noqa: ANN401 - FastAPI's own
        """Take what FastAPI takes."""
        super().__init__(path, _once_let_in(endpoint), **options)

    @cached_property
    def asked_with(self) -> frozenset[str]:
        """Names that may stand behind the `?` of its address."""
        return frozenset(_names(self.dependant))

    def get_route_handler(self) -> Handler:
        """As FastAPI answers; what is wrong with a request is told to those alone who may ask."""
        usual = super().get_route_handler()

        async def handler(request: Request) -> Response:
            try:
                return await usual(request)
            except RequestValidationError as error:
                asker = getattr(request.state, "asker", None)
                if asker is not None:
                    await run_in_threadpool(asker.let_in)
                told = error.errors()
                unheard = [each for each in unheard_of(request) if each not in told]
                raise RequestValidationError([*told, *unheard], body=error.body) from None

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
    return {name: _asking(value) if isinstance(value, Asker) else value for name, value in given.items()}


def _asking(asker: Asker) -> Asking:
    asking = asker.let_in()
    if unheard := unheard_of(asker.request):
        raise RequestValidationError(unheard)
    return asking


def unheard_of(request: Request) -> list[dict[str, object]]:
    """What an address asks with that its route knows nothing of: a slip there would be answered as if it were not.

    In the form in which FastAPI tells faults.
    """
    route: Turn = request.scope["route"]
    return [
        {"type": "extra_forbidden", "loc": ("query", name), "msg": "a known key", "input": value}
        for name, value in request.query_params.items()
        if name not in route.asked_with
    ]


def _names(dependant: Dependant) -> Iterator[str]:
    yield from (each.alias for each in dependant.query_params)
    for each in dependant.dependencies:
        yield from _names(each)
