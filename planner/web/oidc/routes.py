"""routes: a browser is sent to the identity provider, comes back once, and is signed in where an account waits."""

import re
from collections.abc import Callable

import structlog
from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from planner.services.access import logins
from planner.services.access.attempts import LASTS, Attempt, begin_attempt, end_attempt
from planner.services.access.subjects import account_of
from planner.web.access.identify import COOKIE
from planner.web.api.standing import Standing
from planner.web.oidc import pages
from planner.web.oidc.failures import NotSignedIn
from planner.web.oidc.hint import keep_hint
from planner.web.oidc.provider import Provider
from planner.web.oidc.registration import LEFT, RETURN, START

ATTEMPT_COOKIE = "__Host-binome-sso"
"""What a browser has while somebody is away; sent along when the provider sends the browser back."""
_OURS = re.compile(r"/(?![/\\])[^\\\x00-\x20\x7f]*")
"""A path of this host: what begins with two slashes is another one."""
_log = structlog.get_logger(__name__)


def sign_in_pages(standing: Standing) -> APIRouter:
    """The three addresses; without a provider there are none."""
    router, provider = APIRouter(), standing.provider
    if provider is None:
        return router
    prefix = provider.registration.prefix

    def start(request: Request) -> Response:
        host = request.client.host if request.client else ""
        if not standing.starts.allows(host):
            raise NotSignedIn("often")
        return _sent(standing, provider, request.query_params.get("vers", ""))

    def come_back(request: Request) -> Response:
        return _taken_back(standing, provider, request)

    router.add_route(START, _telling(start, prefix), methods=["GET"])
    router.add_route(RETURN, _telling(come_back, prefix), methods=["GET"])
    router.add_route(LEFT, lambda _: pages.left(prefix + START, prefix), methods=["GET"])
    return router


def _telling(answer: Callable[[Request], Response], prefix: str) -> Callable[[Request], Response]:
    """Tell people why they are not signed in, and the log what it does not tell people."""

    def told(request: Request) -> Response:
        try:
            return answer(request)
        except NotSignedIn as failure:
            _log.warning("oidc.not_signed_in", failure=failure.kind, why=failure.why)
            response = pages.not_signed_in(failure, prefix + START, prefix)
            response.delete_cookie(ATTEMPT_COOKIE, path="/", secure=True, httponly=True, samesite="lax")
            return response

    return told


def _sent(standing: Standing, provider: Provider, wanted: str) -> Response:
    back = wanted if _OURS.fullmatch(wanted) else provider.registration.prefix + "/"
    with standing.transactions() as session:
        attempt = begin_attempt(session, back, standing.clock())
    response = RedirectResponse(provider.address(attempt), 303, {"cache-control": "no-store"})
    seconds = int(LASTS.total_seconds())
    # `lax`, since the browser comes back from another site; what it opens is one way back, once
    response.set_cookie(
        ATTEMPT_COOKIE, attempt.secret, max_age=seconds, path="/", secure=True, httponly=True, samesite="lax"
    )
    return response


def _taken_back(standing: Standing, provider: Provider, request: Request) -> Response:
    given, now = request.query_params, standing.clock()
    attempt, back = _attempt(standing, request)
    if "error" in given:
        cancelled = given["error"] == "access_denied"
        raise NotSignedIn("cancelled" if cancelled else "refused", "the provider says so")
    if given.get("iss", provider.registration.issuer) != provider.registration.issuer:
        raise NotSignedIn("untrusted", "iss: another provider")
    shown = provider.shown(given.get("code", ""), attempt, now)
    with standing.transactions() as session:
        account = account_of(session, shown.who, now)
        secret = None if account is None else logins.begin(session, account, now, "provider")
    if secret is None:
        raise NotSignedIn("unknown", "no account waits", subject=shown.who.subject)
    response = pages.signed_in(back, provider.registration.prefix)
    response.set_cookie(COOKIE, secret, path="/", secure=True, httponly=True, samesite="strict")
    response.delete_cookie(ATTEMPT_COOKIE, path="/", secure=True, httponly=True, samesite="lax")
    keep_hint(response, shown.id_token, provider.registration)
    return response


def _attempt(standing: Standing, request: Request) -> tuple[Attempt, str]:
    """The way that ends here; it is over whatever comes of it."""
    secret, state = request.cookies.get(ATTEMPT_COOKIE, ""), request.query_params.get("state", "")
    with standing.transactions() as session:
        found = end_attempt(session, secret, state, standing.clock())
    if found is None:
        raise NotSignedIn("expired", "no such attempt in this browser")
    return found
