"""setup: how the broker of tests is set up: in the open, asking who one is, guarded by TLS, and granting by a list.

Whoever comes in the open may do everything, as on any developer's machine; who says a name may do what that name may.
"""

import json
import socket
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Self

import trustme
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

USER, PASSWORD = "binome", "of-a-test"
"""Who may do everything."""
SCRAM_USER = "binome-by-scram"
"""Who may as well, and says so in another way."""
CERTIFIED = "binome-by-certificate"
"""Who may as well, and shows a certificate."""
PARTS = ("administrator", "worker", "relay", "sender", "reader")
"""Who may do only what is granted, all with the same password."""

PROPERTIES = """
process.roles=broker,controller
node.id=1
controller.quorum.bootstrap.servers={controller}
listeners=PLAINTEXT://{open},ASKING://{asking},GUARDED://{guarded},MUTUAL://{mutual},CONTROLLER://{controller}
advertised.listeners=PLAINTEXT://{open},ASKING://{asking},GUARDED://{guarded},MUTUAL://{mutual}
listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,ASKING:SASL_PLAINTEXT,\\
    GUARDED:SASL_SSL,MUTUAL:SSL
controller.listener.names=CONTROLLER
inter.broker.listener.name=PLAINTEXT
authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
super.users=User:ANONYMOUS;User:{user};User:{scram_user};User:{certified}
listener.name.asking.sasl.enabled.mechanisms=PLAIN
listener.name.asking.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required {known};
listener.name.guarded.sasl.enabled.mechanisms=PLAIN,SCRAM-SHA-512
listener.name.guarded.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required {known};
listener.name.guarded.scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;
ssl.keystore.type=PEM
ssl.keystore.location={certificates}/broker.pem
ssl.truststore.type=PEM
ssl.truststore.location={certificates}/ca.pem
listener.name.mutual.ssl.client.auth=required
listener.name.mutual.ssl.principal.mapping.rules=RULE:^CN=([^,]+),.*$/$1/,DEFAULT
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


@dataclass(frozen=True)
class BrokerAddresses:
    """Where the broker is to be reached."""

    open: str
    """By anybody."""
    asking: str
    """By those who say who they are."""
    guarded: str
    """By those who say who they are, over TLS."""
    mutual: str
    """By those who show a certificate, over TLS."""
    certificates: str
    """The folder of `ca.pem`, `other-ca.pem`, of `client.pem` with its key, and of a pair for each part."""

    def written(self) -> str:
        """As a text for another process."""
        return json.dumps(asdict(self))

    @classmethod
    def read(cls, text: str) -> Self:
        """From that text."""
        return cls(**json.loads(text))


@dataclass(frozen=True)
class Setup:
    """One broker's settings."""

    properties: str
    open: str
    """Where anybody reaches it."""
    scram: dict[str, str] = field(default_factory=dict)
    """Users who say who they are by SCRAM, with their passwords."""
    addresses: BrokerAddresses | None = None


def usual(folder: Path) -> Setup:
    """The broker that tests share, on free ports, with certificates of its own."""
    certificates = folder / "certificates"
    _certify(certificates)
    opened, asking, guarded, mutual, controller = (f"127.0.0.1:{port}" for port in free_ports(5))
    addresses = BrokerAddresses(opened, asking, guarded, mutual, str(certificates))
    known = " ".join(f'user_{name}="{PASSWORD}"' for name in (USER, *PARTS))
    names = {"user": USER, "scram_user": SCRAM_USER, "certified": CERTIFIED, "known": known}
    text = PROPERTIES.format(**asdict(addresses), **names, controller=controller, folder=folder)
    return Setup(text, opened, {SCRAM_USER: PASSWORD}, addresses)


def _certify(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(folder / "ca.pem"))
    trustme.CA().cert_pem.write_to_path(str(folder / "other-ca.pem"))
    broker = authority.issue_cert("127.0.0.1", "localhost")
    (folder / "broker.pem").write_bytes(_key(broker, NoEncryption()) + broker.cert_chain_pems[0].bytes())
    for file, name in (("client", CERTIFIED), *((part, part) for part in PARTS)):
        client = authority.issue_cert(f"{file}.example.fr", common_name=name)
        client.cert_chain_pems[0].write_to_path(str(folder / f"{file}.pem"))
        (folder / f"{file}.key").write_bytes(_key(client, BestAvailableEncryption(PASSWORD.encode())))


def _key(owner: trustme.LeafCert, encryption: KeySerializationEncryption) -> bytes:
    """The private key in the form that Java reads."""
    key = load_pem_private_key(owner.private_key_pem.bytes(), None)
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, encryption)


def free_ports(count: int) -> list[int]:
    """Ports that nobody uses now; all are held until all are known, so that they differ."""
    held = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [place.getsockname()[1] for place in held]
    for place in held:
        place.close()
    return ports
