"""served: how many minutes of appointments a roster leaves room for, as the roster model sees it.

Appointments are placed once the shifts are known (docs/decisions/0002). Here each target only asks for open doors and
trained presence in its referents' time, so that shifts are chosen with them in mind.
"""

from planner.core.appointments.demand import Servable, servable
from planner.core.facts.week import overlap
from planner.core.model.draft import Draft, Sum
from planner.core.model.lane import Literal
from schemas.ids import ReferentId, SiteId

Busy = dict[tuple[SiteId, int, int], list[tuple[Sum, bool, bool]]]


def served_missing(draft: Draft) -> Sum:
    """Missing appointments times their minutes, never more than will be missing."""
    missing: Sum = 0
    by_referent: dict[tuple[ReferentId, int], tuple[int, list[Sum]]] = {}
    rooms: Busy = {}
    for target in servable(draft.facts):
        parts: list[Sum] = []
        for referent, span in target.free:
            minutes = _served(draft, target, span, rooms)
            parts.append(minutes)
            length, users = by_referent.setdefault((referent, span[0]), (span[1] - span[0], []))
            users.append(minutes)
        # Not added up with +=: that would change the first part itself, which its referent's span holds as well.
        served = sum(parts, 0)
        count = draft.model.new_int_var(0, target.appointments, "")
        draft.model.add(count * target.minutes <= served)
        missing += (target.appointments - count) * target.minutes + target.lost
    for length, users in by_referent.values():
        if len(users) > 1:
            draft.model.add(sum(users) <= length)
    _share_rooms(draft, rooms)
    return missing


def _served(draft: Draft, target: Servable, span: tuple[int, int], rooms: Busy) -> Sum:
    """Minutes of a span in which the target could be served."""
    day = span[0] // 1440
    door = draft.doors.get((target.site, day))
    if door is None:
        return 0
    trained = [lane for _, lane in draft.present(target.site, day, target.partner)] if target.needs_agent else []
    total: Sum = 0
    for i in door.segments.covering(span):
        room = overlap(door.segments.spans[i], span)
        minutes = draft.model.new_int_var(0, room, "")
        draft.model.add(minutes <= room * door.on[i])
        if target.needs_agent:
            draft.model.add(minutes <= room * _any_of([lane.on[i] for lane in trained]))
        rooms.setdefault((target.site, day, i), []).append((minutes, target.needs_station, target.needs_agent))
        total += minutes
    return total


def _any_of(literals: list[Literal]) -> Sum:
    return sum(literals) if literals else 0


def _share_rooms(draft: Draft, rooms: Busy) -> None:
    for (site, day, i), users in rooms.items():
        length = draft.grid.on(site, day).lengths[i]
        stations = [minutes for minutes, station, _ in users if station]
        if len(stations) > draft.facts.sites[site].stations:
            draft.model.add(sum(stations) <= draft.facts.sites[site].stations * length)
        attended = [minutes for minutes, _, agent in users if agent]
        if len(attended) > 1:
            present = [lane.on[i] for _, lane in draft.present(site, day)]
            draft.model.add(sum(attended) <= length * sum(present))
