"""kafka_connection: how Kafka is reached, as its client library is told it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from kafka import errors
from pydantic import SecretStr

from config.settings import Settings
from events.bus import BusUnavailableError, FencedError, RefusedError

Protocol = Literal["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"]

_REFUSED = (
    errors.MessageSizeTooLargeError,
    errors.RecordListTooLargeError,
    errors.InvalidTopicError,
    errors.InvalidRecordError,
    errors.InvalidTimestampError,
    errors.PolicyViolationError,
    errors.TopicAuthorizationFailedError,
    errors.CorruptRecordError,
)
"""What the broker says of a message that it will not take the next time either."""
_NOT_ALLOWED = (
    errors.TopicAuthorizationFailedError,
    errors.GroupAuthorizationFailedError,
    errors.TransactionalIdAuthorizationFailedError,
    errors.ClusterAuthorizationFailedError,
)
_GRANT = "Maybe it was not granted to this part: docs/reference/topics.md says what each may do."
_FENCED = (errors.ProducerFencedError, errors.InvalidProducerEpochError, errors.FencedInstanceIdError)


@dataclass(frozen=True)
class KafkaConnection:
    """Addresses and credentials; `repr` shows no secret."""

    servers: str
    """Addresses of brokers, with commas between them."""
    protocol: Protocol = "PLAINTEXT"
    mechanism: str | None = None
    username: str | None = None
    password: SecretStr | None = None
    ca_file: Path | None = None
    """Certificates that are trusted; those of the system where it is not given."""
    certificate_file: Path | None = None
    key_file: Path | None = None
    key_password: SecretStr | None = None
    prefix: str = ""
    """Stands before the name of every topic, group and producer, where a cluster is shared."""
    bootstrap_ms: int = 10_000
    """How long a first answer is waited for."""

    def options(self) -> dict[str, Any]:
        """What every client is told."""
        options: dict[str, Any] = {
            "bootstrap_servers": self.servers.split(","),
            "security_protocol": self.protocol,
            "client_id": "binome",
            "reconnect_backoff_max_ms": 1000,
            "bootstrap_timeout_ms": self.bootstrap_ms,
        }
        if self.protocol.startswith("SASL"):
            options |= {
                "sasl_mechanism": self.mechanism,
                "sasl_plain_username": self.username,
                "sasl_plain_password": self.password.get_secret_value() if self.password is not None else None,
            }
        if self.protocol.endswith("SSL"):
            options |= {
                "ssl_cafile": _text(self.ca_file),
                "ssl_certfile": _text(self.certificate_file),
                "ssl_keyfile": _text(self.key_file),
                "ssl_password": self.key_password.get_secret_value() if self.key_password is not None else None,
            }
        return options


def connection_of(settings: Settings) -> KafkaConnection | None:
    """What the environment says of Kafka; none where the bus is embedded."""
    if settings.kafka_bootstrap_servers is None:
        return None
    return KafkaConnection(
        servers=settings.kafka_bootstrap_servers,
        protocol=settings.kafka_security_protocol,
        mechanism=settings.kafka_sasl_mechanism,
        username=settings.kafka_sasl_username,
        password=settings.kafka_sasl_password,
        ca_file=settings.kafka_ssl_cafile,
        certificate_file=settings.kafka_ssl_certfile,
        key_file=settings.kafka_ssl_keyfile,
        key_password=settings.kafka_ssl_password,
        prefix=settings.kafka_prefix,
    )


@contextmanager
def told(what: str) -> Iterator[None]:
    """Say in our words what Kafka's client says in its own."""
    try:
        yield
    except _FENCED as error:
        raise FencedError(f"{what}: another one has taken this name ({_short(error)})") from error
    except _REFUSED as error:
        granted = f"\n{_GRANT}" if isinstance(error, _NOT_ALLOWED) else ""
        raise RefusedError(f"{what}: {_short(error)}{granted}") from error
    except _NOT_ALLOWED as error:
        raise BusUnavailableError(f"{what}: Kafka does not allow it ({_short(error)})\n{_GRANT}") from error
    except (errors.KafkaError, OSError) as error:
        raise BusUnavailableError(
            f"{what}: Kafka does not answer as it should ({_short(error)})\n"
            "Maybe it is not running, or BINOME_KAFKA_BOOTSTRAP_SERVERS and its companions name another one."
        ) from error


def _short(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"[:300]


def _text(path: Path | None) -> str | None:
    return None if path is None else str(path)
