"""style: the one style sheet of all pages; it stands in none of them, so that none may hold any of its own."""

import hashlib
from importlib.resources import files

from fastapi import APIRouter, Request, Response

PATH = "/static/page.css"
_HEADERS = {"cache-control": "public, max-age=3600"}


def style() -> APIRouter:
    """Its address."""
    router = APIRouter()
    content = files(__package__).joinpath("page.css").read_bytes()
    headers = _HEADERS | {"etag": f'"{hashlib.sha256(content).hexdigest()[:32]}"'}

    def page_css(request: Request) -> Response:
        if request.headers.get("if-none-match") == headers["etag"]:
            return Response(status_code=304, headers=headers)
        return Response(content, media_type="text/css", headers=headers)

    router.add_route(PATH, page_css, methods=["GET"])
    return router
