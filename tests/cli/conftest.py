"""Stores that the command line is tried on."""

from pathlib import Path

import pytest

from tests.cli.calls import PROBLEM, binome


@pytest.fixture
def settings(tmp_path: Path) -> dict[str, str]:
    """A store of its own, at the moment of the example."""
    return {
        "BINOME_DATABASE_URL": f"sqlite:///{tmp_path / 'binome.db'}",
        "BINOME_CLOCK": "2026-11-26T10:00:00+01:00",
        "BINOME_SOLVE_SECONDS": "5",
    }


@pytest.fixture
def imported(settings: dict[str, str]) -> dict[str, str]:
    """The same store, with the example in it."""
    assert binome("db", "upgrade", settings=settings).status == 0
    assert binome("import", PROBLEM, settings=settings).status == 0
    return settings
