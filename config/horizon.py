"""How far ahead weeks are planned and published by themselves, where horizon.toml does not say otherwise."""

from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Annotated, ClassVar, Literal

from pydantic import ConfigDict, Field, StrictInt

from config.reading import CLOSED, figures_in

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


@dataclass(frozen=True)
class Horizon:
    """The weeks to come that are looked after without being asked."""

    __pydantic_config__: ClassVar[ConfigDict] = CLOSED

    weeks: Annotated[StrictInt, Field(ge=0, le=52)] = 6
    """Weeks planned, the one that follows the present one first."""
    publish_on: Weekday = "wed"
    """The day of the week on which the next one is published."""
    publish_weeks_ahead: Annotated[StrictInt, Field(ge=1, le=52)] = 2
    """Which one that is: 1 begins on the next Monday."""


def load_horizon(folder: Traversable | None = None) -> Horizon:
    """Read `horizon.toml` of the folder (none given: the packaged one); `ConfigFaultsError` lists every fault."""
    return figures_in("horizon.toml", Horizon, folder)
