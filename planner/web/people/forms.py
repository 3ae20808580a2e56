"""forms: what a page sends back: read to a bounded length, and only where the page was ours.

A page that is shown to nobody in particular carries the mark of a cookie of its own, so that no other site can sign
somebody in as somebody else; a page of somebody who is signed in carries that of the login.
"""

import hmac
from collections.abc import Mapping
from urllib.parse import parse_qs

from fastapi import Request, Response

from planner.services.access.logins import csrf_of
from planner.services.access.secret import new_secret
from planner.web.access.identify import COOKIE

MARK = "marque"
"""The field in which a page repeats what only it knows."""
MOST_BYTES = 8 * 1024
"""What a form may have; the rest is not read."""
_DOOR = "__Host-binome-door"


async def read(request: Request) -> Mapping[str, str] | None:
    """The fields of a form, each as it was given last; None where it is too long or no text."""
    held = bytearray()
    async for chunk in request.stream():
        held += chunk
        if len(held) > MOST_BYTES:
            return None
    try:
        fields = parse_qs(held.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=20)
    except ValueError:
        return None
    return {name: values[-1] for name, values in fields.items()}


def door_secret(request: Request) -> str:
    """What this browser has from an earlier page of the door, or something new."""
    return request.cookies.get(_DOOR) or new_secret()


def marked(response: Response, secret: str) -> Response:
    """Have the browser keep it, while it is open."""
    response.set_cookie(_DOOR, secret, path="/", secure=True, httponly=True, samesite="strict")
    return response


def is_from_the_door(request: Request, given: Mapping[str, str]) -> bool:
    """Whether a form was sent from a page of the door that this browser was shown."""
    return _is_of(request.cookies.get(_DOOR), given)


def is_from_inside(request: Request, given: Mapping[str, str]) -> bool:
    """Whether a form was sent from a page that was shown to who is signed in."""
    return _is_of(request.cookies.get(COOKIE), given)


def _is_of(secret: str | None, given: Mapping[str, str]) -> bool:
    if secret is None:
        return False
    return hmac.compare_digest(given.get(MARK, "").encode(), csrf_of(secret).encode())
