"""propose_hours: what the notes that the official list has of a basin's sites would make of their hours.

Proposals only: nothing is stored. A site whose hours are no longer those of the list was looked at already.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlmodel import Session

from planner.network.notes.reading import Proposal, read_note
from planner.network.opening_hours.expanding import expand
from planner.network.territory import METROPOLE, territory_of
from planner.store import networks

_ORDINARY = "2026-W23"
"""A week without a holiday: the list's hours are those of every week."""


@dataclass(frozen=True)
class Noted:
    """A site with a note."""

    site: str
    """Its id."""
    name: str
    """What it is called."""
    note: str
    """The note of the list."""
    proposal: Proposal
    """What was read of it."""


def propose_hours(session: Session, basin: str) -> Iterator[Noted]:
    """The sites of a basin that have a note and the hours of the list, in their order."""
    network = networks.read(session, basin)
    for row in network.sites if network is not None else ():
        if not row.listed or not row.listed["note"] or row.published_hours != row.listed["published_hours"]:
            continue
        week = expand(row.published_hours, None, _ORDINARY, territory=territory_of(METROPOLE))
        yield Noted(row.id, row.name, row.listed["note"], read_note(row.listed["note"], week.published))
