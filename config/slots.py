"""How slots are held, where slots.toml does not say otherwise."""

from dataclasses import dataclass
from datetime import timedelta
from importlib.resources.abc import Traversable
from typing import Annotated, ClassVar

from pydantic import ConfigDict, Field, StrictInt

from config.reading import CLOSED, figures_in


@dataclass(frozen=True)
class SlotFigures:
    """Figures of slots on offer."""

    __pydantic_config__: ClassVar[ConfigDict] = CLOSED

    held_minutes: Annotated[StrictInt, Field(ge=1, le=60)] = 10
    """Minutes that a slot is held for somebody who is about to take it."""

    @property
    def held(self) -> timedelta:
        """How long a slot is held."""
        return timedelta(minutes=self.held_minutes)


def load_slot_figures(folder: Traversable | None = None) -> SlotFigures:
    """Read `slots.toml` of the folder (none given: the packaged one); `ConfigFaultsError` lists every fault."""
    return figures_in("slots.toml", SlotFigures, folder)
