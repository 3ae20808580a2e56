"""Long work beside the main thread, so that Ctrl-C is heard at once.

A solver in C++ does not return to Python before it is done, and some put their own handler in place of Python's. So the
work goes to a thread; SIGINT is blocked in it and here, where it is looked for instead.
"""

import signal
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

Result = TypeVar("Result")

_LOOK_EVERY = 0.02


def in_background(work: Callable[[], Result]) -> Result:
    """The result of the work, or what it raised; `KeyboardInterrupt` as soon as SIGINT arrives, the work left alone."""
    future: Future[Result] = Future()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        thread = threading.Thread(target=_run, args=(work, future), daemon=True)
        thread.start()
        while thread.is_alive():
            thread.join(_LOOK_EVERY)
            if signal.SIGINT in signal.sigpending():
                signal.sigwait({signal.SIGINT})  # taken here, so that it is not delivered a second time below
                raise KeyboardInterrupt
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return future.result()


def _run(work: Callable[[], Result], future: "Future[Result]") -> None:
    try:
        future.set_result(work())
    except BaseException as error:  # noqa: BLE001 - handed on to who waits
        future.set_exception(error)
