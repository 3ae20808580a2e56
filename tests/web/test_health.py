"""/live, /ready and /metrics: what is answered, and that nobody else hears of addresses and names."""

import asyncio

import httpx
import pytest
from fastapi import FastAPI
from prometheus_client import CollectorRegistry, Counter

from planner.web.health import Check, health_app
from planner.web.listening import PortTakenError
from planner.web.serving import serving


def fine() -> None:
    """A part that answers."""


def gone() -> None:
    """A part that does not."""
    raise ConnectionError("postgresql://binome:secret@db/binome")


def get(app: FastAPI, path: str) -> httpx.Response:
    """What the application answers."""

    async def ask() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as client:
            return await client.get(path)

    return asyncio.run(ask())


def pages(*, alive: bool = True, **checks: Check) -> FastAPI:
    """The pages over these checks."""
    return health_app(checks, CollectorRegistry(), is_alive=lambda: alive)


def test_a_process_lives_while_it_goes_round() -> None:
    """Whatever its parts say: starting it again would not bring a database back."""
    assert get(pages(store=gone), "/live").status_code == 200
    stuck = get(pages(alive=False), "/live")
    assert (stuck.status_code, stuck.json()) == (503, {"status": "stuck"})


def test_it_is_ready_when_every_part_answers() -> None:
    """Each part is named."""
    ready = get(pages(store=fine, bus=fine), "/ready")
    assert (ready.status_code, ready.json()) == (200, {"status": "ready", "parts": {"store": "ok", "bus": "ok"}})


def test_it_is_not_ready_while_one_does_not() -> None:
    """The kind of the error is told, not its message: that may hold an address and a password."""
    answer = get(pages(store=gone, bus=fine), "/ready")
    assert answer.status_code == 503
    assert answer.json() == {"status": "not ready", "parts": {"store": "ConnectionError", "bus": "ok"}}
    assert "secret" not in answer.text


def test_checks_are_made_when_somebody_asks() -> None:
    """A part that comes back makes the process ready without a start."""
    answers = [gone, fine]

    def store() -> None:
        answers.pop(0)()

    app = pages(store=store)
    assert [get(app, "/ready").status_code for _ in range(2)] == [503, 200]


def test_metrics_are_given_out_as_prometheus_reads_them() -> None:
    """From the registry that was passed in, and no other."""
    registry = CollectorRegistry()
    Counter("binome_things", "Things.", registry=registry).inc()
    answer = get(health_app({}, registry), "/metrics")
    assert answer.headers["content-type"].startswith("text/plain")
    assert "binome_things_total 1.0" in answer.text
    assert "python_gc" not in answer.text


@pytest.mark.parametrize("page", ["/", "/docs", "/openapi.json", "/redoc"])
def test_there_is_nothing_else(page: str) -> None:
    """Neither a manual nor a list."""
    assert get(pages(), page).status_code == 404


def test_it_is_served_on_a_port_until_the_block_ends() -> None:
    """On a free one where none is asked for; a port that is taken is said to be."""
    with serving(health_app({"store": fine}, CollectorRegistry()), ("127.0.0.1", 0)) as port:
        assert httpx.get(f"http://127.0.0.1:{port}/ready").status_code == 200
        with pytest.raises(PortTakenError), serving(health_app({}, CollectorRegistry()), ("127.0.0.1", port)):
            pass
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"http://127.0.0.1:{port}/ready")
