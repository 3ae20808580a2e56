"""opened: the parts of a process, ready to work: store reached and up to date, topics there, log begun."""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TextIO

from config.settings import Settings, load_settings
from events.bus import BusError
from events.steps import Reached, unwatched
from planner.cli.clock import the_clock
from planner.cli.errors import PartMissingError
from planner.cli.logs import configure_logs
from planner.cli.system.parts import Parts
from planner.store.migrate import require_up_to_date, upgrade
from planner.store.session import Store
from schemas.events import TOPICS


@contextmanager
def opened(
    settings: Settings | None = None,
    *,
    prepare: bool = False,
    reached: Reached = unwatched,
    log: TextIO | None = None,
) -> Iterator[Parts]:
    """The parts as they are set; `prepare` makes or brings up to date the tables of an embedded store first.

    Without settings, those of the environment. `reached` is told of each step of an event's way; the log goes to the
    standard error, or to `log`.

    Raises:
        StoreError: where the database is not to be had, or not of this version.
        PartMissingError: where the bus is not to be had, and who holds it.
    """
    settings = settings or load_settings()
    configure_logs(log or sys.stderr, level=settings.log_level, form=settings.log_form, secrets=settings.secrets())
    store = Store(settings.database_url.get_secret_value())
    if prepare and store.is_sqlite:
        upgrade(store)
    store.reach()
    require_up_to_date(store)
    parts = Parts(settings, the_clock(settings), store, reached)
    try:
        if parts.embedded:
            parts.bus.create_topics(TOPICS)
        yield parts
    except BusError as error:
        raise PartMissingError(f"Le bus n’est pas disponible.\n{error}") from error
    finally:
        parts.close()


def on_signal(stop: Callable[[], object]) -> None:
    """End in good order where the process is told to: SIGTERM as Ctrl-C."""

    def hear(_: int, __: FrameType | None) -> None:
        stop()

    signal.signal(signal.SIGTERM, hear)
    signal.signal(signal.SIGINT, hear)
