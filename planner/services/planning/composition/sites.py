"""sites: counters as a problem of one week has them: the calendar laid on the week, closures taken out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pydantic_core import to_json

from planner.check.spans import Spans, minus, union
from planner.network.opening_hours.expanding import expand, weekly_windows
from planner.services.planning.composition.frame import Frame
from schemas.ids import EmployerId, SiteId
from schemas.site import DemandWindow, Label, Location, PartnerTarget, Site, Window
from schemas.tables.closure import ClosureRow
from schemas.tables.site import SiteRow
from schemas.time import Day


@dataclass(frozen=True)
class SiteFacts:
    """The rows that are about one site."""

    site: SiteRow
    closures: Sequence[ClosureRow]


def composed_site(facts: SiteFacts, frame: Frame) -> Site:
    """A site in a week.

    A closure that leaves nothing of a date closes the date; one of some hours takes them from those that can be open.
    """
    row, closures = facts.site, facts.closures
    hours = expand(
        row.published_hours, row.school_hours, frame.week, territory=frame.territory, school_zone=frame.school_zone
    )
    openable = weekly_windows(row.openable_hours, frame.week, territory=frame.territory)
    open_days = [_open_on(day, date_, openable, closures, frame) for day, date_ in zip(Day, frame.dates, strict=True)]
    shut = {date_ for (_, is_shut), date_ in zip(open_days, frame.dates, strict=True) if is_shut}
    return Site(
        id=SiteId(row.id),
        name=row.name,
        employer=EmployerId(row.employer),
        kind=row.kind,  # type: ignore[arg-type]  # pydantic looks
        location=_location(row),
        published_hours=hours.published,
        openable_hours=tuple(window for windows, _ in open_days for window in windows),
        closed_on=tuple(sorted({*hours.closed_on, *shut})),
        holidays=hours.holidays,
        label=None if row.label is None else Label.model_validate_json(to_json(row.label)),
        stations=row.stations,
        demand=tuple(DemandWindow.model_validate_json(to_json(each)) for each in row.demand),
        partner_targets=tuple(PartnerTarget.model_validate_json(to_json(each)) for each in row.partner_targets),
    )


def _open_on(
    day: Day, date_: date, openable: Sequence[Window], closures: Sequence[ClosureRow], frame: Frame
) -> tuple[tuple[Window, ...], bool]:
    """The windows of a day in which the building can be open, and whether closures leave nothing of them."""
    windows = tuple(window for window in openable if window.day == day)
    shut = _shut(date_, closures, frame)
    if not shut:
        return windows, False
    open_spans = tuple((window.start, window.end) for window in windows)
    left = tuple(Window(day=day, start=start, end=end) for span in open_spans for start, end in minus((span,), shut))
    return (left, False) if left else (windows, True)


def _shut(day: date, closures: Sequence[ClosureRow], frame: Frame) -> Spans:
    """The minutes of a date that closures take."""
    spans = (
        frame.minutes_on(day, closure.start, closure.end)
        for closure in closures
        if closure.start is not None and closure.end is not None
    )
    return union(spans)


def _location(row: SiteRow) -> Location | None:
    if row.lat is None or row.lon is None:
        return None
    return Location(lat=row.lat, lon=row.lon, commune=row.commune or "")
