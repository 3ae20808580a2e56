"""Who does not get in is told which setting is wrong, and no secret is repeated.

Listeners of this process stand for brokers: what is looked at is only who listens, TLS and certificates.
"""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import trustme
from kafka import errors
from pydantic import SecretStr

from events.bus import BusUnavailableError, FencedError
from events.kafka_connection import KafkaConnection
from events.kafka_diagnosis import beginning, diagnosis


@dataclass(frozen=True)
class Certificates:
    """An authority, what it has certified, and another authority."""

    folder: Path
    authority: trustme.CA

    @property
    def right(self) -> Path:
        """Those that are to be trusted."""
        return self.folder / "ca.pem"

    @property
    def wrong(self) -> Path:
        """Those of somebody else."""
        return self.folder / "other.pem"


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    """Made once."""
    made = Certificates(tmp_path_factory.mktemp("certificates"), trustme.CA())
    made.authority.cert_pem.write_to_path(str(made.right))
    trustme.CA().cert_pem.write_to_path(str(made.wrong))
    return made


@contextmanager
def listening(context: ssl.SSLContext | None = None) -> Iterator[str]:
    """The address of somebody who takes connections, over TLS where that is said, and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=_serve, args=(listener, context), daemon=True).start()
        yield f"127.0.0.1:{listener.getsockname()[1]}"


def _serve(listener: socket.socket, context: ssl.SSLContext | None) -> None:
    """One connection, until the other side ends it."""
    with suppress(OSError):  # the other side may not be content, or have gone before it was taken
        connection, _ = listener.accept()
        with connection, _spoken(context, connection) as held:
            held.recv(1)


def _spoken(context: ssl.SSLContext | None, connection: socket.socket) -> socket.socket:
    return connection if context is None else context.wrap_socket(connection, server_side=True)


def over_tls(certificates: Certificates, *, asks: bool = False) -> ssl.SSLContext:
    """How a broker of that authority speaks; one that `asks` wants to see a certificate."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    certificates.authority.issue_cert("127.0.0.1").configure_cert(context)
    if asks:
        context.verify_mode = ssl.CERT_REQUIRED
        certificates.authority.configure_trust(context)
    return context


def told(certificates: Certificates, server: str) -> KafkaConnection:
    """A connection of which everything is right but what a test says otherwise."""
    return KafkaConnection(server, "SASL_SSL", "PLAIN", "binome", SecretStr("of-a-test"), ca_file=certificates.right)


def test_nobody_listens(certificates: Certificates) -> None:
    """The address is named, and each where there are several."""
    text = diagnosis(told(certificates, "127.0.0.1:1,nowhere.invalid:9092,without-port"))
    assert [line.partition(": ")[0] for line in text.splitlines()] == [
        "127.0.0.1:1",
        "nowhere.invalid:9092",
        "without-port",
    ]
    assert text.count("nobody listens there") == 3


@pytest.mark.parametrize("error", [errors.KafkaTimeoutError, errors.KafkaConnectionError, OSError])
def test_who_reaches_no_broker_is_told_why(error: type[Exception]) -> None:
    """As what can be waited for."""
    with (
        pytest.raises(BusUnavailableError, match=r"(?s)joining: no broker .* nobody listens there"),
        beginning(KafkaConnection("127.0.0.1:1"), "joining"),
    ):
        raise error("too late")


def test_who_is_fenced_while_it_begins_is_told_so() -> None:
    """It is no matter of who listens."""
    with pytest.raises(FencedError), beginning(KafkaConnection("127.0.0.1:1"), "joining"):
        raise errors.ProducerFencedError("epoch")


def test_a_file_is_missing(certificates: Certificates) -> None:
    """Which one, and who said so."""
    lost = replace(told(certificates, "127.0.0.1:1"), ca_file=certificates.folder / "lost.pem")
    assert diagnosis(lost) == f"BINOME_KAFKA_SSL_CAFILE: there is no file {certificates.folder / 'lost.pem'}"


def test_a_file_is_none_of_those_that_can_be_used(certificates: Certificates) -> None:
    """Such as one without a certificate in it."""
    empty = certificates.folder / "empty.pem"
    empty.write_text("")
    with listening(over_tls(certificates)) as server:
        assert "cannot be used" in diagnosis(replace(told(certificates, server), ca_file=empty))


def test_the_broker_s_certificate_is_not_trusted(certificates: Certificates) -> None:
    """It is somebody else's authority that is."""
    with listening(over_tls(certificates)) as server:
        text = diagnosis(replace(told(certificates, server), ca_file=certificates.wrong))
    assert "not trusted" in text
    assert "BINOME_KAFKA_SSL_CAFILE" in text


def test_the_broker_does_not_speak_tls(certificates: Certificates) -> None:
    """And is asked to."""
    with listening() as server, socket.create_server(("127.0.0.1", 0)):
        text = diagnosis(told(certificates, server))
    assert "does not speak TLS" in text


def test_the_broker_wants_another_protocol() -> None:
    """It takes the connection and says nothing."""
    with listening() as server:
        text = diagnosis(KafkaConnection(server))
    assert "BINOME_KAFKA_SECURITY_PROTOCOL" in text


def test_the_broker_asks_for_a_certificate(certificates: Certificates) -> None:
    """And none was said."""
    with listening(over_tls(certificates, asks=True)) as server:
        text = diagnosis(KafkaConnection(server, "SSL", ca_file=certificates.right))
    assert "BINOME_KAFKA_SSL_CERTFILE" in text


def test_where_all_else_is_right_it_is_the_name_or_the_password(certificates: Certificates) -> None:
    """Neither of which is repeated."""
    with listening(over_tls(certificates)) as server:
        text = diagnosis(told(certificates, server))
    assert "BINOME_KAFKA_SASL_PASSWORD" in text
    assert "of-a-test" not in text
