"""`python -m benchmarks.system.process ORDER`: one process of the system, put together as `binome` puts it together.

Another solve and another clock are given to the parts here, where they are composed; the parts know nothing of it.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from threading import Thread
from typing import Literal

from benchmarks.system.ground import Ground
from benchmarks.system.solves import Free, Recorded, Waiting, endless
from config.settings import Settings
from planner.cli.logs import configure_logs
from planner.cli.system.parts import Parts
from planner.cli.system.side_by_side import Work, run_side_by_side
from planner.services.planning.solved_here import Work as Solving
from planner.services.planning.solved_here import solved_text

_READY = "ready"
_END_SECONDS = 30

Kind = Literal["real", "recorded", "free", "waiting", "endless"]


@dataclass(frozen=True)
class Solves:
    """How problems are solved."""

    kind: Kind = "real"
    folder: str = ""
    """Where answers are kept."""
    seconds: float = 0.0
    """How long one waits that only waits."""

    def work(self) -> Solving:
        """What a process of the pool does."""
        folder = Path(self.folder)
        works: dict[Kind, Solving] = {
            "real": solved_text,
            "recorded": Recorded(folder),
            "free": Free(folder),
            "waiting": Waiting(folder, self.seconds),
            "endless": endless,
        }
        return works[self.kind]


@contextmanager
def running(ground: Ground, solves: Solves, processes: Sequence[Sequence[Work]]) -> Iterator[list[int]]:
    """So many processes, each with its parts, until the block ends; ready when it begins. Gives their numbers."""
    with ExitStack() as stack:
        started = [stack.enter_context(_process(ground, solves, works, n)) for n, works in enumerate(processes)]
        for process in started:
            assert process.stdout is not None  # noqa: S101 - piped
            if process.stdout.readline().strip() != _READY:
                raise RuntimeError("a process of the system ended before it was ready; its log says why")
        yield [process.pid for process in started]


def usual(ground: Ground, workers: int = 1) -> list[list[Work]]:
    """One process that does all on the embedded bus; workers and a relay elsewhere."""
    whole: list[Work] = ["worker", "relay"]
    return [whole] if ground.embedded else [*([whole[:1]] * workers), whole[1:]]


@contextmanager
def _process(ground: Ground, solves: Solves, works: Sequence[Work], number: int) -> Iterator["subprocess.Popen[str]"]:
    order = {
        "settings": {
            **{name: str(value) for name, value in ground.settings.model_dump(exclude_none=True, mode="json").items()},
            "database_url": ground.settings.database_url.get_secret_value(),
            "member": f"m{number}",
        },
        "folder": str(ground.folder),
        "offset": ground.offset.total_seconds(),
        "solves": vars(solves),
        "works": list(works),
    }
    file = ground.folder / f"order-{number}.json"
    file.write_text(json.dumps(order), encoding="utf-8")
    with (ground.folder / f"process-{number}.log").open("ab") as log:
        process = subprocess.Popen(  # noqa: S603 - our own module
            [sys.executable, "-m", __spec__.name, str(file)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()


def _end_with_who_asked() -> None:
    """End once nobody holds the other end of the input: whoever is killed tells nobody."""
    while os.read(sys.stdin.fileno(), 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


def main() -> None:
    """Do what the order says until told to stop."""
    Thread(target=_end_with_who_asked, daemon=True).start()
    order = json.loads(Path(sys.argv[1]).read_bytes())
    settings = Settings.model_validate_strings(order["settings"])
    ground = Ground(settings, Path(order["folder"]), timedelta(seconds=order["offset"]))
    configure_logs(sys.stderr, level=settings.log_level, form=settings.log_form, secrets=settings.secrets())
    parts = Parts(settings, ground.now, ground.store(), work=Solves(**order["solves"]).work())
    try:
        run_side_by_side(parts, order["works"], 0, lambda _: print(_READY, flush=True))
    finally:
        parts.close()


if __name__ == "__main__":
    main()
