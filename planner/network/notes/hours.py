"""A site's ordinary week while a note is laid on it: which windows a day has, and what holds of them when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from planner.network.notes.words import Part
from planner.network.opening_hours.rules import DAYS
from planner.network.opening_hours.writing import write_weekly
from schemas.site import PublishedWindow
from schemas.time import Day, wall_text

NOON = 13 * 60
"""Minutes after midnight by which a morning has begun, and at which an afternoon has not ended."""


@dataclass(frozen=True)
class Laid:
    """The week, and what was laid on it."""

    windows: tuple[PublishedWindow, ...]
    """Windows of every week."""
    sometimes: tuple[str, ...] = ()
    """Rules of days that are not every week's."""
    holidays: tuple[PublishedWindow, ...] | None = None
    """Windows of school holidays; None: the same."""
    remarks: tuple[str, ...] = field(default=())
    """What a person should look at, in French."""

    @property
    def text(self) -> str:
        """The whole as `opening_hours`."""
        weekly = write_weekly(self.windows)
        return "; ".join([*([weekly] if self.windows else []), *self.sometimes]) or weekly

    @property
    def school_text(self) -> str | None:
        """Those of school holidays."""
        if self.holidays is None:
            return None
        weekly = write_weekly(self.holidays)
        return "; ".join([weekly, *self.sometimes]) if self.holidays else weekly

    def of(self, part: Part) -> tuple[PublishedWindow, ...]:
        """The windows of a day or half of it; none where a window runs over noon and only half is meant."""
        own = [window for window in self.windows if window.day is part.day]
        if part.half is None:
            return tuple(own)
        if any(window.start < NOON - 60 and window.end > NOON + 60 for window in own):
            return ()
        morning = part.half == "morning"
        return tuple(window for window in own if (window.start < NOON - 60) == morning)

    def by_appointment(self, windows: Sequence[PublishedWindow]) -> "Laid":
        """The same with these by appointment only."""
        marked = {window: window.model_copy(update={"by_appointment": True}) for window in windows}
        return replace(self, windows=tuple(marked.get(window, window) for window in self.windows))

    def only_then(self, selectors: Sequence[str], windows: Sequence[PublishedWindow]) -> "Laid":
        """These windows not every week, but when a selector says."""
        left = tuple(window for window in self.windows if window not in windows)
        rules = tuple(f"{selector} {span}" for selector in selectors for span in [_spans(windows)])
        return replace(self, windows=left, sometimes=(*self.sometimes, *rules))

    def never_then(self, rules: Sequence[str]) -> "Laid":
        """Closed when rules say."""
        return replace(self, sometimes=(*self.sometimes, *rules))

    def not_in_holidays(self, windows: Sequence[PublishedWindow]) -> "Laid":
        """These windows not in school holidays."""
        held = self.windows if self.holidays is None else self.holidays
        return replace(self, holidays=tuple(window for window in held if window not in windows))


def selector(day: Day, numbers: Sequence[int] = ()) -> str:
    """A day as `opening_hours` selects it: `Th`, `Th[1,3]`."""
    name = DAYS[day.index]
    return f"{name}[{','.join(str(number) for number in numbers)}]" if numbers else name


def _spans(windows: Sequence[PublishedWindow]) -> str:
    return ",".join(_each(windows))


def _each(windows: Sequence[PublishedWindow]) -> Iterator[str]:
    for window in sorted(windows, key=lambda one: one.start):
        yield f"{wall_text(window.start)}-{wall_text(window.end)}"
