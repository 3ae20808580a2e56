"""logs: what the process writes down of its work: JSON where a machine reads, lines for people on a terminal.

Configured once, at the composition root. Our own lines come through structlog; those of libraries, warnings and worse,
come out in the same form. What may stand in a line: `planner.cli.log_fields`.
"""

import logging
from collections.abc import Iterable
from typing import Literal, TextIO

import structlog
from structlog.contextvars import merge_contextvars
from structlog.dev import ConsoleRenderer
from structlog.processors import JSONRenderer, TimeStamper
from structlog.stdlib import ProcessorFormatter, add_log_level
from structlog.typing import EventDict, Processor, WrappedLogger

from planner.cli.log_fields import Starred, allowed, reported, shaped

Level = Literal["debug", "info", "warning", "error"]
Form = Literal["auto", "json", "text"]


def configure_logs(stream: TextIO, *, level: Level = "info", form: Form = "auto", secrets: Iterable[str] = ()) -> None:
    """Write the log to a stream; `auto` is text on a terminal and JSON elsewhere."""
    as_text = form == "text" or (form == "auto" and stream.isatty())
    steps: list[Processor] = [
        merge_contextvars,
        add_log_level,
        TimeStamper(fmt="iso", utc=True),
        reported,
        shaped,
        allowed,
        Starred.of(secrets),
        *_written(stream, as_text=as_text),
    ]
    structlog.configure(
        processors=steps,
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.WriteLoggerFactory(stream),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(ProcessorFormatter(processors=[_plain, *steps[3:]], foreign_pre_chain=steps[:3]))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.ERROR if level == "error" else logging.WARNING)


def _written(stream: TextIO, *, as_text: bool) -> list[Processor]:
    if not as_text:
        return [JSONRenderer(ensure_ascii=False)]
    return [_for_people, ConsoleRenderer(colors=stream.isatty(), event_key="message", sort_keys=False)]


def _for_people(_: WrappedLogger, __: str, fields: EventDict) -> EventDict:
    """A line without what it is not about; an error's places one under the other would hide the next line."""
    return {
        key: ", ".join(value) if isinstance(value, list) else value
        for key, value in fields.items()
        if value is not None
    }


def _plain(_: WrappedLogger, __: str, fields: EventDict) -> EventDict:
    """A library's record without what the formatter needs for itself."""
    record: logging.LogRecord = fields["_record"]
    kept = {key: value for key, value in fields.items() if not key.startswith("_")}
    return {**kept, "logger": record.name}
