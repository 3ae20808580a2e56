"""The environment sets what it may, and every variable at fault is named at once."""

import pytest
from pydantic import ValidationError

from config.errors import ConfigFaultsError
from config.settings import settings_from_environment


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """No variable of the tester's own."""
    for name in ("SOLVE_SECONDS", "REPLAN_SECONDS", "PUBLICATION", "DATABASE_URL", "KAFKA_SASL_PASSWORD"):
        monkeypatch.delenv(f"BINOME_{name}", raising=False)


def test_an_empty_environment_gives_the_defaults() -> None:
    """30 seconds for a plan, 2 for a plan after an absence, published outside the notice."""
    settings = settings_from_environment()
    assert (settings.solve_seconds, settings.replan_seconds) == (30, 2)
    assert settings.publication == "auto_outside_notice"
    assert settings.database_url.get_secret_value() == "sqlite:///binome.db"


def test_a_variable_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is set holds; a variable that is set to nothing is as good as not set."""
    monkeypatch.setenv("BINOME_SOLVE_SECONDS", "12.5")
    monkeypatch.setenv("BINOME_PUBLICATION", "review")
    monkeypatch.setenv("BINOME_REPLAN_SECONDS", "")
    settings = settings_from_environment()
    assert (settings.solve_seconds, settings.replan_seconds, settings.publication) == (12.5, 2, "review")


def test_every_variable_at_fault_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The name is the one to set, and what was found stands beside it."""
    monkeypatch.setenv("BINOME_SOLVE_SECONDS", "soon")
    monkeypatch.setenv("BINOME_REPLAN_SECONDS", "0")
    monkeypatch.setenv("BINOME_PUBLICATION", "never")
    with pytest.raises(ConfigFaultsError, match="soon") as caught:
        settings_from_environment()
    assert [(fault.file, fault.key) for fault in caught.value.faults] == [
        ("environment", "BINOME_SOLVE_SECONDS"),
        ("environment", "BINOME_REPLAN_SECONDS"),
        ("environment", "BINOME_PUBLICATION"),
    ]
    assert caught.value.faults[0].text == (
        "found 'soon'; expected a valid number; mend: correct it, or unset it for the usual 30.0"
    )


@pytest.mark.parametrize(
    "given", ["//binome:s3cr/et@pw@db/binome", "//binome@db/binome?password=s3cr/et&sslmode=require"]
)
def test_a_password_does_not_show(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    """Neither where settings are printed nor in what they say of themselves; the rest of the address does."""
    monkeypatch.setenv("BINOME_DATABASE_URL", f"postgresql:{given}")
    settings = settings_from_environment()
    assert settings.database_url.get_secret_value() == f"postgresql:{given}"
    assert "s3cr" not in f"{settings} {settings!r} {settings.model_dump()} {settings.shown()}"
    assert "db/binome" in settings.shown()["BINOME_DATABASE_URL"]


def test_every_secret_is_known_to_whoever_keeps_them_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """The password in an address, as it stands there and as it is meant; the address itself is none."""
    monkeypatch.setenv("BINOME_DATABASE_URL", "postgresql://binome:s3cr%2Fet@db/binome?sslpassword=other")
    monkeypatch.setenv("BINOME_KAFKA_SASL_PASSWORD", "third")
    assert settings_from_environment().secrets() == ("other", "s3cr%2Fet", "s3cr/et", "third")


def test_without_secrets_there_is_none() -> None:
    """A file of SQLite has no password."""
    assert settings_from_environment().secrets() == ()


def test_settings_do_not_change_under_way() -> None:
    """Once read they are frozen."""
    settings = settings_from_environment()
    with pytest.raises(ValidationError, match="frozen"):
        settings.solve_seconds = 1.0  # type: ignore[misc] # that is what is refused


def test_no_password_without_a_private_way(monkeypatch: pytest.MonkeyPatch) -> None:
    """To the server that takes mail; and nobody writes without an address of their own."""
    monkeypatch.setenv("BINOME_SMTP_HOST", "smtp.example.fr")
    with pytest.raises(ConfigFaultsError, match="needs BINOME_MAIL_FROM"):
        settings_from_environment()
    monkeypatch.setenv("BINOME_MAIL_FROM", "planning@example.fr")
    monkeypatch.setenv("BINOME_SMTP_PASSWORD", "not to be seen")
    assert settings_from_environment().smtp_security == "starttls"
    monkeypatch.setenv("BINOME_SMTP_SECURITY", "none")
    with pytest.raises(ConfigFaultsError, match="needs BINOME_SMTP_SECURITY") as caught:
        settings_from_environment()
    assert "not to be seen" not in str(caught.value)


@pytest.mark.parametrize(
    ("given", "at_fault"),
    [
        ({"OIDC_ISSUER": "http://id.example", "OIDC_CLIENT_ID": "binome"}, "BINOME_OIDC_ISSUER"),
        ({"OIDC_ISSUER": "https://id.example"}, "needs BINOME_OIDC_CLIENT_ID"),
        ({"PASSWORDS": "off"}, "BINOME_PASSWORDS=off needs BINOME_OIDC_ISSUER"),
        ({"OIDC_SCOPES": "email"}, "BINOME_OIDC_SCOPES"),
    ],
)
def test_a_provider_that_cannot_be_is_named(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], at_fault: str
) -> None:
    """One that is spoken to in the open, one that does not know us, none at all; the secret is told nobody."""
    monkeypatch.setenv("BINOME_OIDC_CLIENT_SECRET", "s3cr-et")
    for name, value in given.items():
        monkeypatch.setenv(f"BINOME_{name}", value)
    with pytest.raises(ConfigFaultsError, match=at_fault) as caught:
        settings_from_environment()
    assert "s3cr-et" not in str(caught.value)
