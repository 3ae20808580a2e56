"""What stands in the repository holds anywhere: no address in a lock, no path of a machine, no file that is too big."""

import json
import re
from pathlib import Path

from tests.architecture.tree import ROOT, files

NPM_LOCKS = ("tests/browser/package-lock.json", "tests/provider/package-lock.json")
MACHINE = re.compile(r"/(?:root|work|Users)/|/home/\w|[A-Z]:\\Users")
MOST_BYTES = 2_000_000


def readable(path: Path) -> str:
    """The text of a file; nothing where it is none."""
    try:
        return (ROOT / path).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def test_locks_of_npm_hold_wherever_packages_come_from() -> None:
    """Hashes for every package, and no address."""
    for name in NPM_LOCKS:
        packages = {path: each for path, each in json.loads(readable(Path(name)))["packages"].items() if path}
        assert packages
        assert [path for path, each in packages.items() if "resolved" in each or "integrity" not in each] == []


def test_no_file_knows_the_machine_on_which_it_was_written() -> None:
    """No home folder, no working folder of anybody."""
    found = {path.as_posix(): MACHINE.findall(readable(path)) for path in files()}
    assert {path: hits for path, hits in found.items() if hits} == {}


def test_no_file_is_too_big_to_be_cloned_with_ease() -> None:
    """The official list is the biggest there is."""
    assert {path.as_posix() for path in files() if (ROOT / path).stat().st_size > MOST_BYTES} == set()
