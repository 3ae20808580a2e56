"""What a command cannot do, and with which exit status it says so.

CommandError
├── WrongUseError       2: the call makes no sense as it stands
├── InvalidFilesError   2: a file cannot be used; carries every fault
└── PartMissingError    5: something that is needed is not to be had
"""

from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path
from typing import ClassVar

from schemas.faults import Fault


class Exit(IntEnum):
    """Exit statuses, fixed by the contract of the command line."""

    DONE = 0
    NO = 1
    MISUSE = 2
    FALLS_SHORT = 3
    NO_ROSTER = 4
    PART_MISSING = 5
    INTERNAL = 70
    INTERRUPTED = 130


class CommandError(Exception):
    """A command that cannot be carried out; its text is what the user reads."""

    exit: ClassVar[Exit] = Exit.MISUSE


class WrongUseError(CommandError):
    """The call makes no sense as it stands."""


class PartMissingError(CommandError):
    """A part that is needed is not to be had."""

    exit = Exit.PART_MISSING


class InvalidFilesError(CommandError):
    """Files that cannot be used, with every fault of each."""

    def __init__(self, faults: Sequence[tuple[Path, Sequence[Fault]]]) -> None:
        """Keep the faults by file."""
        self.faults = tuple(faults)
        super().__init__(self.faults)

    def __str__(self) -> str:
        """One fault a line; below those of a file, whose they are."""
        return "\n".join(
            line for path, faults in self.faults for line in (*map(str, faults), self._count(path, len(faults)))
        )

    @staticmethod
    def _count(path: Path, number: int) -> str:
        return f"{path} : {number} faute{'s' if number > 1 else ''} ; rien n’a été fait."
