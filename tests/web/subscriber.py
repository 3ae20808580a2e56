"""subscriber: a person's own programs that follow a calendar: vdirsyncer brings it, khal shows it."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

_BIN = Path(sys.executable).parent
_SECONDS = 60
_VDIRSYNCER = """[general]
status_path = "{folder}/status"

[pair feed]
a = "here"
b = "there"
collections = null
conflict_resolution = "b wins"

[storage here]
type = "filesystem"
path = "{folder}/calendar"
fileext = ".ics"

[storage there]
type = "http"
url = "{address}"
"""
_KHAL = """[calendars]
[[feed]]
path = {folder}/calendar
type = calendar

[locale]
local_timezone = Europe/Paris
default_timezone = Europe/Paris
timeformat = %H:%M
dateformat = %d/%m
longdateformat = %Y-%m-%d
datetimeformat = %d/%m %H:%M
longdatetimeformat = %Y-%m-%dT%H:%M

[sqlite]
path = {folder}/khal.db
"""


@dataclass(frozen=True)
class Shown:
    """An event as khal shows it."""

    uid: str
    start: str
    title: str
    cancelled: bool


class Subscriber:
    """Someone who has subscribed to an address, in a folder of their own."""

    def __init__(self, folder: Path, address: str) -> None:
        """Set the two programs up."""
        self._folder = folder
        (folder / "calendar").mkdir(parents=True)
        for name, text in (("vdirsyncer", _VDIRSYNCER), ("khal", _KHAL)):
            (folder / name).write_text(text.format(folder=folder, address=address))

    def sync(self, *, emptied: bool = False) -> None:
        """Look for what is new; where nothing is left, the person confirms that all may go."""
        agreed = ["--force-delete"] if emptied else []
        self._run("vdirsyncer", "-c", self._folder / "vdirsyncer", "discover")
        self._run("vdirsyncer", "-c", self._folder / "vdirsyncer", "sync", *agreed)

    def take(self, data: bytes) -> None:
        """Take a calendar in by hand: an event whose UID is there already becomes what it is now."""
        path = self._folder / "taken.ics"
        path.write_bytes(data)
        self._run("khal", "-c", self._folder / "khal", "import", "--batch", "-a", "feed", path)

    def events(self, day: str, days: int = 7) -> list[Shown]:
        """What is shown of some days, by time."""
        form = "{uid}|{start-long-full}|{title}|{cancelled}"
        text = self._run(
            "khal", "-c", self._folder / "khal", "list", "--day-format", "", "--format", form, day, f"{days}d"
        )
        rows = [line.split("|") for line in text.splitlines() if "|" in line]
        return [Shown(uid, start, title, bool(gone.strip())) for uid, start, title, gone in rows]

    def _run(self, program: str, *arguments: object) -> str:
        path = _BIN / program
        assert path.exists(), f"{program} is not there: `make setup` installs it"
        done = subprocess.run(  # noqa: S603 - a program of the developers' lock
            [path, *map(str, arguments)],
            env={**_quiet(), "HOME": str(self._folder), "LANG": "C.UTF-8"},
            input="y\n",
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


def _quiet() -> dict[str, str]:
    """Nothing of the surroundings but where programs lie."""
    return {"PATH": os.defpath}
