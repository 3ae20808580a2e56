"""publication: which components of a new roster are given to people at once, which wait, and whose consent is wanted.

Decided per component, by the strictest rule among the employers whose people it changes. What waits keeps the shifts
that people were given (`partly_published`); a component to or from which it moves a booking waits with it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from planner.services.naming import token
from planner.services.planning.notice import is_within_notice
from planner.show.words import counted, day, listed, sentence
from schemas.agent import Agent
from schemas.employer import Publication
from schemas.explanation import Change
from schemas.ids import AgentId, EmployerId, SiteId
from schemas.problem import Consent, Problem
from schemas.roster import Component, Opening, Roster
from schemas.shift import Shift
from schemas.time import week_dates

STRICTNESS: tuple[Publication, ...] = ("auto", "auto_outside_notice", "review")
"""From what is published unseen to what never is."""

Sites = tuple[SiteId, ...]


@dataclass(frozen=True)
class Waiting:
    """What is not published by itself: a component, or a first plan as a whole."""

    sites: Sites
    publication: Publication
    """The rule that holds it back."""
    consents_wanted: tuple[Consent, ...]
    """Whose shifts change within the notice, and when; with all of these given, only `review` still waits."""
    why: str
    """The sentence for the manager; agents stand in it as `{agent:ID}`."""


@dataclass(frozen=True)
class Decision:
    """What becomes of a new roster, component by component."""

    now: tuple[Sites, ...] = ()
    """Components that are published at once."""
    unchanged: tuple[Sites, ...] = ()
    """Components that are as they were published: nothing is to be said of them."""
    waiting: tuple[Waiting, ...] = ()
    """What waits for a manager or for consents."""

    @property
    def publishes(self) -> bool:
        """Whether there is something to publish at once."""
        return bool(self.now)

    @property
    def waiting_sites(self) -> frozenset[SiteId]:
        """The sites of what waits."""
        return frozenset(site for part in self.waiting for site in part.sites)

    @property
    def consents_wanted(self) -> tuple[Consent, ...]:
        """Everybody who is to be asked, and for which date."""
        return tuple(consent for part in self.waiting for consent in part.consents_wanted)

    @property
    def why(self) -> str:
        """Why something waits; empty where nothing does."""
        return " ".join(part.why for part in self.waiting)


def decide(roster: Roster, published: Roster | None, problem: Problem, default: Publication) -> Decision:
    """What of a new roster is published at once.

    `published` is what the problem has for baseline, so that the roster's changes are those against it. Without one,
    nothing can be kept of what would wait: a first plan is published whole or not at all. A roster of status `none` is
    nothing to publish.
    """
    if roster.status == "none":
        return Decision()
    judge = _Judge(problem, default)
    if published is None:
        return _first(roster, judge)
    now, unchanged, waiting = [], [], []
    shown, before = _shown(roster), _shown(published)
    for part in roster.components:
        held = judge.held_back(part.sites, _changes_of(roster, part, judge.agents))
        if all(shown[site] == before[site] for site in part.sites):
            unchanged.append(part.sites)
        elif held is None:
            now.append(part.sites)
        else:
            waiting.append(held)
    waiting += _with_them(waiting, roster, problem)
    held_back = {part.sites for part in waiting}
    now, unchanged = ([part for part in parts if part not in held_back] for parts in (now, unchanged))
    return Decision(tuple(now), tuple(unchanged), tuple(waiting))


def _with_them(waiting: Iterable[Waiting], roster: Roster, problem: Problem) -> list[Waiting]:
    """Components that wait with others, since a booking is moved between them: neither is right without the other."""
    part_of = {site: part.sites for part in roster.components for site in part.sites}
    own = {booking.appointment: booking.site for booking in problem.bookings}
    moves = [(part_of[own[each.id]], part_of[each.site]) for each in roster.appointments if each.id in own]
    pairs = [(one, other) for one, other in moves if one != other]
    found = {part.sites: part for part in waiting}
    added: list[Waiting] = []
    while joined := [pair for pair in pairs if (pair[0] in found) != (pair[1] in found)]:
        one, other = joined[0] if joined[0][0] in found else joined[0][::-1]
        found[other] = Waiting(
            other, found[one].publication, (), sentence("Attend avec le site d’un rendez-vous déplacé")
        )
        added.append(found[other])
    return added


def publication_of(problem: Problem, employer: EmployerId, default: Publication) -> Publication:
    """The rule of an employer; the default where it is not listed, or listed without one."""
    known = next((known for known in problem.employers if known.id == employer), None)
    return default if known is None or "publication" not in known.model_fields_set else known.publication


@dataclass(frozen=True)
class _Judge:
    """Judges the changes of a component by the rules of the employers concerned."""

    problem: Problem
    default: Publication

    @property
    def agents(self) -> Mapping[AgentId, Agent]:
        return {agent.id: agent for agent in self.problem.agents}

    def strictest(self, concerned: Iterable[AgentId]) -> Publication:
        """The strictest rule among the employers of some agents; `auto` where nobody is concerned."""
        employers = {agent.employer for key in concerned if (agent := self.agents.get(key))}
        rules = {publication_of(self.problem, employer, self.default) for employer in employers}
        return max(rules, key=STRICTNESS.index, default="auto")

    def held_back(self, sites: Sites, changes: tuple[Change, ...]) -> Waiting | None:
        """What makes a component wait; None where nothing does."""
        rule = self.strictest(change.agent for change in changes if not change.exempt)
        late = [change for change in changes if self._is_late(change)]
        if rule == "auto" or (rule == "auto_outside_notice" and not late):
            return None
        wanted = tuple(Consent(agent=change.agent, date=change.date) for change in late)
        return Waiting(sites, rule, wanted, _why(rule, len(changes), wanted))

    def _is_late(self, change: Change) -> bool:
        """Whether somebody is changed within their employer's notice, has not agreed and could work as before."""
        agent = self.agents[change.agent]
        if change.exempt or Consent(agent=agent.id, date=change.date) in self.problem.consents:
            return False
        return is_within_notice(self.problem, agent, change.date)


def _first(roster: Roster, judge: _Judge) -> Decision:
    """Nobody was told anything yet: only `review` holds a first plan back."""
    if judge.strictest(shift.agent for shift in roster.shifts) != "review":
        return Decision(now=tuple(part.sites for part in roster.components))
    sites = tuple(site for part in roster.components for site in part.sites)
    why = f"Premier planning de la semaine du {day(week_dates(roster.week)[0])}, à relire avant publication."
    return Decision(waiting=(Waiting(sites, "review", (), why),))


def _changes_of(roster: Roster, part: Component, agents: Mapping[AgentId, Agent]) -> tuple[Change, ...]:
    """The changes of a component: all sites of an agent lie in one."""
    return tuple(change for change in roster.changes if not set(part.sites).isdisjoint(agents[change.agent].sites))


def _shown(roster: Roster) -> Mapping[SiteId, frozenset[object]]:
    """What people see of each site; where an appointment stood before it moved is no part of it."""
    found: defaultdict[SiteId, set[object]] = defaultdict(set)
    presences: tuple[Shift | Opening, ...] = (*roster.shifts, *roster.openings)
    for each in presences:
        found[each.site].add(each)
    for placed in roster.appointments:
        found[placed.site].add(placed if placed.previous is None else placed.model_copy(update={"previous": None}))
    return defaultdict(frozenset, {site: frozenset(shown) for site, shown in found.items()})


def _why(rule: Publication, changes: int, wanted: tuple[Consent, ...]) -> str:
    asked = listed([f"{token(each.agent)} ({day(each.date)})" for each in wanted])
    if rule == "review":
        told = f"À relire avant publication : {counted(changes, 'journée')} de présence à changer."
        return sentence(told + (f" Accord à demander : {asked}." if asked else ""))
    return sentence(f"Changement annoncé trop tard sans accord : {asked}.")
