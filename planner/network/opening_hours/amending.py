"""A calendar that is known, and a week that was stated: the text that says both.

A problem file states one week. Where the known text gives that week already, it stays as it is, with whatever it says
of other weeks. Else its rules for single dates of the week are replaced; and only if that is not enough, its weekly
rules.
"""

from datetime import date

from planner.network.faults import InputFaultsError
from planner.network.opening_hours.expanding import WeekHours, expand
from planner.network.opening_hours.rules import joined, rules_of
from planner.network.opening_hours.school import SchoolHolidaysUnknownError
from planner.network.opening_hours.writing import exceptions, write_week
from planner.network.territory import Territory
from schemas.time import week_dates

Texts = tuple[str, str | None]
"""A site's hours, and those of school holidays where it has such."""


def amended(
    known: Texts | None, hours: WeekHours, week: str, *, territory: Territory, school_zone: str | None = None
) -> Texts:
    """The texts that give these hours in that week and keep as much as can be of what was known."""
    if known is not None:
        text, school_text = known
        stated = exceptions(hours, week, territory=territory)
        dates = week_dates(week)
        candidates: list[Texts] = [known]
        if stated or _without(text, dates) != text:
            candidates.append((_with(_without(text, dates), stated), school_text))
        if school_text is not None:
            candidates.append((_with(_without(text, dates), stated), _with(_without(school_text, dates), stated)))
        for candidate in candidates:
            if _gives(candidate, hours, week, territory, school_zone):
                return candidate
    fresh = write_week(hours, week, territory=territory)
    return _with(fresh, _of_other_weeks(known[0], week_dates(week)) if known else []), None


def _gives(texts: Texts, hours: WeekHours, week: str, territory: Territory, school_zone: str | None) -> bool:
    try:
        return expand(*texts, week, territory=territory, school_zone=school_zone) == hours
    except (InputFaultsError, SchoolHolidaysUnknownError):
        return False


def _without(text: str, dates: tuple[date, ...]) -> str:
    """The text without its rules for single dates among these."""
    return joined(tuple(rule for rule in rules_of(text) if rule.date not in dates))


def _of_other_weeks(text: str, dates: tuple[date, ...]) -> list[str]:
    return [rule.text for rule in rules_of(text) if rule.date is not None and rule.date not in dates]


def _with(text: str, rules: list[str]) -> str:
    return "; ".join([part for part in (text, *rules) if part])
