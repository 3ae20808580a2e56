"""`binome work --until-idle` that is told to end: it says that something may still wait."""

import signal
from collections.abc import Callable, Iterator

import pytest

from planner.cli.main import run
from planner.cli.system.parts import Parts

pytestmark = pytest.mark.usefixtures("log_as_before")


@pytest.fixture(autouse=True)
def _signals_as_before() -> Iterator[None]:
    before = {told: signal.getsignal(told) for told in (signal.SIGINT, signal.SIGTERM)}
    yield
    for told, handler in before.items():
        signal.signal(told, handler)


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
def test_what_was_interrupted_is_not_said_to_be_done(
    imported: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    told: signal.Signals,
) -> None:
    """Who goes on to publish once nothing waits, does not."""

    def until_told(_: Parts, stopped: Callable[[], bool]) -> None:
        signal.raise_signal(told)
        assert stopped()

    for name, value in imported.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("planner.cli.work.work_until_idle", until_told)
    assert run(["work", "--until-idle"]) == 130
    assert capsys.readouterr().err.endswith("Interrompu ; rien n’est à moitié fait.\n")
