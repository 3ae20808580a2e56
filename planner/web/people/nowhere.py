"""nowhere: an address at which there is nothing: a page for who has a browser, a word for everybody else."""

from fastapi import Request, Response
from fastapi.responses import JSONResponse

from planner.web.people.pages import shown


async def nowhere(request: Request, _: Exception) -> Response:
    """Say so, and lead back from however deep it is."""
    if "text/html" not in request.headers.get("accept", ""):
        return JSONResponse({"detail": "Not Found"}, 404)
    return shown("trouble.html", "nowhere", top="../" * (request.url.path.count("/") - 1))
