"""How trainings are planned, where training.toml does not say otherwise."""

from dataclasses import dataclass
from datetime import time
from importlib.resources.abc import Traversable
from typing import Annotated, ClassVar

from pydantic import ConfigDict, Field, StrictInt, TypeAdapter

from config.errors import Fault, raise_if_any
from config.reading import CLOSED, packaged, read_toml, shape


@dataclass(frozen=True)
class TrainingFigures:
    """Figures of trainings."""

    __pydantic_config__: ClassVar[ConfigDict] = CLOSED

    holders: Annotated[StrictInt, Field(ge=1, le=10)] = 2
    """Agents of a site who are to hold the skill of each partner that is received there."""
    days: Annotated[StrictInt, Field(ge=1, le=5)] = 1
    """Days that the training of a partner takes, one after the other."""
    start: time = time(9)
    """When somebody in training is away from, on the clock of the basin."""
    end: time = time(17)
    """Until when."""


def load_training_figures(folder: Traversable | None = None) -> TrainingFigures:
    """Read `training.toml` of the folder (none given: the packaged one); `ConfigFaultsError` lists every fault."""
    faults: list[Fault] = []
    file = (folder or packaged()) / "training.toml"
    figures = shape(TypeAdapter(TrainingFigures), read_toml(file, faults), file.name, (), faults)
    if figures is not None and figures.start >= figures.end:
        faults.append(Fault(file.name, "end", "needs to be after `start`"))
    raise_if_any(faults)
    return figures or TrainingFigures()
