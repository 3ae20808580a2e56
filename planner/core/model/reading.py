"""reading: a solution out of a draft, and a known timetable into one: as a hint, or as all there is."""

from collections.abc import Iterable, Iterator, Sequence

from ortools.sat.python import cp_model

from planner.core.facts.week import Span, day_of, united
from planner.core.model.draft import Draft
from planner.core.model.lane import Lane
from planner.core.timetable import Door, Presence, Timetable


def read(draft: Draft, solver: cp_model.CpSolver) -> Timetable:
    """Shifts and openings of the solution, joined to those of history."""
    shifts = [Presence(agent.id, *shift) for agent in draft.facts.agents.values() for shift in agent.past]
    for (agent, _), lanes in draft.lanes.items():
        for site, lane in lanes.items():
            for start, end in _presences(lane, [solver.boolean_value(x) for x in lane.on]):
                if lane.carry is not None and start == draft.facts.now:
                    shifts.remove(Presence(agent, site, lane.carry, start))
                    shifts.append(Presence(agent, site, lane.carry, end))
                else:
                    shifts.append(Presence(agent, site, start, end))
    doors = [
        Door(site, start, end)
        for site in draft.facts.sites
        for start, end in united(
            (
                *draft.facts.past_openings[site],
                *(span for day in range(7) for span in _door_spans(draft, site, day, solver)),
            )
        )
    ]
    return Timetable(tuple(sorted(shifts, key=lambda s: (s.agent, s.start))), tuple(sorted(doors)))


def _door_spans(draft: Draft, site: str, day: int, solver: cp_model.CpSolver) -> list[Span]:
    door = draft.doors.get((site, day))  # type: ignore[arg-type]  # a key of facts.sites
    return [] if door is None else _presences(door, [solver.boolean_value(x) for x in door.on])


def _presences(lane: Lane, on: Sequence[bool]) -> list[Span]:
    """Unbroken presences of a lane; windows that touch stay apart."""
    spans: list[Span] = []
    for present, (start, end), joined in zip(on, lane.segments.spans, lane.segments.joined, strict=True):
        if not present:
            continue
        if joined and spans and spans[-1][1] == start:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def fill(draft: Draft, hint: Timetable) -> None:
    """Hint presences and openings from a timetable that is lawful, on this grid or another."""
    for lane, known in _told(draft, hint):
        on = _flags(lane, known)
        for i, x in enumerate(lane.on):
            draft.model.add_hint(x, on[i])
            if lane.segments.joined[i]:
                draft.model.add_hint(lane.starts[i], on[i] and not on[i - 1])
                draft.model.add_hint(lane.ends[i - 1], on[i - 1] and not on[i])


def fix(draft: Draft, week: Timetable) -> bool:
    """Let the draft hold, from now on, what a timetable says and nothing else; False where it cannot be said here."""
    expressed = 0
    for lane, known in _told(draft, week):
        on = _flags(lane, known)
        for x, present in zip(lane.on, on, strict=True):
            draft.model.add(x == int(present))
        now = draft.facts.now
        said = [(lane.carry if lane.carry is not None and a == now else a, b) for a, b in _presences(lane, on)]
        if said != sorted(span for span in known if span[1] > now):
            return False
        expressed += len(said)
    ends = (*(shift.end for shift in week.shifts), *(door.end for door in week.doors))
    return expressed == sum(end > draft.facts.now for end in ends)


def _told(draft: Draft, week: Timetable) -> Iterator[tuple[Lane, list[Span]]]:
    """Each lane and door of a draft with what a timetable says of it."""
    shifts: dict[tuple[str, str, int], list[Span]] = {}
    for shift in week.shifts:
        shifts.setdefault((shift.agent, shift.site, day_of(shift.start)), []).append((shift.start, shift.end))
    doors: dict[tuple[str, int], list[Span]] = {}
    for door in week.doors:
        doors.setdefault((door.site, day_of(door.start)), []).append((door.start, door.end))
    for (agent, day), lanes in draft.lanes.items():
        for site, lane in lanes.items():
            yield lane, shifts.get((agent, site, day), [])
    for (site, day), lane in draft.doors.items():
        yield lane, doors.get((site, day), [])


def _flags(lane: Lane, known: Iterable[Span]) -> list[bool]:
    """On which segments there is presence throughout."""
    spans = tuple(known)
    return [any(a <= start and end <= b for a, b in spans) for start, end in lane.segments.spans]
