"""sessions: people sign in and out, and choose a password by a link."""

import hashlib
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from pydantic import Field, SecretStr

from planner.services.access import logins
from planner.services.access.accounts import sign_out_everywhere, use_link
from planner.services.access.passwords import LONGEST
from planner.services.access.secret import new_secret
from planner.web.access.identify import COOKIE
from planner.web.api.asking import Asking, May
from planner.web.api.problems import Refusal
from planner.web.api.shapes import Given, Told
from planner.web.api.standing import Standing
from planner.web.api.turns import Turn
from planner.web.oidc.failures import NotSignedIn
from planner.web.oidc.hint import drop_hint, hint_of

router = APIRouter(route_class=Turn, tags=["sessions"])


class SignIn(Given):
    """Who signs in."""

    login: str = Field(min_length=1, max_length=200)
    password: SecretStr = Field(max_length=LONGEST)


class ChosenPassword(Given):
    """A password that is chosen by a link."""

    link: SecretStr = Field(max_length=200)
    """What stands behind `#` in the link."""
    password: SecretStr = Field(max_length=LONGEST)
    """12 characters at least."""


class SessionTold(Told):
    """A login that began."""

    csrf: str
    """To be repeated in `X-CSRF-Token` with everything that is changed by cookie."""


class WayOutTold(Told):
    """A login that ended."""

    leave: str | None
    """Where the browser goes to sign out at the identity provider too; null where nobody signed in there."""


@router.post("/session", status_code=201)
def sign_in(given: SignIn, request: Request, response: Response) -> SessionTold:
    """Sign in; wrong logins, wrong passwords and too many tries of one account are refused alike."""
    standing: Standing = request.app.state.standing
    _require_passwords(standing)
    now = standing.clock()
    if not standing.tries.allows(hashlib.sha256(given.login.lower().encode()).hexdigest()):
        raise Refusal(429, "too many tries with this login", headers={"retry-after": "60"})
    with standing.transactions() as session:
        secret = logins.sign_in(session, given.login, given.password.get_secret_value(), now)
    if secret is None:
        raise Refusal(401, "no such login with this password")
    return _begun(response, secret)


@router.get("/session")
def current_session(request: Request, _: Annotated[Asking, Depends(May("me.read"))]) -> SessionTold:
    """What a page that was loaded anew has to repeat; 409 for who asks by token."""
    secret = request.cookies.get(COOKIE)
    if secret is None:
        raise Refusal(409, "who asks by token has no session")
    return SessionTold(csrf=logins.csrf_of(secret))


@router.delete("/session", status_code=204)
def sign_out(request: Request, response: Response, asking: Annotated[Asking, Depends(May("me.write"))]) -> None:
    """End this login."""
    with asking.standing.transactions() as session:
        logins.sign_out(session, request.cookies.get(COOKIE, ""))
    _forget(response, asking.standing)


@router.post("/session/leave")
def leave(request: Request, response: Response, asking: Annotated[Asking, Depends(May("me.write"))]) -> WayOutTold:
    """End this login, and learn where to end that at the identity provider."""
    provider, hint = asking.standing.provider, hint_of(request)
    with asking.standing.transactions() as session:
        logins.sign_out(session, request.cookies.get(COOKIE, ""))
    _forget(response, asking.standing)
    if provider is None or hint is None:
        return WayOutTold(leave=None)
    try:
        return WayOutTold(leave=provider.way_out(hint, new_secret()))
    except NotSignedIn:
        return WayOutTold(leave=None)  # it does not answer: here at least the login is over


@router.delete("/sessions", status_code=204)
def end_all_sessions(response: Response, asking: Annotated[Asking, Depends(May("me.write"))]) -> None:
    """End every login of one's own account, wherever it is."""
    with asking.standing.transactions() as session:
        sign_out_everywhere(session, asking.identity.id)
    _forget(response, asking.standing)


@router.post("/password", status_code=204)
def choose_password(given: ChosenPassword, request: Request) -> None:
    """Choose a password by a link, once; links that are unknown, used up or over are refused alike."""
    standing: Standing = request.app.state.standing
    _require_passwords(standing)
    with standing.transactions() as session:
        chosen = use_link(session, given.link.get_secret_value(), given.password.get_secret_value(), standing.clock())
    if chosen is None:
        raise Refusal(401, "this link is worth nothing")


def _require_passwords(standing: Standing) -> None:
    if not standing.passwords:
        raise Refusal(403, "people sign in at the identity provider alone")


def _forget(response: Response, standing: Standing) -> None:
    """Have the browser let go of what it was signed in by."""
    response.delete_cookie(COOKIE, path="/", secure=True, httponly=True, samesite="strict")
    if standing.provider is not None:
        drop_hint(response, standing.provider.registration)


def _begun(response: Response, secret: str) -> SessionTold:
    response.set_cookie(COOKIE, secret, path="/", secure=True, httponly=True, samesite="strict")
    return SessionTold(csrf=logins.csrf_of(secret))
