"""notice: the times at which doors that were announced open stay shut, as the public is told."""

from collections.abc import Iterable, Iterator

from planner.core.facts.component import Facts
from planner.core.facts.week import Span, clipped, united, without
from planner.explain.wording import sentence, times
from planner.show.names import Names
from schemas.explanation import ClosureNotice
from schemas.ids import SiteId
from schemas.roster import Guarantee
from schemas.time import DAY_MINUTES


def notices(facts: Facts, guarantees: Iterable[Guarantee], names: Names) -> Iterator[ClosureNotice]:
    """One notice for each date and site, or more where the doors open in between; what is over is not told."""
    for each in guarantees:
        spans = _shut(facts, each)
        for group in _together(spans, clipped(facts.sites[each.site].announced, [(facts.now, 7 * DAY_MINUTES)])):
            yield ClosureNotice(
                site=each.site,
                start=facts.week.instant(group[0][0]),
                end=facts.week.instant(group[-1][1]),
                text=_text(each.site, group, facts, names),
            )


def _shut(facts: Facts, guarantee: Guarantee) -> tuple[Span, ...]:
    """Announced stretches with closed doors that are still to come."""
    week = facts.week
    stretches = (
        (week.minute(short.start), week.minute(short.end))
        for short in guarantee.shortfalls
        if short.start is not None and short.end is not None
    )
    return without(united(stretches), [(0, facts.now)])


def _together(shut: Iterable[Span], announced: tuple[Span, ...]) -> Iterator[list[Span]]:
    """Stretches of one date with no open announced hour between them."""
    group: list[Span] = []
    for span in shut:
        if group and (
            group[0][0] // DAY_MINUTES != span[0] // DAY_MINUTES or clipped(announced, [(group[-1][1], span[0])])
        ):
            yield group
            group = []
        group.append(span)
    if group:
        yield group


def _text(site: SiteId, spans: list[Span], facts: Facts, names: Names) -> str:
    return sentence(f"{names.site(site)} restera fermé {times(spans, facts.week)}, malgré les horaires annoncés")
