"""rdv_service_public: where RDV Service Public delivers; what is not signed with the secret is not looked at."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime

import structlog
from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse
from pydantic import SecretStr
from sqlmodel import Session
from starlette.concurrency import run_in_threadpool

from events.adapters.signature import is_signed
from events.not_handled import NotHandledError
from planner.handlers.receive_delivery import receive_delivery
from planner.store.errors import StoreError
from schemas.errors import InvalidInput

PATH = "/webhooks/rdv-service-public"
MOST_BYTES = 256 * 1024
"""What a delivery may have; the rest is not read."""
_HEADER = "x-lapin-signature"
_log = structlog.get_logger(__name__)


def deliveries(
    secret: SecretStr | None,
    transactions: Callable[[], AbstractContextManager[Session]],
    clock: Callable[[], datetime],
) -> APIRouter:
    """The address that deliveries are posted to."""
    router = APIRouter()

    async def deliver(request: Request) -> JSONResponse:
        body = await _body(request)
        if body is None:
            return JSONResponse({"status": "too large"}, 413)
        held = "" if secret is None else secret.get_secret_value()
        if not held or not is_signed(body, request.headers.get(_HEADER, ""), held):
            return JSONResponse({"status": "not signed"}, 401)
        return await run_in_threadpool(_answer, body)

    def _answer(body: bytes) -> JSONResponse:
        try:
            return JSONResponse(dict(receive_delivery(transactions, body, clock())))
        except InvalidInput as error:
            return JSONResponse({"status": "not read", "places": [fault.pointer for fault in error.faults]}, 422)
        except (StoreError, NotHandledError) as error:
            _log.warning("delivery.wait", kind=type(error).__name__)
            return JSONResponse({"status": "try again"}, 503)

    router.add_api_route(PATH, deliver, methods=["POST"])
    return router


async def _body(request: Request) -> bytes | None:
    """What was sent; None as soon as it is too much."""
    held = bytearray()
    async for chunk in request.stream():
        held += chunk
        if len(held) > MOST_BYTES:
            return None
    return bytes(held)
