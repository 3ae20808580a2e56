"""What the environment says of Kafka: nothing means the embedded bus, and no password shows."""

import pytest

from config.errors import ConfigFaultsError
from config.settings import Settings, settings_from_environment


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """No variable of the tester's own."""
    for name in Settings.model_fields:
        monkeypatch.delenv(f"BINOME_{name.upper()}", raising=False)


def test_nothing_set_means_no_kafka() -> None:
    """And topics, where they are made, are made for production."""
    settings = settings_from_environment()
    assert settings.kafka_bootstrap_servers is None
    assert settings.kafka_replication == "production"


def test_who_must_say_who_he_is_is_told_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything that is missing, in one line; what is set is not repeated."""
    monkeypatch.setenv("BINOME_KAFKA_SECURITY_PROTOCOL", "SASL_SSL")
    monkeypatch.setenv("BINOME_KAFKA_SASL_PASSWORD", "s3cret")
    with pytest.raises(ConfigFaultsError, match="BINOME_KAFKA_SASL_MECHANISM, BINOME_KAFKA_SASL_USERNAME") as caught:
        settings_from_environment()
    assert "s3cret" not in str(caught.value)


def test_no_password_of_kafka_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the user's nor the key's."""
    monkeypatch.setenv("BINOME_KAFKA_SECURITY_PROTOCOL", "SASL_SSL")
    monkeypatch.setenv("BINOME_KAFKA_SASL_MECHANISM", "PLAIN")
    monkeypatch.setenv("BINOME_KAFKA_SASL_USERNAME", "binome")
    monkeypatch.setenv("BINOME_KAFKA_SASL_PASSWORD", "s3cret")
    monkeypatch.setenv("BINOME_KAFKA_SSL_PASSWORD", "s3cret too")
    settings = settings_from_environment()
    assert "s3cret" not in f"{settings} {settings!r} {settings.model_dump()} {settings.shown()}"
