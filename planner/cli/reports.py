"""The report of an internal fault: what is needed to find it, and nothing about anybody."""

import importlib.metadata
import platform
import tempfile
import traceback
from collections.abc import Iterator
from pathlib import Path


def written_report(error: BaseException) -> Path:
    """Write the report of an error where only its user can read it; the path of it."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", prefix="binome-", suffix=".txt", delete=False) as file:
        file.writelines(f"{line}\n" for line in _lines(error))
    return Path(file.name)


def _lines(error: BaseException) -> Iterator[str]:
    """Versions, then each error of the chain with its places: no locals and no messages, which may quote an input."""
    yield f"binome {importlib.metadata.version('binome')}, Python {platform.python_version()}, {platform.system()}"
    link: BaseException | None = error
    while link is not None:
        yield ""
        yield f"{type(link).__module__}.{type(link).__qualname__} (its message is left out: it may quote the input)"
        yield from (line.rstrip() for line in traceback.format_tb(link.__traceback__))
        link = link.__cause__ or link.__context__
