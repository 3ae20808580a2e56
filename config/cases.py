"""By when complex cases are answered, and when a slot is reserved, where cases.toml does not say otherwise."""

from dataclasses import dataclass
from datetime import timedelta
from importlib.resources.abc import Traversable
from typing import Annotated, ClassVar, Literal

from pydantic import ConfigDict, Field, StrictInt, TypeAdapter

from config.errors import Fault, raise_if_any
from config.reading import CLOSED, packaged, read_toml, shape

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
    faults: list[Fault] = []
    file = (folder or packaged()) / "cases.toml"
    figures = shape(TypeAdapter(CaseFigures), read_toml(file, faults), file.name, (), faults)
    raise_if_any(faults)
    return figures or CaseFigures()
