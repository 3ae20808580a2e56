"""watching: what the work of a process is measured by, and whether the process can work."""

import time
from collections.abc import Callable, Iterable, Sequence

import structlog

from events.bus import BusError
from events.handled import Handled
from events.reader import Reader
from events.relay import Relay
from planner.cli.system.threads import Part
from planner.services.metrics import Metrics

LAG_SECONDS = 5.0
"""How often the brokers are asked how far topics go."""
STUCK_SECONDS = 900.0
"""After which a part that does not come round is stuck; longer than any outage that it waits through by itself."""

_log = structlog.get_logger(__name__)


class NothingHeldError(Exception):
    """A reader holds no partition: it has not joined its group, its topics are not there, or others hold all."""


class Watch:
    """Keeps an eye on the parts of a process."""

    def __init__(self, metrics: Metrics, timer: Callable[[], float] = time.monotonic) -> None:
        """Nothing has happened yet; `timer` counts seconds."""
        self.metrics, self._timer = metrics, timer
        self._came_by: dict[str, float] = {}

    def handled(self, batch: Sequence[Handled]) -> None:
        """Count events that were handled."""
        for each in batch:
            self.metrics.handled(each.type, each.end)

    def looking_at(self, reader: Reader) -> Callable[[], None]:
        """Called by a reader whenever it comes round: measures now and then how much it has left to read."""
        due = self._timer()

        def look() -> None:
            nonlocal due
            if self._timer() >= due:
                due = self._timer() + LAG_SECONDS
                self._measure(reader)

        return look

    def going_round(self, name: str, part: Part) -> Part:
        """The same part, noted each time that it comes by."""

        def run(stopped: Callable[[], bool]) -> None:
            def noted() -> bool:
                self._came_by[name] = self._timer()
                return stopped()

            part(noted)

        return run

    def is_going_round(self) -> bool:
        """Whether every part came by lately."""
        return all(self._timer() - at < STUCK_SECONDS for at in tuple(self._came_by.values()))

    def _measure(self, reader: Reader) -> None:
        try:
            self.metrics.lagging(reader.group, reader.lag_by_topic())
        except BusError as error:
            _log.info("lag.unknown", group=reader.group, exc_info=error)


def sending(relays: Iterable[Relay]) -> None:
    """Do nothing where relays can send, or stand by; the error of the last attempt of one that cannot."""
    for relay in relays:
        relay.sends()


def holding(readers: Iterable[Reader]) -> None:
    """Do nothing where every reader holds partitions; `NothingHeldError` where one holds none."""
    for reader in readers:
        if not reader.assignment():
            raise NothingHeldError(reader.group)
