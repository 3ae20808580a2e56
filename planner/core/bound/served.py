"""served: no more appointments than open doors, free referents, rooms and trained agents leave minutes for."""

from collections.abc import Iterable

from planner.core.bound.averages import Averages
from planner.core.bound.linear import Cost
from planner.core.bound.receiving import Receiving, receiving
from planner.core.facts.site import SiteFacts, Target
from planner.core.facts.week import Span, clipped, overlap, total, united
from schemas.ids import ReferentId, SiteId
from schemas.partner import Referent

Use = tuple[int, Receiving]
"""A column of minutes of appointments, and what they take."""


class Minutes:
    """Columns of minutes of appointments, by what they share."""

    def __init__(self) -> None:
        self.by_referent: dict[tuple[ReferentId, Span], dict[SiteId, list[int]]] = {}
        self.by_segment: dict[tuple[SiteId, int, int], list[Use]] = {}


def missing_appointments(averages: Averages, cost: Cost) -> None:
    """Add the appointments that are missing, times their minutes."""
    minutes = Minutes()
    for site in averages.facts.sites.values():
        for target in site.targets:
            _target(averages, site, target, minutes, cost)
    for (_, span), by_site in minutes.by_referent.items():
        if len(by_site) > 1:
            columns = [column for of_site in by_site.values() for column in of_site]
            # A referent receives in one place at a time.
            averages.model.at_most(float(span[1] - span[0]), columns, [1.0] * len(columns))
    for (site_id, day, i), uses in minutes.by_segment.items():
        _shared(averages, (site_id, day, i), uses)


def _target(averages: Averages, site: SiteFacts, target: Target, minutes: Minutes, cost: Cost) -> None:
    """What of a target is missing: whole appointments, for which there must be minutes."""
    facts, model = averages.facts, averages.model
    wanted = target.appointments - _kept(averages, site, target)
    if wanted <= 0:
        return
    cost.fixed(wanted * target.minutes)
    cost.steps_of(target.minutes)
    columns: list[int] = []
    most = 0
    for referent in facts.referents.values():
        if referent.partner != target.partner:
            continue
        for day in range(7):
            found = receiving(averages, referent, site.id, day)
            if found is not None:
                # Only whole appointments fit between two interruptions.
                most += sum((end - start) // target.minutes for start, end in found.spans)
                columns += _minutes(averages, (site.id, day), referent, found, minutes)
    if most and columns:
        served = model.column(float(min(most, wanted)), integer=True)
        # Every appointment takes its minutes.
        model.at_least(0.0, [served, *columns], [-float(target.minutes), *[1.0] * len(columns)])
        cost.add(served, -float(target.minutes))


def _kept(averages: Averages, site: SiteFacts, target: Target) -> int:
    """Appointments of the target that were taken and begin before now: they stay."""
    facts = averages.facts
    return sum(
        booking.site == site.id
        and booking.partner == target.partner
        and facts.week.minute(booking.start) < facts.now
        and (booking.end - booking.start).total_seconds() >= 60 * target.minutes
        for booking in facts.bookings
    )


def _minutes(
    averages: Averages, at: tuple[SiteId, int], referent: Referent, found: Receiving, minutes: Minutes
) -> Iterable[int]:
    """Columns of the minutes in which a referent receives, segment by segment."""
    model = averages.model
    first = averages.doors[at]
    for i, piece in enumerate(averages.grid.on(*at).spans):
        for free in averages.facts.free[referent.id]:
            room = sum(overlap(piece, (max(a, free[0]), min(b, free[1]))) for a, b in found.spans)
            if not room:
                continue
            column = model.column(float(room))
            # The doors are open at every minute of an appointment.
            model.at_most(0.0, (column, first + i), (1.0, float(piece[0] - piece[1])))
            minutes.by_referent.setdefault((referent.id, free), {}).setdefault(at[0], []).append(column)
            minutes.by_segment.setdefault((*at, i), []).append((column, found))
            yield column


def _shared(averages: Averages, at: tuple[SiteId, int, int], uses: list[Use]) -> None:
    """Rooms and trained agents that the appointments of a segment share."""
    model, (site, day, i) = averages.model, at
    start, end = averages.grid.on(site, day).spans[i]
    length = float(end - start)
    stations = averages.facts.sites[site].stations
    rooms = [column for column, found in uses if found.station]
    if len(rooms) > stations:
        # Every appointment in a room takes one of them, while the doors are open.
        door = averages.doors[site, day] + i
        model.at_most(0.0, [*rooms, door], [*[1.0] * len(rooms), -stations * length])
        shared = united(span for _, found in uses if found.station for span in clipped(found.spans, [(start, end)]))
        # And no longer than somebody could receive in one.
        model.at_most(float(stations * total(shared)), rooms, [1.0] * len(rooms))
    groups: dict[frozenset[int], list[int]] = {}
    for column, found in uses:
        if found.attending is not None:
            able = frozenset(first for _, first in found.attending)
            groups.setdefault(able, []).append(column)
    for able, columns in groups.items():
        # Every appointment that is attended takes one trained agent who is on shift.
        _attended(averages, i, columns, able, length)
    if len(groups) > 1:
        everybody = frozenset(first for able in groups for first in able)
        _attended(averages, i, [column for columns in groups.values() for column in columns], everybody, length)


def _attended(averages: Averages, i: int, columns: list[int], able: frozenset[int], length: float) -> None:
    present = [first + i for first in sorted(able)]
    averages.model.at_most(0.0, [*columns, *present], [*[1.0] * len(columns), *[-length] * len(present)])
