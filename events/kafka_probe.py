"""kafka_probe: whether brokers answer now, asked over a connection of its own."""

from threading import Lock
from typing import Any

from kafka.admin import KafkaAdminClient
from kafka.net.compat import KafkaNetClient

from events.kafka_connection import KafkaConnection, told

PATIENCE_MS = 3000
"""How long an answer is waited for."""


class KafkaProbe:
    """Asks whenever somebody wants to know; keeps its connection while it holds."""

    def __init__(self, connection: KafkaConnection) -> None:
        """Ask nothing yet."""
        self._connection = connection
        self._asking = Lock()
        self._admin: KafkaAdminClient | None = None
        self._clients: list[KafkaNetClient] = []

    def reach(self) -> None:
        """Do nothing where a broker answers; `BusUnavailableError` where none does in time."""
        with self._asking, told("asking for the brokers"):
            try:
                if self._admin is None:
                    options = self._connection.options()
                    patience = {"bootstrap_timeout_ms": PATIENCE_MS, "request_timeout_ms": PATIENCE_MS}
                    self._admin = KafkaAdminClient(**{**options, **patience}, kafka_client=self._client)
                self._admin.describe_cluster()
            except BaseException:
                self._drop()
                raise

    def close(self) -> None:
        """Let go of the connection."""
        with self._asking:
            self._drop()

    def _client(self, **options: Any) -> KafkaNetClient:  # noqa: ANN401 - the library's own
        """Keep the client that the library makes: where beginning fails, nobody else ends its thread."""
        self._clients.append(KafkaNetClient(**options))
        return self._clients[-1]

    def _drop(self) -> None:
        if self._admin is not None:
            self._admin.close()
        for client in self._clients:
            client.close()
            client._net.stop()  # noqa: SLF001 - as the library ends it where beginning went well
        self._admin, self._clients = None, []
