"""Teams: contracts that are enough for the announced hours, or are not, and the days people do not work."""

from dataclasses import dataclass
from itertools import combinations, combinations_with_replacement
from random import Random

from benchmarks.instances.draws import often
from benchmarks.instances.hours import Hours
from benchmarks.instances.week import WEEKDAYS, number

FULL_TIME = 2100
_CONTRACTS = (2100, 1890, 1680, 1260, 1050, 840)
_SIZES = {2: 3, 3: 5, 4: 2}


@dataclass(frozen=True)
class Slack:
    """How many contract minutes more than twice the announced ones a team has, as shares of these."""

    low: float
    high: float


ORDINARY = Slack(0.0, 0.25)
TIGHT = Slack(0.0, 0.05)
SHORT = Slack(-0.35, -0.08)
LENT = Slack(-0.12, 0.08)
"""A team that colleagues from elsewhere come to help."""


@dataclass(frozen=True)
class Member:
    """One agent to be: a contract and what the agent does not work."""

    minutes: int
    days_off: frozenset[int] = frozenset()


def team(draw: Random, hours: Hours, slack: Slack, largest: int = 4) -> list[Member]:
    """People whose contracts add up to what the slack says, part-timers with their days off."""
    members = [Member(minutes) for minutes in _contracts(draw, hours, slack, largest)]
    for place, member in enumerate(members):
        off = 5 - -(-member.minutes // 420)
        if off <= 0 or not often(draw, 0.75):
            continue
        days = frozenset(draw.sample(range(len(WEEKDAYS)), off))
        trial = [*members[:place], Member(member.minutes, days), *members[place + 1 :]]
        if slack.low < 0 or covers(hours, trial):
            members = trial
    draw.shuffle(members)
    return members


def covers(hours: Hours, members: list[Member]) -> bool:
    """Whether two can be present at every announced minute within the contracts.

    A flow from agents to windows exists if and only if no set of agents is a cut; teams are small enough to try all.
    """
    for size in range(len(members) + 1):
        for cut in combinations(range(len(members)), size):
            rest = [member for place, member in enumerate(members) if place not in cut]
            reach = sum(members[place].minutes for place in cut)
            for window in hours.published:
                there = sum(number(window.day) not in member.days_off for member in rest)
                reach += (window.end - window.start) * min(2, there)
            if reach < 2 * hours.minutes:
                return False
    return True


def _contracts(draw: Random, hours: Hours, slack: Slack, largest: int) -> list[int]:
    by_size = _mixes(hours, slack, largest)
    while not by_size:
        slack = Slack(slack.low, slack.high + 0.05)
        by_size = _mixes(hours, slack, largest)
    sizes = sorted(by_size)
    size = draw.choices(sizes, [_SIZES.get(size, 1) for size in sizes])[0]
    return list(draw.choice(by_size[size]))


def _mixes(hours: Hours, slack: Slack, largest: int) -> dict[int, list[tuple[int, ...]]]:
    need = 2 * hours.minutes
    by_size: dict[int, list[tuple[int, ...]]] = {}
    for size in range(2, max(largest, -(-need // 1700)) + 1):
        for mix in combinations_with_replacement(_CONTRACTS, size):
            if not need * (1 + slack.low) <= sum(mix) <= need * (1 + slack.high):
                continue
            if slack.low < 0 or covers(hours, [Member(minutes) for minutes in mix]):
                by_size.setdefault(size, []).append(mix)
    return by_size
