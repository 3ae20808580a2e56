"""claim.appointments: ids, states and `previous` are as the contract has them, and every booking appears once."""

from collections import Counter
from collections.abc import Iterator

from planner.check.case import Case
from planner.check.claims.counted import Counted, false
from planner.check.violation import Violation
from schemas.ids import RuleId, SiteId
from schemas.roster import Appointment
from schemas.shift import Interval

ID = RuleId("claim.appointments")


def check(counted: Counted) -> Iterator[Violation]:
    """Each appointment that is stated otherwise than it should be, and each booking that is not stated."""
    case = counted.case
    counts = Counter(each.id for each in case.roster.appointments)
    for key, count in counts.items():
        if count > 1:
            yield false(ID, f"rendez-vous {key} énoncé {count} fois", count - 1, appointment=key)
    for key in case.bookings:
        if key not in counts and not counted.is_none:
            yield false(ID, f"rendez-vous {key} pris, et absent du planning", appointment=key)
    for appointment in case.roster.appointments:
        faults = _offered(case, appointment) if appointment.state == "offered" else _taken(case, appointment)
        for fault in faults:
            yield false(ID, f"rendez-vous {appointment.id} {fault}", site=appointment.site, appointment=appointment.id)


def _offered(case: Case, stated: Appointment) -> Iterator[str]:
    name = offered_id(case, stated)
    if stated.id in case.bookings:
        yield "pris, et énoncé comme proposé"
    elif stated.id != name:
        yield f"proposé, dont l’identifiant devrait être {name}"
    if stated.previous is not None:
        yield "proposé, avec un horaire antérieur"


def offered_id(case: Case, stated: Appointment) -> str:
    """What the id of an appointment on offer says of it."""
    start = stated.start.astimezone(case.clock.zone).isoformat()
    return f"{stated.site}/{stated.partner}/{stated.referent}/{start}"


def _taken(case: Case, stated: Appointment) -> Iterator[str]:
    booking = case.bookings.get(stated.id)
    if booking is None:
        yield f"énoncé comme {stated.state}, que personne n’a pris"
        return
    kept = (stated.partner, stated.referent) == (booking.partner, booking.referent)
    if not kept or stated.end - stated.start != booking.end - booking.start:
        yield "dont le partenaire, le référent ou la durée a changé"
    if stated.state != "withdrawn" and stated.site != booking.site and not _is_near(case, booking.site, stated.site):
        yield f"dont le site n’est plus {booking.site}, et n’en est pas assez proche"
    was = Interval(start=booking.start, end=booking.end)
    stays = (stated.site, stated.start) == (booking.site, booking.start)
    if stated.state == "withdrawn":
        if stated.agent is not None or stated.previous is not None or not stays:
            yield "retiré, qui devrait garder son site et son horaire et n’avoir ni agent ni horaire antérieur"
    elif stays != (stated.previous is None) or not _same(stated.previous or was, was):
        yield "dont l’horaire antérieur n’est pas énoncé comme il était"


def _is_near(case: Case, own: SiteId, other: SiteId) -> bool:
    """Whether people may be sent from a site to another: the journey is known, and no longer than it may be."""
    minutes = case.travel.get((own, other))
    return minutes is not None and minutes <= case.figures.of("bookings", "near_minutes")


def _same(one: Interval, other: Interval) -> bool:
    return (one.start, one.end) == (other.start, other.end)
