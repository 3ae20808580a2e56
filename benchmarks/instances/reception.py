"""Reception: partners, the appointments wanted with them, and when their referents can receive."""

from collections.abc import Sequence
from random import Random

from benchmarks.instances.draws import often
from benchmarks.instances.week import at
from schemas.ids import PartnerId, ReferentId, SiteId
from schemas.partner import Availability, Modality, Partner, Referent
from schemas.site import PartnerTarget, Site

PARTNERS = tuple(
    Partner(id=PartnerId(key), name=name)
    for key, name in (
        ("caf", "Allocations familiales"),
        ("cpam", "Assurance maladie"),
        ("dgfip", "Finances publiques"),
        ("france-travail", "France Travail"),
        ("carsat", "Assurance retraite"),
    )
)
_HALF_DAYS = ((540, 720), (570, 720), (840, 990), (840, 1020))
_REACH = 6
"""Sites that one referent serves by video or telephone."""


def targets(draw: Random, partners: Sequence[PartnerId]) -> tuple[PartnerTarget, ...]:
    """One to three partners, each with one to three appointments of 30 or 45 minutes."""
    chosen = draw.sample(partners, min(len(partners), draw.randint(1, 3)))
    return tuple(
        PartnerTarget(partner=partner, appointments=draw.randint(1, 3), minutes=draw.choice((30, 30, 45)))
        for partner in sorted(chosen)
    )


def referents(draw: Random, sites: Sequence[Site], modalities: Sequence[Modality]) -> tuple[Referent, ...]:
    """Enough of each partner's people for the sites that want them; one on the spot serves one site only."""
    found: list[Referent] = []
    for partner in PARTNERS:
        wanting = [site.id for site in sites if any(target.partner == partner.id for target in site.partner_targets)]
        while wanting:
            modality = draw.choice(modalities)
            reach = 1 if modality == "on_site" else _REACH
            served, wanting = wanting[:reach], wanting[reach:]
            key = ReferentId(f"r-{partner.id}-{len(found) + 1}")
            found.append(_referent(draw, key, partner.id, tuple(served), modality))
    return tuple(found)


def _referent(
    draw: Random, key: ReferentId, partner: PartnerId, sites: tuple[SiteId, ...], modality: Modality
) -> Referent:
    half_days = 1 if modality == "on_site" else draw.randint(2, 4)
    days = sorted(draw.sample(range(5), half_days))
    received: list[Availability] = []
    for day in days:
        start, end = draw.choice(_HALF_DAYS)
        # Referents are bound to no grid: some begin at odd minutes.
        start += draw.choice((0, 0, 10, 5))
        received.append(Availability(start=at(day, start), end=at(day, end)))
    if often(draw, 0.1):
        received.append(Availability(start=at(5, 540), end=at(5, 720)))
    return Referent(id=key, partner=partner, sites=sites, modality=modality, availability=tuple(received))
