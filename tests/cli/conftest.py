"""Stores that the command line is tried on, and a log that is left as it was."""

import logging
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog

from tests.cli.calls import PROBLEM, binome

CLOCK = "2026-11-26T10:00:00+01:00"
"""The moment of the example."""


@pytest.fixture
def settings(tmp_path: Path) -> dict[str, str]:
    """A store of its own, at the moment of the example."""
    return {
        "BINOME_DATABASE_URL": f"sqlite:///{tmp_path / 'binome.db'}",
        "BINOME_CLOCK": CLOCK,
        "BINOME_SOLVE_SECONDS": "5",
    }


@pytest.fixture(scope="session")
def known(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the example in it, made once to be copied."""
    path = tmp_path_factory.mktemp("known") / "binome.db"
    settings = {"BINOME_DATABASE_URL": f"sqlite:///{path}", "BINOME_CLOCK": CLOCK}
    assert binome("db", "upgrade", settings=settings).status == 0
    assert binome("import", PROBLEM, settings=settings).status == 0
    return path


@pytest.fixture
def imported(settings: dict[str, str], known: Path, tmp_path: Path) -> dict[str, str]:
    """The store of this test, with the example in it."""
    shutil.copyfile(known, tmp_path / "binome.db")
    return settings


@pytest.fixture
def log_as_before() -> Iterator[None]:
    """The log of the tester is none of ours: the stream of a command that ran in this process is closed after it."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    structlog.reset_defaults()
    root.handlers[:] = handlers
    root.setLevel(level)
