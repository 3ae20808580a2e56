"""Long work beside the main thread, so that Ctrl-C is heard at once.

Python raises `KeyboardInterrupt` in its main thread only, and only between two of its own steps; a solver in C++ takes
minutes for one. So the work goes to a thread of its own and the main thread looks up often. The solvers are told to
leave signals alone: a handler of theirs would take the place of Python's.
"""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

Result = TypeVar("Result")

_LOOK_EVERY = 0.02


def in_background(work: Callable[[], Result]) -> Result:
    """The result of the work, or what it raised; `KeyboardInterrupt` as soon as it comes, the work left to itself."""
    future: Future[Result] = Future()
    thread = threading.Thread(target=_run, args=(work, future), daemon=True)
    thread.start()
    while thread.is_alive():
        thread.join(_LOOK_EVERY)
    return future.result()


def _run(work: Callable[[], Result], future: "Future[Result]") -> None:
    try:
        future.set_result(work())
    except BaseException as error:  # noqa: BLE001 - handed on to who waits
        future.set_exception(error)
