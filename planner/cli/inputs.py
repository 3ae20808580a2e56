"""Reading what a command is given: all files, and all their faults at once."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from planner.cli.errors import InvalidFilesError, WrongUseError
from schemas.errors import InvalidInput
from schemas.faults import Fault
from schemas.intake import read_bytes
from schemas.problem import Problem
from schemas.reading import parse_problem, parse_roster
from schemas.roster import Roster

_DASH, _STDIN = Path("-"), Path("/dev/stdin")

Content = TypeVar("Content", Problem, Roster)


@dataclass(frozen=True)
class Read(Generic[Content]):
    """What a file holds, and the hash of exactly the bytes that were read."""

    content: Content
    sha256: str


def the_problem(path: Path) -> Problem:
    """The problem of a file; `InvalidFilesError` with every fault."""
    problem, faults = _read(path, parse_problem)
    if problem is None:
        raise InvalidFilesError([(path, faults)])
    return problem.content


def the_roster(path: Path) -> Roster:
    """The roster of a file; `InvalidFilesError` with every fault."""
    roster, faults = _read(path, parse_roster)
    if roster is None:
        raise InvalidFilesError([(path, faults)])
    return roster.content


def both(problem_path: Path, roster_path: Path) -> tuple[Read[Problem], Read[Roster]]:
    """A problem and a roster; `InvalidFilesError` with the faults of both; one at most from standard input."""
    if problem_path == roster_path == _DASH:
        raise WrongUseError("L’entrée standard ne donne qu’un des deux fichiers ; nommez l’autre.")
    problem, of_problem = _read(problem_path, parse_problem)
    roster, of_roster = _read(roster_path, parse_roster)
    if problem is None or roster is None:
        parts = ((problem_path, of_problem), (roster_path, of_roster))
        raise InvalidFilesError([(path, faults) for path, faults in parts if faults])
    return problem, roster


def _read(path: Path, parse: Callable[[bytes], Content]) -> tuple[Read[Content] | None, tuple[Fault, ...]]:
    try:
        data = read_bytes(_STDIN if path == _DASH else path)
        return Read(parse(data), hashlib.sha256(data).hexdigest()), ()
    except InvalidInput as error:
        return None, error.faults
