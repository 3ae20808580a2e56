"""`binome import-list`: problem files from the official list and a staff file, without a store."""

import json
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from planner.cli.errors import Exit
from planner.cli.outputs import unwritable
from planner.network.faults import Fault, InputFaultsError, NothingListedError
from planner.network.importing import Imported, Source, import_list
from schemas.errors import InvalidInput
from schemas.intake import read_bytes

HELP = (
    "Fait des fichiers problème à partir de la liste officielle des structures, un par semaine : "
    "DOSSIER/BASSIN-SEMAINE.problem.json.\n\n"
    "À côté : BASSIN-rapport.md dit ce qui a été supposé, corrigé ou laissé de côté, et BASSIN-notes.json garde les "
    "notes de la liste. Les heures qui ne tombent pas sur le quart d’heure sont rétrécies, avec un avertissement.\n\n"
    "Code de retour :\n"
    "0 : les fichiers sont écrits ;\n"
    "1 : aucune structure de ce département ;\n"
    "2 : une faute dans la liste, le fichier du personnel ou la semaine : toutes sont dites, rien n’est écrit."
)


def command(
    official: Annotated[Path, typer.Argument(metavar="LISTE", help="La liste officielle (CSV).")],
    departement: Annotated[str, typer.Option("--departement", metavar="D", help="Son code : 38, 2A, 971.")],
    staff: Annotated[
        Path, typer.Option("--staff", metavar="FICHIER", help="Agents, porteurs, référents : TOML, ou JSON (.json).")
    ],
    week: Annotated[list[str], typer.Option("--week", metavar="W", help="Semaine ISO, 2026-W49 ; peut être répétée.")],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="DOSSIER", help="Où écrire ; créé s’il le faut.")],
    now: Annotated[
        datetime | None,
        typer.Option("--now", help="Moment du calcul, heure locale ; d’office 8 h, deux semaines avant le lundi."),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Dit en JSON, sur la sortie standard, ce qui a été fait et constaté.")
    ] = False,
) -> int:
    """Read, compose, write; what was made on standard output, the rest on standard error."""
    try:
        listed, people = _sources(official, staff)
        imported = import_list(listed, people, departement, week, now)
    except NothingListedError as error:
        print(error, file=sys.stderr)
        return Exit.NO
    except InputFaultsError as error:
        print(error, "Rien n’a été écrit.", sep="\n", file=sys.stderr)
        return Exit.MISUSE
    _tell(imported, _write(imported, output), as_json=as_json)
    return Exit.DONE


def _sources(*paths: Path) -> list[Source]:
    """The files given; where more than one cannot be read, each is named."""
    sources: list[Source] = []
    faults: list[Fault] = []
    for path in paths:
        try:
            sources.append(Source(path.name, read_bytes(path)))
        except InvalidInput as error:
            faults += (Fault(path.name, one.found, one.expected, one.mend) for one in error.faults)
    if faults:
        raise InputFaultsError(faults)
    return sources


def _write(imported: Imported, folder: Path) -> list[Path]:
    """Write every file beside its place first, and only then into it: a full disk leaves nothing by halves."""
    drafts = {folder / name: folder / f".{name}.draft" for name in imported.files}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for text, draft in zip(imported.files.values(), drafts.values(), strict=True):
            draft.write_text(text, encoding="utf-8", newline="\n")
        for place, draft in drafts.items():
            draft.replace(place)
    except OSError as error:
        raise unwritable(Path(error.filename or folder), error) from error
    finally:
        for draft in drafts.values():
            with suppress(OSError):  # what stands in the way is no folder, or was never written
                draft.unlink(missing_ok=True)
    return list(drafts)


def _tell(imported: Imported, made: list[Path], *, as_json: bool) -> None:
    """Counts for people; the files, and with `--json` the findings, for machines."""
    print(*imported.summary, sep="\n", file=sys.stderr)
    if as_json:
        found = [
            {"kind": one.kind, "id_fs": one.id_fs, "line": one.line, "text": one.text} for one in imported.findings
        ]
        print(json.dumps({"files": [str(path) for path in made], "findings": found}, ensure_ascii=False))
    else:
        print(*made, sep="\n")
