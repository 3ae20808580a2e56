"""moments: times as people type them: RFC 3339, local time of the basin, or a whole date; given on in UTC."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from planner.cli.errors import WrongUseError
from schemas.time import YEARS

FIRST, LAST = date(YEARS.start, 1, 2), date(YEARS.stop - 1, 12, 30)
"""Days that are taken: whatever the offset, each lies whole within the years that an instant may lie in."""


def moment(text: str, zone: str, *, option: str, ends: bool = False) -> datetime:
    """The instant; a date begins at its midnight, and as an end (`ends`) it lies within what is meant.

    In UTC: two times of one zone are compared by its wall clock, which goes back in autumn.
    """
    try:
        if len(text) == len("2026-12-01"):
            day = within_years(date.fromisoformat(text), text, option=option) + timedelta(days=1 if ends else 0)
            return datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)
        given = datetime.fromisoformat(text)
    except ValueError:
        raise WrongUseError(
            f"{option} {text} : ce n’est pas un moment ; attendu 2026-12-01, 2026-12-01T08:30 ou "
            "2026-12-01T08:30:00+01:00."
        ) from None
    within_years(given.date(), text, option=option)
    return given.astimezone(UTC) if given.tzinfo is not None else _local(given, ZoneInfo(zone), f"{option} {text}")


def within_years(day: date, text: str, *, option: str) -> date:
    """The day, where it is one that is taken."""
    if not FIRST <= day <= LAST:
        raise WrongUseError(f"{option} {text} : trop loin ; attendu une date du {FIRST} au {LAST}.")
    return day


def interval(start: str, end: str, zone: str) -> tuple[datetime, datetime]:
    """From when to when."""
    first, last = moment(start, zone, option="--from"), moment(end, zone, option="--to", ends=True)
    if last <= first:
        raise WrongUseError(f"--to {end} : la fin n’est pas après le début ({start}).")
    return first, last


def _local(given: datetime, zone: ZoneInfo, what: str) -> datetime:
    """A local time; one that the wall clock has twice is the first, one that it passes over is refused."""
    instant = given.replace(tzinfo=zone).astimezone(UTC)
    shown = instant.astimezone(zone).replace(tzinfo=None)
    if shown != given:
        instead = shown.isoformat(timespec="minutes")
        raise WrongUseError(
            f"{what} : cette heure n’existe pas, les horloges la sautent cette nuit-là ; attendu par exemple {instead}."
        )
    return instant
