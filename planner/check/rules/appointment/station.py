"""appointment.station: video appointments and permanences on the spot each take a station of the site."""

from collections import defaultdict
from collections.abc import Iterator

from planner.check.case import Case
from planner.check.spans import Span, levels, over, union
from planner.check.violation import Violation
from schemas.ids import RuleId, SiteId

ID = RuleId("appointment.station")


def check(case: Case) -> Iterator[Violation]:
    """Each stretch still to come with more of them than stations, with the number too many."""
    taken: defaultdict[SiteId, list[Span]] = defaultdict(list)
    upcoming: defaultdict[SiteId, list[Span]] = defaultdict(list)
    for held in case.held:
        if held.source.modality != "phone":
            taken[held.source.site].append(held.span)
            if held.start >= case.now:
                upcoming[held.source.site].append(held.span)
    for key, spans in upcoming.items():
        stations = case.sites[key].site.stations if key in case.sites else 0
        for start, end, count in over(union(spans), tuple(levels(taken[key]))):
            if count > stations:
                posts = "postes" if stations > 1 else "poste"
                text = f"{key} : {count} rendez-vous en même temps pour {stations} {posts} visio"
                yield case.violation(ID, (count - stations, "appointments"), text, span=(start, end), site=key)
