"""people: a basin with two sites and three people, to whom rosters are published one after another, without a solver.

people.reach("a1", "a1@example.fr")
people.publish(("a1", "s1", "mon 08:30-12:00"))
people.waiting()
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlmodel import col, select

from planner.services.calendars.keep_seats import keep_week
from planner.services.calendars.wanted import Wanted
from planner.services.messages.contacts import put_contact
from planner.services.messages.hooks import make_hook
from planner.services.messages.queue_messages import telling_people
from planner.store.rows import add_rows
from planner.store.session import Store
from schemas.tables.agent import AgentRow
from schemas.tables.audit import AuditRow
from schemas.tables.basin import BasinRow
from schemas.tables.employer import EmployerRow
from schemas.tables.message import HookRow, MessageRow
from schemas.tables.partner import PartnerRow
from schemas.tables.seat import SeatRow
from schemas.tables.site import SiteRow
from tests.wall import WEEK, ZONE, at

BASIN = "38"
MORNING = at("wed-1 09:00")
"""Well before the week."""
Shift = tuple[str, str, str]
"""Who, where, when: `("a1", "s1", "mon 08:30-12:00")`."""


@dataclass
class People:
    """A store, and a clock that is moved by hand."""

    store: Store
    now: datetime = MORNING
    basin: BasinRow = field(default_factory=lambda: BasinRow(id=BASIN, timezone=ZONE))

    def __post_init__(self) -> None:
        """Make the network."""
        names, hours = {"s1": "Morestel", "s2": "Crémieu"}, "Mo-Fr 08:00-18:00"
        sites = [
            SiteRow(id=key, basin=BASIN, name=name, employer="e1", published_hours=hours, openable_hours=hours)
            for key, name in names.items()
        ]
        agents = [
            AgentRow(id=key, basin=BASIN, name=f"Camille {key}", employer=employer, home_site="s1")
            for key, employer in (("a1", "e1"), ("a2", "e1"), ("b1", "e2"))
        ]
        employers = [EmployerRow(id=key, basin=BASIN, name=f"Porteur {key}") for key in ("e1", "e2")]
        with self.store.transaction() as session:
            add_rows(session, [self.basin, *employers, *sites, *agents, PartnerRow(id="caf", basin=BASIN, name="CAF")])

    def clock(self) -> datetime:
        """What a part of a process is given for a clock."""
        return self.now

    def reach(self, agent: str, email: str | None = None, *, wanted: bool = True) -> str:
        """Say where somebody is reached; the address."""
        address = email or f"{agent}@example.fr"
        with self.store.transaction() as session:
            put_contact(session, agent, address, self.now, "somebody", wanted=wanted)
        return address

    def listen(self, employer: str, url: str) -> HookRow:
        """Have a program of an employer told."""
        with self.store.transaction() as session:
            row = make_hook(session, BASIN, employer, url, self.now, "somebody")
        assert row is not None
        return row

    def publish(self, *shifts: Shift, appointments: Iterable[Shift] = (), news: bool = True) -> None:
        """What people are given from now on; it takes the place of what they had."""
        wanted = [_wanted("shift", *each) for each in shifts]
        wanted += [_wanted("appointment", *each) for each in appointments]
        with (
            self.store.transaction() as session,
            telling_people(session, self.basin, WEEK, self.now, news=news),
        ):
            keep_week(session, self.basin, WEEK, wanted, self.now)

    def messages(self, state: str | None = None) -> list[MessageRow]:
        """Messages, the oldest first."""
        with self.store.reading() as session:
            found = session.exec(select(MessageRow).order_by(col(MessageRow.id))).all()
        return [row for row in found if state in {None, row.state}]

    def waiting(self) -> dict[str, int]:
        """How many seats each person or program that waits for a message is to be told of."""
        return {str(row.agent or row.hook): len(row.before) for row in self.messages("waiting")}

    def seats(self, agent: str) -> list[SeatRow]:
        """The seats of somebody, by time."""
        with self.store.reading() as session:
            return list(
                session.exec(select(SeatRow).where(SeatRow.holder == agent).order_by(col(SeatRow.start), SeatRow.uid))
            )

    def deeds(self, agent: str) -> list[str]:
        """What was done about somebody, in order."""
        with self.store.reading() as session:
            rows = session.exec(select(AuditRow).where(AuditRow.subject == agent).order_by(col(AuditRow.id)))
            return [row.action for row in rows]

    def after(self, **time: float) -> None:
        """Time goes by."""
        self.now += timedelta(**time)


def _wanted(kind: str, agent: str, site: str, when: str) -> Wanted:
    day, _, hours = when.partition(" ")
    start, _, end = hours.partition("-")
    detail = {"partner": "caf"} if kind == "appointment" else {}
    subject = f"{site}/{when}" if kind == "appointment" else ""
    return Wanted(
        "appointment" if kind == "appointment" else "shift",
        agent,
        site,
        at(f"{day} {start}"),
        at(f"{day} {end}"),
        subject,
        detail,
    )
