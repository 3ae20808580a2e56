"""What the builders of problems and of rosters share: a week in a zone, and shapes made from plain texts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from schemas.agent import Agent
from schemas.employer import Employer
from schemas.partner import Referent
from schemas.shape import Shape
from schemas.shift import Interval, Shift
from schemas.site import Site
from schemas.time import Day
from tests.wall import at, instant, spans

When = str | Interval
"""A text such as "mon 08:30-12:00" (one or several windows), or two instants."""

Made = TypeVar("Made", bound=Shape)
Named = TypeVar("Named", Site, Agent, Employer, Referent)


@dataclass(frozen=True)
class InWeek:
    """What knows its week and zone and can read times in them."""

    week: str
    zone: str

    def at(self, moment: str | datetime) -> datetime:
        """The instant of "tue 09:00" in this week and zone."""
        return at(moment, self.week, self.zone) if isinstance(moment, str) else moment

    def intervals(self, *times: When) -> list[Interval]:
        """The intervals written in one or several texts."""
        found: list[Interval] = []
        for time in times:
            if isinstance(time, Interval):
                found.append(time)
                continue
            for span in spans(time):
                start, end = (instant(span.day, minute, self.week, self.zone) for minute in (span.start, span.end))
                found.append(Interval(start=start, end=end))
        return found

    def interval(self, time: When) -> Interval:
        """The one interval written in a text."""
        (only,) = self.intervals(time)
        return only

    def shifts(self, agent: str, site: str, *times: When) -> tuple[Shift, ...]:
        """Shifts of one agent at one site."""
        return tuple(
            make(Shift, agent=agent, site=site, start=part.start, end=part.end) for part in self.intervals(*times)
        )


def make(shape: type[Made], **fields: object) -> Made:
    """A shape from plain texts: ids are only strings at run time, so tests need not name each kind of id."""
    return shape.model_validate(fields)


def the(known: Iterable[Named], name: str) -> Named:
    """The one of that id."""
    return next(item for item in known if item.id == name)


def changed(known: Iterable[Named], name: str, fields: dict[str, object]) -> tuple[Named, ...]:
    """All of them, the one of that id with some fields set otherwise."""
    return tuple(item.model_copy(update=fields) if item.id == name else item for item in known)


def windows(shape: type[Made], text: str, **fields: object) -> tuple[Made, ...]:
    """Weekly windows of a text, as shapes of that kind; an empty text has none."""
    found = spans(text) if text else ()
    return tuple(make(shape, day=list(Day)[span.day], start=span.start, end=span.end, **fields) for span in found)
