"""identify: who asks: the token in the header says it, or the cookie of a login with what its page repeats."""

import hmac
from dataclasses import dataclass
from datetime import datetime

from fastapi import Request
from sqlmodel import Session

from planner.services.access import logins
from planner.services.access.identity import Identity
from planner.services.access.tokens import holder

COOKIE = "__Host-binome"
"""Of this host alone, over TLS alone, and read by no script."""
CSRF = "x-csrf-token"
_SCHEME = "bearer "
_HARMLESS = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True)
class Known:
    """Somebody who is known."""

    identity: Identity
    unseen: str | None = None
    """The secret of a login whose use is not written down yet."""


def identify(session: Session, request: Request, now: datetime) -> Known | None:
    """Who asks; None where that is not known."""
    header = request.headers.get("authorization", "")
    if header:
        if header[: len(_SCHEME)].lower() != _SCHEME:
            return None
        who = holder(session, header[len(_SCHEME) :].strip(), now)
        return None if who is None else Known(who)
    secret = request.cookies.get(COOKIE)
    if secret is None or not _means_it(request, secret):
        return None
    who = logins.holder(session, secret, now)
    if who is None:
        return None
    return Known(who, None if logins.was_seen(session, secret, now) else secret)


def _means_it(request: Request, secret: str) -> bool:
    """A browser sends cookies whoever asked it to; only our own page knows what to repeat beside them."""
    said = request.headers.get(CSRF, "")
    return request.method in _HARMLESS or hmac.compare_digest(said.encode(), logins.csrf_of(secret).encode())
