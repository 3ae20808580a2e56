"""health: whether the process lives, whether it can work, and what it measures: /live, /ready, /metrics.

What it depends on is passed in as checks: each is called when somebody asks and raises where its part is not to be had.
Answers name parts and kinds of errors, never their messages, which may hold an address.
"""

from collections.abc import Callable, Mapping
from typing import Literal

from fastapi import FastAPI, Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from pydantic import BaseModel

Check = Callable[[], object]
"""Does nothing where its part answers, and raises where it does not."""


class Life(BaseModel):
    """What is answered to who asks whether the process lives."""

    status: Literal["live", "stuck"]


class Readiness(BaseModel):
    """What is answered to who asks whether it can work."""

    status: Literal["ready", "not ready"]
    parts: dict[str, str]
    """Each part: `ok`, or the kind of error that it gave."""


def always() -> bool:
    """For a process that lives as long as it answers."""
    return True


def health_app(
    checks: Mapping[str, Check], registry: CollectorRegistry, *, is_alive: Callable[[], bool] = always
) -> FastAPI:
    """The three pages.

    `is_alive` says whether the process still goes round, such as whether its loop came by lately: one that is stuck is
    started again by whoever watches it, one that is not ready is left to wait.
    """
    app = FastAPI(title="Binôme", openapi_url=None, docs_url=None, redoc_url=None)

    def life(response: Response) -> Life:
        return Life(status="live") if _noted(response, is_alive()) else Life(status="stuck")

    def readiness(response: Response) -> Readiness:
        parts = {name: _verdict(check) for name, check in checks.items()}
        ready = _noted(response, all(verdict == "ok" for verdict in parts.values()))
        return Readiness(status="ready" if ready else "not ready", parts=parts)

    def metrics() -> Response:
        return Response(generate_latest(registry), headers={"content-type": CONTENT_TYPE_LATEST})

    app.get("/live")(life)
    app.get("/ready")(readiness)
    app.get("/metrics")(metrics)
    return app


def _noted(response: Response, well: bool) -> bool:
    response.status_code = 200 if well else 503
    return well


def _verdict(check: Check) -> str:
    try:
        check()
    except Exception as error:  # noqa: BLE001 - whatever a part raises, it is not to be had
        return type(error).__name__
    return "ok"
