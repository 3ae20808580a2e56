"""What differs from the roster that people were last given, and what a manager is told of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planner.show.names import Names
from planner.show.words import NO_BREAK, between, counted, day, listed, sentence
from schemas.explanation import Alternative, BookingNotice, Change, Explanation
from schemas.ids import SiteId
from schemas.shift import Shift

KINDS = {
    "conflict": "Pourquoi",
    "remedy": "Ce qui peut être fait",
    "booking": "Rendez-vous touchés",
    "notice": "À annoncer au public",
}


@dataclass(frozen=True)
class ChangeLine:
    """One agent's changed day."""

    day: str
    agent: str
    before: str
    after: str
    notice: str


@dataclass(frozen=True)
class Told:
    """Explanations of one kind."""

    kind: str
    lines: tuple[str, ...]


def change_lines(changes: Iterable[Change], names: Names, site: SiteId | None = None) -> tuple[ChangeLine, ...]:
    """The changes that touch a site, or all of them, by date and agent."""
    touching = [
        change
        for change in changes
        if site is None or any(shift.site == site for shift in (*change.before, *change.after))
    ]
    touching.sort(key=lambda change: (change.date, names.agent(change.agent)))
    return tuple(
        ChangeLine(
            day(change.date),
            names.agent(change.agent),
            _shifts(change.before, names, site),
            _shifts(change.after, names, site),
            _notice(change),
        )
        for change in touching
    )


def told(explanations: Iterable[Explanation], names: Names, *, of_sites: bool) -> tuple[Told, ...]:
    """The explanations by kind; those that belong to a site carry its name, in front where the sentence does not."""
    by_kind: dict[str, list[str]] = {}
    for item in explanations:
        site = None if isinstance(item, BookingNotice) else names.site(item.site)
        head = f"{site}{NO_BREAK}: " if of_sites and site and site not in item.text else ""
        by_kind.setdefault(item.kind, []).append(f"{head}{sentence(item.text)}")
    return tuple(Told(name, tuple(by_kind[kind])) for kind, name in KINDS.items() if kind in by_kind)


def alternative_lines(alternatives: Sequence[Alternative]) -> tuple[str, ...]:
    """The trades on offer, with how many days of people each of them changes."""
    return tuple(f"{sentence(item.text)} ({counted(len(item.changes), 'journée changée')})" for item in alternatives)


def _shifts(shifts: Sequence[Shift], names: Names, here: SiteId | None) -> str:
    """Shifts of one day: « 8 h 30 – 12 h 00 et 13 h 30 – 17 h 00 (Morestel) »; `here` goes without saying."""
    if not shifts:
        return "aucune présence"
    by_site = {shift.site: [other for other in shifts if other.site == shift.site] for shift in shifts}
    parts = []
    for site, there in by_site.items():
        hours = listed([between(names.local(shift.start), names.local(shift.end)) for shift in there])
        parts.append(hours if names.one_site or site == here else f"{hours} ({names.short_site(site)})")
    return f"{NO_BREAK}; ".join(parts)


def _notice(change: Change) -> str:
    if change.exempt:
        return "indisponible"
    if not change.notice_hours:
        return f"moins d’1{NO_BREAK}h avant"
    if change.notice_hours < 48:
        return f"{change.notice_hours}{NO_BREAK}h avant"
    return f"{counted(change.notice_hours // 24, 'jour')} avant"
