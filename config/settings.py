"""What the environment sets: the only reader of `BINOME_…` variables."""

from functools import cache
from typing import Annotated, Literal

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from config.errors import ConfigFaultsError, Fault

_PREFIX = "BINOME_"
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
