"""answers: what a store says, for a machine or for a person who may see names."""

import json
from datetime import datetime
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from sqlmodel import Session

from planner.cli.errors import CommandError, Exit
from planner.show.names import Names
from planner.show.words import plain
from planner.store import networks
from schemas.ids import AgentId, PartnerId, SiteId
from schemas.tables.basin import BasinRow

AsJson = Annotated[bool, typer.Option("--json", help="En JSON.")]


class NothingFoundError(CommandError):
    """There is nothing of that name."""

    exit = Exit.NO


def unknown_basin(basin: str) -> NothingFoundError:
    """What is said of a basin that is not known."""
    return NothingFoundError(f"{basin} : bassin inconnu. « binome import » fait connaître un bassin.")


def put_json(content: object) -> None:
    """Give out something for a machine; instants are in UTC."""
    print(json.dumps(content, ensure_ascii=False, indent=2, default=_text))


def put_line(text: str) -> None:
    """Give out a line, without anything that could move a terminal's cursor."""
    print(plain(text))


def names_in(session: Session, basin: str) -> Names:
    """What people, sites and partners of a basin are called; ids stand for all of them where it is not known."""
    network = networks.read(session, basin)
    if network is None:
        return Names()
    return Names(
        sites={SiteId(row.id): row.name for row in network.sites},
        agents={AgentId(row.id): row.name for row in network.agents},
        partners={PartnerId(row.id): row.name for row in network.partners},
        zone=ZoneInfo(network.basin.timezone),
    )


def zone_of(session: Session, basin: str | None) -> ZoneInfo:
    """The clock on the wall of a basin; that of most where it is not known: times of one list are told alike."""
    row = None if basin is None else session.get(BasinRow, basin)
    return ZoneInfo(BasinRow.model_fields["timezone"].default if row is None else row.timezone)


def at(moment: datetime | None, zone: ZoneInfo) -> str:
    """An instant, as the wall has it: « 2026-11-26 10:00 »."""
    return "—" if moment is None else f"{moment.astimezone(zone):%Y-%m-%d %H:%M}"


def _text(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)
