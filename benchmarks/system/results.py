"""results: what was measured, in what words, under which conditions; a part that was not run keeps its last figures."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure, percentile

_NAME = "replan-results"

Rows = list[dict[str, Any]]
"""Lines of a table."""


def percentiles(seconds: tuple[float, ...]) -> dict[str, str]:
    """p50, p95 and the worst, in milliseconds."""
    figures = [Figure(1000 * each) for each in seconds]
    shares = {"p50 ms": 0.5, "p95 ms": 0.95, "worst ms": 1.0}
    found = {name: percentile(figures, share) for name, share in shares.items()}
    return {name: f"{figure.value:.0f}" if figure is not None else "-" for name, figure in found.items()}


def add(folder: Path, conditions: Mapping[str, str], title: str, row: dict[str, Any]) -> None:
    """Put a line in its table, in the place of the one that was measured on the same ground before."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{_NAME}.json"
    told: dict[str, Rows] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    rows = [each for each in told.get(title, []) if each["on"] != row["on"]]
    told[title] = sorted([*rows, {**row, "measured": dict(conditions)}], key=lambda each: str(each["on"]))
    file.write_text(json.dumps(told, indent=1), encoding="utf-8")
    (folder / f"{_NAME}.md").write_text(_page(told), encoding="utf-8")


def _page(told: Mapping[str, Rows]) -> str:
    parts = ["# From an absence to its roster: what was measured", _INTRODUCTION.strip()]
    for title, rows in told.items():
        parts += [f"## {title}", _table(rows), *_conditions(rows)]
    return "\n\n".join(parts) + "\n"


def _table(rows: Rows) -> str:
    names = list(dict.fromkeys(name for row in rows for name in row if name != "measured"))
    lines = ["| " + " | ".join(names) + " |", "|" + " --- |" * len(names)]
    lines += ["| " + " | ".join(str(row.get(name, "")) for name in names) + " |" for row in rows]
    return "\n".join(lines)


def _conditions(rows: Rows) -> list[str]:
    return [f"{row['on']}: " + "; ".join(f"{name} {value}" for name, value in row["measured"].items()) for row in rows]


_INTRODUCTION = """\
Real processes on one machine: workers and relay as `binome` starts them, watched from a process of its own that sends
absences and hears of rosters. How to run it: [benchmarks](README.md); what follows from it:
[where the bottleneck lies](../docs/explanation/bottleneck.md). `load` is what else ran on the machine when the
part began (mean over a minute): times of a busy machine are too high. `processor ms`: what the processes of the system,
but for solvers, broker and database, took of the processor for one absence or booking; it hangs less on what else runs.
"""
