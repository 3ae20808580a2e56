"""What the environment sets: the only reader of `BINOME_…` variables."""

import re
from functools import cache
from typing import Annotated, Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from config.errors import ConfigFaultsError, Fault

_PREFIX = "BINOME_"
_PASSWORDS = ((re.compile(r"(://[^:/@]*:).*@"), r"\1***@"), (re.compile(r"([?&][a-z]*password=)[^&]*"), r"\1***"))
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

    def shown(self) -> dict[str, str]:
        """Each variable with what holds, as people may see it: a password is stars."""
        held = {name: getattr(self, name) for name in type(self).model_fields}
        return {_variable((name,)): _without_password(value) for name, value in held.items()}


def _without_password(value: object) -> str:
    """An address keeps all but its password; any other secret is not shown at all."""
    if not isinstance(value, SecretStr):
        return str(value)
    text = value.get_secret_value()
    if "://" not in text:
        return "***" if text else ""
    for pattern, stars in _PASSWORDS:
        text = pattern.sub(stars, text)
    return text


def settings_from_environment() -> Settings:
    """Read the environment as it is now; `ConfigFaultsError` lists every variable that is at fault."""
    try:
        return Settings()
    except ValidationError as error:
        raise ConfigFaultsError(
            Fault("environment", _variable(detail["loc"]), f"{detail['msg']} (found {detail['input']!r})")
            for detail in error.errors(include_url=False, include_context=False)
        ) from None


def _variable(place: tuple[int | str, ...]) -> str:
    return _PREFIX + ".".join(str(part) for part in place).upper()


@cache
def load_settings() -> Settings:
    """The settings of this process, read once."""
    return settings_from_environment()
