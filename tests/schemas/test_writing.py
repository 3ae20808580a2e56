"""Files are whole or not there: the old content stays until the new one stands."""

import os
import stat
import threading
from pathlib import Path

import pytest

from schemas.problem import Problem
from schemas.reading import parse_problem, read_problem
from schemas.writing import json_text, write_json
from tests.schemas.given import CONTRACT


@pytest.fixture
def problem() -> Problem:
    return read_problem(CONTRACT / "example.problem.json")


def test_a_file_is_replaced_and_nothing_is_left_beside_it(problem: Problem, tmp_path: Path) -> None:
    path = tmp_path / "problem.json"
    path.write_text("old")
    write_json(problem, path)
    assert read_problem(path) == problem
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_file_may_be_read_by_whom_the_umask_lets(problem: Problem, tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.touch()
    write_json(problem, tmp_path / "problem.json")
    assert stat.S_IMODE((tmp_path / "problem.json").stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)


@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace"])
@pytest.mark.parametrize("error", [OSError("no space left"), KeyboardInterrupt()])
def test_a_failure_leaves_the_old_file_and_no_other(
    problem: Problem, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, error: BaseException
) -> None:
    path = tmp_path / "problem.json"
    path.write_text("old")

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(step, fail)
    with pytest.raises(type(error)):
        write_json(problem, path)
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("problem.json", "old")]


def test_a_text_that_no_file_can_hold_leaves_the_old_file(problem: Problem, tmp_path: Path) -> None:
    path = tmp_path / "problem.json"
    path.write_text("old")
    broken = problem.model_copy(update={"timezone": "\ud800"})
    with pytest.raises(ValueError, match="surrogates"):
        write_json(broken, path)
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("problem.json", "old")]


def test_a_link_stays_a_link(problem: Problem, tmp_path: Path) -> None:
    target, link = tmp_path / "target.json", tmp_path / "link.json"
    target.write_text("old")
    link.symlink_to(target)
    write_json(problem, link)
    assert link.is_symlink()
    assert read_problem(target) == problem


def test_a_pipe_is_written_to_and_not_replaced(problem: Problem, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write_json(problem, pipe)
    reader.join()
    assert parse_problem(read[0]) == problem
    assert pipe.is_fifo()


def test_a_folder_that_is_not_there_is_an_error_of_the_system(problem: Problem, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="none"):
        write_json(problem, tmp_path / "none" / "problem.json")


def test_the_text_ends_with_its_line(problem: Problem) -> None:
    assert json_text(problem).endswith("}\n")
