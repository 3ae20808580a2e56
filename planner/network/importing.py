"""The official list and a staff file in, problem files and a report out; nothing is read or written here."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from planner.network.compose import Network, compose
from planner.network.faults import Fault, InputFaultsError
from planner.network.findings import TITLES, Finding, findings
from planner.network.official_list import Listed, of_departements, read_list
from planner.network.people import Week
from planner.network.report import notes, report
from planner.network.sites import counters
from planner.network.staff import Staff
from planner.network.staff_checks import staff_faults
from planner.network.staff_reading import read_staff
from planner.network.territory import departement_code, territory_of
from schemas.errors import InvalidInput
from schemas.faults import below, shown
from schemas.problem import Problem
from schemas.reading import parse_problem
from schemas.time import week_dates
from schemas.writing import json_text

_ANY_WEEK = "2026-W01"


@dataclass(frozen=True)
class Source:
    """A file that was given: its name, for the faults, and its bytes."""

    name: str
    """Name of the file."""
    data: bytes
    """Its content."""


@dataclass(frozen=True)
class Imported:
    """What an import makes."""

    problems: tuple[Problem, ...]
    """One problem a week, in the order asked for."""
    findings: tuple[Finding, ...]
    """What a person should know."""
    files: dict[str, str]
    """Text of each file, by its name: the problems, the report in French, the notes as JSON."""

    @property
    def summary(self) -> list[str]:
        """The findings counted, a line a kind, in French."""
        times = Counter(finding.kind for finding in self.findings)
        report = next(name for name in self.files if name.endswith(".md"))
        return [f"{title} : {times[kind]}" for kind, title in TITLES.items() if times[kind]] + [f"Détail : {report}"]


def import_list(
    official: Source, staff: Source, departement: str, weeks: Sequence[str], now: datetime | None = None
) -> Imported:
    """Problems of a département for some weeks.

    Raises:
        InputFaultsError: where list, staff file or weeks are at fault; every fault at once.
        NothingListedError: where the list has no structure of the département.
    """
    network, found = read_network(official, staff, departement_code(departement), weeks)
    problems = tuple(_composed(network, week, now) for week in dict.fromkeys(weeks))
    stem = _file_stem(network.basin)
    files = {f"{stem}-{problem.week}.problem.json": json_text(problem) for problem in problems}
    _read_again(files)
    files[f"{stem}-rapport.md"] = report(network, found, problems, official.name)
    files[f"{stem}-notes.json"] = notes(network, found)
    return Imported(problems, found, files)


def _composed(network: Network, week: str, now: datetime | None) -> Problem:
    """The problem of a week; what a staff file may hold and a problem may not is a fault as well.

    Raises:
        InputFaultsError: where there is such a thing.
    """
    try:
        return compose(network, week, now)
    except ValidationError as error:
        faults = [
            Fault(
                f"{week}, {error.title}: {below('', *detail['loc'])}",
                shown(detail["input"]),
                detail["msg"],
                "correct it",
            )
            for detail in error.errors()
        ]
        raise InputFaultsError(faults) from error


def _read_again(files: dict[str, str]) -> None:
    """Read what was composed as a solver would: some contradictions of a staff file show only in a problem.

    Raises:
        InputFaultsError: where a problem is at fault; every fault at once.
    """
    faults: list[Fault] = []
    for name, text in files.items():
        try:
            parse_problem(text.encode())
        except InvalidInput as error:
            faults += (Fault(f"{name}: {one.pointer}", one.found, one.expected, one.mend) for one in error.faults)
    if faults:
        raise InputFaultsError(faults)


def _file_stem(basin: str) -> str:
    """The basin's id as the beginning of a file name, in whatever folder it is written."""
    return re.sub(r"[^\w-]+", "-", basin).strip("-") or "basin"


def read_network(
    official: Source, staff: Source, departement: str, weeks: Sequence[str] = ()
) -> tuple[Network, tuple[Finding, ...]]:
    """The network of a département and what there is to know of it; raises as `import_list` does."""
    faults = [*_week_faults(weeks)]
    listed: tuple[Listed, ...] = ()
    people = Staff()
    try:
        listed = read_list(official.data, official.name)
    except InputFaultsError as error:
        faults += error.faults
    try:
        people = read_staff(staff.data, staff.name)
    except InputFaultsError as error:
        faults += error.faults
    if faults:
        raise InputFaultsError(faults)
    own = of_departements(listed, [departement])
    territory = territory_of(departement)
    every = counters(own, people)
    clock = Week(week_dates(_ANY_WEEK), ZoneInfo(territory.timezone), ())
    if faults := staff_faults(people, every, departement, clock, staff.name):
        raise InputFaultsError(faults)
    planned = tuple(counter for counter in every if counter.announced)
    return Network(territory, planned, people), findings(every, people)


def _week_faults(weeks: Sequence[str]) -> list[Fault]:
    expected = "an ISO week that exists, such as 2026-W49"
    return [Fault("--week", shown(week), expected, "correct it") for week in weeks if not _exists(week)]


def _exists(week: str) -> bool:
    try:
        return 2000 <= week_dates(week)[0].year < 2200
    except ValueError:
        return False
