"""When messages to people are sent and tried again, where messages.toml does not say otherwise."""

from dataclasses import dataclass
from datetime import timedelta
from importlib.resources.abc import Traversable
from typing import Annotated, ClassVar

from pydantic import ConfigDict, Field, StrictInt

from config.reading import CLOSED, figures_in

Minutes = Annotated[StrictInt, Field(ge=1, le=10_080)]


@dataclass(frozen=True)
class MessageFigures:
    """Figures of messages."""

    __pydantic_config__: ClassVar[ConfigDict] = CLOSED

    quiet_from: Annotated[StrictInt, Field(ge=12, le=23)] = 20
    """Hour of the evening from which on what can wait is kept back."""
    quiet_until: Annotated[StrictInt, Field(ge=1, le=11)] = 7
    """Hour of the morning until which it is kept back."""
    morning_ends: Annotated[StrictInt, Field(ge=2, le=23)] = 12
    """What takes place before this hour of that day cannot wait."""
    retry_minutes: tuple[Minutes, ...] = (2, 10, 30, 120, 360, 720, 1440)
    """After how many minutes a message is tried again, one after the other; after the last it is given up."""
    claimed_minutes: Minutes = 20
    """For how many minutes one who sends has a message to itself."""

    @property
    def claimed(self) -> timedelta:
        """How long one who sends has a message to itself."""
        return timedelta(minutes=self.claimed_minutes)

    def again_after(self, tries: int) -> timedelta | None:
        """How long to wait after so many tries; None: it is given up."""
        return timedelta(minutes=self.retry_minutes[tries - 1]) if tries <= len(self.retry_minutes) else None


def load_message_figures(folder: Traversable | None = None) -> MessageFigures:
    """Read `messages.toml` of the folder (none given: the packaged one); `ConfigFaultsError` lists every fault."""
    return figures_in("messages.toml", MessageFigures, folder)
