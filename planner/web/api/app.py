"""app: the API as one application, to be mounted at /api/v1."""

import importlib.metadata
from typing import Any

from fastapi import APIRouter, FastAPI, Security
from fastapi.security import HTTPBearer

from planner.web.api import (
    absences,
    availabilities,
    bookings,
    cases,
    certificates,
    closures,
    consents,
    contacts,
    employer_records,
    employers,
    events,
    fragilities,
    held,
    histories,
    hooks,
    me,
    networks,
    people,
    pins,
    places,
    proposals,
    records,
    referents,
    requests,
    rosters,
    sessions,
    slots,
    swaps,
    weeks,
)
from planner.web.api.bounded import Bounded
from planner.web.api.described import REFUSED, with_problems
from planner.web.api.problems import answer_with_problems
from planner.web.api.standing import Standing

AT = "/api/v1"
"""Where it is mounted."""
ROUTERS: tuple[APIRouter, ...] = (
    rosters.router,  # asked for most: each one before it is looked at in vain
    sessions.router,
    me.router,
    held.router,
    contacts.router,  # before the agents whose ids it would be taken for
    consents.router,  # likewise
    people.router,
    places.router,
    records.router,
    networks.router,
    certificates.router,
    proposals.router,
    weeks.router,
    requests.router,
    pins.router,
    absences.router,
    closures.router,
    bookings.router,
    slots.router,
    availabilities.router,
    referents.router,
    cases.router,
    swaps.router,
    fragilities.router,
    employers.router,
    employer_records.router,
    hooks.router,
    histories.router,
    events.router,
)


def api_app(standing: Standing) -> FastAPI:
    """Every route of the API, over what it stands on."""
    app = _app()
    app.state.standing = standing
    return app


def document() -> dict[str, Any]:
    """The OpenAPI document."""
    return _app().openapi()


class _Api(FastAPI):
    def openapi(self) -> dict[str, Any]:
        """Made once, as FastAPI makes it; refusals as they are."""
        if self.openapi_schema is None:
            self.openapi_schema = with_problems(super().openapi())
        return self.openapi_schema


def _app() -> FastAPI:
    app = _Api(
        title="Binôme",
        version=importlib.metadata.version("binome"),
        summary="Rosters, absences, openings and appointments of France Services counters.",
        openapi_url="/openapi.json",
        docs_url=None,
        redoc_url=None,
        generate_unique_id_function=lambda route: route.name,
        servers=[{"url": AT}],
        root_path_in_servers=False,
        telemetry={"tracing": False, "metrics": False, "logs": False},  # what is measured is ours to say
        responses=dict(REFUSED),
        dependencies=[Security(HTTPBearer(auto_error=False, description="A token of `binome token create`."))],
    )
    answer_with_problems(app)
    app.add_middleware(Bounded)
    for router in ROUTERS:
        app.include_router(router)
    return app
