"""log_fields: what may stand in a line of the log, and what is taken out of it whoever put it there.

Numbers and flags pass. A text passes under a key of the list below, all of which hold ids, moments or words of a fixed
list: so no name, no address and nothing of a visitor comes in by a new key. Secrets are starred wherever they stand.
Of an error, the kinds and places are kept and the messages left out: they may quote an input.
"""

import sys
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import TracebackType

from structlog.typing import EventDict, WrappedLogger

from events.log_context import EVENT

ALWAYS = ("event", "basin", "week", "revision")
"""Keys that every line has, null where it is about none."""

TEXTS = frozenset(
    {
        *ALWAYS,
        "absence", "action", "address", "agent", "alert", "cause", "channel", "error", "group", "kind", "level",
        "logger", "member", "message", "outcome", "part", "partner", "reason", "referent", "request", "rung", "site",
        "slot", "source", "state", "status", "subject", "timestamp", "topic", "type", "version",
    }
)  # fmt: skip
"""Keys whose texts pass: ids, and words of fixed lists."""

STARS = "***"


@dataclass(frozen=True)
class Starred:
    """Stars for secrets, wherever they stand in a text."""

    secrets: tuple[str, ...]

    @classmethod
    def of(cls, secrets: Iterable[str]) -> "Starred":
        """The longest first, so that none is left half; what is too short to be a secret would star half the log."""
        return cls(tuple(sorted({each for each in secrets if len(each) > 3}, key=lambda each: (-len(each), each))))

    def __call__(self, _: WrappedLogger, __: str, fields: EventDict) -> EventDict:
        """The same line without them."""
        return {key: self.without(value) if isinstance(value, str) else value for key, value in fields.items()}

    def without(self, text: str) -> str:
        """A text without them."""
        for secret in self.secrets:
            text = text.replace(secret, STARS)
        return text


def shaped(_: WrappedLogger, __: str, fields: EventDict) -> EventDict:
    """`message` for what happened and `event` for the event's id; keys that every line has come first."""
    message, event = fields.pop("event", ""), fields.pop(EVENT, None)
    first = {"timestamp": fields.pop("timestamp", None), "level": fields.pop("level", None), "message": message}
    about = {"event": event, **{key: fields.pop(key, None) for key in ALWAYS[1:]}}
    return {**first, **about, **fields, "message": message}


def reported(_: WrappedLogger, __: str, fields: EventDict) -> EventDict:
    """An error as its kinds and its places."""
    info = fields.pop("exc_info", None)
    if info is True:
        info = sys.exc_info()
    error = info[1] if isinstance(info, tuple) else info if isinstance(info, BaseException) else None
    if error is not None:
        fields["error"] = " <- ".join(f"{type(each).__module__}.{type(each).__qualname__}" for each in _chain(error))
        fields["places"] = [place for each in _chain(error) for place in _places(each.__traceback__)]
    return fields


def allowed(_: WrappedLogger, __: str, fields: EventDict) -> EventDict:
    """Only what may stand there; of anything else that it was left out."""
    return {key: _allowed(key, value) for key, value in fields.items() if not key.startswith("_")}


def _allowed(key: str, value: object) -> object:
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, str) and key in TEXTS:
        return value
    return value if key == "places" else STARS


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _places(trace: TracebackType | None) -> Iterator[str]:
    for frame in traceback.extract_tb(trace):
        yield f"{frame.filename}:{frame.lineno} {frame.name}"
