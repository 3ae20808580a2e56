"""trainings: who learns what on which days, what they come to, and the terms they are looked for by."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from planner.core.skills.fragility import Holding
from schemas.ids import AgentId, PartnerId


@dataclass(frozen=True)
class Training:
    """One agent learns to attend for one partner."""

    agent: AgentId
    partner: PartnerId
    dates: tuple[date, ...]
    """The days it takes, one after the other."""


@dataclass(frozen=True)
class TrainingPlan:
    """Trainings, and what they come to."""

    trainings: tuple[Training, ...]
    """By first day, then agent and partner."""
    unmended: tuple[Holding, ...]
    """Partners that still have fewer holders than wanted at a site."""
    proved: bool
    """Whether no other trainings on days that are allowed mend more, or as much in fewer days."""

    @property
    def days(self) -> int:
        """Days of training in all."""
        return sum(len(each.dates) for each in self.trainings)


@dataclass(frozen=True)
class Terms:
    """What a training plan is made by."""

    holders: int
    """Holders wanted for each partner at each site."""
    days: int
    """Days that one training takes."""
    most_days: int | None = None
    """Days of training in all, at most."""
    barred: Collection[tuple[AgentId, date]] = frozenset()
    """Days on which somebody cannot be sent."""
    asking: Collection[tuple[AgentId, date]] = frozenset()
    """Days on which somebody is sent only where no other mends as much: people may have to agree to it."""

    def asks(self, training: Training) -> bool:
        """Whether people may have to agree to a training."""
        return any((training.agent, day) in self.asking for day in training.dates)
