"""Tables of the report, in Markdown."""

from collections.abc import Iterable, Sequence
from statistics import median

from benchmarks.figures import Figure, at, better, percentile, proved_all, ratio, refuted
from benchmarks.measurement import Measurement
from benchmarks.suite import MANY_SITES, Case
from schemas.objective import LEVELS

_UPPER = 3
"""Rungs whose values make a roster worth having: label, bookings, announced hours."""


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table, its first column words and the others numbers."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def families(cases: Sequence[Case], solver: str) -> str:
    """A line for each family: seconds to the first roster and to the proof of each rung."""
    head = ["family", "runs", "first roster", "p95", *LEVELS, "p95", "proved", "MiB"]
    return table(head, [_family(name, runs) for name, runs in _by_family(cases, solver)])


def _family(name: str, runs: list[Measurement]) -> list[str]:
    first = [at(run, run.first_roster) for run in runs]
    rungs = [[at(run, run.proved.get(level)) for run in runs] for level in LEVELS]
    done = sum(proved_all(run) is not None for run in runs)
    memory = max(run.main_mib + run.child_mib for run in runs)
    return [
        name,
        str(len(runs)),
        *_spread(first),
        *(str(percentile(rung, 0.5)) for rung in rungs),
        str(percentile(rungs[-1], 0.95)),
        f"{done}/{len(runs)}",
        f"{memory:.0f}",
    ]


def _spread(figures: list[Figure]) -> list[str]:
    return [str(percentile(figures, 0.5)), str(percentile(figures, 0.95))]


def _by_family(cases: Sequence[Case], solver: str) -> Iterable[tuple[str, list[Measurement]]]:
    for family in dict.fromkeys(case.family for case in cases):
        runs = [case.runs[solver] for case in cases if case.family == family and solver in case.runs]
        if runs:
            yield family, runs


def replans(cases: Sequence[Case]) -> str:
    """A line for each replan family: the first answer, and when stability was proved of what the absence touches."""
    rows = []
    for family, runs in _by_family(cases, "binome"):
        first = [at(run, run.first_roster) for run in runs]
        stable = [at(run, run.touched.get("stability")) for run in runs]
        proved = sum("stability" in run.touched for run in runs)
        basin = sum("stability" in run.proved for run in runs)
        cells = [*_spread(first), *_spread(stable), f"{proved}/{len(runs)}", f"{basin}/{len(runs)}"]
        rows.append([family, str(len(runs)), *cells])
    return table(["family", "absences", "first answer", "p95", "stability proved", "p95", "proved", "basin"], rows)


def ratios(cases: Sequence[Case]) -> str:
    """A line for each family and size: time of the plain model over time of Binôme, to the same values."""
    rows = []
    for family in dict.fromkeys(_by_size(case) for case in cases):
        pairs = [case.runs for case in cases if _by_size(case) == family and {"binome", "plain"} <= set(case.runs)]
        cells: list[str] = []
        for levels in (1, _UPPER, len(LEVELS)):
            found = [figure for runs in pairs if (figure := ratio(runs["binome"], runs["plain"], levels))]
            reached = sum(not figure.more for figure in found)
            cells += [str(percentile(found, 0.5) or "–"), f"{reached}/{len(found)}"]
        if pairs:
            wins = sum(better(runs["plain"], runs["binome"]) is not None for runs in pairs)
            rows.append([family, str(len(pairs)), *cells, str(wins)])
    head = ["family", "pairs", "label", "reached", "announced", "reached", "all rungs", "reached", "plain ended better"]
    return table(head, rows)


def _by_size(case: Case) -> str:
    return f"{case.family}, {MANY_SITES} sites and more" if case.sites >= MANY_SITES else case.family


def refutations(cases: Sequence[Case]) -> str:
    """A line for each bound that cannot hold because the other has a lawful roster below it; there must be none."""
    lines = [
        f"- {case.family} {case.name}: {one.solver} {said}"
        for case in cases
        for one in case.runs.values()
        for other in case.runs.values()
        if one is not other and (said := refuted(one, other))
    ]
    return "\n".join(lines) if lines else "None: no roster of either lies below a bound of the other."


def instances(cases: Sequence[Case], family: str) -> str:
    """A line for each run of a family: rungs, gaps, times of proof, memory and what the checker said."""
    rows = [
        [f"{case.name} ({case.sites} sites, {case.agents} agents)", *_instance(run)]
        for case in cases
        if case.family == family
        for run in case.runs.values()
    ]
    return table(["instance", "solver", "first", *LEVELS, "seconds", "MiB", "checker"], rows)


def _instance(run: Measurement) -> list[str]:
    cells = [run.solver, str(at(run, run.first_roster))]
    for level in LEVELS:
        if level not in run.values:
            cells.append("–")
        elif level in run.proved:
            cells.append(f"{run.values[level]} ✓ {Figure(run.proved[level])} s")
        else:
            cells.append(f"{run.values[level]} (≥ {run.bounds.get(level, 0)})")
    verdict = "accepts" if run.values and not run.wrong else f"{len(run.wrong)} faults" if run.wrong else "–"
    verdict += f"; {run.note}" if run.note else ""
    return [*cells, f"{run.seconds:.1f}", f"{run.main_mib + run.child_mib:.0f}", verdict]


def gaps(cases: Sequence[Case], solver: str) -> str:
    """A line for each family: how far from its bound each rung was left, in the median and at worst."""
    rows = []
    for family, runs in _by_family(cases, solver):
        cells: list[str] = []
        for level in LEVELS:
            left = [run.values[level] - run.bounds.get(level, 0) for run in runs if level in run.values]
            cells.append(f"{median(left):.0f} / {max(left)}" if left else "–")
        rows.append([family, *cells])
    return table(["family", *LEVELS], rows)
