"""Where people are reached, on the command line: one by one, or from a sheet that is taken whole or not at all."""

import json
from pathlib import Path

import pytest

from tests.cli.calls import binome


def held(settings: dict[str, str], agent: str) -> list[dict[str, object]]:
    """What is kept of how somebody is reached."""
    done = binome("agent", "data", "--agent", agent, settings=settings)
    found: list[dict[str, object]] = json.loads(done.out).get("contact", [])
    return found


def test_a_sheet_says_it_and_a_command_changes_it(imported: dict[str, str], tmp_path: Path) -> None:
    """What is not said stays; who wanted none wants none after the next sheet."""
    sheet = tmp_path / "c.csv"
    sheet.write_text("agent;courriel\na-001;one@example.fr\na-002;two@example.fr\n")
    done = binome("contact", "import", sheet, settings=imported)
    assert (done.status, done.out) == (0, "C’est fait : 2\u00a0agents.\n"), done.err
    muted = binome("contact", "set", "--agent", "a-001", "--messages", "no", settings=imported)
    assert (muted.status, muted.err) == (0, "Enregistré : a-001 ne sera pas prévenu par courriel.\n")
    assert binome("contact", "import", sheet, settings=imported).status == 0
    ((one,), (two,)) = held(imported, "a-001"), held(imported, "a-002")
    assert (one["email"], one["muted_at"] is None) == ("one@example.fr", False)
    assert (two["email"], two["muted_at"]) == ("two@example.fr", None)


@pytest.mark.parametrize(
    ("row", "place"),
    [
        ("nobody;x@example.fr", "line 3, column agent"),
        ("a-002;x", "line 3, column courriel"),
        ("a-001;x@example.fr", "line 3, column agent"),
        ("a-002;x@example.fr;more", "line 3:"),
    ],
)
def test_a_fault_is_named_and_nothing_is_done(imported: dict[str, str], tmp_path: Path, row: str, place: str) -> None:
    sheet = tmp_path / "c.csv"
    sheet.write_text(f"agent;courriel\na-001;one@example.fr\n{row}\n")
    done = binome("contact", "import", sheet, settings=imported)
    assert (done.status, place in done.err, held(imported, "a-001")) == (2, True, []), done.err


def test_what_is_no_address_or_nobody_is_refused(imported: dict[str, str]) -> None:
    for arguments, status in (
        (("--agent", "a-001", "--email", "x"), 2),
        (("--agent", "a-001"), 2),
        (("--agent", "nobody", "--email", "x@example.fr"), 1),
    ):
        assert binome("contact", "set", *arguments, settings=imported).status == status
    assert binome("message", "list", settings=imported).status == 1
