"""Which component is looked at when, on how many cores, and for how long."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import cast

import pytest

from planner.core.climb.job import Job
from planner.core.climb.turns import Climbers, climb_again, climb_all, in_turn, own_workers
from planner.core.limits import Limits
from schemas.objective import Level


@dataclass
class Clock:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


@dataclass(eq=False)
class Climber:
    """A component of so many lanes that takes the seconds it needs, where it may."""

    size: int
    needs: float = 0.0
    clock: Clock = field(default_factory=Clock)
    left_over: float = 0.0
    had: list[float] = field(default_factory=list)
    given: list[float] = field(default_factory=list)
    standing: SimpleNamespace = field(default_factory=lambda: SimpleNamespace(workers=1))
    is_proved: bool = True
    then: Callable[[], None] = lambda: None

    @property
    def ladder(self) -> "Climber":
        return self

    def climb(self, limits: Limits, seconds: float, *_: object, **__: object) -> None:
        self.had.append(limits.left)
        self.given.append(seconds)
        self.clock.now += min(limits.left, self.needs)
        self.then()

    def proved(self, _: Level) -> bool:
        return self.is_proved

    def spared(self) -> float:
        left, self.left_over = self.left_over, 0.0
        return left


def jobs(*sizes: int) -> list[Job]:
    return [cast("Job", Climber(size)) for size in sizes]


@pytest.mark.parametrize(
    ("sizes", "workers", "own", "order"),
    [
        ((4, 9, 3), 1, [], [3, 4, 9]),
        ((4, 9, 3), 2, [9], [9, 3, 4]),
        ((9, 9, 3), 2, [], [3, 9, 9]),
        ((9, 9, 3), 3, [9, 9], [9, 9, 3]),
        ((5,), 2, [], [5]),
    ],
)
def test_what_is_as_large_as_all_others_begins_at_once_and_the_small_ones_beside_it(
    sizes: tuple[int, ...], workers: int, own: list[int], order: list[int]
) -> None:
    assert [job.size for job in own_workers(jobs(*sizes), workers)] == own
    assert [job.size for job in in_turn(jobs(*sizes), workers)] == order


def climbed(climbers: list[Climber], clock: Clock, seconds: float) -> None:
    for climber in climbers:
        climber.clock = clock
    with ThreadPoolExecutor(max_workers=1) as pool:
        climb_all(Climbers(pool, cast("list[Job]", climbers), 1), Limits(seconds, clock))


def test_who_takes_all_it_is_given_leaves_the_last_its_part() -> None:
    greedy = [Climber(size, needs=1000.0) for size in (1, 2, 3, 6)]
    climbed(greedy, Clock(), 12.0)
    assert [climber.had for climber in greedy] == [[1.0], [2.0], [3.0], [6.0]]


def test_what_the_small_ones_do_not_need_is_left_to_the_large() -> None:
    small, large = Climber(6, needs=1.0), Climber(6, needs=1000.0)
    climbed([small, large], Clock(), 12.0)
    assert large.had == [11.0]


def test_a_large_one_has_all_cores_once_the_others_are_done() -> None:
    large, small, until = Climber(9), Climber(3), time.monotonic() + 30.0
    seen: list[int] = []

    def wait() -> None:
        seen.append(large.standing.workers)
        while large.standing.workers == 1 and time.monotonic() < until:
            threading.Event().wait(0.01)
        seen.append(large.standing.workers)

    large.then = wait
    with ThreadPoolExecutor(max_workers=2) as pool:
        climb_all(Climbers(pool, cast("list[Job]", [large, small]), 2), Limits(9.0, Clock()))
    assert seen == [1, 2]


def test_what_is_spared_goes_to_the_unproved_by_their_size_until_nothing_is_left() -> None:
    """The small one has as much as a component of twelve lanes."""
    proved = Climber(5, left_over=9.0)
    one, other = Climber(1, is_proved=False), Climber(24, is_proved=False)
    with ThreadPoolExecutor(max_workers=1) as pool:
        climb_again(Climbers(pool, cast("list[Job]", [proved, one, other]), 1), Limits(90.0, Clock()), seconds=3.0)
    assert (proved.given, one.given, other.given) == ([], [4.0], [8.0])


def test_who_proves_everything_late_spares_for_the_others_too() -> None:
    late, open_still = Climber(1, is_proved=False, left_over=6.0), Climber(1, is_proved=False)

    def prove() -> None:
        late.is_proved = True

    late.then = prove
    with ThreadPoolExecutor(max_workers=1) as pool:
        climb_again(Climbers(pool, cast("list[Job]", [late, open_still]), 1), Limits(90.0, Clock()), seconds=2.0)
    assert (late.given, open_still.given) == ([1.0], [1.0, 6.0])
