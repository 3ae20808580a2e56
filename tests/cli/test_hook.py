"""Programs of employers on the command line: a secret once, another one, and none."""

from collections.abc import Callable, Iterator

import pytest

from config.settings import load_settings
from planner.cli.main import run
from tests.cli.calls import BASIN, the_example

KEY = "a key of tests that is long enough"
URL = "https://program.example/changes"
EMPLOYER = the_example()[0]["employers"][0]["id"]
CREATE = ("hook", "create", "--basin", BASIN, "--employer", EMPLOYER, "--url", URL)

Say = Callable[..., tuple[int, str]]


@pytest.fixture
def say(imported: dict[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Say]:
    """Calls within this process: status and standard output."""
    for name, value in {**imported, "BINOME_HOOK_KEY": KEY}.items():
        monkeypatch.setenv(name, value)
    load_settings.cache_clear()

    def said(*arguments: str) -> tuple[int, str]:
        status = run(arguments)
        return status, capsys.readouterr().out

    yield said
    load_settings.cache_clear()


def test_a_secret_is_shown_once_and_replaced(say: Say) -> None:
    """Never in the list; one program for an employer."""
    status, secret = say(*CREATE)
    assert (status, secret.startswith("binome_hook_"), say(*CREATE)[0]) == (0, True, 2)
    _, listed = say("hook", "list")
    name = listed.split()[0]
    assert (URL in listed, secret.strip() in listed) == (True, False)
    status, other = say("hook", "rotate", name)
    assert (status, other.startswith("binome_hook_"), other == secret) == (0, True, False)
    assert (say("hook", "revoke", name)[0], say("hook", "rotate", name)[0]) == (0, 1)
    assert [say("hook", deed, "nobody")[0] for deed in ("rotate", "revoke")] == [1, 1]


def test_without_a_key_there_is_no_secret(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BINOME_HOOK_KEY")
    load_settings.cache_clear()
    assert say(*CREATE) == (2, "")
    assert say("hook", "list") == (1, "")
