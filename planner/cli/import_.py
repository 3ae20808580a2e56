"""`binome import`: a network into the store, from a problem file, the official list or spreadsheets."""

import json
import sys
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from config.settings import load_settings
from planner.cli.clock import the_clock
from planner.cli.errors import Exit, WrongUseError
from planner.cli.given_files import Held, ListFile, held_in
from planner.cli.import_told import as_data, lines_of
from planner.cli.stores import the_store
from planner.network.faults import InputFaultsError, NothingListedError
from planner.network.findings import Finding, FindingKind, findings
from planner.network.official_list import of_departements
from planner.network.sheets.reading import Sheet
from planner.network.sites import counters
from planner.network.staff import Staff
from planner.services.network.import_network import Imported, State, Wish, import_network
from planner.services.network.importing.from_list import GivenList, state_list
from planner.services.network.importing.from_network import state_network
from planner.services.network.importing.from_problem import state_problem
from planner.services.network.importing.from_sheets import state_sheets
from planner.store import networks
from planner.store.session import Store
from schemas.network import Network
from schemas.problem import Problem

HELP = """Apporte un réseau dans la base : un fichier problème (avec ses faits, ses rendez-vous et le planning publié ;
son « now » n’est pas regardé) ; un réseau écrit par « binome export » ; la liste officielle des structures (CSV) ; ou
des feuilles CSV : agents, contrats, formations, calendriers, porteurs. Le contenu dit ce que c’est ; plusieurs
feuilles peuvent être données ensemble.

De la liste, chaque département devient un bassin. Ce qui n’y est pas lisible est dit, avec sa ligne ; ses notes sont
gardées sans être interprétées.

Un second import du même fichier n’ajoute rien. Ce que le fichier ne dit plus n’est supprimé qu’avec --delete ; sans
cette option, ce qui serait supprimé est dit et rien n’est fait. Une semaine déjà demandée n’est recalculée que si son
problème a changé.

Statut : 0 fait ; 1 refusé, quelque chose serait supprimé, ou département absent de la liste ; 2 une faute dans un
fichier : toutes sont dites, rien n’est fait ; 5 la base n’est pas accessible ou pas à jour."""

_OF_PEOPLE: tuple[FindingKind, ...] = ("few_agents", "employer_unknown")
"""Findings about what the list cannot know."""


def command(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FICHIER…",
            help="Un fichier problème (- pour l’entrée standard), la liste officielle, ou des feuilles CSV.",
        ),
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Dit ce qui changerait, sans rien faire.")] = False,
    delete: Annotated[bool, typer.Option("--delete", help="Supprime aussi ce que le fichier ne dit plus.")] = False,
    departement: Annotated[
        list[str] | None,
        typer.Option(metavar="D", help="De la liste, seulement ce département : 38, 2A, 971 ; peut être répété."),
    ] = None,
    basin: Annotated[
        str | None,
        typer.Option(metavar="B", help="De la liste, le bassin (sinon, celui du département, ou son code)."),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Dit en JSON, sur la sortie standard, ce qui change.")
    ] = False,
) -> int:
    """Read, compare, store."""
    try:
        held = _chosen(held_in(files), departement or [], basin)
        found = _findings(held)
        with the_store() as store:
            done = _brought_in(store, held, basin, Wish(delete=delete, keep=not dry_run))
    except NothingListedError as error:
        print(error, file=sys.stderr)
        return Exit.NO
    except InputFaultsError as error:
        print(error, "Rien n’a été fait.", sep="\n", file=sys.stderr)
        return Exit.MISUSE
    said = partial(print, file=sys.stderr if as_json else sys.stdout)
    for line in lines_of(done, found, dry_run=dry_run):
        said(line)
    if as_json:
        print(
            json.dumps(as_data(done, found, stored=not dry_run and not done.refused), ensure_ascii=False, default=str)
        )
    return Exit.NO if done.refused else Exit.DONE


def _chosen(held: Held, departements: Sequence[str], basin: str | None) -> Held:
    """What is wanted of the list; nothing can be chosen of other files."""
    if isinstance(held, list) and any(sheet.kind == "availabilities" for sheet in held):
        raise WrongUseError("« binome availability import » prend les disponibilités des référents.")
    if not isinstance(held, ListFile):
        if departements or basin:
            raise WrongUseError("--departement et --basin ne valent que pour la liste officielle.")
        return held
    rows = of_departements(held.rows, departements)
    if basin and len(places := sorted({row.departement for row in rows})) > 1:
        raise WrongUseError(f"--basin {basin} : nommez aussi un département ; la liste en a {len(places)}.")
    return ListFile(held.name, rows)


def _findings(held: Held) -> tuple[Finding, ...]:
    """What there is to know of the list."""
    if not isinstance(held, ListFile):
        return ()
    found = findings(counters(held.rows, Staff()), Staff())
    return tuple(finding for finding in found if finding.kind not in _OF_PEOPLE)


def _brought_in(store: Store, held: Held, basin: str | None, wish: Wish) -> Imported:
    now = the_clock(load_settings())()
    if isinstance(held, Problem):
        return import_problem(store, held, now, wish)
    if isinstance(held, Network):
        network = held
        named = [str(one.id) for one in network.basins]
        return import_network(store, named, lambda session: state_network(session, network), now, wish)
    with store.reading() as session:
        basins = [row.id for row in networks.basins(session)]
    return import_network(store, basins, _stated(held, basin), now, wish)


def import_problem(store: Store, problem: Problem, now: datetime, wish: Wish) -> Imported:
    """What a problem file states, brought in."""
    return import_network(store, [problem.basin], lambda session: state_problem(session, problem, now), now, wish)


def _stated(held: ListFile | list[Sheet], basin: str | None) -> State:
    if isinstance(held, ListFile):
        given = GivenList(held.name, held.rows, basin)
        return lambda session: state_list(session, given)
    return lambda session: state_sheets(session, held)
