"""A folder laid out as `config/`, for tests to spoil."""

import shutil
from pathlib import Path

import pytest

import config


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the packaged TOML files."""
    packaged = Path(config.__file__).parent
    shutil.copytree(packaged, tmp_path / "config", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return tmp_path / "config"
