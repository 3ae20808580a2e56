"""What each remedy costs before a minute is asked of anybody, where remedies.toml does not say otherwise."""

from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Annotated, ClassVar

from pydantic import ConfigDict, Field, StrictInt

from config.reading import CLOSED, figures_in

_Points = Annotated[StrictInt, Field(ge=0, le=100_000)]


@dataclass(frozen=True)
class RemedyCosts:
    """Whole points by action; a minute of somebody's presence is one."""

    __pydantic_config__: ClassVar[ConfigDict] = CLOSED

    move_training: _Points = 60
    """A training or a meeting of somebody of the site is put off."""
    ask_consent: _Points = 120
    """Somebody agrees that frozen or late shifts are changed."""
    extend_presence: _Points = 180
    """Somebody comes on a day off, or is let go from a shift that was fixed."""
    borrow_agent: _Points = 300
    """Somebody of another site of the basin comes."""
    shift_hours: _Points = 900
    """The building opens at hours at which it does not."""
    call_in: _Points = 1200
    """A trained person comes from outside."""
    train: _Points = 3000
    """Somebody of the site takes the training that the label asks for."""

    def of(self, action: str) -> int:
        """The points of an action."""
        return int(getattr(self, action))


def load_remedy_costs(folder: Traversable | None = None) -> RemedyCosts:
    """Read `remedies.toml` of the folder (none given: the packaged one); `ConfigFaultsError` lists every fault."""
    return figures_in("remedies.toml", RemedyCosts, folder)


REMEDY_COSTS = load_remedy_costs()
"""The packaged costs."""
