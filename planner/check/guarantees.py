"""guarantees: what is certified of each site: when it is open, with how many, and what is missing."""

from collections.abc import Iterator

from planner.check.case import Case
from planner.check.rungs.label import missing, open_days
from planner.check.site_week import SiteWeek
from planner.check.spans import Spans, clip, length, minus, over
from schemas.ids import RuleId
from schemas.roster import Guarantee, GuaranteeDay, Shortfall

LABEL = RuleId("label")
TWO_AGENTS = RuleId("opening.two_agents")
PUBLISHED = RuleId("published_hours")


def guarantees(case: Case) -> tuple[Guarantee, ...]:
    """One for each site, in the problem's order."""
    return tuple(_guarantee(case, site) for site in case.sites.values())


def _guarantee(case: Case, site: SiteWeek) -> Guarantee:
    short = missing(case, site)
    return Guarantee(
        site=site.site.id,
        met=not any(short),
        open_minutes=length(site.open),
        open_days=open_days(case, site),
        fewest_agents_while_open=fewest(site, site.open),
        degraded_minutes=sum(end - start for start, end, count in shut(site) if 1 <= count < site.site.min_agents),
        shortfalls=(*_label(short), *_stretches(case, site)),
        days=tuple(_days(case, site)),
    )


def fewest(site: SiteWeek, when: Spans) -> int | None:
    """The fewest holders of `core` on shift over some minutes; None where there are none."""
    return min((count for _, _, count in over(when, site.core)), default=None)


def shut(site: SiteWeek) -> Iterator[tuple[int, int, int]]:
    """Announced stretches with closed doors, by the number of holders of `core` who are there all the same."""
    return over(minus(site.announced, site.open), site.core)


def _label(short: tuple[int, int]) -> Iterator[Shortfall]:
    minutes, days = short
    if minutes:
        yield Shortfall(rule=LABEL, date=None, start=None, end=None, missing=minutes, unit="minutes")
    if days:
        yield Shortfall(rule=LABEL, date=None, start=None, end=None, missing=days, unit="days")


def _stretches(case: Case, site: SiteWeek) -> Iterator[Shortfall]:
    for start, end, count in shut(site):
        lacking = site.site.min_agents - count
        yield Shortfall(
            rule=TWO_AGENTS if lacking > 0 else PUBLISHED,
            date=case.clock.dates[case.clock.day(start)],
            start=case.clock.instant(start),
            end=case.clock.instant(end),
            missing=lacking if lacking > 0 else end - start,
            unit="agents" if lacking > 0 else "minutes",
        )


def _days(case: Case, site: SiteWeek) -> Iterator[GuaranteeDay]:
    for day, date in enumerate(case.clock.dates):
        opened = clip(site.open, *case.clock.whole_day(day))
        if opened or clip(site.announced, *case.clock.whole_day(day)):
            yield GuaranteeDay(date=date, open_minutes=length(opened), fewest_agents=fewest(site, opened))
