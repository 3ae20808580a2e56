"""Where appointments on offer stand best, where offers.toml does not say otherwise."""

from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from typing import Annotated, ClassVar

from pydantic import ConfigDict, Field, StrictInt

from config.reading import CLOSED, figures_in

_Points = Annotated[StrictInt, Field(ge=0, le=10_000)]


@dataclass(frozen=True)
class OfferWeights:
    """Whole points; what each is multiplied with stands at the field."""

    __pydantic_config__: ClassVar[ConfigDict] = CLOSED

    short: _Points = 20
    """Per minute by which a slot is shorter than its partner's own slots."""
    buffer: _Points = 20
    """Per minute by which a referent has less than the partner's buffer between two appointments."""
    same_day: _Points = 90
    """Per two appointments of a site with one partner on one day."""
    same_half: _Points = 60
    """The same, if both are before or both after noon."""
    alone: _Points = 60
    """Per appointment that only one of those on shift could attend: if they fall ill, it moves."""
    hole: _Points = 1
    """Per minute that a referent waits between two appointments beyond the buffer."""


@dataclass(frozen=True)
class Offers:
    """What holds of appointments on offer, beyond the law of appointments."""

    __pydantic_config__: ClassVar[ConfigDict] = CLOSED

    closing_minutes: Annotated[StrictInt, Field(ge=0, le=60)] = 10
    """Nothing is offered that would end within so many minutes before the doors close."""
    extra_slots: Annotated[StrictInt, Field(ge=0, le=20)] = 2
    """Slots kept on offer where all appointments of a target are booked, as far as there is room."""
    weights: OfferWeights = field(default_factory=OfferWeights)
    """What makes one placement better than another that misses as few appointments."""


def load_offers(folder: Traversable | None = None) -> Offers:
    """Read `offers.toml` of the folder (none given: the packaged one); `ConfigFaultsError` lists every fault."""
    return figures_in("offers.toml", Offers, folder)
