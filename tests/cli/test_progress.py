"""What is told while a plan is made."""

import json
import os
import pty

import pytest

from planner.answer import Event
from planner.cli.progress import progress

STEPS = (
    Event(seconds=0.1234, event="rung", level="label", value=0, bound=0),
    Event(seconds=0.2, event="roster"),
    Event(seconds=0.3, event="rung", level="published_hours", value=45, bound=30),
)


def all_that_came(terminal: int) -> bytes:
    """Everything that was written to a terminal whose other side is closed: it comes in as many parts as it likes."""
    parts: list[bytes] = []
    while True:
        try:
            parts.append(os.read(terminal, 100_000))
        except OSError:  # the end: EIO, as Linux says it
            return b"".join(parts)


def test_machines_get_a_line_a_step(capsys: pytest.CaptureFixture[str]) -> None:
    """Every key in every line, null where there is nothing."""
    with progress(as_json=True) as sink:
        for step in STEPS:
            sink(step)
    first, second, _ = map(json.loads, capsys.readouterr().err.splitlines())
    assert first == {"seconds": 0.123, "event": "rung", "level": "label", "value": 0, "bound": 0}
    assert second == {"seconds": 0.2, "event": "roster", "level": None, "value": None, "bound": None}


def test_a_pipe_gets_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """Progress is for who waits before a screen."""
    with progress(as_json=False) as sink:
        for step in STEPS:
            sink(step)
    assert capsys.readouterr() == ("", "")


def test_a_terminal_gets_a_table_that_clears_itself_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rungs with what is known of them; at the end the cursor is back where it was."""
    ours, theirs = pty.openpty()
    with os.fdopen(theirs, "w") as screen:
        monkeypatch.setattr("sys.stderr", screen)
        monkeypatch.setenv("TERM", "xterm")
        with progress(as_json=False) as sink:
            for step in STEPS:
                sink(step)
    drawn = all_that_came(ours).decode()
    os.close(ours)
    assert "Horaires annoncés" in drawn
    assert "45\u00a0min d’écart avec l’annonce" in drawn
    assert "un planning vérifié" in drawn
    assert drawn.endswith("\x1b[2K")
