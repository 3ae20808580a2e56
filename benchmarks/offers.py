"""`python -m benchmarks.offers`: how many slots are offered, against offering them as they come, in the same weeks.

As they come: the targets in the order of the file, each at the earliest time at which it is lawful. Once with each
partner's own length and buffer, as a tool that knows one partner would; once as short and close as the targets allow,
which is the most that taking them as they come can give.

`offered`: of those wanted; what is beyond a target is left out. `whole`: offers as long as their partner's own slots.
`close`: pauses shorter than the partner's buffer. `waits`: hours that referents wait beyond the buffer between two
appointments of one availability, the holes of their days. `gaps`: points of all pauses, waits and lacking buffers as
`config/offers.toml` weighs them; `at least`: how few no choice of minutes within the same halves of days goes below,
proved (`gap_bound.py`), empty where no bound is known, as where bookings had to move. `same day`: offers of a site with
one partner beyond the first of a day; `at least`: how many of these no choice of as many offers can do without, proved
by a relaxation (`spread_bound.py`).
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from time import process_time

from benchmarks.announced import announced
from benchmarks.as_they_come import Offer, close, whole
from benchmarks.gap_bound import least_points
from benchmarks.instances.catalogue import instance
from benchmarks.page import page
from benchmarks.spread_bound import fewest_sharing
from config.figures import load_figures
from planner.core.appointments.arrange import SWEEPS
from planner.core.appointments.bookings import seat_bookings, seat_settled
from planner.core.appointments.budget import Budget
from planner.core.appointments.gaps import lines_of, points_of_gaps
from planner.core.appointments.ground import Ground, read_ground
from planner.core.appointments.ledger import Ledger, Seat
from planner.core.appointments.place import place
from planner.core.appointments.wanted import Want, read_wanted, serving
from planner.core.facts.component import Facts, read_facts
from planner.core.timetable import Door, Placed, Presence
from schemas.ids import PartnerId, ReferentId, SiteId
from schemas.problem import Problem

HEADER = (
    "week",
    "way",
    "wanted",
    "offered",
    "share",
    "whole",
    "close",
    "waits",
    "gaps",
    "at least",
    "same day",
    "at least",
    "processor s",
)
ISERE = Path(__file__).parents[1] / "examples" / "isere"


@dataclass(frozen=True)
class Line:
    """One way to offer, in one week."""

    week: str
    way: str
    wanted: int
    """Appointments of all targets that are not booked."""
    offered: int
    """Of these; what is offered beyond a target is left out."""
    whole: int
    """Offers that have their partner's own length."""
    close: int
    """Times that a referent has less than the partner's buffer between two appointments on offer."""
    waits: int
    """Minutes that referents wait between two appointments of one availability, beyond the buffer."""
    gaps: int
    """Points of all gaps: waits, and minutes that buffers lack."""
    gaps_at_least: int | None
    """How many of these cannot be done without, by a proved bound; of Binôme's offers alone."""
    same_day: int
    """Offers of a site with one partner beyond the first of a day."""
    at_least: int
    """How many of these cannot be done without, by a proved bound."""
    seconds: float

    def cells(self) -> tuple[str, ...]:
        """As a row."""
        share = f"{100 * self.offered / self.wanted:.1f} %" if self.wanted else "none wanted"
        counts = (
            self.wanted,
            self.offered,
            share,
            self.whole,
            self.close,
            f"{self.waits / 60:.1f}",
            self.gaps,
            "" if self.gaps_at_least is None else self.gaps_at_least,
            self.same_day,
            self.at_least,
        )
        return (self.week, self.way, *map(str, counts), f"{self.seconds:.2f}")


def measured(name: str, problem: Problem) -> Iterator[Line]:
    """The three ways in a week that goes as it was announced."""
    facts = read_facts(problem, load_figures())
    shifts, doors = announced(facts)
    for way, offers in (("as they come, whole", whole), ("as they come, close", close), ("Binôme", _planned)):
        began = process_time()
        found = list(offers(facts, shifts, doors))
        seconds, ground = process_time() - began, read_ground(facts, shifts, doors)
        yield _line(ground, name, way, found, seconds, proved=offers is _planned)


def _planned(facts: Facts, shifts: Sequence[Presence], doors: Sequence[Door]) -> Iterable[Offer]:
    placed = place(facts, shifts, doors, Budget(1.0), seed=0, sweeps=SWEEPS).appointments
    return [_offer(each) for each in placed if each.state == "offered"]


def _offer(each: Placed) -> Offer:
    return each.site, each.partner, each.referent, each.start, each.end


def _line(ground: Ground, week: str, way: str, offers: Sequence[Offer], seconds: float, *, proved: bool) -> Line:
    facts, wanted = ground.facts, read_wanted(ground.facts)
    booked = [*wanted.settled, *wanted.bookings]
    asked = {(q.site, q.partner): len(wanted.offers(q, booked)) for q in wanted.quotas}
    counts: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    lines: defaultdict[ReferentId, list[tuple[int, int, int]]] = defaultdict(list)
    seats, whole = _seats(ground, offers), 0
    for site, partner, referent, start, end in offers:
        reception = facts.figures.reception(partner)
        counts[site, partner].append(start // 1440)
        lines[ReferentId(referent)].append((start, end, reception.buffer_minutes))
        whole += end - start >= reception.slot_minutes
    return Line(
        week,
        way,
        wanted=sum(asked.values()),
        offered=sum(min(len(counts[key]), count) for key, count in asked.items()),
        whole=whole,
        close=sum(b[0] < a[1] + a[2] for line in lines.values() for a, b in pairwise(sorted(line))),
        waits=waited(ground, seats),
        gaps=points_of_gaps(ground, seats),
        gaps_at_least=least_points(ground, seats) if proved else None,
        same_day=sum(len(days) - len(set(days)) for days in counts.values()),
        at_least=fewest_sharing(ground, {q: len(counts[q.site, q.partner]) for q in wanted.quotas}),
        seconds=seconds,
    )


def _seats(ground: Ground, offers: Sequence[Offer]) -> list[Seat]:
    """The offers, and what is booked; those that were on offer before stand where they stood."""
    wanted = read_wanted(ground.facts)
    ledger = Ledger(ground, wanted)
    seats = [*seat_settled(ledger), *seat_bookings(ledger)]
    old = {(want.site, want.partner, want.referents[0], want.original): want for want in wanted.old}
    for number, (site, partner, referent, start, end) in enumerate(offers):
        key = SiteId(site), PartnerId(partner), ReferentId(referent), (start, end)
        new = Want(*key[:2], serving(ground.facts, *key[:2]), end - start, number=number)
        seats.append(Seat(old.get(key, new), key[2], None, start))
    return seats


def waited(ground: Ground, seats: Sequence[Seat]) -> int:
    """Minutes beyond the buffer between neighbours of one availability."""
    gaps = [
        other.start - one.span[1] - ground.facts.figures.reception(one.want.partner).buffer_minutes
        for line in lines_of(ground, seats).values()
        for one, other in pairwise(line)
    ]
    return sum(gap for gap in gaps if gap > 0)


def main() -> None:
    """Measure the weeks of Isère and generated basins, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--families", default="basin,basin_taken,basin58,basin58_floaters")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("-o", "--output", type=Path, default=Path(__file__).with_name("offers-results.md"))
    given = parser.parse_args()
    weeks = [(f"isere {name}", ISERE / f"{name}.problem.json") for name in ("ordinary", "short-staffed", "flu")]
    lines = [line for name, file in weeks for line in measured(name, Problem.model_validate_json(file.read_bytes()))]
    for family in given.families.split(","):
        for seed in range(given.seeds):
            lines += measured(f"{family} {seed}", instance(family, seed))
    rows = (line.cells() for line in lines)
    text = page("Slots offered", __doc__, HEADER, rows, " ".join(["python -m benchmarks.offers", *sys.argv[1:]]))
    given.output.write_text(text, encoding="utf-8")
    sys.stdout.write(given.output.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
