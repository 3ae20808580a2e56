"""spread_bound: how few offers of a site with one partner can share a day with another, whatever is chosen: proved.

A relaxation, so that no lawful choice is below it: as many offers as were made, each on a day on which its referent
could stand there at all, and no more of a referent on a day than minutes allow. Rooms, pauses and other bookings are
left out.
"""

from collections import defaultdict
from collections.abc import Mapping
from math import ceil

from ortools.sat.python import cp_model

from planner.core.appointments.ground import Ground
from planner.core.appointments.wanted import Quota, Want
from planner.core.facts.week import united
from schemas.ids import ReferentId
from schemas.time import DAY_MINUTES

SECONDS = 5.0


def fewest_sharing(ground: Ground, made: Mapping[Quota, int]) -> int:
    """A bound on the offers beyond the first of a day of their site and partner; `made` says how many each has."""
    model, shared = cp_model.CpModel(), []
    load: defaultdict[tuple[ReferentId, int], list[tuple[cp_model.IntVar, int]]] = defaultdict(list)
    room: defaultdict[tuple[ReferentId, int], list[tuple[int, int]]] = defaultdict(list)
    for quota, count in made.items():
        days: defaultdict[int, list[cp_model.IntVar]] = defaultdict(list)
        for referent in quota.referents:
            spans = ground.fitting(Want(quota.site, quota.partner, quota.referents, quota.minutes), referent)
            for day in {start // DAY_MINUTES for start, _ in spans}:
                days[day].append(model.new_int_var(0, count, ""))
                load[referent, day].append((days[day][-1], quota.minutes))
                room[referent, day] += [span for span in spans if span[0] // DAY_MINUTES == day]
        used = [model.new_bool_var("") for _ in days]
        for literal, counts in zip(used, days.values(), strict=True):
            model.add(literal <= cp_model.LinearExpr.sum(counts))
        model.add(cp_model.LinearExpr.sum([each for counts in days.values() for each in counts]) == count)
        shared.append(count - cp_model.LinearExpr.sum(used))
    for key, parts in load.items():
        minutes = sum(end - start for start, end in united(room[key]))
        model.add(cp_model.LinearExpr.sum([count * length for count, length in parts]) <= minutes)
    model.minimize(cp_model.LinearExpr.sum(shared))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers, solver.parameters.max_time_in_seconds = 1, SECONDS
    status = solver.solve(model)
    if status == cp_model.UNKNOWN:
        return 0
    if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        raise AssertionError("what was made is one way to do it")
    return max(0, ceil(solver.best_objective_bound - 1e-6))
