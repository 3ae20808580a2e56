"""bookings: what it costs that appointments already taken are moved or withdrawn."""

from dataclasses import dataclass

from planner.core.bound.averages import Averages
from planner.core.bound.linear import Cost
from planner.core.bound.receiving import Receiving, receiving
from planner.core.facts.week import Span, day_of, overlap
from planner.core.model.booked import days_fitting, needs_station
from schemas.ids import SiteId
from schemas.partner import Booking


@dataclass(frozen=True)
class _Kept:
    """A booking that may stay where it is."""

    column: int
    span: Span
    found: Receiving


def measure(averages: Averages) -> Cost:
    """The rung: each booking is kept, moved within its day, moved to another, or withdrawn."""
    cost = Cost()
    kept: dict[tuple[SiteId, int], list[_Kept]] = {}
    for booking in averages.facts.bookings:
        # What begins before now is history, and stays.
        if averages.facts.week.minute(booking.start) >= averages.facts.now:
            one = _booking(averages, booking, cost)
            if one is not None:
                kept.setdefault((booking.site, day_of(one.span[0])), []).append(one)
    for at, together in kept.items():
        _share(averages, at, together)
    cost.steps_of(1)
    return cost


def _booking(averages: Averages, booking: Booking, cost: Cost) -> _Kept | None:
    """The choices of one booking; the column of keeping it, where it can be kept."""
    facts, model = averages.facts, averages.model
    withdrawn = facts.figures.of("bookings", "withdrawn_cost")
    cost.constant += withdrawn
    referent = facts.referents.get(booking.referent)
    if referent is None or referent.partner != booking.partner:
        return None
    span = (facts.week.minute(booking.start), facts.week.minute(booking.end))
    today = day_of(span[0])
    sites = (booking.site, *facts.near(booking))
    found = {
        (site, day): here
        for site in sites
        for day in range(7)
        if site in facts.sites and (here := receiving(averages, referent, site, day)) is not None
    }
    # Of sites that are planned apart it is only known when they could be open.
    apart = {day for site in sites if site not in facts.sites for day in _apart(averages, booking, site)}
    choices: list[int] = []
    kept = None
    stands = found.get((booking.site, today))
    if stands is not None and _within(span, stands.spans):
        kept = _Kept(model.column(integer=True), span, stands)
        choices.append(kept.column)
        cost.add(kept.column, -float(withdrawn))
    for name, days in (("same_day_cost", [today]), ("other_day_cost", [d for d in range(7) if d != today])):
        length = span[1] - span[0]
        possible = {at: here for at, here in found.items() if at[1] in days and _fits(here, length)}
        anywhere = not apart.isdisjoint(days)
        if possible or anywhere:
            moved = model.column(integer=True)
            choices.append(moved)
            cost.add(moved, float(facts.figures.of("bookings", name) - withdrawn))
            if not anywhere:
                _moved(averages, moved, length, possible)
    if len(choices) > 1:
        model.at_most(1.0, choices, [1.0] * len(choices))
    return kept


def _within(span: Span, spans: tuple[Span, ...]) -> bool:
    return any(a <= span[0] and span[1] <= b for a, b in spans)


def _fits(here: Receiving, length: int) -> bool:
    return any(end - start >= length for start, end in here.spans)


def _apart(averages: Averages, booking: Booking, site: SiteId) -> frozenset[int]:
    """Days on which a booking could be held at a site of another component."""
    facts = averages.facts
    if needs_station(facts, booking) and not facts.all_sites[site].stations:
        return frozenset()
    return days_fitting(facts, booking, site)


def _moved(averages: Averages, moved: int, length: int, found: dict[tuple[SiteId, int], Receiving]) -> None:
    """A booking that is moved has its minutes of open doors, and of somebody who attends, in its referent's time."""
    doors: list[tuple[int, float]] = []
    people: list[tuple[int, float]] = []
    for at, here in found.items():
        for i, piece in enumerate(averages.grid.on(*at).spans):
            if any(overlap(piece, span) for span in here.spans):
                minutes = float(piece[1] - piece[0])
                doors.append((averages.doors[at] + i, minutes))
                people += [(first + i, minutes) for _, first in here.attending or ()]
    attended = any(here.attending is not None for here in found.values())
    for terms in (doors, people) if attended else (doors,):
        columns, minutes_of = [column for column, _ in terms], [minutes for _, minutes in terms]
        averages.model.at_least(0.0, [moved, *columns], [-float(length), *minutes_of])


def _share(averages: Averages, at: tuple[SiteId, int], together: list[_Kept]) -> None:
    """Bookings kept at a site on a day: open doors and rooms, trained agents present, segment by segment."""
    model, slot = averages.model, averages.facts.week.slot
    stations = averages.facts.sites[at[0]].stations
    for i, piece in enumerate(averages.grid.on(*at).spans):
        door, length = averages.doors[at] + i, float(piece[1] - piece[0])
        alone: list[tuple[_Kept, float]] = []
        for kept in together:
            # Openings and shifts are on the grid, so they hold the slots of the booking as a whole.
            whole = (kept.span[0] // slot * slot, -(-kept.span[1] // slot) * slot)
            if overlap(piece, whole):
                alone.append((kept, overlap(piece, kept.span) / length))
                share = overlap(piece, whole) / length
                model.at_most(0.0, (kept.column, door), (share, -1.0))
                _attended(averages, i, [(kept, share)])
        if len(alone) > 1:
            # Together they take as many rooms and people as there are of them at each minute.
            rooms = [(kept.column, share) for kept, share in alone if kept.found.station]
            columns, values = [column for column, _ in rooms], [share for _, share in rooms]
            model.at_most(0.0, [*columns, door], [*values, -float(stations)])
            _attended(averages, i, alone)


def _attended(averages: Averages, i: int, bookings: list[tuple[_Kept, float]]) -> None:
    attended = [(kept, share) for kept, share in bookings if kept.found.attending is not None]
    able = sorted({first + i for kept, _ in attended for _, first in kept.found.attending or ()})
    columns, values = [kept.column for kept, _ in attended], [share for _, share in attended]
    if attended:
        averages.model.at_most(0.0, [*columns, *able], [*values, *[-1.0] * len(able)])
