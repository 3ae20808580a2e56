"""How much each discomfort counts in the rung `comfort`, where weights.toml does not say otherwise."""

from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Annotated, ClassVar

from pydantic import AfterValidator, ConfigDict, Field, StrictInt, StrictStr, TypeAdapter

from config.errors import Fault, raise_if_any
from config.reading import CLOSED, packaged, read_toml, shape

_Points = Annotated[StrictInt, Field(ge=0, le=10_000)]


def _wall_time(text: str) -> str:
    hours, _, minutes = text.partition(":")
    if len(text) != 5 or not (hours.isdecimal() and minutes.isdecimal() and int(hours) < 24 and int(minutes) < 60):
        message = "expected a time of day such as 18:00"
        raise ValueError(message)
    return text


@dataclass(frozen=True)
class Weights:
    """Whole points; what each is multiplied with stands at the field."""

    deviation: int = 1
    """Per minute between the hours worked in the week and the week's target."""
    avoid: int = 1
    """Per minute on shift inside a window to avoid, times the wish's weight."""
    prefer: int = 1
    """Per minute of a preferred window that is not on shift, times the wish's weight."""
    late_shift: int = 30
    """Per shift that ends after `late_after_minute`, times 1 + the late shifts in the agent's history."""
    late_after_minute: int = 18 * 60
    """Minutes after local midnight; a shift that ends exactly then is not late."""
    saturday: int = 60
    """Per Saturday worked, times 1 + the Saturdays in the agent's history."""


@dataclass(frozen=True)
class _Table:
    """The file's keys, each of which may be left out."""

    __pydantic_config__: ClassVar[ConfigDict] = CLOSED

    deviation: _Points = Weights.deviation
    avoid: _Points = Weights.avoid
    prefer: _Points = Weights.prefer
    late_shift: _Points = Weights.late_shift
    late_after: Annotated[StrictStr, AfterValidator(_wall_time)] = "18:00"
    saturday: _Points = Weights.saturday


def load_weights(folder: Traversable | None = None) -> Weights:
    """Read `weights.toml` of the folder (none given: the packaged one); `ConfigFaultsError` lists every fault."""
    faults: list[Fault] = []
    file = (folder or packaged()) / "weights.toml"
    table = shape(TypeAdapter(_Table), read_toml(file, faults), file.name, (), faults)
    raise_if_any(faults)
    table = table or _Table()
    hours, minutes = table.late_after.split(":")
    return Weights(
        deviation=table.deviation,
        avoid=table.avoid,
        prefer=table.prefer,
        late_shift=table.late_shift,
        late_after_minute=int(hours) * 60 + int(minutes),
        saturday=table.saturday,
    )
