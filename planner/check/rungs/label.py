"""label: per site, minutes open below the hours required, plus so many for each day missing."""

from collections.abc import Iterator

from planner.check.case import Case
from planner.check.site_week import SiteWeek
from planner.check.spans import clip, length
from schemas.ids import SiteId


def costs(case: Case) -> Iterator[tuple[SiteId, int]]:
    """What each site costs."""
    per_day = case.figures.of("label", "missing_day_minutes")
    for key, site in case.sites.items():
        minutes, days = missing(case, site)
        yield key, minutes + per_day * days


def missing(case: Case, site: SiteWeek) -> tuple[int, int]:
    """Minutes and days that a site falls short of its label."""
    minutes, days = owed(case, site)
    return max(0, minutes - length(site.open)), max(0, days - open_days(case, site))


def open_days(case: Case, site: SiteWeek) -> int:
    """Dates with an open minute."""
    return sum(bool(clip(site.open, *case.clock.whole_day(day))) for day in range(7))


def owed(case: Case, site: SiteWeek) -> tuple[int, int]:
    """Minutes and days that the label asks this week, after the relief of public holidays; none of an antenna's."""
    label = site.site.owed_label
    if label is None:
        return 0, 0
    minutes, days = round(label.min_hours * 60), label.min_days
    if not (label.holiday_relief and site.holidays):
        return minutes, days
    kept = [day for day in range(7) if day not in site.holidays]
    everything = length(case.clock.week(site.published))
    left = length(case.clock.week(site.published[day] for day in kept))
    if everything:
        minutes = minutes * left // everything // case.clock.slot * case.clock.slot
    return minutes, min(days, sum(bool(site.published[day]) for day in kept))
