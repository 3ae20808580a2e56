"""The report: results.md for people, results.json for whoever compares two runs."""

import json
import os
import platform
import time
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from benchmarks.suite import REPLAN, Case
from benchmarks.tables import families, gaps, instances, ratios, refutations, replans

_INTRODUCTION = """\
Times are seconds from the moment the problem is in memory, building and explaining included; each run had a fresh
process and the cores to itself. `>`: not reached when the run ended. A rung is *proved* when value and bound are equal
and all higher ones are proved; under its name stands the median time to that proof. Medians and p95 are nearest ranks.
Memory: peak of the process and of the largest it started, added. Values are those that the independent checker
recounts. The instances: `benchmarks/instances`.
"""

_REPLANS = """\
*Proved*: every rung down to stability, of the components that the absence touches. The others keep their roster and
their bounds, and what was left open of them when the week was planned stays open; *basin*: nothing of the kind was.
"""

_PLAIN = """\
The plain model (`benchmarks/plain`): a Boolean for each agent, site and quarter-hour, all laws, one weighted sum whose
weights keep the rungs apart. The ratio is its time over Binôme's, each to the values that Binôme ended with, read from
the top down to `label`, to `published_hours`, or to the last rung; *reached*: in how many pairs it got there at all.
"""


def describe(command: str) -> dict[str, str]:
    """Under which conditions the run was made."""
    return {
        "command": command,
        "date": time.strftime("%Y-%m-%d"),
        "processor": _processor(),
        "cores": str(os.cpu_count()),
        "python": platform.python_version(),
        **{name: version(name) for name in ("binome", "ortools", "highspy", "numpy")},
    }


def _processor() -> str:
    file = Path("/proc/cpuinfo")
    if not file.exists():
        return platform.machine()
    names = [line.partition(":")[2].strip() for line in file.read_text().splitlines() if line.startswith("model name")]
    return names[0] if names else platform.machine()


def write(folder: Path, conditions: dict[str, str], cases: Sequence[Case]) -> None:
    """Write both files."""
    # A case a line, so that two runs can be compared without the file becoming endless.
    lines = ",\n".join(json.dumps(case.to_json()) for case in cases)
    text = f'{{"conditions": {json.dumps(conditions)},\n"cases": [\n{lines}\n]}}\n'
    (folder / "results.json").write_text(text, encoding="utf-8")
    (folder / "results.md").write_text(page(conditions, cases), encoding="utf-8")


def page(conditions: dict[str, str], cases: Sequence[Case]) -> str:
    """The page."""
    first = [case for case in cases if not case.family.startswith(REPLAN)]
    again = [case for case in cases if case.family.startswith(REPLAN)]
    both = any("plain" in case.runs for case in cases)
    parts = ["# Results", "\n".join(f"- {name}: {value}" for name, value in conditions.items()), _INTRODUCTION.strip()]
    if first:
        parts += ["## First plans", families(first, "binome"), "### Gaps left (median / worst)", gaps(first, "binome")]
    if again:
        parts += ["## One absence in a published week", _REPLANS.strip(), replans(again)]
    if both:
        parts += ["## Against a plain model", _PLAIN.strip(), ratios(cases)]
        parts += ["### Bounds that the other refutes", refutations(cases)]
        parts += ["### The plain model by itself", families(cases, "plain"), gaps(cases, "plain")]
    parts.append("## Every run")
    for family in dict.fromkeys(case.family for case in cases):
        parts += [f"### {family}", instances(cases, family)]
    return "\n\n".join(parts) + "\n"
