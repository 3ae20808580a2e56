"""wanted: what wants a place: bookings that were taken, appointments towards targets, and slots already on offer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count, islice

from planner.core.facts.component import Facts
from planner.core.facts.week import Span
from schemas.ids import AgentId, AppointmentId, PartnerId, ReferentId, SiteId
from schemas.partner import Booking
from schemas.time import DAY_MINUTES

QuotaKey = tuple[SiteId, PartnerId]


@dataclass(frozen=True)
class Want:
    """One appointment that wants a place."""

    site: SiteId
    partner: PartnerId
    referents: tuple[ReferentId, ...]
    """Who may hold it; a booking keeps the one it was taken with."""
    minutes: int
    booking: AppointmentId | None = None
    original: Span | None = None
    """Where it stands so far: a booking, or a slot that is already on offer; None for a new offer."""
    number: int = 0
    """Tells apart the new offers towards one target."""
    home: SiteId | None = None
    """Of a booking that wants a place at a near site instead, its own; None where it wants one at its own."""

    @property
    def day(self) -> int:
        """The day of the week on which it stands so far; of what stands nowhere, -1."""
        return -1 if self.original is None else self.original[0] // DAY_MINUTES


@dataclass(frozen=True)
class Quota:
    """A target of a site with one partner."""

    site: SiteId
    partner: PartnerId
    minutes: int
    appointments: int
    referents: tuple[ReferentId, ...]

    @property
    def key(self) -> QuotaKey:
        """Whose target it is: a site has one with each partner."""
        return self.site, self.partner

    def counts(self, want: Want) -> bool:
        """Whether an appointment counts towards this target."""
        return (want.site, want.partner) == (self.site, self.partner) and want.minutes >= self.minutes


@dataclass(frozen=True)
class Wanted:
    """All that wants a place in some sites' week."""

    settled: tuple[Want, ...]
    """Bookings that begin before now: they stay as they are."""
    bookings: tuple[Want, ...]
    near: Mapping[AppointmentId, tuple[Want, ...]]
    """Of bookings, what else would do: the same at sites near their own, the nearest first."""
    quotas: tuple[Quota, ...]
    """Targets, in the order of the sites."""
    old: tuple[Want, ...]
    """Slots that were on offer, could count towards a target and begin no earlier than now."""
    attended: Mapping[tuple[ReferentId, int], AgentId]
    """Who of the site was to attend what a referent holds from a minute on, in the baseline."""

    def options(self, booking: Want) -> tuple[Want, ...]:
        """A booking at its own site, and at each site near it; at most one of them is seated."""
        return (booking, *(() if booking.booking is None else self.near.get(booking.booking, ())))

    def counted(self, seated: Iterable[Want]) -> Mapping[QuotaKey, list[Want]]:
        """Of all that is seated, what counts towards each target."""
        least = {quota.key: quota.minutes for quota in self.quotas}
        found: dict[QuotaKey, list[Want]] = {key: [] for key in least}
        for want in seated:
            key = want.site, want.partner
            if key in least and want.minutes >= least[key]:
                found[key].append(want)
        return found

    def offers(self, quota: Quota, seated: Iterable[Want]) -> tuple[Want, ...]:
        """New offers that a target lacks beside all that is seated, none of them seated already."""
        return self.lacking(quota, [want for want in seated if quota.counts(want)])

    def lacking(self, quota: Quota, held: Sequence[Want]) -> tuple[Want, ...]:
        """The same where it is known which of the seated count."""
        used = {want.number for want in held if want.booking is None and want.original is None}
        numbers = (number for number in count() if number not in used)
        return tuple(
            Want(quota.site, quota.partner, quota.referents, quota.minutes, number=number)
            for number in islice(numbers, max(0, quota.appointments - len(held)))
        )


def first_minute(facts: Facts) -> int:
    """The first minute at which something may still begin: the instant of now, on the grid as all of history is."""
    return facts.week.ceil(facts.problem.now)


def read_wanted(facts: Facts) -> Wanted:
    """What the problem wants placed at these sites."""
    quotas = tuple(
        Quota(site.id, target.partner, target.minutes, target.appointments, serving(facts, site.id, target.partner))
        for site in facts.sites.values()
        for target in site.targets
    )
    first = first_minute(facts)
    bookings = [_booking(facts, index) for index in range(len(facts.bookings))]
    return Wanted(
        settled=tuple(want for want in bookings if want.original is not None and want.original[0] < first),
        bookings=tuple(want for want in bookings if want.original is not None and want.original[0] >= first),
        near={
            taken.appointment: _near(facts, taken, want) for taken, want in zip(facts.bookings, bookings, strict=True)
        },
        quotas=quotas,
        old=tuple(want for want in _old(facts, {(q.site, q.partner): q for q in quotas}) if _begins(want) >= first),
        attended=_attended(facts),
    )


def serving(facts: Facts, site: SiteId, partner: PartnerId) -> tuple[ReferentId, ...]:
    """The referents of a partner who receive at a site."""
    return tuple(r.id for r in facts.referents.values() if r.partner == partner and site in r.sites)


def _begins(want: Want) -> int:
    return -1 if want.original is None else want.original[0]


def _booking(facts: Facts, index: int) -> Want:
    taken = facts.bookings[index]
    span = facts.week.minute(taken.start), facts.week.minute(taken.end)
    # One that begins before now stays with its referent, whatever has become of the laws since.
    able = span[0] < first_minute(facts) or taken.referent in serving(facts, taken.site, taken.partner)
    return Want(taken.site, taken.partner, (taken.referent,) * able, span[1] - span[0], taken.appointment, span)


def _near(facts: Facts, taken: Booking, want: Want) -> tuple[Want, ...]:
    """The same booking at sites near its own, of those that are placed together."""
    sites = (site for site in facts.near(taken) if site in facts.sites)
    return tuple(replace(want, site=site, home=want.site, referents=(taken.referent,)) for site in sites)


def _old(facts: Facts, quotas: Mapping[QuotaKey, Quota]) -> Iterable[Want]:
    if facts.problem.baseline is None:
        return
    for given in facts.problem.baseline.appointments:
        quota = quotas.get((given.site, given.partner))
        if given.state == "offered" and quota is not None and given.referent in quota.referents:
            span = facts.week.minute(given.start), facts.week.minute(given.end)
            want = Want(given.site, given.partner, (given.referent,), span[1] - span[0], original=span)
            if quota.counts(want):
                yield want


def _attended(facts: Facts) -> dict[tuple[ReferentId, int], AgentId]:
    if facts.problem.baseline is None:
        return {}
    return {
        (given.referent, facts.week.minute(given.start)): given.agent
        for given in facts.problem.baseline.appointments
        if given.agent is not None and given.state != "withdrawn"
    }
