"""How many streams a process keeps open, and how long it waits for one that is not read."""

import asyncio
from contextlib import ExitStack

import pytest

from planner.web.access.places import Place
from planner.web.live.notices import Notice
from planner.web.live.streams import MOST_WAITING, OF_ALL, OF_ONE, Streams, TooManyError, Watcher


def test_a_process_keeps_so_many_open() -> None:
    """200 of all together, whoever they are; one that ends makes room."""
    streams = Streams.ended()
    with ExitStack() as rest:
        with ExitStack() as first:
            first.enter_context(streams.admitted("first"))
            for number in range(199):
                rest.enter_context(streams.admitted(f"somebody {number // OF_ONE}"))
            with pytest.raises(TooManyError):
                rest.enter_context(streams.admitted("one more"))
        rest.enter_context(streams.admitted("one more"))
    assert OF_ALL == 200


def test_who_does_not_read_is_left() -> None:
    """Once more than a thousand things wait for them."""
    loop = asyncio.new_event_loop()
    watcher = Watcher("38", loop, 0)
    loop.close()
    told = [Notice(number, "week.stale", "proposals.read", Place("38", whole=True), {}) for number in range(1000)]
    watcher.tell(told, {})
    assert (watcher.over, MOST_WAITING) == (False, 1000)
    watcher.tell(told[:1], {})
    assert watcher.over
