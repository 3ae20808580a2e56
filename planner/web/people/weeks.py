"""weeks: the published week of a basin as a page, as much of it as somebody may see over the API."""

from fastapi import Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from sqlmodel import Session

from planner.services.access.identity import Identity
from planner.services.facts.weeks_touched import week_of
from planner.services.naming import named
from planner.services.planning.compose_problem import compose_problem
from planner.show.names import names_of
from planner.show.page import Beside, page
from planner.show.view import view_of
from planner.store import revisions
from planner.store.documents import roster_in
from planner.web.access.places import of_basin, reach_of, reaches
from planner.web.api.part_of_roster import part_of_roster
from planner.web.api.standing import Standing
from planner.web.pages.static import WEEK_STYLE
from planner.web.people.basins import Basin, basins_of
from planner.web.people.pages import shown
from planner.web.people.visitors import visitor

_HEADERS = {"cache-control": "no-store"}
_HOME = ("./", "Accueil")


def week_page(standing: Standing, request: Request) -> Response:
    """A week that people have; the door for whoever is not known, and nothing where it is none of theirs."""
    who = visitor(standing, request)
    if who is None:
        return RedirectResponse("connexion", 303, _HEADERS)
    asked = request.query_params
    with standing.reading() as session:
        basin = _basin(session, who, asked.get("bassin", ""))
        if basin is None:
            return shown("trouble.html", "no_week")
        given = revisions.weeks_given(session, basin.id)
        week = asked.get("semaine") or _nearest(given, week_of(standing.clock(), basin.timezone))
        document = None if week is None else revisions.document(session, basin.id, week)
        if week is None or document is None:
            return shown("trouble.html", "no_week")
        roster = part_of_roster(roster_in(document), who, basin.reach)
        sites = None if basin.reach == "basin" else who.sites
        problem = compose_problem(session, basin.id, week, standing.clock(), sites)
    assert problem is not None  # noqa: S101 - the basin is there
    view = view_of(named(roster, names_of(problem).agents), problem)
    beside = Beside(WEEK_STYLE.lstrip("/"), (_HOME, *_around(basin, given, week)))
    return HTMLResponse(page(view, beside), 200, _HEADERS)


def _basin(session: Session, who: Identity, basin: str) -> Basin | None:
    reach, place = reach_of(who, "rosters.read"), of_basin(session, basin)
    if reach is None or place is None or not reaches(who, reach, place):
        return None
    return next(each for each in basins_of(session, who) if each.id == basin)


def _nearest(given: list[str], now: str) -> str | None:
    """This week, else the next one, else the last one."""
    return next((week for week in given if week >= now), given[-1] if given else None)


def _around(basin: Basin, given: list[str], week: str) -> list[tuple[str, str]]:
    """The published weeks before and after."""
    before = [each for each in given if each < week][-1:]
    after = [each for each in given if each > week][:1]
    return [
        *((basin.week(each), "Semaine précédente") for each in before),
        *((basin.week(each), "Semaine suivante") for each in after),
    ]
