"""certificates: what the checker certified of a week when it was published."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from planner.services.publishing.keep_certificate import certificate_kept
from planner.store import revisions
from planner.web.api.asking import Asking, May
from planner.web.api.problems import unknown
from planner.web.api.shapes import BasinPath, WeekPath
from planner.web.api.turns import Turn
from planner.web.api.versions import tagged
from schemas.certificate import Certificate

router = APIRouter(route_class=Turn, tags=["rosters"])


@router.get("/basins/{basin}/weeks/{week}/certificate", response_model=Certificate)
def certificate(
    basin: BasinPath,
    week: WeekPath,
    request: Request,
    asking: Annotated[Asking, Depends(May("certificates.read", "basin"))],
) -> Response:
    """The certificate of the published roster, as it was issued with it; 404 where nothing was published.

    Its `roster_sha256` is that of the roster as this API gives it to who sees all of it.
    """
    with asking.standing.reading() as session:
        row = revisions.published(session, basin, week)
        kept = None if row is None else certificate_kept(session, row)
    if kept is None:
        raise unknown()
    return tagged(request, kept.document)
