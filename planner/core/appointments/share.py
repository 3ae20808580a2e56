"""share: shares out referents between groups of sites, so that each group's rosters can be settled by themselves.

Appointments are placed once as if every announced hour were open and everybody there who could be. Each referent's time
then goes to the group that an appointment in it belongs to, what lies between to the one before. It is a guess at who
will need what, never a promise: in the end appointments are placed over all groups with all of the referents' time.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from planner.core.appointments.bookings import seat_bookings, seat_settled
from planner.core.appointments.floor import read_floor
from planner.core.appointments.ledger import Ledger, Seat
from planner.core.appointments.linked import linked
from planner.core.appointments.offers import Offering
from planner.core.appointments.part import tried
from planner.core.appointments.possible import announced, openable, possible_ground
from planner.core.appointments.wanted import Wanted, read_wanted
from planner.core.facts import Facts
from planner.core.week import Span, overlap
from schemas.ids import ReferentId, SiteId

STEPS = 0.1
"""Of the solver's deterministic time, for counting what fits."""

Group = int
OTHERS: Group = -1
"""Sites in none of the groups: what they need is left to them."""
Shares = dict[Group, tuple[Span, ...]]


def share_out(facts: Facts, groups: Sequence[frozenset[SiteId]]) -> tuple[Facts, ...]:
    """The facts of each group, with its share of the referents' time; shares of one referent never overlap."""
    group_of = {site: number for number, group in enumerate(groups) for site in group}
    wanted = read_wanted(facts)
    needing = _needing(wanted, group_of)
    seats = _guess(facts) if any(len(numbers) > 1 for numbers in needing.values()) else []
    shares = {key: _shares(facts, key, needing.get(key, ()), seats, group_of) for key in facts.referents}
    parts = [facts.part(group) for group in groups]
    return tuple(
        replace(part, free={key: shares[key].get(number, ()) for key in part.referents})
        for number, part in enumerate(parts)
    )


def _needing(wanted: Wanted, group_of: Mapping[SiteId, Group]) -> dict[ReferentId, list[Group]]:
    """The groups that want something of each referent, in order."""
    needing: dict[ReferentId, set[Group]] = {}
    uses = [(want.site, want.referents) for want in (*wanted.settled, *wanted.bookings)]
    uses += [(quota.site, quota.referents) for quota in wanted.quotas]
    for site, referents in uses:
        for referent in referents:
            needing.setdefault(referent, set()).add(group_of.get(site, OTHERS))
    return {referent: sorted(numbers) for referent, numbers in needing.items()}


def _guess(facts: Facts) -> list[Seat]:
    """Where appointments would stand in the best of weeks: bookings at any openable time, offers at announced ones."""
    wide = possible_ground(facts, openable(facts))
    narrow = possible_ground(facts, announced(facts))
    seats: list[Seat] = []
    for wanted in linked(wide, read_wanted(facts)):
        first = Ledger(wide, wanted)
        booked = [*seat_settled(first), *seat_bookings(first)]
        ledger = Ledger(narrow, wanted)
        for seat in booked:
            ledger.take(seat)
        floor = read_floor(narrow, replace(wanted, bookings=()), booked, {}, reached=0, steps=STEPS)
        seats += tried(Offering(ledger, booked), floor)
    return seats


def _shares(
    facts: Facts,
    referent: ReferentId,
    needing: Sequence[Group],
    seats: Iterable[Seat],
    group_of: Mapping[SiteId, Group],
) -> Shares:
    """What each group gets of a referent's time."""
    free = facts.free[referent]
    if len(needing) < 2:
        # Nobody else asks for it.
        return dict.fromkeys(needing, free)
    held = sorted((seat.span, group_of.get(seat.want.site, OTHERS)) for seat in seats if seat.referent == referent)
    shares: dict[Group, list[Span]] = {number: [] for number in needing}
    unheld = []
    for span in free:
        inside = [(taken, number) for taken, number in held if overlap(taken, span)]
        if not inside:
            unheld.append(span)
        for number, part in _cut(span, inside):
            shares[number].append(part)
    for span in unheld:
        # Nobody's appointment came here; it may help those who have least.
        poorest = min(needing, key=lambda number: (sum(b - a for a, b in shares[number]), number))
        shares[poorest].append(span)
    return {number: tuple(sorted(spans)) for number, spans in shares.items()}


def _cut(span: Span, inside: Sequence[tuple[Span, Group]]) -> Iterable[tuple[Group, Span]]:
    """Parts of a span, each from the first appointment of a group to the first of the next."""
    turns = [number for number, (_, group) in enumerate(inside) if number == 0 or inside[number - 1][1] != group]
    starts = [span[0], *(inside[turn][0][0] for turn in turns[1:])]
    for turn, start, end in zip(turns, starts, [*starts[1:], span[1]], strict=bool(turns)):
        yield inside[turn][1], (start, end)
