"""side_by_side: what one process does of the whole, each part in its thread, beside the pages of its health."""

import gc
import socket
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from typing import Literal

import structlog
from prometheus_client import CollectorRegistry
from prometheus_client.multiprocess import MultiProcessCollector
from starlette.types import ASGIApp

from planner.cli.errors import PartMissingError
from planner.cli.system.identity_provider import provider_of
from planner.cli.system.opened import on_signal
from planner.cli.system.parts import Parts
from planner.cli.system.threads import TIMER_SECONDS, Part, Threads
from planner.cli.system.watching import holding, sending
from planner.services.metrics import StoreCollector
from planner.services.store_figures import StoreFigures, read_figures
from planner.store.errors import StoreError
from planner.web.app import Behind, web_app
from planner.web.health import Check
from planner.web.listening import PortTakenError
from planner.web.live.streams import Streams, Wait
from planner.web.serving import serving

Work = Literal["worker", "relay"]


@dataclass(frozen=True)
class Shared:
    """Where pages are answered."""

    at: tuple[str, int] | socket.socket
    """Host and port, or what listens there already."""
    among: int = 1
    """How many processes answer there."""


_log = structlog.get_logger(__name__)


def run_side_by_side(
    parts: Parts,
    works: Sequence[Work],
    at: int | Shared,
    told: Callable[[int], None],
    beside: Sequence[tuple[str, Part]] = (),
) -> None:
    """Work until told to stop; `told` hears the number of the port once the pages of health answer.

    They answer at a port, 0 for any that is free, or at one that is shared. What runs `beside` is no work of the
    system: where it ends, everything does. What is loaded by then is there to stay: were the garbage collector to look
    through it again and again, everybody would stand still for a quarter of a second each time.
    """
    threads = Threads()
    on_signal(threads.stop)
    try:
        share = at if isinstance(at, Shared) else Shared((parts.settings.health_host, at))
        pages, streams = _pages(parts, threads, works, share.among)
        with serving(pages, share.at) as number, closing(streams):
            _log.info("health.answers", port=number)
            told(number)
            chosen = [part for work in works for part in _PARTS[work](parts)]
            gc.freeze()
            threads.run([*((name, parts.watch.going_round(name, run)) for name, run in chosen), *beside])
    except PortTakenError as error:
        raise PartMissingError(f"Le port n’est pas libre.\n{error}") from error


def _worker(parts: Parts) -> list[tuple[str, Part]]:
    parts.solvers.warm()
    return [
        ("facts", parts.facts().run),
        ("planning", parts.planning().run),
        ("timers", _timers(parts)),
    ]


def _relay(parts: Parts) -> list[tuple[str, Part]]:
    sender = parts.messages()
    messages = [] if sender is None else [("messages", partial(sender.run, wait=parts.bell.listener().wait))]
    return [("relay", parts.relay().run), *messages]


_PARTS: dict[Work, Callable[[Parts], list[tuple[str, Part]]]] = {"worker": _worker, "relay": _relay}


def _timers(parts: Parts) -> Part:
    timers, listener = parts.timers(), parts.bell.listener()

    def run(stopped: Callable[[], bool]) -> None:
        while not stopped():
            try:
                timers.step()
            except StoreError as error:
                _log.warning("timers.wait", exc_info=error)
            listener.wait(TIMER_SECONDS)

    return run


def _pages(parts: Parts, threads: Threads, works: Sequence[Work], among: int) -> tuple[ASGIApp, Streams]:
    def figures() -> StoreFigures:
        with parts.store.reading() as session:
            return read_figures(session)

    registry = parts.registry if among == 1 else CollectorRegistry()
    registry.register(StoreCollector(figures, parts.clock))
    if among > 1:
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # whoever is asked tells what all have counted
    checks: dict[str, Check] = {"store": parts.store.reach, "bus": parts.bus.reach}
    if "worker" in works:
        checks["partitions"] = lambda: holding(parts.readers)
    if "relay" in works:
        checks["relay"] = lambda: sending(parts.relays)

    def is_alive() -> bool:
        return not threads.stopping.is_set() and parts.watch.is_going_round()

    def listen() -> Wait:
        parts.hearing.start()
        return parts.bell.listener().wait

    streams = Streams(parts.store.reading, parts.clock, listen)
    pages = web_app(
        Behind(
            transactions=parts.transaction,
            reading=parts.store.reading,
            clock=parts.clock,
            registry=registry,
            checks=checks,
            is_alive=is_alive,
            rdv_secret=parts.settings.rdv_secret,
            count=parts.watch.metrics.asked,
            reads_per_minute=parts.settings.feed_reads_per_minute,
            publication=parts.settings.publication,
            among=among,
            provider=provider_of(parts.settings),
            passwords=parts.settings.passwords == "on",
            public_url=parts.settings.public_url,
            hook_key=parts.settings.hook_key,
            streams=streams,
        )
    )
    return pages, streams
