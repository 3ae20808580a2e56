"""contradiction_told: what leaves no lawful week at all, as a conflict of the roster."""

from collections.abc import Sequence

from planner.core.facts.week import clipped
from planner.explain.contradiction import Contradiction
from planner.explain.members import FROZEN, PINS, UNAVAILABLE, Member
from planner.explain.sentences import Teller
from planner.explain.wording import sentence, times, when
from planner.show.words import listed
from schemas.explanation import Conflict

ITS = {"absence": "son absence", "part_time": "son temps partiel", "training": "sa formation", "meeting": "sa réunion"}
"""What takes an agent's time, by reason."""
FROZEN_SHIFTS = "ses présences gelées"
"""The one fact that is told in the plural."""


def contradiction_of(found: Contradiction, teller: Teller) -> Conflict:
    """The conflict that stands in the roster."""
    members = sorted(found.members, key=lambda member: (member.span is None, member.span or (0, 0), member.rule))
    spans = [member.span for member in members if member.span is not None]
    week = teller.facts.week
    return Conflict(
        site=found.site,
        rules=tuple(dict.fromkeys(member.rule for member in members)),
        start=week.instant(min(start for start, _ in spans)) if spans else None,
        end=week.instant(max(end for _, end in spans)) if spans else None,
        agents=(found.agent,),
        smallest=found.smallest,
        text=_text(members, teller),
    )


def _text(members: Sequence[Member], teller: Teller) -> str:
    """« Aucun planning n’est possible : pour Karim Z., on ne peut avoir à la fois … et … »."""
    facts = [_fact(member, teller) for member in members if member.rule in (PINS, FROZEN, UNAVAILABLE)]
    laws = [teller.clause(m, named=False) for m in members if m.rule not in (PINS, FROZEN, UNAVAILABLE)]
    who = next(teller.names.agent(member.agent) for member in members if member.agent is not None)
    head = f"aucun planning n’est possible : pour {who},"
    if not laws and len(facts) > 1:
        return sentence(f"{head} on ne peut avoir à la fois {listed(facts)}")
    one = len(facts) == 1 and not facts[0].startswith(FROZEN_SHIFTS)
    verb = "ne peut pas tenir" if one else "ne peuvent pas tenir"
    return sentence(f"{head} {listed(facts)} {verb}" + (f", car {listed(laws)}" if laws else ""))


def _fact(member: Member, teller: Teller) -> str:
    week, names = teller.facts.week, teller.names
    assert member.span is not None  # noqa: S101 (pins, frozen days and absences have their minutes)
    if member.rule == PINS and member.site is not None:
        return f"sa présence fixée {when(member.span, week)} ({names.site(member.site)})"
    if member.rule == UNAVAILABLE:
        return f"{ITS[member.reason]} {when(member.span, week)}"
    assert member.agent is not None  # noqa: S101 (frozen days are an agent's)
    given = [(start, end) for _, start, end in teller.facts.agents[member.agent].baseline]
    held = clipped(given, [member.span])
    if held:
        return f"{FROZEN_SHIFTS} {times(held, week)}"
    return f"l’absence de toute présence gelée {when(member.span, week)}"
