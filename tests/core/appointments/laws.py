"""The laws of appointments, written again in plain Python for tests."""

from collections.abc import Iterator
from itertools import combinations

from planner.core.timetable import Placed
from tests.core.appointments.exhaustive import near
from tests.core.appointments.week import Week


def faults(week: Week) -> list[str]:
    """Everything unlawful about a placement, and every claim of it that is not so."""
    problem = week.facts.problem
    held = [each for each in week.placement.appointments if each.state != "withdrawn"]
    first = week.facts.week.ceil(problem.now)
    upcoming = [each for each in held if each.start >= first]
    found = [fault for each in upcoming for fault in _alone(week, each)]
    for one, other in combinations(held, 2):
        if one.start < other.end and other.start < one.end and max(one.start, other.start) >= first:
            if one.referent == other.referent:
                found.append(f"{one.referent} twice at once")
            if one.agent is not None and one.agent == other.agent:
                found.append(f"{one.agent} twice at once")
    found += _stations(week, held, first)
    found += _bookings(week, first)
    found += _offers(week, held, first)
    return found


def _alone(week: Week, each: Placed) -> Iterator[str]:
    problem, clock = week.facts.problem, week.facts.week
    referent = next(r for r in problem.referents if r.id == each.referent)
    if referent.partner != each.partner or each.site not in referent.sites or referent.modality != each.modality:
        yield f"{each.referent} is not one to hold it"
    free = [(clock.minute(a.start), clock.minute(a.end)) for a in referent.availability]
    if not any(a <= each.start and each.end <= b for a, b in free):
        yield f"{each.referent} is not available"
    if not any(door.site == each.site and door.start <= each.start and each.end <= door.end for door in week.doors):
        yield f"{each.site} is closed"
    if each.modality == "on_site":
        if each.agent is not None:
            yield "a permanence has no agent"
        return
    agent = next((a for a in problem.agents if a.id == each.agent), None)
    if agent is None or not agent.holds(each.partner, clock.dates[each.start // 1440]):
        yield f"{each.agent} is not trained"
    if not any(
        (s.agent, s.site) == (each.agent, each.site) and s.start <= each.start and each.end <= s.end
        for s in week.shifts
    ):
        yield f"{each.agent} is not there"


def _stations(week: Week, held: list[Placed], first: int) -> Iterator[str]:
    rooms = {site.id: site.stations for site in week.facts.problem.sites}
    taking = [each for each in held if each.modality != "phone"]
    for each in taking:
        together = sum(o.site == each.site and o.start <= each.start < o.end for o in taking)
        if each.start >= first and together > rooms[each.site]:
            yield f"{together} in the rooms of {each.site}"


def _bookings(week: Week, first: int) -> Iterator[str]:
    problem, clock = week.facts.problem, week.facts.week
    stated = [each.booking for each in week.placement.appointments if each.booking is not None]
    if sorted(stated) != sorted(booking.appointment for booking in problem.bookings):
        yield "not every booking exactly once"
    cost = 0
    for booking in problem.bookings:
        each, span = week.the(booking.appointment), (clock.minute(booking.start), clock.minute(booking.end))
        if (each.partner, each.referent) != (booking.partner, booking.referent):
            yield f"{booking.appointment} is another one"
        away = each.site != booking.site
        if away and each.site not in near(problem, booking.site):
            yield f"{booking.appointment} is too far away"
        if each.end - each.start != span[1] - span[0]:
            yield f"{booking.appointment} has another length"
        moved = away or (each.start, each.end) != span
        if each.previous != (span if moved else None) or (each.state == "withdrawn" and (moved or each.agent)):
            yield f"{booking.appointment} says wrongly where it stood"
        if span[0] < first and (moved or each.state != "booked"):
            yield f"{booking.appointment} had begun"
        other_day = each.start // 1440 != span[0] // 1440
        cost += 10 if each.state == "withdrawn" else 3 if other_day else int(moved)
    if cost != week.placement.bookings_cost:
        yield f"bookings cost {cost}"


def _offers(week: Week, held: list[Placed], first: int) -> Iterator[str]:
    missing, figures = 0, week.facts.figures.offers
    for each in held:
        if each.state == "offered" and any(
            door.site == each.site and each.start < door.end < each.end + figures.closing_minutes for door in week.doors
        ):
            yield "an offer in the last minutes before the doors close"
    for site in week.facts.problem.sites:
        targets = {target.partner: target for target in site.partner_targets}
        for each in held:
            if each.site == site.id and each.state == "offered" and (each.partner not in targets or each.start < first):
                yield "an offer that nobody asked for"
        for partner, target in targets.items():
            mine = [each for each in held if (each.site, each.partner) == (site.id, partner)]
            counting = [each for each in mine if each.end - each.start >= target.minutes]
            offers = [each for each in mine if each.state == "offered"]
            booked = len([each for each in counting if each.state == "booked"])
            due = figures.extra_slots if booked >= target.appointments else target.appointments - booked
            if len(offers) > due:
                yield "more offers than the target asks, and than are due once it is booked up"
            if any(each not in counting for each in offers):
                yield "an offer too short for its target"
            missing += max(0, target.appointments - len(counting)) * target.minutes
    if missing != week.placement.missing_minutes:
        yield f"missing {missing}"
