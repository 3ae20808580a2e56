"""`binome import`: a network into the store, from a problem file or from spreadsheets."""

import json
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from sqlmodel import Session

from config.settings import load_settings
from planner.cli.clock import the_clock
from planner.cli.errors import Exit, InvalidFilesError
from planner.cli.outputs import STDOUT
from planner.cli.stores import the_store
from planner.network.faults import Fault, InputFaultsError
from planner.network.sheets.reading import Sheet, read_sheets
from planner.services.import_network import Imported, Wish, import_network
from planner.services.importing.difference import Change, key_of
from planner.services.importing.from_problem import state_problem
from planner.services.importing.from_sheets import state_sheets
from planner.services.importing.statement import Statement
from planner.show.words import NO_BREAK
from planner.store import networks
from planner.store.session import Store
from schemas.errors import InvalidInput
from schemas.intake import read_bytes
from schemas.problem import Problem
from schemas.reading import parse_problem

HELP = """Apporte un réseau dans la base : un fichier problème (avec ses faits, ses rendez-vous et le planning publié ;
son « now » n’est pas regardé), ou des feuilles CSV : agents, contrats, formations, calendriers. Le contenu dit ce
que c’est ; plusieurs feuilles peuvent être données ensemble.

Un second import du même fichier n’ajoute rien. Ce que le fichier ne dit plus n’est supprimé qu’avec --delete ; sans
cette option, ce qui serait supprimé est dit et rien n’est fait. Une semaine déjà demandée n’est recalculée que si son
problème a changé.

Statut : 0 fait ; 1 refusé, quelque chose serait supprimé ; 2 une faute dans un fichier : toutes sont dites, rien n’est
fait ; 5 la base n’est pas accessible ou pas à jour."""

_WORDS = {
    "basin": "bassin", "employer": "porteur", "partner": "partenaire", "site": "site", "travel": "trajet",
    "referent": "référent", "referent_site": "site de référent", "agent": "agent", "agent_site": "site d’agent",
    "contract": "contrat", "skill": "formation", "worked_week": "semaine travaillée", "absence": "absence",
    "unavailability": "indisponibilité", "availability": "disponibilité", "booking": "rendez-vous",
    "pin": "présence imposée",
    "consent": "accord",
}  # fmt: skip
_KINDS = {"added": "Ajouté", "changed": "Modifié", "removed": "Supprimé"}


def command(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FICHIER…", help="Un fichier problème (- pour l’entrée standard), ou des feuilles CSV."),
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Dit ce qui changerait, sans rien faire.")] = False,
    delete: Annotated[bool, typer.Option("--delete", help="Supprime aussi ce que le fichier ne dit plus.")] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Dit en JSON, sur la sortie standard, ce qui change.")
    ] = False,
) -> int:
    """Read, compare, store."""
    try:
        sources = _sources(files)
        with the_store() as store:
            done = _brought_in(store, sources, Wish(delete=delete, keep=not dry_run))
    except InputFaultsError as error:
        print(error, "Rien n’a été fait.", sep="\n", file=sys.stderr)
        return Exit.MISUSE
    _tell(done, dry_run=dry_run, as_json=as_json)
    return Exit.NO if done.refused else Exit.DONE


def _sources(files: Sequence[Path]) -> Problem | list[Sheet]:
    """What the files hold: one problem, or sheets; every fault of every file."""
    if len(files) == 1:
        data = _bytes(files[0])
        if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
            try:
                return parse_problem(data)
            except InvalidInput as error:
                raise InvalidFilesError([(files[0], error.faults)]) from error
    sheets: list[Sheet] = []
    faults: list[Fault] = []
    for path in files:
        try:
            sheets += read_sheets(_bytes(path), path.name)
        except InputFaultsError as error:
            faults += error.faults
    if faults:
        raise InputFaultsError(faults)
    return sheets


def _bytes(path: Path) -> bytes:
    try:
        return read_bytes(Path("/dev/stdin") if path == STDOUT else path)
    except InvalidInput as error:
        raise InvalidFilesError([(path, error.faults)]) from error


def _brought_in(store: Store, given: Problem | list[Sheet], wish: Wish) -> Imported:
    now = the_clock(load_settings())()
    if isinstance(given, Problem):
        return import_problem(store, given, now, wish)
    with store.reading() as session:
        basins = [row.id for row in networks.basins(session)]

    def state(session: Session) -> Statement:
        return state_sheets(session, given)

    return import_network(store, basins, state, now, wish)


def import_problem(store: Store, problem: Problem, now: datetime, wish: Wish) -> Imported:
    """What a problem file states, brought in."""
    return import_network(store, [problem.basin], lambda session: state_problem(session, problem, now), now, wish)


def _tell(done: Imported, *, dry_run: bool, as_json: bool) -> None:
    """What changes, as text; with `--json` row by row for a machine, and the text on standard error."""
    said = partial(print, file=sys.stderr if as_json else sys.stdout)
    for remark in done.remarks:
        said(remark)
    for kind, word in _KINDS.items():
        counts = Counter(change.table for change in done.changes if change.kind == kind)
        if counts:
            said(f"{word}{NO_BREAK}: {', '.join(f'{_WORDS.get(table, table)} {n}' for table, n in counts.items())}.")
    for change in done.removed:
        goes = "serait supprimé" if done.refused or dry_run else "supprimé"
        said(f"  {goes}{NO_BREAK}: {_named(change)}")
    for one in done.given:
        said(f"Planning publié repris{NO_BREAK}: {one.basin} {one.week}.")
    for basin, week in done.weeks:
        said(f"Semaine à recalculer{NO_BREAK}: {basin} {week}.")
    said(_ending(done, dry_run=dry_run))
    if as_json:
        print(json.dumps(_as_json(done, stored=not dry_run and not done.refused), ensure_ascii=False, default=str))


def _ending(done: Imported, *, dry_run: bool) -> str:
    if done.refused:
        return "Rien n’a été fait : des éléments seraient supprimés. Avec --delete, ils le sont."
    if not done.changes and not done.given:
        return "Rien à changer."
    return "Rien n’a été fait (--dry-run)." if dry_run else "C’est fait."


def _named(change: Change) -> str:
    return f"{_WORDS.get(change.table, change.table)} {' '.join(str(part) for part in key_of(change.row))}"


def _as_json(done: Imported, *, stored: bool) -> dict[str, object]:
    return {
        "stored": stored,
        "changes": [
            {"kind": one.kind, "table": one.table, "key": key_of(one.row), "columns": one.columns}
            for one in done.changes
        ],
        "published": [{"basin": one.basin, "week": one.week} for one in done.given],
        "weeks": [{"basin": basin, "week": week} for basin, week in done.weeks],
    }
