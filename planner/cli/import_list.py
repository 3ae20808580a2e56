"""`binome import-list`: problem files from the official list and a staff file, without a store."""

import json
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from planner.network.faults import Fault, InputFaultsError, NothingListedError
from planner.network.importing import Imported, Source, import_list
from schemas.errors import InvalidInput
from schemas.intake import read_bytes


def command(
    official: Annotated[Path, typer.Argument(metavar="CSV", help="The official list of the structures.")],
    departement: Annotated[str, typer.Option("--departement", metavar="D", help="Its code: 38, 2A, 971.")],
    staff: Annotated[
        Path, typer.Option("--staff", help="Agents, employers, referents: TOML, or JSON in a .json file.")
    ],
    week: Annotated[list[str], typer.Option("--week", metavar="W", help="An ISO week, 2026-W49; may be repeated.")],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="Folder for what is made.")],
    now: Annotated[
        datetime | None,
        typer.Option(
            "--now", help="Local moment of planning; two weeks before the week's Monday, 08:00, where absent."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Say on standard output what was made, as JSON.")] = False,
) -> None:
    """Make one problem file a week from the official list: DIR/BASIN-WEEK.problem.json.

    Beside them: BASIN-rapport.md, what was assumed, corrected or left out (in French), and BASIN-notes.json, the list's
    notes. Exit status: 0 done; 1 the list has no structure of that département; 2 a fault in list, staff file or week:
    every fault listed, nothing written.
    """
    try:
        listed, people = _sources(official, staff)
        imported = import_list(listed, people, departement, week, now)
        made = _write(imported, output)
    except NothingListedError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    except InputFaultsError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from error
    except OSError as error:
        typer.echo(f"{error.filename}: {error.strerror}", err=True)
        raise typer.Exit(2) from error
    _tell(imported, made, as_json=as_json)


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
    """Write all files beside their places first, and only then into them: a full disk leaves nothing by halves."""
    folder.mkdir(parents=True, exist_ok=True)
    drafts = {folder / name: folder / f".{name}.draft" for name in imported.files}
    try:
        for text, draft in zip(imported.files.values(), drafts.values(), strict=True):
            draft.write_text(text, encoding="utf-8", newline="\n")
        for place, draft in drafts.items():
            draft.replace(place)
    finally:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)
    return list(drafts)


def _tell(imported: Imported, made: list[Path], *, as_json: bool) -> None:
    """Counts for people on standard error; what was made on standard output."""
    for line in imported.summary:
        typer.echo(line, err=True)
    if as_json:
        found = [
            {"kind": one.kind, "id_fs": one.id_fs, "line": one.line, "text": one.text} for one in imported.findings
        ]
        typer.echo(json.dumps({"files": [str(path) for path in made], "findings": found}, ensure_ascii=False))
    else:
        for path in made:
            typer.echo(str(path))
