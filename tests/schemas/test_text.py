"""What is no JSON, or cannot be read at all: one fault, with the line and column where there is one."""

import json
import os
from pathlib import Path

import pytest

from schemas import intake
from schemas.errors import InvalidInput
from schemas.reading import parse_problem, read_problem, read_roster
from tests.schemas.given import CONTRACT, but, example, faults_of, network, places

TEXT = (CONTRACT / "example.problem.json").read_bytes()

NO_JSON = [
    (b"", "empty"),
    (b" \n\t ", "empty"),
    (b"\xef\xbb\xbf", "empty"),
    (b"not json", "line 1 column 1"),
    (b'{"week": 1,}', "line 1 column 12"),
    (b"{'week': 1}", "line 1 column 2"),
    (b'{\n "week": 1\n} {', "line 3 column 3"),
    (b'{"week": 01}', "line 1 column 11"),
    (b'{"week": "a\nb"}', "line 1 column 12"),
    (b'{"week": "\\x"}', "line 1 column 11"),
    (b'{"week"', "breaks off at line 1 column 8"),
    (b'{"week": "2026', "breaks off at line 1 column 10"),
    (b'{"week": "2026-W49"', "breaks off at line 1 column 20"),
    (TEXT[: len(TEXT) // 2], "breaks off at line "),
    (TEXT.rstrip()[:-1], "breaks off at line "),
    (b'{"week":\n"\xe9t\xe9"}', "UTF-8 in line 2 (byte 10)"),
    (TEXT.decode().encode("utf-16"), "UTF-8 in line 1 (byte 0)"),
    (b"[" * 100_000, "nested too deeply"),
    (b'{"a":' * 100_000, "nested too deeply"),
    (b"null", "null"),
    (b"[]", "a list of 0 elements"),
    (b'"2026-W49"', "2026-W49"),
    (b"NaN", "NaN"),
]


@pytest.mark.parametrize(("data", "found"), NO_JSON)
def test_what_is_no_json_object_is_one_fault_of_the_whole(data: bytes, found: str) -> None:
    (fault,) = faults_of(data)
    assert fault.pointer == ""
    assert found in fault.found
    assert fault.mend


def test_ten_thousand_levels_are_refused_wherever_they_stand() -> None:
    deep = b"[" * 10_000 + b"]" * 10_000
    for data in (deep, TEXT.replace(b'"stations": 1', b'"stations": ' + deep)):
        assert faults_of(data)


def test_levels_that_only_the_stricter_reader_refuses_are_faults_of_their_place() -> None:
    deep = b"[" * 250 + b"]" * 250
    found = faults_of(
        TEXT.replace(b'"stations": 1', b'"stations": ' + deep).replace(b'"min_days": 5', b'"min_days": 9')
    )
    assert [fault.pointer for fault in found if "deep" not in fault.found] == [
        "/sites/0/label/min_days",
        "/sites/0/stations",
    ]
    assert [fault.found for fault in found if "deep" in fault.found] == ["lists or objects nested too deeply"]


def test_a_byte_order_mark_is_accepted() -> None:
    assert parse_problem(b"\xef\xbb\xbf" + TEXT) == parse_problem(TEXT)


def test_a_repeated_key_is_a_fault_at_its_place_beside_the_others() -> None:
    twice = TEXT.replace(b'"stations": 1', b'"stations": 2, "stations": 3, "stations": -1')
    found = [(fault.pointer, fault.found) for fault in faults_of(twice)]
    assert found == [("/sites/0/stations", 'the key "stations" more than once'), ("/sites/0/stations", "-1")]
    assert places(b'{"format": "binome.problem/1", ' + TEXT.lstrip()[1:]) == ["/format"]


def test_half_a_character_is_a_fault_and_hides_no_other() -> None:
    broken = but(("/sites/1/stations", -1), ("/sites/1/name", "\ud83d"), ("/agents/0/skills/0/\ud83d", 1))
    found = faults_of(broken)
    assert [fault.pointer for fault in found] == [
        "/agents/0/skills/0/\\ud83d",
        "/sites/1/name",
        "/sites/1/stations",
    ]
    assert all(str(fault).isprintable() and fault.found.encode() for fault in found)
    assert faults_of(but(("/sites/1/name", "\N{GRINNING FACE}"))) == ()


def test_the_character_that_no_database_keeps_is_a_fault_of_its_place() -> None:
    """PostgreSQL has no NUL: a name with one was an internal fault there, and on SQLite none."""
    assert places(but(("/sites/1/stations", -1), ("/sites/1/name", "Mens\0"))) == ["/sites/1/name", "/sites/1/stations"]
    assert places(but(("/sites/1/name", "Mens \\u0000"))) == []


@pytest.mark.parametrize("number", [b"9" * 5_000, b"-" + b"9" * 5_000, b"1e999", b"NaN", b"-Infinity", b"1e-400"])
def test_a_number_beyond_all_figures_is_a_fault_of_its_field(number: bytes) -> None:
    absurd = TEXT.replace(b'"stations": 1', b'"stations": ' + number)
    assert places(absurd) == ["/sites/0/stations"]
    assert len(str(faults_of(absurd)[0])) < 300


@pytest.mark.parametrize(("kind", "other"), [("problem", "roster"), ("roster", "problem")])
def test_a_file_of_another_format_is_one_fault_and_not_a_hundred(kind: str, other: str) -> None:
    (fault,) = faults_of(example(other), kind)
    assert (fault.pointer, fault.found) == ("/format", f'"binome.{other}/1"')
    (fault,) = faults_of({"format": "binome.problem/2"})
    assert (fault.pointer, fault.expected) == ("/format", '"binome.problem/1"')


def test_a_path_that_holds_nothing_to_read_is_a_fault(tmp_path: Path) -> None:
    for path in (
        tmp_path / "none.json",
        tmp_path,
        tmp_path / ("x" * 300),
        tmp_path / "a\0b",
        CONTRACT / "example.problem.json/x",
    ):
        for read in (read_problem, read_roster):
            with pytest.raises(InvalidInput) as invalid:
                read(path)
            (fault,) = invalid.value.faults
            assert fault.pointer == ""
            assert fault.found.isprintable()


def test_a_file_that_may_not_be_read_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(InvalidInput, match="permission denied"):
        read_problem(tmp_path / "problem.json")


def test_a_file_over_the_limit_is_refused_unread(tmp_path: Path) -> None:
    large = tmp_path / "large.json"
    large.touch()
    os.truncate(large, intake.LIMIT_BYTES + 1)  # sparse: nothing is there to be read
    with pytest.raises(InvalidInput, match=f"a file of {intake.LIMIT_BYTES + 1} bytes"):
        read_problem(large)


def test_a_stream_is_read_up_to_the_limit_and_no_further(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "LIMIT_BYTES", 4096)
    with pytest.raises(InvalidInput, match="more than 4096 bytes"):
        read_problem(Path("/dev/zero"))
    with pytest.raises(InvalidInput, match="more than 4096 bytes"):
        parse_problem(b" " * 4097)


def test_a_file_at_the_limit_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = json.dumps(network()).encode()
    monkeypatch.setattr(intake, "LIMIT_BYTES", len(text))
    path = tmp_path / "problem.json"
    path.write_bytes(text)
    assert read_problem(path).week == "2026-W49"
