"""swapped: the week as it would be with two shifts exchanged, and what the checker says of it.

No solver is asked: everything but who is where stays as people have it, so the independent checker can tell of every
law whether the week keeps it, and of every site how the label is kept.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from config.figures import Figures
from planner.answer import RejectedError
from planner.check.report import Report, check
from planner.services.publishing.partly_published import rebased
from planner.show.words import sentence
from schemas.problem import Consent, Problem
from schemas.roster import Appointment, Roster
from schemas.shift import Shift

_RUNGS = ("label", "bookings")
"""What a swap must not make worse."""


@dataclass(frozen=True)
class Exchange:
    """Two shifts that change hands."""

    mine: Shift
    theirs: Shift


@dataclass(frozen=True)
class Refused:
    """Why a swap cannot be; agents stand in it as `{agent:ID}`."""

    why: str


def swapped(problem: Problem, exchange: Exchange, figures: Figures) -> Roster | Refused:
    """The published week with two shifts exchanged, stated anew; why not, where it cannot be.

    Both agree: their consents to a late change are part of the question.
    """
    baseline = problem.baseline
    if baseline is None or not {exchange.mine, exchange.theirs} <= set(baseline.shifts):
        return Refused("Une de ces présences n’est pas, ou plus, au planning publié.")
    if problem.now >= min(exchange.mine.start, exchange.theirs.start):
        return Refused("Une de ces présences a déjà commencé.")
    asked = problem.model_copy(update={"consents": (*problem.consents, *_consents(exchange))})
    given = Roster(**{name: getattr(baseline, name) for name in Roster.model_fields})
    bare = given.model_copy(
        update={
            "shifts": tuple(sorted(_shifts(given, exchange), key=lambda each: (each.agent, each.start))),
            "appointments": tuple(_attended(given, exchange)),
            "explanations": (),
            "alternatives": (),
        }
    )
    before, after = check(asked, given, figures), check(asked, bare, figures)
    if why := next(_against(before, after), None):
        return Refused(sentence(why))
    try:
        return rebased(asked, bare, baseline, figures)
    except RejectedError as error:
        return Refused(sentence(f"Le planning ne serait plus exact : {error}"))


def _against(before: Report, after: Report) -> Iterator[str]:
    """What speaks against it, the law first."""
    known = {str(each) for each in before.violations}
    for violation in after.violations:
        if str(violation) not in known:
            yield f"Cet échange n’est pas permis : {violation}"
    kept = {each.site: each for each in before.guarantees}
    for guarantee in after.guarantees:
        if kept[guarantee.site].met and not guarantee.met:
            yield f"Le label ne serait plus tenu à {guarantee.site}."
    for rung in _RUNGS:
        if after.values[rung] > before.values[rung]:  # type: ignore[index]  # both are rungs
            what = "Le label serait moins bien tenu." if rung == "label" else "Un rendez-vous pris serait perdu."
            yield what


def _shifts(given: Roster, exchange: Exchange) -> Iterator[Shift]:
    to = {exchange.mine: exchange.theirs.agent, exchange.theirs: exchange.mine.agent}
    for shift in given.shifts:
        yield shift.model_copy(update={"agent": to[shift]}) if shift in to else shift


def _attended(given: Roster, exchange: Exchange) -> Iterator[Appointment]:
    """Whoever takes a shift attends to its appointments."""
    for each in given.appointments:
        for one, other in ((exchange.mine, exchange.theirs), (exchange.theirs, exchange.mine)):
            within = one.start <= each.start and each.end <= one.end
            if (each.agent, each.site) == (one.agent, one.site) and within:
                each = each.model_copy(update={"agent": other.agent})  # noqa: PLW2901 - it is that one from now on
                break
        yield each


def _consents(exchange: Exchange) -> Iterator[Consent]:
    for agent in (exchange.mine.agent, exchange.theirs.agent):
        for day in sorted({exchange.mine.start.date(), exchange.theirs.start.date()}):
            yield Consent(agent=agent, date=day)
