"""Laws of working hours: the run towards six hours, the part-timer's break, and what a day and a week may hold."""

from ortools.sat.python.cp_model import IntVar, LinearExpr

from benchmarks.plain.presence import Presence, limits_gaps
from schemas.ids import AgentId, SiteId


def post_hours(built: Presence) -> None:
    """Post every law that counts minutes of work."""
    for key, worker in built.workers.items():
        if len(worker.agent.sites) < 2:
            _run_at_one_site(built, key)
        else:
            _run_over_sites(built, key)
        if limits_gaps(built, key):
            _part_time_gap(built, key)
        _caps(built, key)


def worked(built: Presence, key: AgentId, day: int) -> IntVar | None:
    """Whether the agent works on a day; None where that is out of the question."""
    cells = [var for slot in built.slots.of_day(day) for var in built.at(key, slot)]
    if not cells:
        return None
    flag = built.model.new_bool_var(f"works {key} {day}")
    built.model.add_max_equality(flag, cells)
    return flag


def _run_at_one_site(built: Presence, key: AgentId) -> None:
    site = built.workers[key].agent.sites[0]
    most = -(-built.figures.of("work.rest_break", "run_minutes") // built.slots.minutes)
    for slot in range(max(0, built.slots.now - most + 1), built.slots.count - most + 1):
        run = [built.on[key, site, each] for each in range(slot, slot + most) if (key, site, each) in built.on]
        if len(run) == most:
            built.model.add_bool_or([~var for var in run])


def _run_over_sites(built: Presence, key: AgentId) -> None:
    """Minutes of the run so far, which goes on over a way whose break is too short."""
    size, limit = built.slots.minutes, built.figures.of("work.rest_break", "run_minutes")
    pause = built.figures.of("work.rest_break", "break_minutes")
    run: dict[int, IntVar] = {}
    for slot in range(built.slots.count):
        if built.at(key, slot):
            run[slot] = built.model.new_int_var(size, limit - 1, f"run {key} {slot}")
    for site in built.workers[key].agent.sites:
        for slot, minutes in run.items():
            on, before = built.on.get((key, site, slot)), built.on.get((key, site, slot - 1))
            if on is not None and before is not None:
                built.model.add(minutes >= run[slot - 1] + size).only_enforce_if(on, before)
    for (origin, site, slot), trip in built.trips[key].items():
        way = built.ways[origin, site]
        for gap in range(-(-way // size), -(-(way + pause) // size)):
            earlier = built.on.get((key, origin, slot - gap - 1))
            if earlier is not None:
                longer = run[slot] >= run[slot - gap - 1] + way + size
                built.model.add(longer).only_enforce_if(earlier, trip)


def _part_time_gap(built: Presence, key: AgentId) -> None:
    sites = built.workers[key].agent.sites
    breaks = built.figures.of("work.part_time_gap", "breaks", built.workers[key].agent.contract.regime)
    found: dict[int, list[IntVar]] = {}
    for (site, slot), begin in built.begins[key].items():
        if slot % built.slots.per_day == 0:
            continue
        for origin in sites:
            last = built.latest.get((key, origin, slot - 1))
            way = 0 if origin == site else built.ways.get((origin, site))
            if last is not None and way is not None:
                _gap(built, (key, origin, slot), way, [begin, last])
                if len(sites) > 1:
                    found.setdefault(built.slots.day(slot), []).append(_paused(built, (key, origin, site), slot, way))
    for flags in found.values():
        built.model.add(LinearExpr.sum(flags) <= breaks)


def _gap(built: Presence, last: tuple[AgentId, SiteId, int], way: int, given: list[IntVar]) -> None:
    """The shift before ended no longer ago than the break and the way take."""
    key, origin, slot = last
    regime = built.workers[key].agent.contract.regime
    reach = (built.figures.of("work.part_time_gap", "minutes", regime) + way) // built.slots.minutes
    near = [built.on.get((key, origin, each)) for each in range(slot - reach - 1, slot)]
    built.model.add_bool_or([*(~var for var in given), *(var for var in near if var is not None)])


def _paused(built: Presence, who: tuple[AgentId, SiteId, SiteId], slot: int, way: int) -> IntVar:
    """Whether there is a break before the shift that begins in this slot; a way without a minute more is none."""
    key, origin, site = who
    flag = built.model.new_bool_var(f"break {key} {origin} {site} {slot}")
    clause = [flag, ~built.begins[key][site, slot], ~built.latest[key, origin, slot - 1]]
    exact = built.on.get((key, origin, slot - way // built.slots.minutes - 1))
    if origin != site and way % built.slots.minutes == 0 and exact is not None:
        clause.append(exact)
    built.model.add_bool_or(clause)
    return flag


def _caps(built: Presence, key: AgentId) -> None:
    worker = built.workers[key]
    regime = worker.agent.contract.regime
    days = [built.minutes(key, day) for day in range(7)]
    for minutes in days:
        built.model.add(minutes <= built.figures.of("work.daily_max", "minutes", regime))
    built.model.add(LinearExpr.sum(days) <= worker.most)
    flags = [flag for day in range(7) if (flag := worked(built, key, day)) is not None]
    if len(flags) > built.figures.of("work.days_max", "days", regime):
        built.model.add(LinearExpr.sum(flags) <= built.figures.of("work.days_max", "days", regime))
