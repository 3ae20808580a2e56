"""given_files: what the files of an import hold; their content says it, whatever they are called."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from planner.cli.errors import InvalidFilesError, WrongUseError
from planner.cli.outputs import STDOUT
from planner.network.faults import Fault, InputFaultsError
from planner.network.official_list import Listed, is_list, read_list
from planner.network.sheets.columns import SheetKind
from planner.network.sheets.reading import Sheet, read_sheets
from schemas.errors import InvalidInput
from schemas.intake import read_bytes
from schemas.network import Network
from schemas.problem import Problem
from schemas.reading import format_of, parse_network, parse_problem

_NETWORK = Network.model_fields["format"].default


@dataclass(frozen=True)
class ListFile:
    """The official list."""

    name: str
    """Name of the file."""
    rows: tuple[Listed, ...]
    """Its structures."""


Held = Problem | Network | ListFile | list[Sheet]
"""A problem, an exported network, the official list, or sheets."""


def held_in(files: Sequence[Path]) -> Held:
    """What the files hold together, sheets with the faults of their cells; `InputFaultsError` or `InvalidFilesError`
    with every fault of every other file."""
    if len(files) == 1:
        return _single(files[0])
    sheets: list[Sheet] = []
    faults: list[Fault] = []
    for path in files:
        try:
            held = _single(path)
        except InputFaultsError as error:
            faults += error.faults
            continue
        if not isinstance(held, list):
            raise WrongUseError(f"{path} : seules des feuilles CSV peuvent être données à plusieurs.")
        sheets += held
    if faults:
        raise InputFaultsError([*faults, *(fault for sheet in sheets for fault in sheet.faults)])
    return sheets


def sheets_in(files: Sequence[Path], kind: SheetKind) -> list[Sheet]:
    """The sheets of one kind in files; `InputFaultsError` where a file is no sheet, `WrongUseError` for other files."""
    sheets: list[Sheet] = []
    for path in files:
        held = _single(path)
        if not isinstance(held, list):
            raise WrongUseError(f"{path} : une feuille CSV est attendue.")
        sheets += held
    for sheet in sheets:
        if sheet.kind != kind:
            raise WrongUseError(f"{sheet.name} : « binome import » prend cette feuille.")
    return sheets


def _single(path: Path) -> Held:
    data = _bytes(path)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        try:
            return parse_network(data) if format_of(data) == _NETWORK else parse_problem(data)
        except InvalidInput as error:
            raise InvalidFilesError([(path, error.faults)]) from error
    if is_list(data, path.name):
        return ListFile(path.name, read_list(data, path.name))
    return list(read_sheets(data, path.name))


def _bytes(path: Path) -> bytes:
    try:
        return read_bytes(Path("/dev/stdin") if path == STDOUT else path)
    except InvalidInput as error:
        raise InvalidFilesError([(path, error.faults)]) from error
