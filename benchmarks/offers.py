"""`python -m benchmarks.offers`: how many slots are offered, against offering them as they come, in the same weeks.

As they come: the targets in the order of the file, each at the earliest time at which it is lawful. Once with each
partner's own length and buffer, as a tool that knows one partner would; once as short and close as the targets allow,
which is the most that taking them as they come can give.

`offered`: of those wanted; what is beyond a target is left out. `whole`: offers as long as their partner's own slots.
`close`: pauses shorter than the partner's buffer. `waits`: hours that referents wait beyond the buffer between two
appointments of one availability, the holes of their days; no bound above 0 is shown. `same day`: offers of a site with
one partner beyond the first of a day; `at least`: how many of these no choice of as many offers can do without, proved
by a relaxation (`spread_bound.py`).
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from time import process_time

from benchmarks.announced import announced
from benchmarks.instances.catalogue import instance
from benchmarks.report import describe
from benchmarks.spread_bound import fewest_sharing
from config.figures import load_figures
from planner.core.appointments.bookings import seat_bookings, seat_settled
from planner.core.appointments.ground import Ground, read_ground
from planner.core.appointments.ledger import Ledger, Seat
from planner.core.appointments.place import place
from planner.core.appointments.wanted import Want, Wanted, read_wanted
from planner.core.facts import Facts, read_facts
from planner.core.timetable import Door, Placed, Presence
from schemas.ids import ReferentId
from schemas.problem import Problem

ISERE = Path(__file__).parents[1] / "examples" / "isere"
STEP = 5
Offer = tuple[str, str, str, int, int]
"""Site, partner, referent, start and end of a slot on offer."""


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
            self.same_day,
            self.at_least,
        )
        return (self.week, self.way, *map(str, counts), f"{self.seconds:.2f}")


def measured(name: str, problem: Problem) -> Iterator[Line]:
    """The three ways in a week that goes as it was announced."""
    facts = read_facts(problem, load_figures())
    shifts, doors = announced(facts)
    for way, offers in (("as they come, whole", _whole), ("as they come, close", _close), ("Binôme", _planned)):
        began = process_time()
        found = list(offers(facts, shifts, doors))
        yield _line(read_ground(facts, shifts, doors), name, way, found, process_time() - began)


def _planned(facts: Facts, shifts: Sequence[Presence], doors: Sequence[Door]) -> Iterable[Offer]:
    placed = place(facts, shifts, doors, seconds=1.0, seed=0, arrange=True).appointments
    return [_offer(each) for each in placed if each.state == "offered"]


def _offer(each: Placed) -> Offer:
    return each.site, each.partner, each.referent, each.start, each.end


def _whole(facts: Facts, shifts: Sequence[Presence], doors: Sequence[Door]) -> Iterable[Offer]:
    return _as_they_come(read_ground(facts, shifts, doors), read_wanted(facts), whole=True)


def _close(facts: Facts, shifts: Sequence[Presence], doors: Sequence[Door]) -> Iterable[Offer]:
    return _as_they_come(read_ground(facts, shifts, doors), read_wanted(facts), whole=False)


def _as_they_come(ground: Ground, wanted: Wanted, *, whole: bool) -> Iterator[Offer]:
    ledger = Ledger(ground, wanted)
    held = [*seat_settled(ledger), *seat_bookings(ledger)]
    taken: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for seat in held:
        taken[seat.referent].append(seat.span)
    for quota in wanted.quotas:
        reception = ground.facts.figures.reception(quota.partner)
        buffer = reception.buffer_minutes if whole else 0
        minutes = max(quota.minutes, reception.slot_minutes) if whole else quota.minutes
        for want in wanted.offers(quota, [seat.want for seat in held]):
            asked = Want(want.site, want.partner, want.referents, minutes, number=want.number)
            found = next(_free(ledger, asked, taken, buffer), None)
            if found is not None:
                ledger.take(found)
                taken[found.referent].append(found.span)
                yield quota.site, quota.partner, found.referent, *found.span


def _free(ledger: Ledger, want: Want, taken: dict[str, list[tuple[int, int]]], buffer: int) -> Iterator[Seat]:
    """Lawful seats, the earliest first."""
    rooms = sorted((room, referent) for referent in want.referents for room in ledger.ground.fitting(want, referent))
    for room, referent in rooms:
        for start in range(-(-room[0] // STEP) * STEP, room[1] - want.minutes + 1, STEP):
            end = start + want.minutes
            if all(b + buffer <= start or end + buffer <= a for a, b in taken[referent]):
                seat = ledger.seat(want, referent, start)
                if seat is not None:
                    yield seat


def _line(ground: Ground, week: str, way: str, offers: Sequence[Offer], seconds: float) -> Line:
    facts, wanted = ground.facts, read_wanted(ground.facts)
    booked = [*wanted.settled, *wanted.bookings]
    asked = {(q.site, q.partner): len(wanted.offers(q, booked)) for q in wanted.quotas}
    counts: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    lines: defaultdict[ReferentId, list[tuple[int, int, int]]] = defaultdict(list)
    whole = 0
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
        waits=_waited(ground, lines),
        same_day=sum(len(days) - len(set(days)) for days in counts.values()),
        at_least=fewest_sharing(ground, {q: len(counts[q.site, q.partner]) for q in wanted.quotas}),
        seconds=seconds,
    )


def _waited(ground: Ground, lines: Mapping[ReferentId, Sequence[tuple[int, int, int]]]) -> int:
    """Minutes beyond the buffer between neighbours of one availability, those that are booked among them."""
    facts, minutes = ground.facts, 0
    ledger = Ledger(ground, read_wanted(facts))
    held = [*seat_settled(ledger), *seat_bookings(ledger)]
    for referent, line in lines.items():
        own = [seat for seat in held if seat.referent == referent]
        taken = [(*seat.span, facts.figures.reception(seat.want.partner).buffer_minutes) for seat in own]
        whole = sorted([*line, *taken])
        for start, end in facts.free[referent]:
            within = [each for each in whole if start <= each[0] and each[1] <= end]
            minutes += sum(max(0, b[0] - a[1] - a[2]) for a, b in pairwise(within))
    return minutes


def page(lines: Sequence[Line], command: str) -> str:
    """What was measured, as a page."""
    header = (
        "week",
        "way",
        "wanted",
        "offered",
        "share",
        "whole",
        "close",
        "waits",
        "same day",
        "at least",
        "processor s",
    )
    rows = [header, ("---",) * len(header), *(line.cells() for line in lines)]
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    text = (__doc__ or "").partition("\n\n")[2].strip()
    conditions = "; ".join(f"{key} {value}" for key, value in describe(command).items())
    return f"# Slots offered: what was measured\n\n{text}\n\n{table}\n\n{conditions}\n"


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
    given.output.write_text(page(lines, "python -m benchmarks.offers"), encoding="utf-8")
    sys.stdout.write(given.output.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
