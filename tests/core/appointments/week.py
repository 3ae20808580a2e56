"""A settled week for tests: a problem's facts with the shifts and doors of a roster that a test wrote."""

from dataclasses import dataclass

from config.figures import load_figures
from planner.core.appointments.arrange import SWEEPS
from planner.core.appointments.budget import Budget
from planner.core.appointments.place import Placement, place
from planner.core.facts.component import Facts, read_facts
from planner.core.facts.week import united
from planner.core.timetable import Door, Placed, Presence
from schemas.time import wall_text
from tests.builders import ProblemBuilder, RosterBuilder


@dataclass(frozen=True)
class Week:
    """Facts, shifts and doors, and what came of placing appointments in them."""

    facts: Facts
    shifts: tuple[Presence, ...]
    doors: tuple[Door, ...]
    placement: Placement

    def the(self, booking: str) -> Placed:
        """The appointment of a booking."""
        (found,) = (each for each in self.placement.appointments if each.booking == booking)
        return found

    @property
    def offered(self) -> list[Placed]:
        """Appointments on offer, in order of time."""
        return [each for each in self.placement.appointments if each.state == "offered"]

    def clock(self, minute: int) -> str:
        """A minute of the week as "tue 09:00"."""
        day = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")[minute // 1440]
        return f"{day} {wall_text(minute % 1440)}"

    def times(self) -> list[str]:
        """When each offer begins."""
        return [self.clock(each.start) for each in self.offered]


def placed(
    problem: ProblemBuilder,
    roster: RosterBuilder,
    *,
    seconds: float = 5.0,
    seed: int = 1,
    arrange: bool = False,
    hurried: bool = False,
) -> Week:
    """Place the appointments of a problem in the shifts and openings of a roster."""
    facts = read_facts(problem.build(), load_figures())
    given, minute = roster.build(), facts.week.minute
    shifts = tuple(Presence(s.agent, s.site, minute(s.start), minute(s.end)) for s in given.shifts)
    doors = tuple(
        Door(site, start, end)
        for site in facts.sites
        for start, end in united((minute(o.start), minute(o.end)) for o in given.openings if o.site == site)
    )
    sweeps = SWEEPS if arrange else None
    placement = place(facts, shifts, doors, Budget(seconds, hurried=hurried), seed=seed, sweeps=sweeps)
    return Week(facts, shifts, doors, placement)
