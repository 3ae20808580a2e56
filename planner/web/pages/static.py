"""static: the style sheets and the one script; they stand in no page, so that none may hold any of its own."""

import hashlib
from collections.abc import Callable
from importlib.resources import files

from fastapi import APIRouter, Request, Response

STYLE, WEEK_STYLE, SCRIPT = "/static/page.css", "/static/week.css", "/static/welcome.js"
_FILES = {
    STYLE: ("text/css", files(__package__) / "page.css"),
    WEEK_STYLE: ("text/css", files("planner.show") / "templates" / "week.css"),
    SCRIPT: ("text/javascript", files(__package__) / "welcome.js"),
}
_HEADERS = {"cache-control": "public, max-age=3600"}


def static() -> APIRouter:
    """Their addresses."""
    router = APIRouter()
    for path, (kind, file) in _FILES.items():
        router.add_route(path, _answering(file.read_bytes(), kind), methods=["GET"])
    return router


def _answering(content: bytes, kind: str) -> Callable[[Request], Response]:
    headers = _HEADERS | {"etag": f'"{hashlib.sha256(content).hexdigest()[:32]}"'}

    def answered(request: Request) -> Response:
        if request.headers.get("if-none-match") == headers["etag"]:
            return Response(status_code=304, headers=headers)
        return Response(content, media_type=kind, headers=headers)

    return answered
