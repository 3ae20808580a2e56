"""claim.changes: what is stated to differ from the baseline is what differs."""

from collections.abc import Iterator

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
            yield false(ID, f"{name} : le changement n'est pas comme énoncé", agents=(change.agent,))
    for found in left.values():
        yield false(ID, f"{found.agent} le {found.date:%d/%m} : changement passé sous silence", agents=(found.agent,))


def _in_order(change: Change) -> Change:
    def by_time(shift: Shift) -> tuple[object, ...]:
        return shift.start, shift.end, shift.site

    return change.model_copy(
        update={"before": tuple(sorted(change.before, key=by_time)), "after": tuple(sorted(change.after, key=by_time))}
    )
