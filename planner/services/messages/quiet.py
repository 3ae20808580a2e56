"""quiet: when somebody may be told: not at night, unless it concerns the next morning."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from config.messages import MessageFigures

Span = tuple[datetime, datetime]
_DAY = timedelta(days=1)


def not_before(now: datetime, spans: Iterable[Span], timezone: str, figures: MessageFigures) -> datetime:
    """From when on somebody may be told of what changes in these spans, by the clock of the basin; now, or a morning.

    What takes place between now and the end of the next morning cannot wait for that morning.
    """
    zone = ZoneInfo(timezone)
    local = now.astimezone(zone)
    if figures.quiet_until <= local.hour < figures.quiet_from:
        return now
    morning = local.date() if local.hour < figures.quiet_until else local.date() + _DAY
    ends = datetime.combine(morning, time(figures.morning_ends), zone)
    if any(start < ends and end > now for start, end in spans):
        return now
    return datetime.combine(morning, time(figures.quiet_until), zone)
