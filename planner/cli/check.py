"""`binome check`: whether a roster is what it says it is, and the certificate of it."""

import json
from pathlib import Path
from typing import Annotated

import typer
from pydantic import TypeAdapter

from config.figures import load_figures
from planner.check.certificate import certificate_of
from planner.check.report import Report, check
from planner.cli.errors import Exit
from planner.cli.inputs import both
from planner.cli.options import ProblemFile, RosterFile
from planner.cli.outputs import put_shape, refuse_useless
from planner.show.names import names_of
from planner.show.promise import promise
from planner.show.words import NO_BREAK, sentence
from schemas.problem import Problem

HELP = """Vérifie un planning, sans rien partager avec le solveur.

Code de retour :
0 : aucune règle n’est enfreinte, et garanties, valeurs et changements sont comme il le dit ;
1 : une ligne pour chaque écart ;
2 : fichier invalide.
"""


def command(
    problem: ProblemFile,
    roster: RosterFile,
    certificate: Annotated[
        Path | None,
        typer.Option(metavar="FICHIER", help="Écrit le certificat (binome.certificate/1), - pour la sortie standard."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Le rapport entier en JSON.")] = False,
) -> None:
    """Judge a roster, say what is wrong with it, and certify what holds."""
    if certificate is not None:
        refuse_useless(certificate, problem, roster)
    asked, given = both(problem, roster)
    report = check(asked.content, given.content, load_figures())
    if certificate is not None:
        put_shape(certificate_of(report, asked.content, asked.sha256, given.sha256), certificate)
    if as_json:
        print(_as_json(report))
    elif certificate != Path("-"):
        _tell(asked.content, report)
    if not report.clean:
        raise typer.Exit(Exit.NO)


def _as_json(report: Report) -> str:
    content = TypeAdapter(Report).dump_python(report, mode="json", by_alias=True)
    return json.dumps({"clean": report.clean, **content}, ensure_ascii=False, indent=1)


def _tell(problem: Problem, report: Report) -> None:
    """One line for each thing that is not so; where all is, what holds at each site."""
    for violation in (*report.violations, *report.false_claims):
        print(sentence(str(violation)))
    if report.clean:
        names = names_of(problem)
        print("Aucune règle n’est enfreinte ; garanties, valeurs et changements sont exacts.")
        for guarantee in report.guarantees:
            print(f"{names.site(guarantee.site)}{NO_BREAK}: {promise(guarantee, problem)}")
