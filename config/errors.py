"""What can be wrong with what is set: each fault with its place, all of them at once.

ConfigError
├── ConfigFaultsError   files or variables hold something that cannot be used
└── UnknownFigureError  code asked for a figure that no rule states (also a KeyError)
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong, and where."""

    file: str
    """Name of the file, such as `work.toml`, or `environment`."""
    key: str
    """Dotted path of the key in it; empty where the file as a whole cannot be read."""
    text: str
    """What is wrong, in one line."""

    def __str__(self) -> str:
        """The fault as one line: file, key, what is wrong."""
        return ": ".join(part for part in (self.file, self.key, self.text) if part)


class ConfigError(Exception):
    """Something that can be set cannot be used as it stands."""


class ConfigFaultsError(ConfigError):
    """Files or environment variables are at fault; nothing was loaded."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Keep all faults, in the order of the files."""
        self.faults = tuple(faults)
        super().__init__(self.faults)

    def __str__(self) -> str:
        """One fault a line."""
        return "\n".join(str(fault) for fault in self.faults)


class UnknownFigureError(ConfigError, KeyError):
    """A figure was asked for that no rule states; Maybe its regime has none: ask `Figures.has` first."""

    def __init__(self, rule: str, name: str, regime: str) -> None:
        """Keep what was asked for."""
        self.rule, self.name, self.regime = rule, name, regime
        super().__init__(rule, name, regime)

    def __str__(self) -> str:
        """What was asked for, and what to look at."""
        family = self.rule.partition(".")[0]
        return (
            f"no figure {self.name!r} of rule {self.rule!r} in regime {self.regime!r}\n"
            f"Maybe it is missing in config/rules/{family}.toml, or that regime has none."
        )


def raise_if_any(faults: Iterable[Fault]) -> None:
    """Raise `ConfigFaultsError` with all of the faults, if there is one."""
    found = tuple(faults)
    if found:
        raise ConfigFaultsError(found)
