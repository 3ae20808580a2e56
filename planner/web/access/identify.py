"""identify: who asks: the token in the header says it."""

from datetime import datetime

from fastapi import Request
from sqlmodel import Session

from planner.services.access.identity import Identity
from planner.services.access.tokens import holder

_SCHEME = "bearer "


def identify(session: Session, request: Request, now: datetime) -> Identity | None:
    """Who asks; None where that is not known."""
    header = request.headers.get("authorization", "")
    if header[: len(_SCHEME)].lower() == _SCHEME:
        return holder(session, header[len(_SCHEME) :].strip(), now)
    return None
