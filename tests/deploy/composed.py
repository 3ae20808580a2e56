"""composed: docker-compose.yml as an engine reads it: merged, and with its variables filled in."""

import re
from functools import cache
from typing import Any

import yaml

from tests.architecture.tree import ROOT

FILE = ROOT / "docker-compose.yml"
PASSWORD = "of-a-test"  # noqa: S105
"""What the user says in `.env`."""


@cache
def compose() -> dict[str, Any]:
    """The whole file."""
    asked = re.compile(r"\$\{BINOME_DB_PASSWORD:\?[^}]+\}")
    found: dict[str, Any] = yaml.safe_load(asked.sub(PASSWORD, FILE.read_text(encoding="utf-8")))
    return found


def ours() -> dict[str, dict[str, Any]]:
    """Services that run the project's own image, by name."""
    return {name: service for name, service in compose()["services"].items() if "build" in service}


def command_of(service: dict[str, Any]) -> tuple[str, list[str]]:
    """The command of the command line that a service runs, and its options with their values."""
    words = service["command"]
    count = next((place for place, word in enumerate(words) if word.startswith("-")), len(words))
    return " ".join(words[:count]), words[count:]
