"""Addresses of calendars: shown once, listed without them, changed, closed; and read where `binome serve` answers."""

import json
import os
import re
import signal
import subprocess
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from config.settings import load_settings
from planner.cli.main import run
from tests.cli.calls import BINOME, SECONDS
from tests.feeds.calendars import events_in
from tests.web.raw import asked

PUBLIC = "https://binome.example/38"


Say = Callable[..., tuple[int, str, str]]


@pytest.fixture
def say(imported: dict[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Say]:
    """Calls within this process: status, standard output, standard error."""
    for name, value in {**imported, "BINOME_PUBLIC_URL": PUBLIC}.items():
        monkeypatch.setenv(name, value)
    load_settings.cache_clear()

    def said(*arguments: str) -> tuple[int, str, str]:
        status = run(arguments)
        seen = capsys.readouterr()
        return status, seen.out, seen.err

    yield said
    load_settings.cache_clear()


@contextmanager
def serving(settings: dict[str, str]) -> Iterator[int]:
    """`binome serve` in a process of its own, and its port; it ends in good order when it is told to."""
    environment = {"PATH": os.defpath, "LANG": "C.UTF-8", **settings}
    process = subprocess.Popen(  # noqa: S603 - our own command
        [BINOME, "serve", "--port", "0"], env=environment, stderr=subprocess.PIPE, text=True
    )
    assert process.stderr is not None
    found = next(filter(None, (re.search(r":(\d+)/ready", line) for line in process.stderr)))
    try:
        yield int(found[1])
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=SECONDS)
        assert process.returncode == 0


def test_an_address_is_shown_once_and_opens_a_calendar(say: Say, imported: dict[str, str]) -> None:
    """Alone on standard output; what is said of it beside it is on standard error."""
    status, out, err = say("feed", "create", "--agent", "a-001")
    address = out.strip()
    assert status == 0
    assert re.fullmatch(rf"{PUBLIC}/feeds/[A-Za-z0-9_-]{{43}}\.ics", address)
    assert address.replace("https", "webcal") in err
    token = address.rpartition("/")[2]
    status, out, _ = say("feed", "list", "--json")
    (listed,) = json.loads(out)
    assert (status, listed["kind"], listed["subject"], listed["read_at"]) == (0, "agent", "a-001", None)
    assert token.removesuffix(".ics") not in out
    with serving(imported) as port:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/feeds/{token}") as answer:
            assert events_in(answer.read()) is not None
        assert asked(port, "/ready") == 200
        assert asked(port, f"/feeds/{token}x") == 404
    assert "lu le 2026-11-26" in say("feed", "list")[1]


def test_a_calendar_is_given_another_address_and_closed(say: Say) -> None:
    """Twice closed is closed; one that is closed is given no other."""
    made = json.loads(say("feed", "create", "--site", "237-morestel", "--json")[1])
    status, out, _ = say("feed", "rotate", made["feed"], "--json")
    again = json.loads(out)
    assert (status, again["feed"]) == (0, made["feed"])
    assert again["address"] != made["address"]
    assert [say("feed", "revoke", made["feed"])[0] for _ in range(2)] == [0, 0]
    assert say("feed", "rotate", made["feed"])[0] == 1
    assert say("feed", "revoke", "f-none")[0] == 1
    assert "fermé le 2026-11-26" in say("feed", "list", "--kind", "site")[1]


@pytest.mark.parametrize(
    "wrong",
    [(), ("--agent", "a-001", "--site", "237-morestel"), ("--agent", "nobody"), ("--partner", "caf", "--basin", "39")],
)
def test_who_is_not_one_that_is_known_has_no_calendar(say: Say, wrong: tuple[str, ...]) -> None:
    """Status 2, nothing on standard output, nothing stored."""
    status, out, err = say("feed", "create", *wrong)
    assert (status, out) == (2, "")
    assert err
    assert say("feed", "list")[0] == 1


def test_an_employer_lets_its_people_be_named_and_takes_it_back(say: Say) -> None:
    """Each once; an employer who has nobody there is unknown."""
    employer = ("--basin", "38", "--employer", "cc-balcons-du-dauphine")
    assert [say("feed", "names", *employer)[0] for _ in range(2)] == [0, 0]
    assert [say("feed", "names", *employer, "--withdraw")[0] for _ in range(2)] == [0, 1]
    assert say("feed", "names", "--basin", "38", "--employer", "nobody")[0] == 1
