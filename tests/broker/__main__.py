"""`make kafka`: a broker for a developer, in the foreground, until it is interrupted."""

import signal
import sys
import tempfile
from pathlib import Path

from tests.broker.jars import BrokerNotToBeHadError
from tests.broker.node import Node


def main() -> int:
    """Start one, say where it is, and remove it at the end."""
    with tempfile.TemporaryDirectory(prefix="binome-kafka-") as folder:
        try:
            node = Node(Path(folder) / "node")
            node.start()
        except BrokerNotToBeHadError as error:
            print(error, file=sys.stderr)
            return 5
        print(f"BINOME_KAFKA_BOOTSTRAP_SERVERS={node.address}", flush=True)
        print("Interrupt to stop it; what it holds is gone then.", file=sys.stderr)
        try:
            signal.sigwait({signal.SIGINT, signal.SIGTERM})
        finally:
            node.remove()
    return 0


if __name__ == "__main__":
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    sys.exit(main())
