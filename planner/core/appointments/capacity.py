"""capacity: how many minutes of appointments must be missing, whatever their exact times.

A relaxation: appointments are counted, not timed. Each count lies inside an unbroken time of a referent at a site, and
inside any stretch of time the referent, and the stations of the site, hold no more minutes than the stretch has.
Whatever times are chosen, counting them keeps all of this; so no placement misses less than the floor.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from ortools.sat.python import cp_model

from planner.core.appointments.wanted import Quota
from planner.core.facts.week import Span, total, united
from schemas.ids import AppointmentId, ReferentId, SiteId


@dataclass(frozen=True)
class Claim:
    """Appointments of one kind: how many there may be, and where."""

    site: SiteId
    minutes: int
    most: int
    places: tuple[tuple[ReferentId, Span], ...]
    """Disjoint unbroken times of each referent."""
    quotas: tuple[Quota, ...]
    """Targets towards which they count."""
    booking: AppointmentId | None
    """The booking that it is, at its own site or at one near it; None of new offers towards the one target."""


Count = tuple[Claim, ReferentId, Span, int]
"""How many of a claim lie in one of its places."""


@dataclass(frozen=True)
class _Count:
    """How many of a claim's appointments lie in one of its places."""

    claim: Claim
    referent: ReferentId
    span: Span
    var: cp_model.IntVar


@dataclass(frozen=True)
class Relaxed:
    """The relaxation solved."""

    missing: int
    """Least missing minutes of the targets; the best bound proved within the time, 0 at worst."""
    counts: tuple[Count, ...]
    """The best counting found."""


def relaxed(
    claims: Sequence[Claim],
    quotas: Sequence[Quota],
    stations: Mapping[SiteId, int],
    on_phone: frozenset[ReferentId],
    *,
    steps: float,
) -> Relaxed:
    """Count the appointments of some claims so that as few minutes of some targets are missing as can be."""
    model = cp_model.CpModel()
    counts = list(_counts(model, claims))
    for claim in claims:
        own = [count.var for count in counts if count.claim is claim]
        if own:
            model.add(cp_model.LinearExpr.sum(own) <= claim.most)
    _once(model, counts)
    by_referent: dict[ReferentId, list[_Count]] = {}
    by_site: dict[SiteId, list[_Count]] = {}
    for count in counts:
        by_referent.setdefault(count.referent, []).append(count)
        if count.referent not in on_phone:
            by_site.setdefault(count.claim.site, []).append(count)
    for line in by_referent.values():
        _within_time(model, line, 1)
    for site, line in by_site.items():
        _within_time(model, line, stations[site])
    missing = []
    for quota in quotas:
        short = model.new_int_var(0, quota.appointments, "")
        held = [count.var for count in counts if quota in count.claim.quotas]
        model.add(short + cp_model.LinearExpr.sum(held) >= quota.appointments)
        missing.append(short * quota.minutes)
    model.minimize(cp_model.LinearExpr.sum(missing))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 0
    # All of it is linear, and its linear relaxation is nearly whole: a tenth of the time of the usual level.
    solver.parameters.linearization_level = 2
    solver.parameters.max_deterministic_time = steps
    if solver.solve(model) not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return Relaxed(0, ())
    found = ((c.claim, c.referent, c.span, solver.value(c.var)) for c in counts)
    return Relaxed(max(0, ceil(solver.best_objective_bound - 0.5)), tuple(count for count in found if count[3]))


def _counts(model: cp_model.CpModel, claims: Iterable[Claim]) -> Iterator[_Count]:
    for claim in claims:
        for referent, span in claim.places:
            fit = (span[1] - span[0]) // claim.minutes
            if fit:
                yield _Count(claim, referent, span, model.new_int_var(0, min(fit, claim.most), ""))


def _once(model: cp_model.CpModel, counts: Iterable[_Count]) -> None:
    """Post that a booking stands at one site at most."""
    places: dict[AppointmentId, list[cp_model.IntVar]] = {}
    for count in counts:
        if count.claim.booking is not None:
            places.setdefault(count.claim.booking, []).append(count.var)
    for own in places.values():
        if len(own) > 1:
            model.add(cp_model.LinearExpr.sum(own) <= 1)


def _within_time(model: cp_model.CpModel, line: Sequence[_Count], at_once: int) -> None:
    """Post that what lies wholly inside a stretch of time is no longer than the stretch, for every stretch."""
    for stretch in united(count.span for count in line):
        near = [count for count in line if stretch[0] <= count.span[0] and count.span[1] <= stretch[1]]
        starts = sorted({count.span[0] for count in near})
        ends = sorted({count.span[1] for count in near})
        posted: set[tuple[int, ...]] = set()
        for start in starts:
            for end in ends:
                inside = [n for n, count in enumerate(near) if start <= count.span[0] and count.span[1] <= end]
                if len(inside) < 2 or tuple(inside) in posted:
                    continue
                posted.add(tuple(inside))
                room = at_once * total(united(near[n].span for n in inside))
                minutes = [near[n].claim.minutes for n in inside]
                model.add(cp_model.LinearExpr.weighted_sum([near[n].var for n in inside], minutes) <= room)
