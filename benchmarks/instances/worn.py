"""Worn people: histories so full that the weekly rest and the average over twelve weeks bind."""

from random import Random

from benchmarks.instances.week import at
from schemas.problem import Problem


def worn(draw: Random, problem: Problem) -> Problem:
    """The same problem, in which every other agent comes from long weeks, a late Saturday or a Sunday market."""
    agents = list(problem.agents)
    for place in draw.sample(range(len(agents)), -(-len(agents) // 2)):
        agent = agents[place]
        # The last one lies 35 hours before Monday 21:00: no work at all on that Monday.
        last = draw.choice((at(-2, 1200), at(-2, 1245), at(-2, 1290), at(-1, 600)))
        most = agent.contract.weekly_minutes + (240 if agent.contract.weekly_minutes >= 2100 else 60)
        weeks = tuple(draw.choice((most, 2640, 2760, 2700)) if most >= 2100 else most for _ in range(11))
        history = agent.history.model_copy(update={"last_shift_end": last, "worked_minutes": weeks, "saturdays": 6})
        agents[place] = agent.model_copy(update={"history": history})
    return problem.model_copy(update={"agents": tuple(agents)})
