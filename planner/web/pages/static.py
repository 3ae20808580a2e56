"""static: the one style sheet and the one script; they stand in no page, so that none may hold any of its own."""

import hashlib
from collections.abc import Callable
from importlib.resources import files

from fastapi import APIRouter, Request, Response

STYLE, SCRIPT = "/static/page.css", "/static/welcome.js"
_KINDS = {STYLE: "text/css", SCRIPT: "text/javascript"}
_HEADERS = {"cache-control": "public, max-age=3600"}


def static() -> APIRouter:
    """Their addresses."""
    router = APIRouter()
    for path, kind in _KINDS.items():
        router.add_route(path, _answering(path, kind), methods=["GET"])
    return router


def _answering(path: str, kind: str) -> Callable[[Request], Response]:
    content = files(__package__).joinpath(path.rpartition("/")[2]).read_bytes()
    headers = _HEADERS | {"etag": f'"{hashlib.sha256(content).hexdigest()[:32]}"'}

    def answered(request: Request) -> Response:
        if request.headers.get("if-none-match") == headers["etag"]:
            return Response(status_code=304, headers=headers)
        return Response(content, media_type=kind, headers=headers)

    return answered
