"""When an alert is raised, where alerts.toml does not say otherwise."""

from dataclasses import dataclass
from datetime import timedelta
from importlib.resources.abc import Traversable
from typing import Annotated, ClassVar

from pydantic import ConfigDict, Field, StrictInt

from config.reading import CLOSED, figures_in


@dataclass(frozen=True)
class AlertFigures:
    """From when on something is worth an alert."""

    __pydantic_config__: ClassVar[ConfigDict] = CLOSED

    no_roster_days: Annotated[StrictInt, Field(ge=0, le=365)] = 10
    """Days before a week begins, from which on it should be published."""
    late_absence_hours: Annotated[StrictInt, Field(ge=0, le=720)] = 24
    """Hours before a shift begins, from which on an absence from it comes late."""
    planning_behind_races: Annotated[StrictInt, Field(ge=1, le=100)] = 4
    """Plans of a week in a row that were overtaken by newer facts."""

    @property
    def no_roster(self) -> timedelta:
        """How long before a week begins it should be published."""
        return timedelta(days=self.no_roster_days)

    @property
    def late_absence(self) -> timedelta:
        """How long before a shift begins an absence from it comes late."""
        return timedelta(hours=self.late_absence_hours)


def load_alert_figures(folder: Traversable | None = None) -> AlertFigures:
    """Read `alerts.toml` of the folder (none given: the packaged one); `ConfigFaultsError` lists every fault."""
    return figures_in("alerts.toml", AlertFigures, folder)
