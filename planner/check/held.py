"""held: appointments that take place, in minutes of the week."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypedDict

from planner.check.spans import Span
from schemas.ids import AgentId, AppointmentId, SiteId
from schemas.roster import Appointment


class About(TypedDict):
    """What a violation is about."""

    span: Span
    site: SiteId
    agents: tuple[AgentId, ...]
    appointment: AppointmentId


class Held(NamedTuple):
    """An appointment that takes place, offered or booked, in minutes of the week."""

    start: int
    end: int
    source: Appointment

    @property
    def span(self) -> Span:
        """Its minutes."""
        return self.start, self.end

    @property
    def about(self) -> About:
        """What a violation says of it."""
        agents = () if self.source.agent is None else (self.source.agent,)
        return About(span=self.span, site=self.source.site, agents=agents, appointment=self.source.id)


def overlaps(held: Iterable[Held], who: Callable[[Held], object]) -> Iterator[tuple[Held, Held]]:
    """Appointments in order that begin before an earlier one of the same person has ended, with that one."""
    last: dict[object, Held] = {}
    for each in held:
        person = who(each)
        if person is None:
            continue
        before = last.get(person)
        if before is not None and each.start < before.end:
            yield before, each
        if before is None or each.end > before.end:
            last[person] = each
