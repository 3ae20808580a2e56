"""Agents: their home is one of their sites, and what they hold has a beginning before its end."""

from collections.abc import Iterator
from datetime import date

from schemas.crosschecks.repetition import repetitions
from schemas.faults import Fault, shown
from schemas.part import Part


def homes_elsewhere(problem: Part) -> Iterator[Fault]:
    """The home site of an agent is one of its sites."""
    known = set(problem.all(str, "sites", "id") or ())
    for agent in problem.each("agents"):
        home, sites = agent.get("home_site", str), agent.all(str, "sites")
        if home in known and sites and home not in sites:  # an unknown home is said elsewhere
            yield agent.at("home_site").fault(shown(home), "one of the agent's sites", "add it to sites, or correct it")


def backward_skills(problem: Part) -> Iterator[Fault]:
    """A skill does not end before it begins."""
    for skill in problem.each("agents", "skills"):
        first, last = skill.get("valid_from", date), skill.get("valid_until", date)
        if first and last and last < first:
            yield skill.fault(f"{first} to {last}", "a last day not before the first", "correct one of the dates")


def repeated_consents(problem: Part) -> Iterator[Fault]:
    """The consent of an agent for a date is stated once."""
    for (agent, day), again, first in repetitions((_whose(part), part) for part in problem.each("consents")):
        yield again.fault(f"{shown(agent)} on {day} again", f"each consent once (also at {first})", "keep one of them")


def _whose(consent: Part) -> tuple[str, date] | None:
    agent, day = consent.get("agent", str), consent.get("date", date)
    return (agent, day) if agent is not None and day else None
