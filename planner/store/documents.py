"""documents: rosters, problems and their texts: a document never changes, so each is read once and written once.

Who stores a roster has had its text from the solver as a rule, and several ask for the one that people have.
"""

from collections import OrderedDict
from datetime import datetime
from functools import lru_cache
from threading import Lock

from schemas.problem import Problem
from schemas.roster import Baseline, Roster

KEPT = 32
"""Documents that are kept as they were read, and rosters as they were written."""

_written: OrderedDict[int, tuple[Roster, str]] = OrderedDict()
"""By the identity of a roster, which is its own for as long as it is kept here."""
_lock = Lock()


def roster_in(text: str) -> Roster:
    """The roster that a document holds."""
    roster = _read(text)
    _keep(roster, text)
    return roster


def document_of(roster: Roster) -> str:
    """The document of a roster."""
    known = _written.get(id(roster))
    if known is not None and known[0] is roster:
        return known[1]
    text = roster.model_dump_json()
    _keep(roster, text)
    return text


def baseline_in(text: str, published_at: datetime, frozen_until: datetime) -> Baseline:
    """The roster that a document holds, as the baseline of the next plan."""
    baseline = Baseline.model_construct(**dict(roster_in(text)), published_at=published_at, frozen_until=frozen_until)
    more = f',"published_at":"{published_at.isoformat()}","frozen_until":"{frozen_until.isoformat()}"}}'
    _keep(baseline, text.removesuffix("}") + more)
    return baseline


def document_of_problem(problem: Problem) -> str:
    """The document of a problem; a baseline, most of it as a rule, stands in it as it was stored."""
    baseline = problem.baseline
    known = None if baseline is None else _written.get(id(baseline))
    if known is None or known[0] is not baseline:
        return problem.model_dump_json()
    before, null, after = problem.model_copy(update={"baseline": None}).model_dump_json().rpartition('"baseline":null')
    return f"{before}{null.removesuffix('null')}{known[1]}{after}"


@lru_cache(KEPT)
def _read(text: str) -> Roster:
    return Roster.model_validate_json(text)


def _keep(roster: Roster, text: str) -> None:
    with _lock:
        _written[id(roster)] = (roster, text)
        _written.move_to_end(id(roster))
        while len(_written) > KEPT:
            _written.popitem(last=False)
