"""Problems composed: the list's structures of one département, a staff file and a week make a problem."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from config.partners import load_partners
from planner.network.people import Week, agent_of_week, bookings_of_week, referent_of_week
from planner.network.sites import Counter, site_of_week
from planner.network.staff import Staff, StaffPartner
from planner.network.territory import Territory
from planner.network.travel import journeys
from schemas.ids import BasinId, PartnerId
from schemas.partner import Partner
from schemas.problem import Problem
from schemas.time import week_dates

AHEAD_DAYS = 14
"""Days before the week's Monday at which it is planned where nobody says otherwise: outside every usual notice."""


@dataclass(frozen=True)
class Network:
    """What a problem of any week is composed from; the staff file was checked against the counters."""

    territory: Territory
    """Clock and holidays."""
    counters: Sequence[Counter]
    """Structures that can be planned."""
    staff: Staff
    """People, partners, employers."""

    @property
    def basin(self) -> BasinId:
        """Id of the basin."""
        return self.staff.basin or BasinId(self.territory.departement)


def compose(network: Network, week: str, now: datetime | None = None) -> Problem:
    """The problem of one week; `now` is two weeks before its Monday, 08:00, where absent."""
    dates = week_dates(week)
    calendar = Week(dates, ZoneInfo(network.territory.timezone), network.territory.public_holidays(dates))
    staff = network.staff
    ids = {counter.listed.id_fs: counter.id for counter in network.counters}
    return Problem(
        basin=network.basin,
        week=week,
        now=calendar.begin(now) if now else calendar.at(dates[0] - timedelta(days=AHEAD_DAYS), 8 * 60),
        timezone=network.territory.timezone,
        partners=tuple(_partner(stated, dates[0]) for stated in staff.partners),
        employers=staff.employers,
        sites=tuple(site_of_week(counter, dates, calendar.holidays) for counter in network.counters),
        agents=tuple(agent_of_week(person, calendar, ids) for person in staff.agents),
        travel_minutes=journeys(staff, network.counters, ids),
        referents=tuple(referent_of_week(person, calendar, ids) for person in staff.referents),
        bookings=bookings_of_week(staff, calendar, ids),
    )


def _partner(stated: StaffPartner | PartnerId, day: date) -> Partner:
    """The partner under the name stated, else the one it bears on that day, else its id."""
    partner = stated if isinstance(stated, StaffPartner) else StaffPartner(id=stated)
    known = {known.id: known.label_on(day) for known in load_partners()}
    return Partner(id=partner.id, name=partner.name or known.get(partner.id, partner.id))
