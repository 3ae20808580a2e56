"""What is owed to visitors, partners and people is gone through in every component before what is liked in any."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import cast

import pytest

from planner.core.climb.climbing import climb
from planner.core.climb.job import Job
from planner.core.climb.turns import Climbers
from planner.core.limits import Limits
from schemas.objective import LEVELS, Level


@dataclass(eq=False)
class Climber:
    """A component that writes down how far it is sent up, and with how many seconds' worth of work."""

    size: int
    open_rung: Level | None = None
    """The one rung at which it is never proved."""
    label: int = 0
    replanned: bool = False
    sent: list[Level] = field(default_factory=list)
    work: float = 0.0

    @property
    def ladder(self) -> "Climber":
        return self

    @property
    def standing(self) -> SimpleNamespace:
        return SimpleNamespace(workers=1, stated={"label": self.label})

    def climb(self, _: Limits, seconds: float, __: object, until: Level) -> None:
        self.sent.append(until)
        self.work += seconds

    def proved(self, until: Level) -> bool:
        return self.open_rung is None or LEVELS.index(until) < LEVELS.index(self.open_rung)

    def spared(self) -> float:
        left, self.work = self.work, 0.0
        return left


def climbed(*climbers: Climber, until: Level = LEVELS[-1], unexplained: float | None = None) -> Limits:
    with ThreadPoolExecutor(max_workers=1) as pool:
        side = Climbers(pool, cast("list[Job]", climbers), 1)
        more = None if unexplained is None else Limits(unexplained, lambda: 0.0)
        return climb(side, Limits(10.0, lambda: 0.0), until, more)


def test_an_open_door_is_looked_for_again_before_anybody_s_wishes() -> None:
    shut, wished = Climber(1, "published_hours"), Climber(1, "comfort")
    climbed(shut, wished)
    assert shut.sent[:2] == ["stability", "stability"]
    assert wished.sent[:2] == ["stability", "comfort"]


def test_what_proving_what_is_owed_did_not_need_goes_to_what_is_liked() -> None:
    """Ten seconds on two cores, whatever was proved on the way."""
    one, other = Climber(1, "comfort"), Climber(1, "comfort")
    climbed(one, other)
    assert one.work + other.work == pytest.approx(20.0)


@pytest.mark.parametrize("climbers", [(Climber(3, "comfort"),), (Climber(3), Climber(3))])
def test_one_component_alone_and_who_is_waited_for_go_straight_up(climbers: tuple[Climber, ...]) -> None:
    climbed(*climbers, until="comfort" if len(climbers) == 1 else "stability")
    assert climbers[0].sent[0] == ("comfort" if len(climbers) == 1 else "stability")
    assert climbers[0].sent.count("stability") == len(climbers) - 1


def test_after_an_absence_one_component_alone_proves_what_is_owed_before_anybody_s_wishes() -> None:
    """With all of the time: who waits then waits for the fewest changes."""
    alone = Climber(3, "published_hours", replanned=True)
    climbed(alone)
    assert alone.sent[:2] == ["stability", "stability"]
    assert alone.sent[-1] == "comfort"


@pytest.mark.parametrize(("label", "seconds"), [(0, 12.0), (240, 10.0)])
def test_where_every_site_keeps_its_label_nobody_has_to_be_told_why_not(label: int, seconds: float) -> None:
    assert climbed(Climber(1, "comfort", label), unexplained=12.0).seconds == seconds
