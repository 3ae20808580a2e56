"""Migrations are one line of steps, each with a number of its own: two that came side by side are seen at once."""

import re

from tests.architecture.tree import python_files, text

STEPS = [path for path in python_files("planner") if re.match(r"m\d{4}_", path.name)]


def stated(name: str) -> list[str]:
    """What each step says of itself, in the order of the files."""
    found = [re.search(rf"^{name}(?:: [^=]+)? = (.+)$", text(path), re.MULTILINE) for path in sorted(STEPS)]
    return [match[1].strip('"') for match in found if match]


def test_every_step_has_the_number_of_its_file_and_follows_the_one_before() -> None:
    numbers = [path.name[1:5] for path in sorted(STEPS)]
    assert stated("revision") == numbers == [f"{number:04d}" for number in range(1, len(STEPS) + 1)]
    assert stated("down_revision") == ["None", *numbers[:-1]]
