"""components: parts of the basin that share no agent, and the fingerprint of the facts each was planned from."""

import hashlib
import json
from collections.abc import Iterable

from config.figures import Figures
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
    text = json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


def _written(parts: Iterable[Shape], without: set[str] | None = None) -> list[object]:
    return [part.model_dump(mode="json", exclude=without) for part in parts]
