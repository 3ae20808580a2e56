"""steps: the numbered steps on the way of an event; whoever watches is told of each, and in production nobody does."""

from collections.abc import Callable
from enum import StrEnum


class Step(StrEnum):
    """What has just been done; between any two of them a process may die."""

    HANDLER_1_READ = "handler 1: messages were read"
    HANDLER_2_MOVED = "handler 2: the stored offsets have moved, uncommitted"
    HANDLER_3_HANDLED = "handler 3: inbox, facts and outbox are written, uncommitted"
    HANDLER_4_COMMITTED = "handler 4: all of it is committed"
    HANDLER_5_TOLD = "handler 5: the group has been told how far it is"
    PLANNER_1_READ = "planner 1: a stale week was read"
    PLANNER_2_LOADED = "planner 2: its problem is loaded"
    PLANNER_3_SOLVED = "planner 3: it is solved, and what is published is decided"
    PLANNER_4_STORED = "planner 4: revision, slots, events and offset are written, uncommitted"
    PLANNER_5_COMMITTED = "planner 5: all of it is committed"
    PLANNER_6_TOLD = "planner 6: the group has been told how far it is"
    RELAY_1_READ = "relay 1: unsent rows were read"
    RELAY_2_WRITTEN = "relay 2: they are in a transaction of the bus, uncommitted"
    RELAY_3_SENT = "relay 3: that transaction is committed"
    RELAY_4_NOTED = "relay 4: the rows are noted as sent, uncommitted"
    RELAY_5_DONE = "relay 5: the note is committed"


Reached = Callable[[Step], object]
"""Told of a step by the thread that takes it."""


def unwatched(_: Step) -> None:
    """Nobody watches."""
