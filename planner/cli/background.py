"""Long work beside the main thread, so that Ctrl-C and SIGTERM are heard at once.

A solver in C++ takes minutes for one step of Python, and CP-SAT puts its own handler of SIGINT in the place of
Python's, which then never hears of it. So the work goes to a thread of its own, and while it lasts no thread takes the
signals: they stay pending, and the main thread looks for them often.
"""

import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import TypeVar

Result = TypeVar("Result")

_LOOK_EVERY = 0.02
_ENDS = frozenset({signal.SIGINT, signal.SIGTERM})
"""What ends the work."""


@contextmanager
def deaf() -> Iterator[None]:
    """Let what ends the work wait; the threads that start meanwhile never take it at all."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def in_background(work: Callable[[], Result]) -> Result:
    """The result of the work, or what it raised; `KeyboardInterrupt` once told to end, the work left to itself."""
    future: Future[Result] = Future()
    handler = signal.getsignal(signal.SIGINT)
    with deaf():
        thread = threading.Thread(target=_run, args=(work, future), daemon=True)
        thread.start()
        try:
            while thread.is_alive():
                thread.join(_LOOK_EVERY)
                if told := _ENDS & signal.sigpending():
                    signal.sigwait(told)  # taken here, not a second time once it may be delivered
                    raise KeyboardInterrupt
        finally:
            signal.signal(signal.SIGINT, handler)  # whatever the work has left in its place
    return future.result()


def _run(work: Callable[[], Result], future: "Future[Result]") -> None:
    try:
        future.set_result(work())
    except BaseException as error:  # noqa: BLE001 - handed on to who waits
        future.set_exception(error)
