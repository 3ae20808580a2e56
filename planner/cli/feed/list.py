"""`binome feed list`: which calendars can be read, and when and by what they were."""

import json
from datetime import datetime
from typing import Annotated, Literal

import typer

from planner.cli.answers import NothingFoundError, put_line
from planner.cli.stores import the_store
from planner.services.feeds.keep_feeds import feeds_of
from schemas.tables.feed import FeedRow

HELP = """Montre les calendriers : nom, de qui, depuis quand, dernière lecture et par quel logiciel. Jamais une adresse.

Code de retour :
0 : montrés ;
1 : aucun ;
5 : la base n’est pas accessible.
"""


def command(
    kind: Annotated[
        Literal["agent", "site", "partner", "basin"] | None, typer.Option(help="Ceux d’une sorte seulement.")
    ] = None,
    of: Annotated[str | None, typer.Option(metavar="ID", help="Ceux d’un agent, d’un site… seulement.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="En JSON, sur la sortie standard.")] = False,
) -> None:
    """List them, the oldest first."""
    with the_store() as store, store.reading() as session:
        found = feeds_of(session, kind, of)
    if as_json:
        print(json.dumps([_plain(row) for row in found], ensure_ascii=False, indent=1))
    if not found:
        raise NothingFoundError("Aucun calendrier.")
    for row in () if as_json else found:
        put_line(_line(row))


def _plain(row: FeedRow) -> dict[str, str | None]:
    return {
        "feed": row.id,
        "kind": row.kind,
        "subject": row.subject,
        "basin": row.basin,
        "made_at": _instant(row.made_at),
        "rotated_at": _instant(row.rotated_at),
        "revoked_at": _instant(row.revoked_at),
        "read_at": _instant(row.read_at),
        "read_by": row.read_by,
    }


def _line(row: FeedRow) -> str:
    read = "jamais lu" if row.read_at is None else f"lu le {row.read_at:%Y-%m-%d %H:%M} UTC par {row.read_by}"
    closed = "" if row.revoked_at is None else f" ; fermé le {row.revoked_at:%Y-%m-%d}"
    return f"{row.id}  {row.kind} {row.subject}  depuis le {row.made_at:%Y-%m-%d} ; {read}{closed}"


def _instant(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()
