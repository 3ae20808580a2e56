"""identify: who asks: the token in the header says it, or the cookie of a login with what its page repeats."""

import hmac

from fastapi import Request

from planner.services.access import logins
from planner.services.access.identity import Identity
from planner.services.access.tokens import holder
from planner.web.api.standing import Standing

COOKIE = "__Host-binome"
"""Of this host alone, over TLS alone, and read by no script."""
CSRF = "x-csrf-token"
_SCHEME = "bearer "
_HARMLESS = frozenset({"GET", "HEAD", "OPTIONS"})


def identify(standing: Standing, request: Request) -> Identity | None:
    """Who asks; None where that is not known."""
    now = standing.clock()
    header = request.headers.get("authorization", "")
    if header:
        if header[: len(_SCHEME)].lower() != _SCHEME:
            return None
        with standing.reading() as session:
            return holder(session, header[len(_SCHEME) :].strip(), now)
    secret = request.cookies.get(COOKIE)
    if secret is None or not _means_it(request, secret):
        return None
    with standing.reading() as session:
        who, seen = logins.holder(session, secret, now), logins.was_seen(session, secret, now)
    if who is not None and not seen:
        with standing.transactions() as session:
            logins.see(session, secret, now)
    return who


def _means_it(request: Request, secret: str) -> bool:
    """A browser sends cookies whoever asked it to; only our own page knows what to repeat beside them."""
    said = request.headers.get(CSRF, "")
    return request.method in _HARMLESS or hmac.compare_digest(said.encode(), logins.csrf_of(secret).encode())
