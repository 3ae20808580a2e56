"""until_idle: everything that waits is handled in one thread, and then it ends."""

from collections.abc import Callable

from events import outbox
from planner.cli.system.parts import Parts

QUIET_ROUNDS = 3
"""Rounds in a row in which nothing was to be done, before it is believed."""
QUIET_POLL_MS = 20


def work_until_idle(parts: Parts, stopped: Callable[[], bool]) -> None:
    """Relay, messages, handlers, planner and clock in turn, until nothing is left: no message, timer, week or event.

    Where another process sends already, it is left to it.
    """
    facts, planning, relay, timers = parts.facts(), parts.planning(), parts.relay(), parts.timers()
    messages = parts.messages()
    quiet = 0
    try:
        while quiet < QUIET_ROUNDS and not stopped():
            done = timers.step() + (relay.drain() if parts.sender.acquire() else 0)
            done += 0 if messages is None else messages.step(stopped)
            done += facts.step(0 if done else QUIET_POLL_MS)
            done += planning.step(0 if done else QUIET_POLL_MS) + planning.in_hand
            quiet = quiet + 1 if not done and _is_idle(parts) else 0
    finally:
        relay.close()
        parts.leave()


def _is_idle(parts: Parts) -> bool:
    """Whether every partition is read to its end, and nothing waits to be sent but what the broker refuses."""
    with parts.store.reading() as session:
        sent = outbox.is_all_sent(session)
    return sent and all(reader.assignment() and not reader.lag() for reader in parts.readers)
