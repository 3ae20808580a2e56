"""receiving: when a referent could receive at a site at all, and who of the site could attend."""

from dataclasses import dataclass

from planner.core.bound.averages import Averages
from planner.core.facts.agent import AgentFacts
from planner.core.facts.week import Span, clipped, united
from schemas.ids import SiteId
from schemas.partner import Referent


@dataclass(frozen=True)
class Receiving:
    """A referent at a site on a day: when, and what it takes."""

    spans: tuple[Span, ...]
    """Minutes in which the referent is free, the doors could be open and somebody could attend."""
    attending: tuple[tuple[AgentFacts, int], ...] | None
    """Trained agents with the first of their columns; None where nobody is needed."""
    station: bool
    """Whether a confidential room is needed."""


def receiving(averages: Averages, referent: Referent, site: SiteId, day: int) -> Receiving | None:
    """When the referent could receive there on that day; None where never."""
    facts = averages.facts
    station = referent.modality != "phone"
    if site not in referent.sites or (station and not facts.sites[site].stations):
        return None
    spans = clipped(facts.free[referent.id], averages.reach.doors.get((site, day), ()))
    attending = None
    if referent.modality != "on_site":
        attending = tuple(averages.present(site, day, referent.partner))
        able = united(span for agent, _ in attending for span in averages.reach.agents.get((agent.id, site, day), ()))
        spans = clipped(spans, able)
    return Receiving(spans, attending, station) if spans else None
