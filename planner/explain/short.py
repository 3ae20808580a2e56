"""short: a site that falls short of its label: all that is known when remedies are looked for."""

from dataclasses import dataclass
from functools import cached_property

from config.figures import Figures
from planner.core.facts.component import Facts
from planner.core.facts.week import WEEK_MINUTES, Span, clipped, total, without
from planner.core.timetable import Timetable
from planner.show.names import Names
from schemas.agent import Unavailable
from schemas.ids import AgentId, SiteId
from schemas.problem import Problem
from schemas.roster import Guarantee


@dataclass(frozen=True)
class Short:
    """One site, with the roster as it is."""

    site: SiteId
    problem: Problem
    figures: Figures
    facts: Facts
    """Of the whole basin."""
    week: Timetable
    """Everybody's shifts, everywhere."""
    guarantees: dict[SiteId, Guarantee]
    names: Names
    settled: bool = True
    """Whether no better week is possible as things are, so that whatever is better is the change's doing."""

    @property
    def before(self) -> Guarantee:
        """What the site keeps as it is."""
        return self.guarantees[self.site]

    @cached_property
    def shut(self) -> tuple[Span, ...]:
        """Openable time to come in which the doors stay shut, announced or not."""
        opened = [(door.start, door.end) for door in self.week.doors if door.site == self.site]
        windows = clipped(self.facts.sites[self.site].windows, [(self.facts.now, WEEK_MINUTES)])
        return without(windows, opened)

    @cached_property
    def lost(self) -> tuple[Span, ...]:
        """Announced time to come in which the doors stay shut."""
        return clipped(self.facts.sites[self.site].announced, self.shut)

    @cached_property
    def team(self) -> tuple[AgentId, ...]:
        """Agents who may be sent to the site."""
        return tuple(agent.id for agent in self.facts.agents.values() if self.site in agent.sites)

    def span_of(self, taken: Unavailable) -> Span:
        """The minutes to come that an interval takes, on the grid."""
        week = self.facts.week
        return max(self.facts.now, week.floor(taken.start)), min(WEEK_MINUTES, week.ceil(taken.end))

    def stands_in_the_way(self, span: Span) -> bool:
        """Whether doors stay shut at some time of a span, for as long as an opening must last."""
        return span[0] < span[1] and total(clipped(self.shut, [span])) >= self.facts.figures.of(
            "opening.min_length", "minutes"
        )
