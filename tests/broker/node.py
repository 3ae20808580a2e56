"""node: one Kafka node, broker and controller at once, on free ports of this machine."""

import shutil
import socket
import subprocess
import time
from pathlib import Path

from events.bus import BusUnavailableError
from events.kafka_connection import KafkaConnection
from events.kafka_probe import KafkaProbe
from tests.broker.jars import BrokerNotToBeHadError, jars
from tests.broker.setup import Setup, usual

HEAP = "-Xmx512m"
READY_SECONDS = 240
STOP_SECONDS = 20


class Node:
    """A broker whose data stay in its folder: it can be stopped, killed and started again."""

    def __init__(self, folder: Path, setup: Setup | None = None) -> None:
        """Format its folder; where nothing is said, it is the broker that tests share."""
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.setup = setup if setup is not None else usual(folder)
        self.address = self.setup.open
        self._properties = folder / "server.properties"
        self._properties.write_text(self.setup.properties, encoding="utf-8")
        self._process: subprocess.Popen[bytes] | None = None
        tool = ["kafka.tools.StorageTool", "format", "-t", "binome-tests-of-bus-aa"]
        tool += [] if "controller.quorum.voters" in self.setup.properties else ["--standalone"]
        for name, password in self.setup.scram.items():
            tool += ["--add-scram", f"SCRAM-SHA-512=[name={name},password={password}]"]
        command = [*self._java("-Xmx128m"), *tool, "-c", str(self._properties)]
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - the broker's own tool
        if done.returncode:
            raise BrokerNotToBeHadError(f"Kafka could not format its folder:\n{done.stderr.decode()}")

    def start(self) -> None:
        """Start it, and wait until it answers."""
        with (self.folder / "server.log").open("ab") as log:
            command = [*self._java(HEAP), "kafka.Kafka", str(self._properties)]
            self._process = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)  # noqa: S603
        until = time.monotonic() + READY_SECONDS
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > until:
                raise BrokerNotToBeHadError(f"Kafka did not start:\n{(self.folder / 'server.log').read_text()[-4000:]}")
            time.sleep(0.1)

    def stop(self) -> None:
        """Stop it in good order, or else by force."""
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self.kill()
            self._process = None

    def kill(self) -> None:
        """Stop it as a power cut would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def remove(self) -> None:
        """Stop it without ado, and remove its data."""
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _answers(self) -> bool:
        host, _, port = self.address.rpartition(":")
        try:
            socket.create_connection((host, int(port)), timeout=1).close()
        except OSError:
            return False  # asked only where somebody listens: the library leaves sockets of attempts to the collector
        probe = KafkaProbe(KafkaConnection(self.address))
        try:
            probe.reach()
        except BusUnavailableError:
            return False
        finally:
            probe.close()
        return True

    def _java(self, heap: str) -> list[str]:
        java = shutil.which("java")
        assert java is not None
        quick = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Djava.awt.headless=true"]
        return [java, heap, *quick, "-cp", f"{jars()}/*"]
