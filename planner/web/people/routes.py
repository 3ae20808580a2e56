"""routes: the door, the first password, what lies behind, weeks, another password, calendars, and the way out.

Every change is a form of ours that is sent back, so that nothing here needs a script.
"""

from collections.abc import Awaitable, Callable, Mapping

import structlog
from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from starlette.concurrency import run_in_threadpool

from planner.store.errors import StoreError
from planner.web.api.standing import Standing
from planner.web.people import basins, door, forms, held, inside, weeks
from planner.web.people.pages import shown

HOME, DOOR, WELCOME, PASSWORD, CALENDARS, OUT, WEEK, DATA, DATA_FILE = (
    "/", "/connexion", "/bienvenue", "/mot-de-passe", "/agenda", "/deconnexion", f"/{basins.WEEKS}", "/mes-donnees",
    "/mes-donnees.json",
)  # fmt: skip
"""All in one place, so that a page finds the others beside it, whatever stands before their names."""
Given = Mapping[str, str]
Posted = Callable[[Standing, Request, Given], Response]
_log = structlog.get_logger(__name__)


def people_pages(standing: Standing) -> APIRouter:
    """Their addresses."""
    router = APIRouter()
    for path, look in (
        (HOME, inside.home), (DOOR, door.door), (WELCOME, door.welcome), (PASSWORD, inside.password_page),
        (WEEK, weeks.week_page), (DATA, held.held_page), (DATA_FILE, held.held_file),
    ):  # fmt: skip
        router.add_route(path, _looking(standing, look), methods=["GET"])
    for path, post in (
        (DOOR, door.sign_in), (WELCOME, door.choose), (PASSWORD, inside.change_password),
        (CALENDARS, inside.keep_calendars), (OUT, inside.sign_out),
    ):  # fmt: skip
        router.add_route(path, _posting(standing, post), methods=["POST"])
    for path in (CALENDARS, OUT):  # somebody loads a page anew that came of a form
        router.add_route(path, lambda _: RedirectResponse("./", 303), methods=["GET"])
    return router


def _looking(standing: Standing, look: Callable[[Standing, Request], Response]) -> Callable[[Request], Response]:
    def answered(request: Request) -> Response:
        try:
            return look(standing, request)
        except StoreError as error:
            return _later(error)

    return answered


def _posting(standing: Standing, post: Posted) -> Callable[[Request], Awaitable[Response]]:
    async def answered(request: Request) -> Response:
        given = await forms.read(request)
        if given is None:
            return shown("trouble.html", "elsewhere")
        try:
            return await run_in_threadpool(post, standing, request, given)
        except StoreError as error:
            return _later(error)

    return answered


def _later(error: StoreError) -> Response:
    _log.warning("page.wait", kind=type(error).__name__)
    return shown("trouble.html", "later")
