"""What the environment sets: the only reader of `BINOME_…` variables."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import unquote

from pydantic import AwareDatetime, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from config.addresses import ADDRESS, MOST_LETTERS
from config.errors import ConfigFaultsError, Fault

_PREFIX = "BINOME_"
_STARS = "***"
_PASSWORDS = (
    re.compile(r"(?<=://)(?P<user>[^:/@]*:)(?P<password>.*)(?P<end>@)"),
    re.compile(r"(?P<user>[?&][a-z]*password=)(?P<password>[^&]*)(?P<end>)"),
)
"""Where passwords stand in an address."""
_PROVIDER = r"^(https://[^\s/?#@]+|http://(127\.0\.0\.1|localhost|\[::1\])(:\d+)?)(/[^\s?#]*)?$"
"""Over TLS; on this machine, for tests, without."""
_Seconds = Annotated[float, Field(gt=0, le=86_400, allow_inf_nan=False)]


class Settings(BaseSettings):
    """How this process runs; what is not set takes the default."""

    model_config = SettingsConfigDict(env_prefix=_PREFIX, env_ignore_empty=True, frozen=True, extra="ignore")

    solve_seconds: _Seconds = 30.0
    """Wall-clock seconds for a plan that is asked for."""
    replan_seconds: _Seconds = 2.0
    """Wall-clock seconds for a plan after an absence; its last two rungs may stay unproved."""
    publication: Literal["auto", "auto_outside_notice", "review"] = "auto_outside_notice"
    """Which plans are published without being looked at, where an employer says nothing."""
    database_url: SecretStr = SecretStr("sqlite:///binome.db")
    """Where everything is kept: a file of SQLite (from the working directory), or a database of PostgreSQL."""

    clock: AwareDatetime | None = None
    """Instant at which the clock starts, for demonstrations and tests; with the embedded bus only."""

    kafka_bootstrap_servers: str | None = None
    """Addresses of Kafka's brokers, with commas between them; the embedded bus where there is none."""
    kafka_security_protocol: Literal["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"] = "PLAINTEXT"
    """How the brokers are spoken to."""
    kafka_sasl_mechanism: Literal["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"] | None = None
    """How this process says who it is."""
    kafka_sasl_username: str | None = None
    """As whom it speaks to the brokers."""
    kafka_sasl_password: SecretStr | None = None
    """The password of that name."""
    kafka_ssl_cafile: Path | None = None
    """Certificates that are trusted; those of the system where it is not set."""
    kafka_ssl_certfile: Path | None = None
    """The certificate of this process, where brokers ask for one."""
    kafka_ssl_keyfile: Path | None = None
    """The key of that certificate."""
    kafka_ssl_password: SecretStr | None = None
    """The password of that key."""
    kafka_replication: Literal["production", "development"] = "production"
    """How topics are made: 3 replicas of which 2 must answer, or 1 and 1."""
    member: Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]{1,100}$")] | None = None
    """Name of this worker in its groups, which stays over restarts; that of the machine where it is not set."""
    kafka_session_seconds: Annotated[float, Field(ge=1, le=1800)] = 15.0
    """How long a worker may say nothing before others take its partitions; who comes back within it has its own."""
    kafka_prefix: Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]{0,100}$")] = ""
    """Stands before the name of every topic, group and producer, where a cluster is shared."""

    log_level: Literal["debug", "info", "warning", "error"] = "info"
    """From which weight on lines of the log are written."""
    log_form: Literal["auto", "json", "text"] = "auto"
    """JSON, or lines for people; `auto`: lines on a terminal, JSON elsewhere."""
    health_host: str = "127.0.0.1"
    """On which address the pages of health and metrics are answered; they ask nobody who they are."""
    public_url: Annotated[str, Field(pattern=r"^https?://[^\s/?#]+(/[^\s?#]*)?$")] = "http://127.0.0.1:8000"
    """The address at which people reach this system; those of feeds begin with it."""
    feed_reads_per_minute: Annotated[int, Field(ge=1, le=1_000_000)] = 60
    """How often one feed may be read; who asks more often is told to wait."""
    rdv_secret: SecretStr | None = None
    """With which RDV Service Public signs its deliveries; without it none is taken."""

    smtp_host: str | None = None
    """The server that takes e-mail; without it nobody is sent any."""
    smtp_port: Annotated[int, Field(ge=1, le=65_535)] = 587
    """Its port."""
    smtp_security: Literal["starttls", "tls", "none"] = "starttls"
    """How the way there is kept private; `none` only without a password."""
    smtp_username: str | None = None
    """As whom this process speaks to it."""
    smtp_password: SecretStr | None = None
    """The password of that name."""
    smtp_cafile: Path | None = None
    """Certificates that are trusted; those of the system where it is not set."""
    mail_from: Annotated[str, Field(pattern=ADDRESS, max_length=MOST_LETTERS)] | None = None
    """The address from which people are written to, and which invites them."""

    hook_key: Annotated[SecretStr, Field(min_length=32)] | None = None
    """From which the secrets of employers' programs are made; without it none is told anything."""
    hook_networks: Annotated[str, Field(pattern=r"^([0-9a-fA-F.:]+/\d{1,3}(,|$))*$")] = ""
    """Networks inside where such programs may be, with commas between them; elsewhere they must be outside."""

    oidc_issuer: Annotated[str, Field(pattern=_PROVIDER)] | None = None
    """The identity provider (OpenID Connect) at which people sign in; without it they do so by password alone."""
    oidc_client_id: Annotated[str, Field(min_length=1)] | None = None
    """By what the provider knows this system."""
    oidc_client_secret: SecretStr | None = None
    """With which this system shows the provider that it is itself."""
    oidc_scopes: Annotated[str, Field(pattern=r"^openid( \S+)*$")] = "openid email"
    """What is asked of the provider about people."""
    oidc_acr: Annotated[str, Field(pattern=r"^\S+( \S+)*$")] | None = None
    """How sure the provider must be of who somebody is: values of `acr`, any of which will do."""
    oidc_userinfo: Literal["plain", "signed"] = "plain"
    """Whether what the provider tells of people must be signed."""
    oidc_email: Literal["verified", "trusted"] = "verified"
    """Whether an account may wait for an address that the provider does not expressly call verified."""
    passwords: Literal["on", "off"] = "on"
    """Whether people may sign in by password."""

    @model_validator(mode="after")
    def _says_at_which_provider(self) -> Self:
        if self.oidc_issuer is not None and self.oidc_client_id is None:
            raise ValueError(f"{_variable(('oidc_issuer',))} needs {_variable(('oidc_client_id',))}")
        if self.passwords == "off" and self.oidc_issuer is None:
            raise ValueError(f"{_variable(('passwords',))}=off needs {_variable(('oidc_issuer',))}")
        return self

    @model_validator(mode="after")
    def _keeps_real_time_with_others(self) -> Self:
        if self.clock is not None and self.kafka_bootstrap_servers is not None:
            raise ValueError(f"{_variable(('clock',))} is for the embedded bus: others keep real time")
        return self

    @model_validator(mode="after")
    def _says_who_it_is(self) -> Self:
        needed = {
            "kafka_sasl_mechanism": self.kafka_sasl_mechanism,
            "kafka_sasl_username": self.kafka_sasl_username,
            "kafka_sasl_password": self.kafka_sasl_password,
        }
        missing = ", ".join(_variable((name,)) for name, value in needed.items() if value is None)
        if missing and self.kafka_security_protocol.startswith("SASL"):
            raise ValueError(f"{self.kafka_security_protocol} needs {missing}")
        return self

    @model_validator(mode="after")
    def _can_send_mail(self) -> Self:
        if self.smtp_host is not None and self.mail_from is None:
            raise ValueError(f"{_variable(('smtp_host',))} needs {_variable(('mail_from',))}")
        if self.smtp_security == "none" and self.smtp_password is not None:
            raise ValueError(f"{_variable(('smtp_password',))} needs {_variable(('smtp_security',))} starttls or tls")
        return self

    def shown(self) -> dict[str, str]:
        """Each variable with what holds, as people may see it: a password is stars."""
        held = {name: getattr(self, name) for name in type(self).model_fields}
        return {_variable((name,)): _without_password(value) for name, value in held.items()}

    def secrets(self) -> tuple[str, ...]:
        """Every secret that this process holds, for whoever has to keep them out of what it writes."""
        held = (getattr(self, name) for name in type(self).model_fields)
        texts = [value.get_secret_value() for value in held if isinstance(value, SecretStr)]
        found = {word for text in texts for word in (_passwords(text) if "://" in text else (text,))}
        return tuple(sorted(found - {""}))


def _without_password(value: object) -> str:
    """An address keeps all but its password; any other secret is not shown at all."""
    if not isinstance(value, SecretStr):
        return str(value)
    text = value.get_secret_value()
    if "://" not in text:
        return _STARS if text else ""
    for pattern in _PASSWORDS:
        text = pattern.sub(rf"\g<user>{_STARS}\g<end>", text)
    return text


def _passwords(address: str) -> Iterator[str]:
    """The passwords in an address, as they stand there and as they are meant."""
    for pattern in _PASSWORDS:
        for found in pattern.finditer(address):
            yield from (found["password"], unquote(found["password"]))


def settings_from_environment() -> Settings:
    """Read the environment as it is now; `ConfigFaultsError` lists every variable that is at fault."""
    try:
        return Settings()
    except ValidationError as error:
        raise ConfigFaultsError(
            # What concerns several variables has no place, and its input is all of them: secrets too.
            Fault("environment", _variable(place), _fault(place, text, found) if place else text)
            for place, text, found in (
                (detail["loc"], detail["msg"], detail["input"])
                for detail in error.errors(include_url=False, include_context=False)
            )
        ) from None


def _fault(place: tuple[int | str, ...], text: str, found: object) -> str:
    """What is wrong, as it is said of files: found, expected, mend."""
    expected = text.removeprefix("Input should be ").partition(", unable to")[0]
    field = Settings.model_fields.get(str(place[0]))
    usual = "" if field is None or field.default is None else f" for the usual {field.default}"
    return f"found {found!r}; expected {expected}; mend: correct it, or unset it{usual}"


def _variable(place: tuple[int | str, ...]) -> str:
    return _PREFIX + ".".join(str(part) for part in place).upper() if place else ""


@cache
def load_settings() -> Settings:
    """The settings of this process, read once."""
    return settings_from_environment()
