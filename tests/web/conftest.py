"""The API over a published week: planned once, and copied for each test, so that a test may change what it likes."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.store.session import Store
from tests.web.api.counter import Counter, publish


@pytest.fixture(scope="session")
def _published_file(_template_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("published") / "binome.db"
    shutil.copyfile(_template_file, path)
    made = Store(f"sqlite:///{path}")
    publish(made)
    made.close()  # the last connection that closes brings the log into the file
    return path


@pytest.fixture
def counter(_published_file: Path, tmp_path: Path) -> Iterator[Counter]:
    """A published week."""
    path = tmp_path / "counter.db"
    shutil.copyfile(_published_file, path)
    made = Store(f"sqlite:///{path}")
    yield Counter(made)
    made.close()
