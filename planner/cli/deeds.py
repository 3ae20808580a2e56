"""deeds: what a deed was done to, for a person: an absence with its agent, a closure with its site, and their time."""

from zoneinfo import ZoneInfo

from planner.cli.answers import at
from planner.services.record.facts_told import Fact
from planner.show.names import Names
from schemas.ids import AgentId, SiteId


def done_to(subject: str, fact: Fact | None, zone: ZoneInfo, names: Names) -> str:
    """« x1 (Camille), du 2026-12-04 00:00 au 2026-12-05 00:00 »; the id alone where nothing else is known."""
    if fact is None:
        return subject
    who = names.agent(AgentId(fact.agent)) if fact.agent is not None else None
    where = names.site(SiteId(fact.site)) if fact.site is not None else None
    name = who or where
    span = "" if fact.span is None else f", du {at(fact.span[0], zone)} au {at(fact.span[1], zone)}"
    return subject + (f" ({name})" if name else "") + span
