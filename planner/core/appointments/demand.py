"""demand: what the roster model is told of the appointments wanted, so that doors and agents meet the referents."""

from collections.abc import Iterable
from dataclasses import dataclass

from planner.core.appointments.ground import Ground
from planner.core.appointments.possible import openable, possible_ground
from planner.core.appointments.wanted import Quota, Want, Wanted, read_wanted
from planner.core.facts.component import Facts
from planner.core.facts.week import WEEK_MINUTES, Span, clipped, overlap, united, without
from schemas.ids import PartnerId, ReferentId, SiteId


@dataclass(frozen=True)
class Servable:
    """A target of a site with one partner, beyond what is booked."""

    site: SiteId
    partner: PartnerId
    appointments: int
    """Wanted beyond the bookings that count, as many as could be served if nobody else were."""
    minutes: int
    """Length of each."""
    lost: int
    """Minutes of those wanted that could not be served whatever the roster."""
    needs_agent: bool
    """Whether a trained agent must attend, whoever of the referents receives."""
    needs_station: bool
    """Whether a confidential room is taken, whoever of the referents receives."""
    free: tuple[tuple[ReferentId, Span], ...]
    """Unbroken times of the referents, bookings and what is past left out, in which the site could be served at all.

    Of one referent all sites are given the same spans, so that they can be told to share them.
    """


def servable(facts: Facts) -> tuple[Servable, ...]:
    """The targets that ask for more than is booked."""
    wanted = read_wanted(facts)
    ground = possible_ground(facts, openable(facts))
    booked = [*wanted.settled, *wanted.bookings]
    free = {key: _free(ground, key, wanted) for key in facts.referents}
    found = []
    for quota in wanted.quotas:
        lacking = quota.appointments - sum(quota.counts(want) for want in booked)
        if lacking > 0:
            found.append(_servable(ground, quota, lacking, free))
    return tuple(found)


def _free(ground: Ground, referent: ReferentId, wanted: Wanted) -> tuple[Span, ...]:
    """A referent's time from now on, without that of bookings."""
    taken = [
        want.original
        for want in (*wanted.settled, *wanted.bookings)
        if want.original is not None and referent in want.referents
    ]
    return without(clipped(ground.facts.free[referent], [(ground.first, WEEK_MINUTES)]), taken)


def _servable(ground: Ground, quota: Quota, lacking: int, free: dict[ReferentId, tuple[Span, ...]]) -> Servable:
    want = Want(quota.site, quota.partner, quota.referents, quota.minutes)
    spans: list[tuple[ReferentId, Span]] = []
    most = 0
    for referent in quota.referents:
        places = clipped(united(ground.fitting(want, referent)), free[referent])
        most += sum((end - start) // quota.minutes for start, end in places)
        spans += [(referent, span) for span in free[referent] if _longest(places, span) >= quota.minutes]
    serving = {referent for referent, _ in spans}
    return Servable(
        site=quota.site,
        partner=quota.partner,
        appointments=min(lacking, most),
        minutes=quota.minutes,
        lost=max(0, lacking - most) * quota.minutes,
        needs_agent=all(ground.needs_agent(referent) for referent in serving),
        needs_station=all(ground.needs_station(referent) for referent in serving),
        free=tuple(spans),
    )


def _longest(places: Iterable[Span], span: Span) -> int:
    return max((overlap(place, span) for place in places), default=0)
