"""hint: by what the provider knows, when somebody signs out, whom it is about: its ID token, kept by the browser alone.

It opens nothing here, and the browser sends it to the two ways out only: the page's and that of the API.
"""

from fastapi import Request, Response

from planner.web.oidc.registration import Registration

HINT = "__Secure-binome-id"
PATHS = ("/deconnexion", "/api/v1/session")
_MOST = 3500
"""Characters that a cookie may have everywhere; a longer token is left aside, and the provider asks the person."""


def keep_hint(response: Response, id_token: str, registration: Registration) -> None:
    """Let the browser keep it."""
    if len(id_token) <= _MOST:
        for path in PATHS:
            there = registration.prefix + path
            response.set_cookie(HINT, id_token, path=there, secure=True, httponly=True, samesite="strict")


def hint_of(request: Request) -> str | None:
    """What the browser kept."""
    return request.cookies.get(HINT)


def drop_hint(response: Response, registration: Registration) -> None:
    """Have the browser let go of it."""
    for path in PATHS:
        there = registration.prefix + path
        response.delete_cookie(HINT, path=there, secure=True, httponly=True, samesite="strict")
