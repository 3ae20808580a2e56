"""impossible_slots: which slots the published revision no longer carries, once the newest facts are taken into account.

Needs no solver: at each minute of a slot its site's doors are open and its number of trained agents is there, its
referent receives, and somebody who is trained with the partner and free attends. Whoever was to attend still does where
they can; else somebody else, and nobody attends two at once. What was taken is served first.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from planner.check.spans import minus as minus_minutes
from planner.check.spans import union
from planner.services.slots.reconcile_slots import receives
from planner.services.slots.told_slot import Reason, Slot
from planner.services.spans import Span, covers, meet, minus, utc
from schemas.agent import Agent
from schemas.ids import CORE, AgentId, ReferentId, SiteId
from schemas.partner import Referent
from schemas.roster import Roster
from schemas.site import Site
from schemas.time import DAY_MINUTES, Day

CARRIED = frozenset({"offered", "held", "booked", "moving"})
"""States in which somebody counts on a slot."""


@dataclass(frozen=True)
class Carried:
    """What a revision carries of its slots."""

    withdrawn: tuple[tuple[Slot, Reason], ...]
    """On offer or held, and impossible: to be withdrawn at once."""
    at_risk: tuple[tuple[Slot, Reason], ...]
    """Taken, and impossible as it stands: for the planner to move, or to give up."""
    attended: tuple[Slot, ...]
    """Possible, attended by somebody else than before."""


@dataclass(frozen=True)
class Ground:
    """What slots stand on: a published roster, and the facts as they are now. Slots of other sites are not judged."""

    roster: Roster
    zone: ZoneInfo
    sites: Mapping[SiteId, Site]
    agents: Mapping[AgentId, Agent]
    referents: Mapping[ReferentId, Referent]

    @classmethod
    def of(
        cls, roster: Roster, zone: str, sites: Iterable[Site], agents: Iterable[Agent], referents: Iterable[Referent]
    ) -> "Ground":
        """The ground made of what is known of the sites concerned."""
        return cls(
            roster,
            ZoneInfo(zone),
            {site.id: site for site in sites},
            {agent.id: agent for agent in agents},
            {referent.id: referent for referent in referents},
        )

    def day(self, slot: Slot) -> date:
        """The local date of a slot."""
        return slot.start.astimezone(self.zone).date()

    def is_open(self, slot: Slot) -> bool:
        """Whether the doors are meant to be open all the while."""
        site = self.sites[slot.site]
        shut = self.day(slot) in site.closed_on or not self._is_openable(site, slot)
        return not shut and any(covers(span, slot.span) for span in self._openings.get(slot.site, ()))

    def _is_openable(self, site: Site, slot: Slot) -> bool:
        """Whether the building can be open all the while: a closure of some hours takes them out of its windows."""
        start, end = (each.astimezone(self.zone) for each in (slot.start, slot.end))
        day = tuple(Day)[start.weekday()]
        windows = ((window.start, window.end) for window in site.openable_hours if window.day == day)
        first = start.hour * 60 + start.minute
        last = end.hour * 60 + end.minute if end.date() == start.date() else DAY_MINUTES
        return not minus_minutes(((first, last),), union(windows))

    def is_staffed(self, slot: Slot) -> bool:
        """Whether as many trained agents as the site needs are there at every minute."""
        day = self.day(slot)
        there = [
            span
            for agent, spans in self._presences.get(slot.site, {}).items()
            if self.agents[agent].holds(CORE, day)
            for span in spans
            if meet(span, slot.span)
        ]
        moments = {slot.span[0], *(at for span in there for at in span if slot.span[0] < at < slot.span[1])}
        needed = self.sites[slot.site].min_agents
        return all(sum(start <= at < end for start, end in there) >= needed for at in moments)

    def presences(self, agent: Agent, site: SiteId) -> Iterable[Span]:
        """When an agent is there in spite of everything."""
        return self._presences.get(site, {}).get(agent.id, ())

    @cached_property
    def _presences(self) -> Mapping[SiteId, Mapping[AgentId, Sequence[Span]]]:
        """Of each site, who is there when; laid out once for all slots."""
        away = {key: [utc(each.start, each.end) for each in agent.unavailable] for key, agent in self.agents.items()}
        found: dict[SiteId, dict[AgentId, list[Span]]] = {}
        for shift in self.roster.shifts:
            if shift.site in self.sites and shift.agent in away:
                spans = found.setdefault(shift.site, {}).setdefault(shift.agent, [])
                spans.extend(minus(utc(shift.start, shift.end), away[shift.agent]))
        return found

    @cached_property
    def _openings(self) -> Mapping[SiteId, Sequence[Span]]:
        found: dict[SiteId, list[Span]] = {}
        for each in self.roster.openings:
            found.setdefault(each.site, []).append(utc(each.start, each.end))
        return found

    def could_attend(self, agent: Agent, slot: Slot) -> bool:
        """Whether an agent is there all the while and trained with the partner."""
        trained = agent.holds(slot.partner, self.day(slot))
        return trained and any(covers(span, slot.span) for span in self.presences(agent, slot.site))


def impossible(slots: Iterable[Slot], ground: Ground, now: datetime) -> Carried:
    """What becomes of slots that are to come; those of sites that are not among the ground's are passed over."""
    ahead = [
        slot
        for slot in slots
        if slot.state in CARRIED and slot.site in ground.sites and slot.span[0] > now.astimezone(UTC)
    ]
    ahead.sort(key=lambda slot: (slot.span, slot.id))
    lost: dict[Slot, Reason] = {slot: reason for slot in ahead if (reason := _fault(slot, ground)) is not None}
    busy: defaultdict[AgentId, list[Span]] = defaultdict(list)
    attended: list[Slot] = []
    for taken in (True, False):
        left = [slot for slot in ahead if slot not in lost and (slot.state in {"booked", "moving"}) == taken]
        unattended = [slot for slot in left if not _attends(slot, slot.agent, ground, busy)]
        for slot in unattended:
            other = next((key for key in sorted(ground.agents) if _attends(slot, key, ground, busy)), None)
            if other is None:
                lost[slot] = "unavailable"
            else:
                attended.append(replace(slot, agent=other))
    withdrawn = tuple((slot, reason) for slot, reason in lost.items() if slot.state in {"offered", "held"})
    at_risk = tuple((slot, reason) for slot, reason in lost.items() if slot.state in {"booked", "moving"})
    return Carried(withdrawn, at_risk, tuple(attended))


def _fault(slot: Slot, ground: Ground) -> Reason | None:
    """Why a slot cannot be, whoever attends; None where it can."""
    referent = ground.referents.get(slot.referent)
    if referent is None or not receives(referent, slot):
        return "partner"
    return None if ground.is_open(slot) and ground.is_staffed(slot) else "unavailable"


def _attends(slot: Slot, key: AgentId | None, ground: Ground, busy: defaultdict[AgentId, list[Span]]) -> bool:
    """Whether an agent attends a slot; then the agent is busy. On the spot nobody has to."""
    if slot.modality == "on_site":
        return True
    agent = None if key is None else ground.agents.get(key)
    if agent is None or not ground.could_attend(agent, slot) or any(meet(slot.span, span) for span in busy[agent.id]):
        return False
    busy[agent.id].append(slot.span)
    return True
