"""held: somebody sees all that is kept about them, and takes it along as a file."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from fastapi import Request, Response
from fastapi.responses import RedirectResponse
from pydantic_core import to_json

from planner.services.people.held_about import Held, held_about
from planner.show import words as french
from planner.show.actions import action
from planner.store import networks
from planner.web.api.standing import Standing
from planner.web.people.held_words import COLUMNS, DOCUMENTS, PARTS, TABLES, VALUES
from planner.web.people.pages import shown
from planner.web.people.visitors import visitor

MOST = 50
"""Rows of a kind that the page shows; the file has all."""
_FILE = {
    "cache-control": "no-store",
    "content-disposition": 'attachment; filename="mes-donnees.json"',
}


def held_page(standing: Standing, request: Request) -> Response:
    """The page."""
    found = _held(standing, request)
    if isinstance(found, Response):
        return found
    held, zone = found
    kinds = [_kind(name, rows, str(held["agent"][0]["id"]), zone) for name, rows in held.items()]
    return shown("held.html", kinds=kinds)


def held_file(standing: Standing, request: Request) -> Response:
    """The same, whole, for a program to read."""
    found = _held(standing, request)
    if isinstance(found, Response):
        return found
    return Response(to_json(found[0], indent=1), media_type="application/json", headers=_FILE)


def _held(standing: Standing, request: Request) -> tuple[Held, ZoneInfo] | Response:
    who = visitor(standing, request)
    if who is None:
        return RedirectResponse("connexion", 303, {"cache-control": "no-store"})
    if who.agent is None:
        return shown("trouble.html", "no_data")
    with standing.reading() as session:
        held = held_about(session, who.agent)
        zone = next((ZoneInfo(row.timezone) for row in networks.basins(session) if who.knows(row.id)), None)
    if held is None or zone is None:
        return shown("trouble.html", "no_data")
    return held, zone


def _kind(name: str, rows: Sequence[Mapping[str, object]], agent: str, zone: ZoneInfo) -> dict[str, object]:
    told = [_row(row, agent, zone) for row in rows[-MOST:][::-1]]
    return {"title": TABLES[name], "count": len(rows), "rows": told}


def _row(row: Mapping[str, object], agent: str, zone: ZoneInfo) -> list[tuple[str, str]]:
    """What a row says, word by word: not whose it is, since all of it is one person's, and nothing that is empty."""
    said: list[tuple[str, str]] = []
    for key, value in row.items():
        if key in DOCUMENTS and isinstance(value, dict):
            said += [(COLUMNS.get(part) or PARTS.get(part, part), _text(each, zone)) for part, each in value.items()]
        elif key == "action":
            said.append((COLUMNS[key], action(str(value))))
        elif value not in (None, "", {}) and not (key in ("agent", "holder") and value == agent):
            said.append((COLUMNS[key], VALUES.get(str(value)) or _text(value, zone)))
    return said


def _text(value: object, zone: ZoneInfo) -> str:
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, datetime):
        local = value.astimezone(zone)
        return french.sentence(f"{french.day(local.date())} {local.year}, {french.clock(local)}")
    if isinstance(value, date):
        return french.sentence(f"{french.day(value)} {value.year}")
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return french.plain(", ".join(value)) or "aucune"
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    return french.plain(str(value))
