"""kafka_diagnosis: why no broker is reached, as far as can be seen from outside: who listens, TLS, certificates.

The client library tries on until its time is over, and then says only that.
"""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kafka import errors

from events.bus import BusUnavailableError
from events.kafka_connection import KafkaConnection, told

PATIENCE_SECONDS = 2.0
"""How long each broker is looked at."""


@contextmanager
def beginning(connection: KafkaConnection, what: str) -> Iterator[None]:
    """As `told`, for what connects first; where no broker was reached, the error says why."""
    with told(what):
        try:
            yield
        except (errors.KafkaTimeoutError, errors.KafkaConnectionError, OSError) as error:
            raise BusUnavailableError(f"{what}: no broker of Kafka was reached\n{diagnosis(connection)}") from error


def diagnosis(connection: KafkaConnection) -> str:
    """What is wrong with each address, one a line, and which setting mends it."""
    if (missing := _missing_file(connection)) is not None:
        return missing
    return "\n".join(f"{server}: {_seen(connection, server)}" for server in connection.servers.split(","))


def _missing_file(connection: KafkaConnection) -> str | None:
    files = {
        "BINOME_KAFKA_SSL_CAFILE": connection.ca_file,
        "BINOME_KAFKA_SSL_CERTFILE": connection.certificate_file,
        "BINOME_KAFKA_SSL_KEYFILE": connection.key_file,
    }
    for setting, file in files.items():
        if file is not None and not file.is_file():
            return f"{setting}: there is no file {file}"
    return None


def _seen(connection: KafkaConnection, server: str) -> str:
    host, _, port = server.strip().rpartition(":")
    try:
        with socket.create_connection((host, int(port)), PATIENCE_SECONDS) as plain:
            return _of_listener(connection, plain, host)
    except (OSError, ValueError) as error:
        return f"nobody listens there ({type(error).__name__}); is BINOME_KAFKA_BOOTSTRAP_SERVERS right?"


def _of_listener(connection: KafkaConnection, plain: socket.socket, host: str) -> str:
    if not connection.protocol.endswith("SSL"):
        return _of_password(connection) or (
            f"somebody listens, and is no broker that speaks {connection.protocol}; "
            "is BINOME_KAFKA_SECURITY_PROTOCOL right?"
        )
    try:
        context = _context(connection)
    except (OSError, ValueError) as error:
        return f"certificate, key or their password cannot be used ({type(error).__name__}); see BINOME_KAFKA_SSL_…"
    try:
        with context.wrap_socket(plain, server_hostname=host) as wrapped:
            return _of_certificate(wrapped) or _of_password(connection) or "it speaks TLS, and is no broker"
    except ssl.SSLCertVerificationError as error:
        return f"its certificate is not trusted ({error.verify_message}); is BINOME_KAFKA_SSL_CAFILE right?"
    except OSError:
        return "it does not speak TLS; is BINOME_KAFKA_SECURITY_PROTOCOL right?"


def _context(connection: KafkaConnection) -> ssl.SSLContext:
    context = ssl.create_default_context(cafile=_text(connection.ca_file))
    if connection.certificate_file is not None:
        password = connection.key_password.get_secret_value() if connection.key_password is not None else ""
        context.load_cert_chain(connection.certificate_file, connection.key_file, password)
    return context


def _of_certificate(wrapped: ssl.SSLSocket) -> str | None:
    """A broker that misses our certificate says so only after the handshake."""
    wrapped.settimeout(PATIENCE_SECONDS / 4)
    try:
        wrapped.recv(1)
    except TimeoutError:
        return None
    except ssl.SSLError:
        return "it asks for a certificate that it trusts; see BINOME_KAFKA_SSL_CERTFILE and BINOME_KAFKA_SSL_KEYFILE"
    return None


def _of_password(connection: KafkaConnection) -> str | None:
    if not connection.protocol.startswith("SASL"):
        return None
    return (
        "it does not take this name with this password, or not in this way; are BINOME_KAFKA_SASL_USERNAME, "
        "BINOME_KAFKA_SASL_PASSWORD and BINOME_KAFKA_SASL_MECHANISM right?"
    )


def _text(path: Path | None) -> str | None:
    return None if path is None else str(path)
