"""part_of_roster: what of a roster somebody sees: all, or what is at the own sites; of colleagues their presence."""

from collections.abc import Iterable

from planner.services.access.identity import Identity
from planner.web.access.rights import Reach
from schemas.explanation import BookingNotice, Change, Explanation
from schemas.role import Role
from schemas.roster import Roster


def part_of_roster(roster: Roster, identity: Identity, reach: Reach) -> Roster:
    """The part of a roster that a right reaches."""
    if reach == "basin":
        return roster
    sites, me = identity.sites, identity.agent
    as_agent = identity.role == Role.AGENT
    meetings = [each for each in roster.appointments if each.site in sites and (not as_agent or each.agent == me)]
    return roster.model_copy(
        update={
            "shifts": tuple(each for each in roster.shifts if each.site in sites or each.agent == me),
            "openings": tuple(each for each in roster.openings if each.site in sites),
            "appointments": tuple(meetings),
            "guarantees": tuple(each for each in roster.guarantees if each.site in sites),
            "components": tuple(each for each in roster.components if sites.issuperset(each.sites)),
            "changes": tuple(_changes(roster.changes, identity)),
            "explanations": () if as_agent else tuple(_explanations(roster, identity, {each.id for each in meetings})),
            "alternatives": (),
        }
    )


def _changes(changes: Iterable[Change], identity: Identity) -> Iterable[Change]:
    """An agent's own; a site manager's sites'. Why a colleague's day changed is nobody's business at the counter."""
    if identity.role == Role.AGENT:
        return (each for each in changes if each.agent == identity.agent)
    return (each for each in changes if any(shift.site in identity.sites for shift in (*each.before, *each.after)))


def _explanations(roster: Roster, identity: Identity, meetings: set[str]) -> Iterable[Explanation]:
    for each in roster.explanations:
        if each.appointment in meetings if isinstance(each, BookingNotice) else each.site in identity.sites:
            yield each
