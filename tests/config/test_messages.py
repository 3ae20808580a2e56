"""When messages are sent and tried again: defaults in code, and the same in the file."""

from datetime import timedelta
from pathlib import Path

import pytest

from config.errors import ConfigFaultsError
from config.messages import MessageFigures, load_message_figures


def test_the_packaged_file_says_what_the_defaults_say() -> None:
    assert load_message_figures() == MessageFigures()


def test_tries_are_further_and_further_apart_and_end() -> None:
    figures = MessageFigures()
    pauses = [figures.again_after(tries) for tries in range(1, len(figures.retry_minutes) + 2)]
    assert pauses[-1] is None
    waits = [pause for pause in pauses if pause is not None]
    assert waits == sorted(waits)
    assert timedelta(days=1) < sum(waits, timedelta()) < timedelta(days=3)


def test_every_fault_is_listed_with_its_key(folder: Path) -> None:
    (folder / "messages.toml").write_text("quiet_from = 3\nretry_minutes = [0]\nmood = 1\n", encoding="utf-8")
    with pytest.raises(ConfigFaultsError) as caught:
        load_message_figures(folder)
    assert {fault.key.partition(".")[0].partition("[")[0] for fault in caught.value.faults} == {
        "quiet_from",
        "retry_minutes",
        "mood",
    }
