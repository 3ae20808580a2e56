"""shorthanded: random weeks of one site with too few people, small enough to be taken apart again and again."""

import random

from tests.builders import ProblemBuilder, a_problem

DAYS = ("mon", "tue", "wed", "thu", "fri")
REASONS = ("absence", "absence", "part_time", "training", "meeting")


def a_short_problem(seed: int) -> ProblemBuilder:
    """Two to four agents, some of them away, part time or untrained."""
    draw = random.Random(seed)  # noqa: S311 (a test repeats what it draws)
    problem = a_problem().with_site("s1", "mon-fri 09:00-12:00,13:00-16:00", "mon-fri 08:30-12:30,13:00-17:00")
    for number in range(1, draw.choice((2, 3, 3, 4)) + 1):
        skills = ("core",) if number < 3 or draw.random() < 0.7 else ("caf",)
        problem = problem.with_agent(f"a{number}", weekly=draw.choice((2100, 1680, 1260, 1050)), skills=skills)
        for _ in range(draw.choice((0, 1, 1, 2))):
            problem = problem.unavailable(f"a{number}", _when(draw), draw.choice(REASONS))
    return problem


def _when(draw: random.Random) -> str:
    first = draw.randrange(len(DAYS))
    if draw.random() < 0.3:
        return f"{DAYS[first]}-{DAYS[draw.randrange(first, len(DAYS))]}"
    return draw.choice((DAYS[first], f"{DAYS[first]} 08:30-17:00", f"{DAYS[first]} 08:30-12:30"))
