"""What the label asks of a site where nothing else is said of it: agents, hours, days, and relief for holidays."""

from dataclasses import dataclass
from datetime import date
from importlib.resources.abc import Traversable
from typing import Annotated, ClassVar

from pydantic import ConfigDict, Field, StrictBool, StrictFloat, StrictInt, StrictStr, TypeAdapter

from config.errors import ConfigFaultsError, Fault
from config.reading import CLOSED, packaged, read_toml, shape


@dataclass(frozen=True)
class Label:
    """The default figures of the label, dated and sourced."""

    __pydantic_config__: ClassVar[ConfigDict] = CLOSED

    min_agents: Annotated[StrictInt, Field(ge=1)]
    """Trained agents present at every minute a site is open."""
    min_hours: Annotated[StrictFloat, Field(ge=0, le=168)]
    """Hours open in a week."""
    min_days: Annotated[StrictInt, Field(ge=0, le=7)]
    """Days open in a week."""
    holiday_relief: StrictBool
    """Whether a public holiday lowers the hours and days asked."""
    min_referents: Annotated[StrictInt, Field(ge=0, le=20)]
    """Referents of each partner at each site."""
    source: Annotated[StrictStr, Field(min_length=1)]
    """The text that the figures come from, in French."""
    since: date
    """The day from which they hold."""


def load_label(folder: Traversable | None = None) -> Label:
    """Read `label.toml` of the folder (none given: the packaged one); `ConfigFaultsError` lists every fault."""
    faults: list[Fault] = []
    file = (folder or packaged()) / "label.toml"
    content = read_toml(file, faults)
    label = None if faults else shape(TypeAdapter(Label), content, file.name, (), faults)
    if label is None:
        raise ConfigFaultsError(faults)
    return label


LABEL = load_label()
"""The packaged figures: the shapes take their defaults from here."""
