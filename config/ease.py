"""How people's days should look beyond the ladder, where ease.toml does not say otherwise."""

from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Annotated, ClassVar

from pydantic import ConfigDict, Field, StrictInt

from config.reading import CLOSED, figures_in


@dataclass(frozen=True)
class Ease:
    """What is wished for among weeks that are equal on every rung."""

    __pydantic_config__: ClassVar[ConfigDict] = CLOSED

    longest_pause_minutes: Annotated[StrictInt, Field(ge=0, le=1440)] = 120
    """Minutes that the pauses of a date last together at most; 1440: no matter how long."""


def load_ease(folder: Traversable | None = None) -> Ease:
    """Read `ease.toml` of the folder (none given: the packaged one); `ConfigFaultsError` lists every fault."""
    return figures_in("ease.toml", Ease, folder)
