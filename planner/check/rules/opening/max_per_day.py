"""opening.max_per_day: a site opens at most so many times a date; what ended before now is not counted."""

from collections.abc import Iterator
from itertools import groupby

from planner.check.case import Case
from planner.check.spans import union
from planner.check.violation import Violation
from schemas.ids import RuleId

ID = RuleId("opening.max_per_day")


def check(case: Case) -> Iterator[Violation]:
    """Each date with more openings, with the openings too many; touching ones are one."""
    most = case.figures.of(ID, "openings")
    for key, site in case.sites.items():
        to_come = [span for span in union(site.openings) if span[1] > case.now]
        for day, group in groupby(to_come, key=lambda span: case.clock.day(span[0])):
            spans = list(group)
            if len(spans) > most:
                text = f"{key} ouvre {len(spans)} fois le {case.clock.dates[day]:%d/%m}, {most} au plus"
                whole = spans[0][0], spans[-1][1]
                yield case.violation(ID, (len(spans) - most, "openings"), text, span=whole, site=key)
