"""What is wrong with a file that was given: one line a fault, all of them at once."""

from dataclasses import dataclass


class NetworkError(Exception):
    """Base of what this package raises on purpose."""


@dataclass(frozen=True, order=True)
class Fault:
    """One thing that keeps a file from being used."""

    place: str
    """File, then line and column, or JSON pointer."""
    found: str
    """What stands there."""
    expected: str
    """What could stand there."""
    mend: str
    """What to do."""

    def __str__(self) -> str:
        """The line that is shown."""
        return f"{self.place}: found {self.found}; expected {self.expected}; mend: {self.mend}"


class InputFaultsError(NetworkError):
    """A file cannot be used; every fault of it, in the order of the file."""

    def __init__(self, faults: list[Fault]) -> None:
        """Keep the faults, one a line in the message."""
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in faults))


class NothingListedError(NetworkError):
    """The list holds no structure of the département that was asked for."""

    def __init__(self, departement: str, known: list[str]) -> None:
        """Name the département that was asked for and those that could be."""
        self.departement = departement
        super().__init__(
            f"Aucune structure du département {departement!r} dans la liste.\n"
            f"Peut-être l’un de ceux qu’elle contient : {', '.join(known)}."
        )
