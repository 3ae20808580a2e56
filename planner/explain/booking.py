"""booking: what became of appointments that were taken and cannot stay as they were."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from planner.explain.wording import hour, sentence
from planner.show.names import Names
from planner.show.words import day
from schemas.explanation import BookingNotice
from schemas.problem import Problem
from schemas.roster import Appointment


def booking_notices(appointments: Iterable[Appointment], problem: Problem, names: Names) -> Iterator[BookingNotice]:
    """One for each booking that was moved or withdrawn; another site is named, and how far it is."""
    own = {booking.appointment: booking.site for booking in problem.bookings}
    journeys = {(way.destination, way.origin): way.minutes for way in problem.travel_minutes}
    journeys.update({(way.origin, way.destination): way.minutes for way in problem.travel_minutes})
    for held in appointments:
        home = own.get(held.id, held.site)
        where = f"le rendez-vous ({names.partner(held.partner)}) à {names.site(home)}"
        if held.state == "withdrawn":
            text = f"{where}, {_at(held.start, names)}, ne peut pas être tenu : à reprendre avec l’usager"
            yield BookingNotice(
                appointment=held.id, action="withdrawn", start=held.start, end=None, text=sentence(text)
            )
        elif held.previous is not None:
            was, now = names.local(held.previous.start), names.local(held.start)
            then = f"le même jour à {_hour(now)}" if was.date() == now.date() else _at(held.start, names)
            moved = "est déplacé"
            if held.site != home:
                moved += f" à {names.site(held.site)}, à {journeys[home, held.site]} min"
                then = "à la même heure" if was == now else then
            text = f"{where}, prévu {_at(held.previous.start, names)}, {moved} : {then}"
            yield BookingNotice(
                appointment=held.id, action="moved", start=held.previous.start, end=held.start, text=sentence(text)
            )


def _at(moment: datetime, names: Names) -> str:
    """« mardi 8 décembre à 9 h 30 »."""
    local = names.local(moment)
    return f"{day(local.date())} à {_hour(local)}"


def _hour(local: datetime) -> str:
    return hour(local.hour * 60 + local.minute)
