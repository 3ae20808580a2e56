"""page: what was measured, as a page: what it is about, a table, and how and where it was run."""

from collections.abc import Iterable, Sequence

from benchmarks.report import describe


def page(title: str, text: str | None, header: Sequence[str], rows: Iterable[Sequence[str]], command: str) -> str:
    """A page; `text` is the docstring of what measures, whose first paragraph says how it is called."""
    table = "\n".join(f"| {' | '.join(row)} |" for row in (header, ("---",) * len(header), *rows))
    about = (text or "").partition("\n\n")[2].strip()
    conditions = "; ".join(f"{key} {value}" for key, value in describe(command).items())
    return f"# {title}: what was measured\n\n{about}\n\n{table}\n\n{conditions}\n"
