"""opening.min_length: an opening lasts so many minutes, or is exactly an announced window that is shorter."""

from collections.abc import Iterator

from planner.check.case import Case
from planner.check.site_week import SiteWeek
from planner.check.spans import Span, clip
from planner.check.violation import Violation
from schemas.ids import RuleId

ID = RuleId("opening.min_length")


def check(case: Case) -> Iterator[Violation]:
    """Each opening still to come that is shorter, with the minutes missing."""
    least = case.figures.of(ID, "minutes")
    for key, site in case.sites.items():
        for span in site.openings:
            minutes = span[1] - span[0]
            if minutes < least and span[1] > case.now and span not in short_windows(case, site, span):
                text = f"{key} : ouverture de {minutes} min, {least} au moins"
                yield case.violation(ID, least - minutes, text, span=span, site=key)


def short_windows(case: Case, site: SiteWeek, span: Span) -> Iterator[Span]:
    """The announced windows of the date, as announced and as clipped to each window of the building."""
    day = case.clock.day(span[0])
    for window in site.published[day]:
        yield window
        yield from (part for hours in site.openable[day] for part in clip((window,), *hours))
