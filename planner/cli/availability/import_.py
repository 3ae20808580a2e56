"""`binome availability import`: when referents can receive, from a spreadsheet."""

import sys
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from sqlmodel import select

from planner.cli.availability.setting import Times, basin_of, put
from planner.cli.errors import Exit
from planner.cli.given_files import sheets_in
from planner.cli.stores import the_store
from planner.network.faults import Fault, InputFaultsError
from planner.network.sheets.availability import Hours, Stated, days_of, stated_in
from planner.network.sheets.people import Directory
from planner.network.sheets.reading import Sheet
from planner.show.words import counted
from planner.store.session import Store
from schemas.tables.partner import ReferentRow

HELP = """Reprend d’une feuille CSV quand des référents peuvent recevoir : une ligne par plage, avec les colonnes
référent, date, début et fin.

Pour chaque référent nommé, tous les jours du premier au dernier de la feuille sont remplacés : un jour sans heures est
un jour où il ne reçoit pas. Les autres référents et les autres jours demeurent.

Code de retour :
0 : enregistré, ou rien à changer ;
2 : une faute dans la feuille : toutes sont dites avec leur cellule, rien n’est fait ;
5 : la base n’est pas accessible.
"""


def command(
    files: Annotated[list[Path], typer.Argument(metavar="FEUILLE…", help="Des feuilles CSV.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Dit ce qui changerait, sans rien faire.")] = False,
) -> int:
    """Read, look up, take in as events."""
    try:
        sheets = sheets_in(files, "availabilities")
        with the_store() as store:
            stated = _stated(store, sheets)
            days = days_of(sheets)
            for each in stated:
                assert days is not None  # noqa: S101 - whoever is stated has a row with its day
                zone = ZoneInfo(basin_of(store, each.referent).timezone)
                window, free = _window(days, zone), [_times(hours, zone) for hours in each.hours]
                if not dry_run:
                    put(store, each.referent, window, free)
                _told(each.referent, window, len(free))
    except InputFaultsError as error:
        print(error, "Rien n’a été fait.", sep="\n", file=sys.stderr)
        return Exit.MISUSE
    print("Rien n’a été fait (--dry-run)." if dry_run else "C’est fait.")
    return Exit.DONE


def _stated(store: Store, sheets: Sequence[Sheet]) -> tuple[Stated, ...]:
    """What sheets state; what cells say and what is not so of them are told together."""
    with store.reading() as session:
        referents = Directory({row.id: row.id for row in session.exec(select(ReferentRow))})
    faults: list[Fault] = []
    stated = stated_in(sheets, referents, faults)
    if faults:
        raise InputFaultsError(faults)
    return stated


def _window(days: tuple[date, date], zone: ZoneInfo) -> Times:
    first, last = days
    return datetime.combine(first, time(), zone), datetime.combine(last + timedelta(days=1), time(), zone)


def _times(hours: Hours, zone: ZoneInfo) -> Times:
    day, *minutes = hours
    start, end = (
        datetime.combine(day + timedelta(days=each // 1440), time(each % 1440 // 60, each % 60), zone)
        for each in minutes
    )
    return start, end


def _told(referent: str, window: Times, number: int) -> None:
    last = window[1] - timedelta(days=1)
    print(f"{referent}, du {window[0]:%d/%m/%Y} au {last:%d/%m/%Y} : {counted(number, 'plage')}.")
