"""keeper: starts a broker for a run of tests, and stops it when that run is over, however it ends.

python -m tests.broker.keeper PID FOLDER: the address stands in FOLDER/address once the broker answers.
"""

import os
import sys
import time
from pathlib import Path

from tests.broker.jars import BrokerNotToBeHadError
from tests.broker.node import Node

LOOK_SECONDS = 0.3


def alive(pid: int) -> bool:
    """Whether a process runs; one that ended and that nobody has asked about yet does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not state.exists() or state.read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"


def keep(pid: int, folder: Path) -> None:
    """Keep a broker until the process is gone."""
    draft = folder / "address.draft"
    try:
        node = Node(folder / "node")
        node.start()
    except BrokerNotToBeHadError as error:
        draft.write_text(str(error), encoding="utf-8")
        draft.rename(folder / "address")
        raise
    try:
        assert node.setup.addresses is not None
        draft.write_text(node.setup.addresses.written(), encoding="utf-8")
        draft.rename(folder / "address")
        while alive(pid):
            time.sleep(LOOK_SECONDS)
    finally:
        node.remove()


if __name__ == "__main__":
    keep(int(sys.argv[1]), Path(sys.argv[2]))
