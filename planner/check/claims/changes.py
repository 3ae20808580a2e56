"""claim.changes: what is stated to differ from the baseline is what differs."""

from collections.abc import Iterable, Iterator

from planner.check.claims.counted import Counted, false
from planner.check.violation import Violation
from schemas.explanation import Change
from schemas.ids import RuleId
from schemas.shift import Shift

ID = RuleId("claim.changes")


def check(counted: Counted) -> Iterator[Violation]:
    """Each agent and date left out, named without a change, or stated otherwise."""
    stated = counted.case.roster.changes
    if counted.is_none and not stated:
        return
    left = {(each.agent, each.date): each for each in counted.changes}
    for change in stated:
        found = left.pop((change.agent, change.date), None)
        name = f"{change.agent} le {change.date:%d/%m}"
        if found is None:
            yield false(ID, f"{name} : rien ne change, ou le changement est énoncé deux fois", agents=(change.agent,))
        elif _in_order(change) != found:
            yield false(ID, f"{name} : {_apart(_in_order(change), found)}", agents=(change.agent,))
    for found in left.values():
        yield false(ID, f"{found.agent} le {found.date:%d/%m} : changement passé sous silence", agents=(found.agent,))


def _apart(stated: Change, found: Change) -> str:
    """What is stated otherwise than it is counted, with both figures."""
    if stated.before != found.before:
        return f"avant, énoncé {_times(stated.before)}, compté {_times(found.before)}"
    if stated.after != found.after:
        return f"après, énoncé {_times(stated.after)}, compté {_times(found.after)}"
    if stated.notice_hours != found.notice_hours:
        return f"prévenance, énoncé {stated.notice_hours} h, compté {found.notice_hours} h"
    return "dit exempt, ne l’est pas" if stated.exempt else "exempt, et n’est pas dit l’être"


def _times(shifts: Iterable[Shift]) -> str:
    told = (f"{each.start:%H:%M}-{each.end:%H:%M} à {each.site}" for each in shifts)
    return ", ".join(told) or "aucune présence"


def _in_order(change: Change) -> Change:
    def by_time(shift: Shift) -> tuple[object, ...]:
        return shift.start, shift.end, shift.site

    return change.model_copy(
        update={"before": tuple(sorted(change.before, key=by_time)), "after": tuple(sorted(change.after, key=by_time))}
    )
