"""components: parts of the basin that share no agent, and the fingerprint of the facts each was planned from."""

import hashlib
import json
from collections.abc import Iterable, Iterator

from config.figures import Figures
from planner.core.facts.near import journeys_of, near_sites, referent_of
from schemas.ids import SiteId
from schemas.problem import Problem
from schemas.shape import Shape


def components(problem: Problem) -> tuple[frozenset[SiteId], ...]:
    """Sites joined by agents who may work at several, in the problem's order of sites."""
    known = [site.id for site in problem.sites]
    root = {key: key for key in known}

    def find(key: SiteId) -> SiteId:
        while root[key] != key:
            root[key] = root[root[key]]
            key = root[key]
        return key

    for agent in problem.agents:
        places = [site for site in agent.sites if site in root]
        for place in places[1:]:
            root[find(place)] = find(places[0])
    groups: dict[SiteId, set[SiteId]] = {}
    for key in known:
        groups.setdefault(find(key), set()).add(key)
    return tuple(frozenset(group) for group in groups.values())


def fingerprint(problem: Problem, figures: Figures, sites: frozenset[SiteId]) -> str:
    """SHA-256 of all facts that a component's roster depends on, but for now, baseline and consents."""
    agents = [agent for agent in problem.agents if not sites.isdisjoint(agent.sites)]
    employers = {agent.employer for agent in agents} | {s.employer for s in problem.sites if s.id in sites}
    members = {agent.id for agent in agents}
    facts = {
        "week": [problem.basin, problem.week, problem.timezone, problem.slot_minutes, figures.fingerprint],
        "sites": _written(site for site in problem.sites if site.id in sites),
        "agents": _written(agents, without={"name"}),  # texts may be made with tokens for names
        "employers": _written(problem.employer(key) for key in sorted(employers)),
        "travel": _written(t for t in problem.travel_minutes if t.origin in sites and t.destination in sites),
        "referents": _written(r for r in problem.referents if not sites.isdisjoint(r.sites)),
        "bookings": _written(booking for booking in problem.bookings if booking.site in sites),
        "pins": _written(pin for pin in problem.pins if pin.agent in members),
    }
    near = list(_near(problem, figures, sites))
    if near:
        # What a booking costs at least hangs on where else it could go.
        facts["near"] = near
    text = json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


def _near(problem: Problem, figures: Figures, sites: frozenset[SiteId]) -> Iterator[object]:
    """Of the sites where bookings could go instead, and which are planned apart, when they could be open at all."""
    booked = [booking for booking in problem.bookings if booking.site in sites]
    if not booked:
        return
    known, travel = {site.id: site for site in problem.sites}, journeys_of(problem)
    for booking in booked:
        for site in near_sites(problem, figures, travel, booking):
            if site not in sites:
                hours = known[site].model_dump(mode="json", include={"id", "openable_hours", "closed_on", "stations"})
                referent = referent_of(problem, booking.referent)
                yield [booking.appointment, hours, _written([referent] if referent else [])]


def _written(parts: Iterable[Shape], without: set[str] | None = None) -> list[object]:
    return [part.model_dump(mode="json", exclude=without) for part in parts]
