"""inside: what somebody who is signed in sees and does: the own account, password and calendars, and the way out."""

from collections.abc import Mapping

from fastapi import Request, Response
from fastapi.responses import RedirectResponse

from planner.services.access import logins
from planner.services.access.accounts import sign_out_everywhere
from planner.services.access.identity import Identity
from planner.services.access.own_password import NotChanged, change_own_password
from planner.services.access.secret import new_secret
from planner.services.feeds.keep_feeds import Made
from planner.web.access.identify import COOKIE
from planner.web.api.standing import Standing
from planner.web.oidc.failures import NotSignedIn
from planner.web.oidc.hint import drop_hint, hint_of
from planner.web.people import calendars, forms, pages
from planner.web.people.door import let_in
from planner.web.people.visitors import visitor
from planner.web.people.words import Trouble
from schemas.tables.access import AccountRow

Given = Mapping[str, str]


def home(standing: Standing, request: Request) -> Response:
    """What lies behind the door; the door for whoever is not known."""
    who = visitor(standing, request)
    return _to_the_door() if who is None else _home(standing, request, who)


def password_page(standing: Standing, request: Request) -> Response:
    """Where another password is chosen."""
    who = visitor(standing, request)
    return _to_the_door() if who is None else _password(request)


def change_password(standing: Standing, request: Request, given: Given) -> Response:
    """Another password, by who knows the one of now; every other login of the account ends."""
    who = visitor(standing, request)
    if who is None:
        return _to_the_door()
    if not standing.passwords or not forms.is_from_inside(request, given):
        return _password(request, "elsewhere")
    if not standing.tries.allows(who.id):
        return _password(request, "often")
    new = given.get("nouveau", "")
    if new != given.get("encore", ""):
        return _password(request, "differ")
    with standing.transactions() as session:
        account = session.get_one(AccountRow, who.id)
        done = change_own_password(session, account, given.get("actuel", ""), new, standing.clock())
    return _password(request, done.why) if isinstance(done, NotChanged) else let_in(done)


def keep_calendars(standing: Standing, request: Request, given: Given) -> Response:
    """Another address, a changed one, or one less."""
    who = _who_acts(standing, request, given)
    if isinstance(who, Response):
        return who
    now, do = standing.clock(), given.get("faire", "")
    with standing.transactions() as session:
        if do == "fermer":
            calendars.close_address(session, who, given.get("adresse", ""), now)
            return RedirectResponse("./", 303)
        if do == "changer":
            made: object = calendars.change_address(session, who, given.get("adresse", ""), now)
        else:
            made = calendars.open_address(session, who, given.get("agenda", ""), now)
    if isinstance(made, Made):
        return _home(standing, request, who, made=made)
    return _home(standing, request, who, trouble="many" if made == "many" else "elsewhere")


def sign_out(standing: Standing, request: Request, given: Given) -> Response:
    """End this login, or all of the account; and lead on to the identity provider where somebody came by it."""
    who = _who_acts(standing, request, given)
    if isinstance(who, Response):
        return who
    with standing.transactions() as session:
        logins.sign_out(session, request.cookies.get(COOKIE, ""))
        if given.get("partout"):
            sign_out_everywhere(session, who.id)
    response = pages.shown("signed_out.html", way_out=_way_out(standing, request))
    response.delete_cookie(COOKIE, path="/", secure=True, httponly=True, samesite="strict")
    if standing.provider is not None:
        drop_hint(response, standing.provider.registration)
    return response


def _who_acts(standing: Standing, request: Request, given: Given) -> Identity | Response:
    """Who sends a form of the home page; else the answer to nobody known, or to a form of another place."""
    who = visitor(standing, request)
    if who is None:
        return _to_the_door()
    return who if forms.is_from_inside(request, given) else _home(standing, request, who, trouble="elsewhere")


def _way_out(standing: Standing, request: Request) -> str | None:
    hint = hint_of(request)
    if standing.provider is None or hint is None:
        return None
    try:
        return standing.provider.way_out(hint, new_secret())
    except NotSignedIn:
        return None  # it does not answer: here at least the login is over


def _home(
    standing: Standing,
    request: Request,
    who: Identity,
    *,
    made: Made | None = None,
    trouble: Trouble | None = None,
) -> Response:
    secret = request.cookies[COOKIE]
    with standing.reading() as session:
        return pages.home(session, who, secret, standing.public_url, made=made, trouble=trouble)


def _password(request: Request, trouble: Trouble | None = None) -> Response:
    return pages.shown("password.html", trouble, mark=logins.csrf_of(request.cookies[COOKIE]))


def _to_the_door() -> Response:
    return RedirectResponse("connexion", 303, {"cache-control": "no-store"})
