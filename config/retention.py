"""For how many months what is about people is kept after its end, where retention.toml does not say otherwise."""

from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Annotated, ClassVar

from pydantic import ConfigDict, Field, StrictInt

from config.reading import CLOSED, figures_in

Months = Annotated[StrictInt, Field(ge=1, le=600)]


@dataclass(frozen=True)
class Retention:
    """Months, kind by kind."""

    __pydantic_config__: ClassVar[ConfigDict] = CLOSED

    absences: Months = 12
    """Absences that were reported, after their end."""
    unavailabilities: Months = 12
    """Part time, trainings and meetings, after their end."""
    consents: Months = 12
    """Agreements to a late change, after their date."""
    swaps: Months = 12
    """Swaps of shifts, after anything last became of them."""
    overtaken_rosters: Months = 12
    """Rosters that others took the place of, or that were rejected, after they were stored."""
    cases: Months = 24
    """Complex cases, after they were last told of."""
    messages: Months = 3
    """Messages about somebody's own changes, after they were sent or given up."""
    dead_letters: Months = 3
    """Events that were refused, after they came."""
    audit: Months = 36
    """Who did what, and who looked at whom."""


def load_retention(folder: Traversable | None = None) -> Retention:
    """Read `retention.toml` of the folder (none given: the packaged one); `ConfigFaultsError` lists every fault."""
    return figures_in("retention.toml", Retention, folder)
