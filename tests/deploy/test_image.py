"""The Dockerfile is one that linters pass, and what it copies is enough to run."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from dockerfile_parse import DockerfileParser

from tests.architecture.tree import ROOT

FILE = ROOT / "Dockerfile"
HADOLINT = Path(sys.executable).with_name("hadolint")


def steps() -> list[tuple[str, str]]:
    """Instructions with what stands behind them, in order."""
    parser = DockerfileParser(path=str(FILE))
    return [(step["instruction"], step["value"]) for step in parser.structure if step["instruction"] != "COMMENT"]


def copied() -> list[str]:
    """What is copied from the project."""
    values = [value.split() for name, value in steps() if name == "COPY" and not value.startswith("--from")]
    return [source for *sources, _ in values for source in sources]


def last(name: str) -> str:
    """What the last instruction of that name says."""
    return [value for each, value in steps() if each == name][-1]


def context(folder: Path) -> Path:
    """What the engine is given: only what `.dockerignore` lets through, and of that what is copied."""
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert ignored[0] == "*"
    folder.mkdir()
    for source in copied():
        assert f"!{source}" in ignored
        whole = ROOT / source
        if whole.is_dir():
            shutil.copytree(whole, folder / source, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(whole, folder / source)
    return folder


def test_a_linter_finds_nothing() -> None:
    """hadolint, with all of its rules."""
    done = subprocess.run([HADOLINT, "--no-color", FILE], capture_output=True, text=True, check=False)  # noqa: S603
    assert (done.returncode, done.stdout) == (0, "")


def test_what_runs_is_built_apart_and_runs_as_nobody_in_particular() -> None:
    """Two stages of one pinned Python that the project runs on; a number as user, so that an engine can tell."""
    images = [value.split()[0] for name, value in steps() if name == "FROM"]
    assert len(images) == 2
    (image,) = set(images)
    found = re.fullmatch(r"python:(\d)\.(\d+)\.\d+-slim-bookworm", image)
    assert found
    assert (3, 11) <= (int(found[1]), int(found[2])) <= (3, 13)
    uid, _, gid = last("USER").partition(":")
    assert int(uid) > 1000
    assert int(gid) > 1000


def test_its_health_is_asked_where_it_answers() -> None:
    """The page that says whether to start it again, on the port of its command."""
    assert "http://127.0.0.1:8000/live" in last("HEALTHCHECK")
    assert last("CMD") == '["run", "--port", "8000"]'
    assert last("ENTRYPOINT") == '["binome"]'


def test_every_package_is_locked_by_its_hash() -> None:
    """Also the one that only builds."""
    installs = [line for name, value in steps() if name == "RUN" for line in value.split("&&") if " install " in line]
    from_names = [line for line in installs if "--require-hashes" not in line]
    assert [line.split()[-1] for line in from_names] == ["dist/*.whl"]
    (sed,) = re.findall(r"sed -n '([^']+)' requirements-dev.lock", FILE.read_text(encoding="utf-8"))
    lines = subprocess.run(  # noqa: S603 - as the file calls it
        ["sed", "-n", sed, "requirements-dev.lock"],  # noqa: S607
        capture_output=True, text=True, check=True, cwd=ROOT,
    ).stdout.splitlines()  # fmt: skip
    assert lines[0].startswith("setuptools==")
    assert all(line.strip().startswith("--hash=sha256:") for line in lines[1:])
    assert not lines[-1].endswith("\\")


@pytest.mark.slow
def test_what_is_copied_is_enough_to_run(tmp_path: Path) -> None:
    """Built and installed as the image does it, beside locked packages and away from the project, it makes a store."""
    given, target, home = context(tmp_path / "context"), tmp_path / "target", tmp_path / "home"
    home.mkdir()
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    build = ["wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", "dist", "."]
    subprocess.run([*pip, *build], cwd=given, check=True)  # noqa: S603
    (wheel,) = (given / "dist").glob("*.whl")
    subprocess.run([*pip, "install", "--no-deps", "--target", target, wheel], check=True)  # noqa: S603
    call = "import sys; sys.path.insert(0, sys.argv.pop(1)); from planner.cli.main import main; main()"
    for arguments in (["db", "upgrade"], ["settings"], ["schema", "problem"]):
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-I", "-c", call, target, *arguments],
            env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}, capture_output=True, text=True, cwd=home, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
    assert (home / "binome.db").exists()
