"""tell_agents: who is told that a publication changed their own shifts; nobody else is."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from schemas.events.roster_changes import RosterAgentChanged
from schemas.ids import AgentId
from schemas.roster import Roster
from schemas.shift import Shift


def agent_changes(before: Roster | None, after: Roster, revision: int) -> tuple[RosterAgentChanged, ...]:
    """One for each agent whose shifts differ between two published revisions of a week, in the order of their ids.

    Before the first publication nobody has any: everybody on shift is told.
    """
    old, new = _by_agent(() if before is None else before.shifts), _by_agent(after.shifts)
    return tuple(
        RosterAgentChanged(agent=agent, week=after.week, revision=revision, before=was, after=now)
        for agent in sorted(old.keys() | new.keys())
        if old.get(agent) != new.get(agent)  # most are as they were, and in the same order
        and (was := _in_order(old.get(agent, ()))) != (now := _in_order(new.get(agent, ())))
    )


def _by_agent(shifts: Iterable[Shift]) -> Mapping[AgentId, list[Shift]]:
    found: defaultdict[AgentId, list[Shift]] = defaultdict(list)
    for shift in shifts:
        found[shift.agent].append(shift)
    return found


def _in_order(shifts: Iterable[Shift]) -> tuple[Shift, ...]:
    return tuple(sorted(shifts, key=lambda each: (each.start, each.site)))
