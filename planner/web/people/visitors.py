"""visitors: who is signed in in a browser. A token opens no page."""

from fastapi import Request

from planner.services.access import logins
from planner.services.access.identity import Identity
from planner.web.access.identify import COOKIE
from planner.web.api.standing import Standing


def visitor(standing: Standing, request: Request) -> Identity | None:
    """Who it is, seen by this; None where the login is over or there is none."""
    secret, now = request.cookies.get(COOKIE), standing.clock()
    if secret is None:
        return None
    with standing.reading() as session:
        who = logins.holder(session, secret, now)
        seen = logins.was_seen(session, secret, now)
    if who is not None and not seen:
        with standing.transactions() as session:
            logins.see(session, secret, now)
    return who
