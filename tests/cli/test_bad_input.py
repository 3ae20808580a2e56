"""Whatever is wrong with a problem: exit 2, each fault at its place, and nothing written anywhere."""

import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planner.cli.main import run
from schemas.intake import LIMIT_BYTES
from tests.cli.calls import ROSTER, files, the_example, written

Spoil = Callable[[dict[str, Any]], object]
"""Spoils the contract's problem, in place or by giving another content."""


def _set(*path: str | int, to: object) -> Spoil:
    def spoil(problem: dict[str, Any]) -> None:
        place: Any = problem
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = to

    return spoil


def _repeat(*path: str | int) -> Spoil:
    def spoil(problem: dict[str, Any]) -> None:
        place: Any = problem
        for key in path:
            place = place[key]
        place.append(place[0])

    return spoil


FAULTS: dict[str, tuple[Spoil, str]] = {
    "an unknown site": (_set("agents", 0, "sites", 0, to="nowhere"), "/agents/0/"),
    "an unknown agent": (_set("pins", 0, "agent", to="nobody"), "/pins/0/agent"),
    "an unknown partner": (_set("referents", 0, "partner", to="nobody"), "/referents/0/partner"),
    "a booking of nobody's": (_set("bookings", 0, "referent", to="nobody"), "/bookings/0/referent"),
    "a booking nowhere": (_set("bookings", 0, "site", to="nowhere"), "/bookings/0/site"),
    "a skill that ends before it begins": (
        _set("agents", 0, "skills", 1, "valid_until", to="2024-02-29"),
        "/agents/0/skills/1",
    ),
    "a negative figure": (_set("sites", 0, "stations", to=-1), "/sites/0/stations"),
    "an absurd figure": (_set("agents", 0, "contract", "weekly_minutes", to=999_999), "/agents/0/contract/"),
    "no number": (_set("sites", 0, "label", "min_hours", to=float("nan")), "/sites/0/label/min_hours"),
    "a repeated agent": (_repeat("agents"), "/agents/3/id"),
    "a repeated site": (_repeat("sites"), "/sites/1/id"),
    "a repeated target": (_repeat("sites", 0, "partner_targets"), "/sites/0/partner_targets/1/partner"),
    "an end before its start": (
        _set("sites", 0, "published_hours", 0, "end", to="08:00"),
        "/sites/0/published_hours/0",
    ),
    "an interval that is none": (_set("pins", 0, "end", to="2026-11-30T08:30:00+01:00"), "/pins/0"),
    "a window off the grid": (
        _set("sites", 0, "published_hours", 0, "start", to="08:40"),
        "/sites/0/published_hours/0",
    ),
    "a pin off the grid": (_set("pins", 0, "start", to="2026-11-30T08:37:00+01:00"), "/pins/0"),
    "a second in an availability": (
        _set("referents", 0, "availability", 0, "start", to="2026-12-01T09:00:30+01:00"),
        "/referents/0/availability/0",
    ),
    "windows that overlap": (_set("sites", 0, "published_hours", 2, "start", to="11:00"), "/sites/0/published_hours/2"),
    "opening hours that overlap": (_repeat("sites", 0, "openable_hours"), "/sites/0/openable_hours/5"),
    "a week that is none": (_set("week", to="2026-W54"), "/week"),
    "a zone that is none": (_set("timezone", to="Europe/Grenoble"), "/timezone"),
    "an instant without offset": (_set("now", to="2026-11-26T10:00:00"), "/now"),
    "a key that is unknown": (_set("sites", 0, "colour", to="blue"), "/sites/0/colour"),
    "a key that is missing": (lambda problem: problem.pop("agents"), "/agents"),
    "a home that is not among the sites": (_set("agents", 0, "home_site", to="elsewhere"), "/agents/0/home_site"),
    "a text for a number": (_set("sites", 0, "stations", to="1"), "/sites/0/stations"),
    "a roster for a problem": (_set("format", to="binome.roster/1"), "/format"),
    "no object": (lambda _: "[1, 2]", "/:"),
    "ten thousand lists": (lambda _: "[" * 10_000 + "]" * 10_000, "/:"),
    "a text that breaks off": (lambda problem: json.dumps(problem)[:3000], "/:"),
    "no JSON": (lambda _: "hello", "/:"),
    "nothing": (lambda _: "", "/:"),
}


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which everything that is temporary would lie."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.mark.parametrize("what", FAULTS)
@pytest.mark.parametrize("command", ["plan", "check", "show"])
def test_it_is_refused_and_nothing_is_left(
    command: str, what: str, temporary: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line a fault, `pointer: found …; expected …; mend: …`; no output, no report, no temporary file."""
    spoil, pointer = FAULTS[what]
    problem, _ = the_example()
    other = spoil(problem)
    folder = temporary.parent
    path = written(folder, other if isinstance(other, str) else problem)
    target = folder / "written"
    arguments = {
        "plan": ["plan", path, "-o", target],
        "check": ["check", path, ROSTER, "--certificate", target],
        "show": ["show", ROSTER, "--problem", path, "--html", target],
    }[command]
    assert run([str(argument) for argument in arguments]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    *faults, count = printed.err.splitlines()
    assert any(fault.startswith(pointer) for fault in faults)
    assert all("; expected " in fault and "; mend: " in fault for fault in faults)
    assert count.startswith(f"{path} : {len(faults)} faute")
    assert files(folder) == {"problem.json", "temporary"}


def test_every_fault_is_said_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Those between fields beside those within, and an old result is left as it was."""
    problem, _ = the_example()
    for spoil, _ in (FAULTS[what] for what in ("a week that is none", "an unknown agent", "a text for a number")):
        spoil(problem)
    target = written(tmp_path, "old", "roster.json")
    assert run(["plan", str(written(tmp_path, problem)), "-o", str(target)]) == 2
    said = capsys.readouterr().err
    assert all(pointer in said for pointer in ("/week:", "/pins/0/agent:", "/sites/0/stations:"))
    assert target.read_text() == "old"


def test_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The path is named."""
    assert run(["plan", str(tmp_path / "nothing.json"), "-o", str(tmp_path / "roster.json")]) == 2
    assert "nothing.json" in capsys.readouterr().err
    assert files(tmp_path) == set()


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Over 64 MiB; the file is sparse, so that the test costs nothing."""
    path = tmp_path / "problem.json"
    with path.open("wb") as file:
        file.truncate(LIMIT_BYTES + 1)
    assert run(["plan", str(path), "-o", str(tmp_path / "roster.json")]) == 2
    assert "64 MiB" in capsys.readouterr().err
    assert files(tmp_path) == {"problem.json"}


def test_bytes_that_are_no_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file in another encoding is a fault like any other, not a crash."""
    path = tmp_path / "problem.json"
    path.write_bytes(json.dumps(the_example()[0], ensure_ascii=False).encode("latin-1"))
    assert run(["plan", str(path)]) == 2
    assert capsys.readouterr().err.splitlines()[0].startswith("/")
