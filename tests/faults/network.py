"""network: two counters and their people, small enough to be planned in a fraction of a second, in weeks to come."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from planner.services.facts.weeks_touched import week_after, week_of
from planner.store.session import Store
from schemas.employer import Publication
from schemas.problem import Problem
from tests.builders import a_problem
from tests.services.importing.composed import brought_in
from tests.wall import ZONE, at

BASIN = "38"
HOURS = "mon-fri 09:00-12:00,13:30-15:30"
RECEIVES = "tue 10:00-10:30"
"""Time for one appointment, so that its slot is known before it is offered."""


@dataclass(frozen=True)
class Weeks:
    """The weeks that are planned, and the moment at which the run began."""

    first: str
    second: str
    began: datetime

    @classmethod
    def of(cls, now: datetime) -> "Weeks":
        """Far enough ahead that nothing of them is past, however long a run takes."""
        first = week_after(week_of(now, ZONE), 2)
        return cls(first, week_after(first), now.astimezone(UTC).replace(microsecond=0) - timedelta(hours=1))

    @property
    def slot(self) -> str:
        """The one slot that can be offered in the first week."""
        start = at("tue 10:00", self.first).astimezone(ZoneInfo(ZONE))
        return f"s1/caf/r1/{start.isoformat()}"


def network(week: str, publication: Publication = "auto") -> Problem:
    """Sites `s1` (agents a1 to a3, and a referent) and `s2` (b1 to b3), which share nobody."""
    problem = a_problem(week=week, basin=BASIN, slot_minutes=30).with_employer("e1", publication=publication)
    for site, letter in (("s1", "a"), ("s2", "b")):
        problem = problem.with_site(site, HOURS, "mon-fri 08:00-18:00", stations=1)
        for number in (1, 2, 3):
            problem = problem.with_agent(f"{letter}{number}", skills=("core", "caf"), weekly=1800)
    return problem.with_referent("r1", RECEIVES, sites=["s1"]).with_target("s1", "caf", 1).build()


def import_the_network(store: Store, weeks: Weeks, publication: Publication = "auto") -> None:
    """Bring it into an empty store."""
    brought_in(store, network(weeks.first, publication), now=weeks.began)
