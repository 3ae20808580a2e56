"""How ids are shown: by the names that the problem gives, or as they stand where there is no problem."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from planner.show.words import plain
from schemas.ids import AgentId, PartnerId, SiteId
from schemas.problem import Problem

_BRAND = re.compile(r"^(maison )?france services?( du | des | de | d['’]|[ –-]+)?", re.IGNORECASE)


@dataclass(frozen=True)
class Names:
    """Names by id, and the zone whose clock hangs on the wall."""

    sites: Mapping[SiteId, str] = field(default_factory=dict)
    agents: Mapping[AgentId, str] = field(default_factory=dict)
    partners: Mapping[PartnerId, str] = field(default_factory=dict)
    zone: ZoneInfo | None = None

    @property
    def one_site(self) -> bool:
        """Whether the basin is one site, which then goes without saying."""
        return len(self.sites) == 1

    def site(self, key: SiteId) -> str:
        """The site's name, or its id."""
        return plain(self.sites.get(key) or key)

    def short_site(self, key: SiteId) -> str:
        """The site's name without the words that all of them begin with, for where there is little room."""
        name = self.site(key)
        short = _BRAND.sub("", name)
        return short or name

    def agent(self, key: AgentId) -> str:
        """The agent's name, or the id: a roster alone names nobody."""
        return plain(self.agents.get(key) or key)

    def partner(self, key: PartnerId) -> str:
        """The partner's name, or its id."""
        return plain(self.partners.get(key) or key)

    def local(self, moment: datetime) -> datetime:
        """The instant on the basin's clock; without a problem, on the clock it was written with."""
        return moment if self.zone is None else moment.astimezone(self.zone)


def names_of(problem: Problem | None) -> Names:
    """The names that a problem gives; none without one."""
    if problem is None:
        return Names()
    return Names(
        sites={site.id: site.name for site in problem.sites},
        agents={agent.id: agent.name for agent in problem.agents},
        partners={partner.id: partner.name for partner in problem.partners},
        zone=ZoneInfo(problem.timezone),
    )
