"""node: one Kafka node, broker and controller at once, on free ports of this machine."""

import shutil
import socket
import subprocess
import time
from pathlib import Path

from kafka.admin import KafkaAdminClient
from kafka.errors import KafkaError

from tests.broker.jars import BrokerNotToBeHadError, jars

HEAP = "-Xmx512m"
READY_SECONDS = 60
STOP_SECONDS = 20

USER, PASSWORD = "binome", "of-a-test"
"""Who may enter by the listener that asks."""

PROPERTIES = """
process.roles=broker,controller
node.id=1
controller.quorum.bootstrap.servers=127.0.0.1:{controller}
listeners=PLAINTEXT://127.0.0.1:{plain},ASKING://127.0.0.1:{asking},CONTROLLER://127.0.0.1:{controller}
advertised.listeners=PLAINTEXT://127.0.0.1:{plain},ASKING://127.0.0.1:{asking}
listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,ASKING:SASL_PLAINTEXT
controller.listener.names=CONTROLLER
inter.broker.listener.name=PLAINTEXT
listener.name.asking.sasl.enabled.mechanisms=PLAIN
listener.name.asking.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required \\
    user_{user}="{password}";
log.dirs={folder}/data
auto.create.topics.enable=false
group.initial.rebalance.delay.ms=0
group.min.session.timeout.ms=500
num.partitions=1
offsets.topic.replication.factor=1
offsets.topic.num.partitions=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
transaction.state.log.num.partitions=1
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
share.coordinator.state.topic.num.partitions=1
log.cleaner.dedupe.buffer.size=16777216
log.cleaner.backoff.ms=1000
log.index.size.max.bytes=1048576
log.initial.task.delay.ms=1000
"""


class Node:
    """A broker whose data stay in its folder: it can be stopped, killed and started again."""

    def __init__(self, folder: Path) -> None:
        """Choose ports and format the folder."""
        self.folder = folder
        plain, asking, controller = _free_ports(3)
        self.address, self.asking_address = f"127.0.0.1:{plain}", f"127.0.0.1:{asking}"
        self._properties = folder / "server.properties"
        self._process: subprocess.Popen[bytes] | None = None
        folder.mkdir(parents=True, exist_ok=True)
        values = {"plain": plain, "asking": asking, "controller": controller, "user": USER, "password": PASSWORD}
        self._properties.write_text(PROPERTIES.format(folder=folder, **values), encoding="utf-8")
        tool = ["kafka.tools.StorageTool", "format", "--standalone", "-t", "binome-tests-of-bus-aa"]
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
        try:
            KafkaAdminClient(bootstrap_servers=self.address, bootstrap_timeout_ms=2000).close()
        except (KafkaError, OSError):
            return False
        return True

    def _java(self, heap: str) -> list[str]:
        java = shutil.which("java")
        assert java is not None
        quick = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Djava.awt.headless=true"]
        return [java, heap, *quick, "-cp", f"{jars()}/*"]


def _free_ports(count: int) -> list[int]:
    """Ports that nobody uses now; all are held until all are known, so that they differ."""
    held = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [place.getsockname()[1] for place in held]
    for place in held:
        place.close()
    return ports
