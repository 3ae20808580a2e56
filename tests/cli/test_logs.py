"""The log: one line a thing, with what it is about; no name, no secret, no message of an error."""

import io
import json
import logging
from typing import Any

import pytest
import structlog

from events.log_context import about
from planner.cli.log_fields import ALWAYS, STARS, Starred
from planner.cli.logs import Form, Level, configure_logs

SECRET = "correct-horse"  # noqa: S105 - what must not come out


pytestmark = pytest.mark.usefixtures("log_as_before")


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def lines(stream: io.StringIO) -> list[dict[str, Any]]:
    """What was written, line by line."""
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def logged(stream: io.StringIO | None = None, level: Level = "info", form: Form = "auto") -> tuple[io.StringIO, Any]:
    """A stream and a log that writes to it."""
    stream = stream or io.StringIO()
    configure_logs(stream, level=level, form=form, secrets=[SECRET])
    return stream, structlog.get_logger()


def fail(quoted: str) -> None:
    """An error that quotes an input, and comes of another that does."""
    known: dict[str, str] = {}
    try:
        known.pop(quoted)
    except KeyError as error:
        raise RuntimeError(quoted) from error


def test_every_line_says_what_it_is_about() -> None:
    """Event, basin, week and revision, null where it is about none; bound once, gone after the block."""
    stream, log = logged()
    with about(event="e1", basin="38"), about(week="2026-W49", revision=3):
        log.info("planned", seconds=1.5)
    log.info("idle")
    inside, outside = lines(stream)
    assert [inside[key] for key in ALWAYS] == ["e1", "38", "2026-W49", 3]
    assert (inside["message"], inside["seconds"], inside["level"]) == ("planned", 1.5, "info")
    assert [outside[key] for key in ALWAYS] == [None] * 4
    assert inside["timestamp"].endswith("Z")


def test_nothing_that_is_known_of_a_line_hides_what_happened() -> None:
    """Whatever its key is."""
    stream, log = logged()
    log.info("message.sent", message=7, level="x")
    assert (lines(stream)[0]["message"], lines(stream)[0]["level"]) == ("message.sent", "info")


def test_no_name_comes_in_by_a_new_key() -> None:
    """Only texts under known keys pass; nothing that is neither text nor number does."""
    stream, log = logged()
    log.info("agent told", agent="a1", name="Marie Curie", shifts=[{"agent": "Marie Curie"}], count=2, late=True)
    (line,) = lines(stream)
    assert (line["agent"], line["name"], line["shifts"], line["count"], line["late"]) == ("a1", STARS, STARS, 2, True)
    assert "Marie" not in stream.getvalue()


def test_a_part_that_broke_is_named() -> None:
    """Whoever reads the log at night sees which one it was."""
    stream, log = logged()
    log.error("part.broke", part="relay")
    (line,) = lines(stream)
    assert line["part"] == "relay"


@pytest.mark.parametrize("form", ["json", "text"])
def test_no_secret_comes_out(form: Form) -> None:
    """Wherever it stands: in a value, in the message, in what a library says, in an error's text."""
    stream, log = logged(form=form)
    text = f"connected with {SECRET}"
    log.warning(text, topic=SECRET)
    logging.getLogger("kafka.conn").warning("sasl failed for %s", SECRET)
    try:
        fail(SECRET)
    except RuntimeError:
        log.exception("handling failed")
    assert len(stream.getvalue().splitlines()) == 3
    assert SECRET not in stream.getvalue()


def test_of_an_error_the_kinds_and_places_are_kept() -> None:
    """Not its message, which may quote an input."""
    stream, log = logged()
    for say in (log.exception, logging.getLogger("sqlalchemy").exception):
        try:
            fail("Marie Curie")
        except RuntimeError:
            say("handling failed")
    for line in lines(stream):
        assert line["error"] == "builtins.RuntimeError <- builtins.KeyError"
        assert "test_logs.py" in line["places"][0]
    assert "Marie" not in stream.getvalue()


def test_libraries_are_heard_when_something_is_wrong() -> None:
    """Their warnings, in the same form; not what they say of their everyday work."""
    stream, _ = logged()
    logging.getLogger("kafka").info("fetching")
    logging.getLogger("kafka").warning("broker gone")
    (line,) = lines(stream)
    assert (line["message"], line["logger"], line["level"]) == ("broker gone", "kafka", "warning")


def test_libraries_are_heard_less_where_less_is_wanted() -> None:
    """Whoever asks for errors alone is not told a library's warnings."""
    stream, _ = logged(level="error")
    logging.getLogger("kafka").warning("broker gone")
    logging.getLogger("kafka").error("nobody answers")
    assert [line["message"] for line in lines(stream)] == ["nobody answers"]


@pytest.mark.parametrize(("level", "heard"), [("debug", 4), ("info", 3), ("warning", 2), ("error", 1)])
def test_the_level_says_how_much_is_heard(level: Level, heard: int) -> None:
    """From everything to errors only."""
    stream, log = logged(level=level)
    for say in (log.debug, log.info, log.warning, log.error):
        say("something")
    assert len(lines(stream)) == heard


def test_a_terminal_gets_lines_for_people() -> None:
    """And a pipe JSON, unless told otherwise; what a line is not about is not there."""
    stream, log = logged(Terminal())
    with about(basin="38"):
        log.info("planned")
    assert "planned" in stream.getvalue()
    assert "basin" in stream.getvalue()
    assert "revision" not in stream.getvalue()
    assert not stream.getvalue().startswith("{")
    piped, log = logged(Terminal(), form="json")
    log.info("planned")
    assert lines(piped)[0]["message"] == "planned"


def test_what_is_too_short_to_be_a_secret_is_not_starred() -> None:
    """An empty password would star every place between two letters."""
    assert Starred.of(["", "abc", "abcd", "abcdef"]).without("abc abcdef abcd") == f"abc {STARS} {STARS}"
