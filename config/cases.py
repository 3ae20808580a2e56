"""By when complex cases are answered, and when a slot is reserved, where cases.toml does not say otherwise."""

from dataclasses import dataclass
from datetime import timedelta
from importlib.resources.abc import Traversable
from typing import Annotated, ClassVar, Literal

from pydantic import ConfigDict, Field, StrictInt

from config.reading import CLOSED, figures_in

Calendar = Literal["working", "wall"]
"""Which hours count: those of working days, or all."""


@dataclass(frozen=True)
class CaseFigures:
    """Figures of complex cases."""

    __pydantic_config__: ClassVar[ConfigDict] = CLOSED

    answer_hours: Annotated[StrictInt, Field(ge=1, le=720)] = 72
    """Hours within which a case is to be answered."""
    reserve_hours: Annotated[StrictInt, Field(ge=0, le=240)] = 24
    """Hours before the deadline, from which on a slot is reserved."""
    calendar: Calendar = "working"
    """How those hours are counted back."""

    @property
    def answer(self) -> timedelta:
        """How long a partner may take."""
        return timedelta(hours=self.answer_hours)

    @property
    def reserve(self) -> timedelta:
        """How long before the deadline a slot is reserved."""
        return timedelta(hours=self.reserve_hours)


def load_case_figures(folder: Traversable | None = None) -> CaseFigures:
    """Read `cases.toml` of the folder (none given: the packaged one); `ConfigFaultsError` lists every fault."""
    return figures_in("cases.toml", CaseFigures, folder)
