"""What is installed is what was looked at: locked to the byte, from nowhere in particular, and free to be passed on."""

import importlib.metadata
import re
from importlib.metadata import PackageMetadata

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.tree import ROOT

RUNTIME, DEVELOPMENT = "requirements.lock", "requirements-dev.lock"
PASSED_ON = re.compile(
    r"MIT|MIT-0|Apache-2\.0|Apache Software License|(?:0|2-Clause |3-Clause |)BSD(?:-[23]-Clause)?(?: License)?|0BSD"
    r"|MIT License|ISC|ISC License \(ISCL\)|Zlib|CC0-1\.0|PSF-2\.0"
    r"|MPL-2\.0|Mozilla Public License 2\.0 \(MPL 2\.0\)"
    r"|LGPL-3\.0-only|GNU Lesser General Public License v2 or later \(LGPLv2\+\)"
)
"""Licences under which a package may stand beside ours: permissive ones; those of files (MPL) and of libraries (LGPL),
which ask for nothing of whoever imports the library as it is and lets it be replaced. No GPL, no AGPL, none unknown."""


def locked(name: str) -> dict[str, list[str]]:
    """The entries of a lock with the hashes of each, by the requirement as it is written."""
    entries: dict[str, list[str]] = {}
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
        if re.match(r"[A-Za-z0-9]", line):
            entries[line.rstrip(" \\")] = []
        elif (found := re.fullmatch(r"    --hash=(sha256:[0-9a-f]{64})(?: \\)?", line)) is not None:
            list(entries.values())[-1].append(found[1])
        else:
            assert not line or line.startswith("#"), f"{name}: {line}"
    return entries


def pinned(name: str) -> set[tuple[str, str, str]]:
    """Name, exact version and marker of each entry."""
    read = [Requirement(entry) for entry in locked(name)]
    return {(canonicalize_name(each.name), str(each.specifier), str(each.marker or "")) for each in read}


def here() -> list[str]:
    """The packages of the runtime that this machine needs."""
    read = [Requirement(entry) for entry in locked(RUNTIME)]
    there = {name: str(value) for name, value in default_environment().items()}
    return sorted({each.name for each in read if each.marker is None or each.marker.evaluate(there)})


def licences(told: PackageMetadata) -> list[str]:
    """What a package says that it may be used under; every part of it, where it says several."""
    classifiers = (each for each in told.get_all("Classifier") or [] if each.startswith("License"))
    said = told.get_all("License-Expression") or [each.rpartition(" :: ")[2] for each in classifiers]
    parts = (re.split(r" AND | OR ", each) for each in said or told.get_all("License") or ["none"])
    return [part.strip() for each in parts for part in each]


def test_every_entry_is_one_version_with_its_hashes() -> None:
    """So that what is installed is what was locked, wherever it comes from: no address, no file, no range."""
    for name in (RUNTIME, DEVELOPMENT):
        entries = locked(name)
        assert len(entries) > 20
        assert [entry for entry, hashes in entries.items() if not hashes] == []
        assert [entry for entry in entries if Requirement(entry).url is not None] == []
        assert [each for each in pinned(name) if not re.fullmatch(r"==[\w.+!]+", each[1])] == []


def test_what_is_developed_with_is_what_runs() -> None:
    """Every package of the runtime in the same version, under the same condition."""
    assert pinned(RUNTIME) - pinned(DEVELOPMENT) == set()


def test_what_the_project_names_is_locked() -> None:
    """In a version that it allows."""
    versions: dict[str, set[str]] = {}
    for name, version, _ in pinned(DEVELOPMENT):
        versions.setdefault(name, set()).add(version.removeprefix("=="))
    wanted = [Requirement(each) for each in importlib.metadata.requires("binome") or []]
    wrong = [
        str(each)
        for each in wanted
        if not any(each.specifier.contains(version) for version in versions.get(canonicalize_name(each.name), ()))
    ]
    assert wanted
    assert wrong == []


def test_what_is_installed_is_what_is_locked_and_fits_together() -> None:
    """Every package in its locked version, with everything that it asks for itself in a version that it takes."""
    versions = {(name, version.removeprefix("==")) for name, version, _ in pinned(DEVELOPMENT)}
    wrong = []
    for name in here():
        there = importlib.metadata.distribution(name)
        if (canonicalize_name(name), there.version) not in versions:
            wrong.append(f"{name} {there.version} is not the locked one")
        for needed in (Requirement(each) for each in there.requires or []):
            if needed.marker is not None and not needed.marker.evaluate({"extra": ""}):
                continue
            if not needed.specifier.contains(importlib.metadata.version(needed.name), prereleases=True):
                wrong.append(f"{name} asks for {needed}")
    assert wrong == []


def test_what_runs_may_be_passed_on() -> None:
    """With a program under the MIT licence; a licence that nobody has looked at is a fault."""
    told = {name: licences(importlib.metadata.metadata(name)) for name in here()}
    assert {name: found for name, found in told.items() if not all(map(PASSED_ON.fullmatch, found))} == {}
