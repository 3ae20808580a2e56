"""booked: for each booking that is not history, whether it is kept and who of the site attends."""

from dataclasses import dataclass

from ortools.sat.python import cp_model

from planner.core.facts.agent import AgentFacts
from planner.core.facts.component import Facts
from planner.core.facts.week import Span, day_of, overlap
from planner.core.model.lane import Lane, Literal
from schemas.ids import AgentId, SiteId
from schemas.partner import Booking


@dataclass(frozen=True)
class Booked:
    """The variables of one booking."""

    booking: Booking
    span: Span
    kept: Literal
    attends: dict[AgentId, Literal]
    """Who of the trained agents attends; empty for a permanence on the spot."""

    @property
    def day(self) -> int:
        """Day of the week."""
        return day_of(self.span[0])


def open_bookings(facts: Facts) -> tuple[Booking, ...]:
    """Bookings that begin at or after the instant of now."""
    return tuple(booking for booking in facts.bookings if facts.week.minute(booking.start) >= facts.now)


def settled_bookings(facts: Facts) -> tuple[Booking, ...]:
    """Bookings that began before: they stay as they are, and their rooms and referents are still taken."""
    return tuple(booking for booking in facts.bookings if facts.week.minute(booking.start) < facts.now)


def span_of(facts: Facts, booking: Booking) -> Span:
    """A booking as minutes of the week."""
    return facts.week.minute(booking.start), facts.week.minute(booking.end)


def needs_agent(facts: Facts, booking: Booking) -> bool:
    """Whether somebody of the site attends."""
    return facts.referents[booking.referent].modality != "on_site"


def needs_station(facts: Facts, booking: Booking) -> bool:
    """Whether a confidential room is taken."""
    return facts.referents[booking.referent].modality != "phone"


def least_loss(facts: Facts, booking: Booking) -> int:
    """What a booking costs at least that is not kept: moved within its day or to another if the referent has time."""
    start, _ = span_of(facts, booking)
    sites = (booking.site, *facts.near(booking))
    fits = {day for site in sites for day in days_fitting(facts, booking, site)}
    name = "withdrawn_cost" if not fits else "same_day_cost" if day_of(start) in fits else "other_day_cost"
    return facts.figures.of("bookings", name)


def days_fitting(facts: Facts, booking: Booking, site: SiteId) -> frozenset[int]:
    """Days of the week on which its referent has time for a booking while a site could be open, whoever is there."""
    start, end = span_of(facts, booking)
    return frozenset(
        day
        for a, b in facts.free.get(booking.referent, ())
        for day in range(7)
        for c, d in facts.all_sites[site].windows_on(day)
        if overlap((max(a, facts.now), b), (c, d)) >= end - start
    )


def new_booked(
    model: cp_model.CpModel, facts: Facts, booking: Booking, trained: list[tuple[AgentFacts, Lane]]
) -> Booked:
    """Variables of a booking, with those who could attend it."""
    attends = {agent.id: model.new_bool_var("") for agent, _ in trained} if needs_agent(facts, booking) else {}
    return Booked(booking, span_of(facts, booking), model.new_bool_var(""), attends)
