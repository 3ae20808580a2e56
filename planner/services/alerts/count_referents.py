"""count_referents: where fewer referents of a partner receive than the label expects."""

from collections import Counter
from dataclasses import dataclass

from sqlmodel import Session

from planner.store import networks
from schemas.ids import PartnerId, SiteId


@dataclass(frozen=True)
class Referents:
    """How many referents of a partner receive at a site."""

    site: SiteId
    site_name: str
    partner: PartnerId
    partner_name: str
    count: int
    is_received: bool
    """Whether the site is to hold appointments with the partner."""


def count_referents(session: Session, basin: str) -> tuple[Referents, ...] | None:
    """Of each site that is held to the label and each partner of the basin; None where there is no such basin."""
    network = networks.read(session, basin)
    if network is None:
        return None
    partner_of = {row.id: row.partner for row in network.referents}
    counts = Counter((row.site, partner_of[row.referent]) for row in network.referent_sites)
    return tuple(
        Referents(
            SiteId(site.id),
            site.name,
            PartnerId(partner.id),
            partner.name,
            counts[site.id, partner.id],
            any(target["partner"] == partner.id and target["appointments"] for target in site.partner_targets),
        )
        for site in network.sites
        if site.label is not None
        for partner in network.partners
    )
