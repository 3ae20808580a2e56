"""together: what many ask of the store at the same time becomes one question.

Whoever asks while a question is under way is in the next one. So no answer is older than its asking, and under load a
question costs each asker the less, the more of them there are.
"""

import asyncio
from collections.abc import Callable, Collection, Mapping
from typing import Generic, TypeVar

MOST = 500
"""Keys in one question: databases bound the number of parameters."""

Key = TypeVar("Key")
Found = TypeVar("Found")


class Together(Generic[Key, Found]):
    """Asks in a thread, one question at a time. It belongs to one event loop."""

    def __init__(self, look_up: Callable[[Collection[Key]], Mapping[Key, Found]]) -> None:
        """Take what answers for several keys; what it does not answer for is not there."""
        self._look_up = look_up
        self._waiting: list[tuple[Key, asyncio.Future[Found | None]]] = []
        self._asking: asyncio.Task[None] | None = None

    async def ask(self, key: Key) -> Found | None:
        """What there is under a key, looked up after this was called; raises what the question raised."""
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[Found | None] = loop.create_future()
        self._waiting.append((key, answer))
        if self._asking is None or self._asking.done():
            self._asking = loop.create_task(self._go_round())
        return await answer

    async def _go_round(self) -> None:
        while self._waiting:
            asked, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
            try:
                found = await asyncio.to_thread(self._look_up, {key for key, _ in asked})
            except Exception as error:  # noqa: BLE001 - it is raised where somebody waits for the answer
                _refuse(asked, error)
            else:
                _answer(asked, found)


def _answer(asked: list[tuple[Key, "asyncio.Future[Found | None]"]], found: Mapping[Key, Found]) -> None:
    for key, answer in asked:
        if not answer.done():  # who is gone waits no more
            answer.set_result(found.get(key))


def _refuse(asked: list[tuple[Key, "asyncio.Future[Found | None]"]], error: Exception) -> None:
    for _, answer in asked:
        if not answer.done():
            answer.set_exception(error)
