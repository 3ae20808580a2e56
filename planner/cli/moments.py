"""moments: times as people type them: RFC 3339, local time of the basin, or a whole date."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from planner.cli.errors import WrongUseError


def moment(text: str, zone: str, *, option: str, ends: bool = False) -> datetime:
    """The instant; a date begins at its midnight, and as an end (`ends`) it lies within what is meant."""
    try:
        if len(text) == len("2026-12-01"):
            day = date.fromisoformat(text) + timedelta(days=1 if ends else 0)
            return datetime.combine(day, time(), ZoneInfo(zone))
        given = datetime.fromisoformat(text)
    except ValueError:
        raise WrongUseError(
            f"{option} {text} : ce n’est pas un moment ; attendu 2026-12-01, 2026-12-01T08:30 ou "
            "2026-12-01T08:30:00+01:00."
        ) from None
    return given if given.tzinfo is not None else given.replace(tzinfo=ZoneInfo(zone))


def interval(start: str, end: str, zone: str) -> tuple[datetime, datetime]:
    """From when to when."""
    first, last = moment(start, zone, option="--from"), moment(end, zone, option="--to", ends=True)
    if last <= first:
        raise WrongUseError(f"--to {end} : la fin n’est pas après le début ({start}).")
    return first, last
