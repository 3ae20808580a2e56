"""stop_messages: the page behind the link of a message: whoever got it says that these are enough.

Looking at it changes nothing, since programs look at links that come by e-mail; pressing its button does. Both are
answered alike whatever the link is, so that nobody learns which links there are.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime

import structlog
from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse
from sqlmodel import Session

from planner.services.messages.contacts import stop_by_link
from planner.store.errors import StoreError
from planner.web.rate_limit import RateLimit

PATH = "/messages/stop/{secret}"
TRIES_A_MINUTE = 20
HEADERS = {"cache-control": "no-store", "x-robots-tag": "noindex"}
_PAGE = """<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="../../static/page.css">
<title>Messages de Binôme</title></head>
<body><main><h1>Messages de Binôme</h1>{}</main></body></html>
"""
_ASKED = _PAGE.format(
    "<p>Ne plus recevoir de message quand votre planning change ? Votre calendrier, lui, reste à jour.</p>"
    '<form method="post"><button type="submit">Ne plus recevoir ces messages</button></form>'
)
_DONE = _PAGE.format(
    "<p>C’est noté : si ce lien est encore bon, vous ne recevrez plus ces messages. Pour les recevoir de nouveau, "
    "dites-le au responsable de votre site.</p>"
)

Transactions = Callable[[], AbstractContextManager[Session]]
_log = structlog.get_logger(__name__)


def stop_messages(transactions: Transactions, clock: Callable[[], datetime]) -> APIRouter:
    """The page and its button."""
    router, limit = APIRouter(), RateLimit(TRIES_A_MINUTE)

    def look(_: Request) -> HTMLResponse:
        return HTMLResponse(_ASKED, headers=HEADERS)

    def stop(request: Request) -> HTMLResponse:
        if not limit.allows(request.client.host if request.client else ""):
            raise HTTPException(429, "Réessayez dans une minute.", {"retry-after": "60"})
        try:
            with transactions() as session:
                stop_by_link(session, request.path_params["secret"], clock())
        except StoreError as error:
            _log.warning("stop.wait", kind=type(error).__name__)
            raise HTTPException(503, "Réessayez plus tard.", {"retry-after": "60"}) from error
        return HTMLResponse(_DONE, headers=HEADERS)

    router.add_route(PATH, look, methods=["GET"])
    router.add_route(PATH, stop, methods=["POST"])
    return router
