"""door: signing in with a password, and choosing the first one by the link that was given."""

import hashlib
from collections.abc import Mapping

from fastapi import Request, Response
from fastapi.responses import RedirectResponse

from planner.services.access import logins
from planner.services.access.accounts import use_link
from planner.services.access.own_password import unfit
from planner.web.access.identify import COOKIE
from planner.web.api.standing import Standing
from planner.web.oidc.registration import START
from planner.web.people import forms
from planner.web.people.pages import shown
from planner.web.people.visitors import visitor
from planner.web.people.words import Trouble

Given = Mapping[str, str]
_LONGEST = 200


def door(standing: Standing, request: Request) -> Response:
    """Where somebody signs in; who is in already is led on."""
    return _door(standing, request) if visitor(standing, request) is None else RedirectResponse("./", 303)


def sign_in(standing: Standing, request: Request, given: Given) -> Response:
    """Wrong logins, wrong passwords and too many tries of one account are told alike."""
    login, password = given.get("identifiant", "")[:_LONGEST], given.get("mot-de-passe", "")
    if not standing.passwords or not forms.is_from_the_door(request, given):
        return _door(standing, request, "elsewhere", login)
    if not login or not password:
        return _door(standing, request, "empty", login)
    if not standing.tries.allows(hashlib.sha256(login.lower().encode()).hexdigest()):
        return _door(standing, request, "often", login)
    with standing.transactions() as session:
        secret = logins.sign_in(session, login, password, standing.clock())
    return _door(standing, request, "wrong", login) if secret is None else let_in(secret)


def welcome(standing: Standing, request: Request) -> Response:
    """Where a link leads; what opens it stands behind # and is put into the form by the browser."""
    return _welcome(standing, request)


def choose(standing: Standing, request: Request, given: Given) -> Response:
    """Choose a password by the link, and be signed in."""
    link = given.get("lien", "").strip()[:_LONGEST].rpartition("#")[2]
    new = given.get("nouveau", "")
    trouble: Trouble | None = unfit(new)
    if not standing.passwords or not forms.is_from_the_door(request, given):
        trouble = "elsewhere"
    elif trouble is None and new != given.get("encore", ""):
        trouble = "differ"
    if trouble is not None:
        return _welcome(standing, request, trouble, link)
    now = standing.clock()
    with standing.transactions() as session:
        account = use_link(session, link, new, now)
        secret = None if account is None else logins.begin(session, account, now, "password")
    return _welcome(standing, request, "link", link) if secret is None else let_in(secret)


def let_in(secret: str) -> Response:
    """On to what lies behind the door."""
    response = RedirectResponse("./", 303, {"cache-control": "no-store"})
    response.set_cookie(COOKIE, secret, path="/", secure=True, httponly=True, samesite="strict")
    return response


def _door(standing: Standing, request: Request, trouble: Trouble | None = None, login: str = "") -> Response:
    provider = None if standing.provider is None else standing.provider.registration.prefix + START
    return _marked(request, "door.html", trouble, passwords=standing.passwords, provider=provider, login=login)


def _welcome(standing: Standing, request: Request, trouble: Trouble | None = None, link: str = "") -> Response:
    return _marked(request, "welcome.html", trouble, passwords=standing.passwords, link=link)


def _marked(request: Request, template: str, trouble: Trouble | None, **known: object) -> Response:
    secret = forms.door_secret(request)
    return forms.marked(shown(template, trouble, mark=logins.csrf_of(secret), **known), secret)
