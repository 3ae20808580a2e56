"""`python -m benchmarks.reading`: how fast a basin's week is read over the API, alone and while it is planned.

A basin whose week people were given, in SQLite. First its roster is asked for alone: whole, packed, and by who has it.
Then clients ask, each once a second, for what telephones and screens ask for, while a worker plans one absence after
the other. What is measured stands in `benchmarks/reading-results.md`.
"""

import argparse
import os
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from benchmarks.instances.week import WEEK, at
from benchmarks.system.absences import one_after_another
from benchmarks.system.ground import Ground, Grounds
from benchmarks.system.http import HEADS, RULE, Line, Served, hey, made_by, measured, served
from benchmarks.system.networks import import_all, network, published
from benchmarks.system.outside import Listener, Sender
from benchmarks.system.process import Solves, running, usual
from planner.services.access.tokens import Wanted, make_token
from planner.services.feeds.keep_feeds import create_feed
from schemas.problem import Problem
from schemas.role import Role

RESULTS = Path(__file__).with_name("reading-results.md")
_BEGINS = at(-3, 960)
"""The Friday before the week of the instances, in the afternoon."""
_PLAN_SECONDS = 60.0
_PATIENCE = 60.0
GROUPS = 5
"""Clients of `hey` ask in the same instant, those of a group a part of a second after those of the one before."""
CALM, CONNECTIONS = 20, 4
"""Questions a second for one roster, and over how many connections."""


class Basin:
    """A basin whose week can be read, and its address books."""

    def __init__(self, ground: Ground, problem: Problem) -> None:
        """Import it, and make a token and a calendar."""
        import_all(ground, [problem])
        store = ground.store()
        with store.transaction() as session:
            wanted = Wanted("bench", Role.COORDINATOR, (f"basin:{problem.basin}",), ground.now() + timedelta(days=30))
            self.token = make_token(session, wanted, ground.now(), "bench").secret
            self.feed = create_feed(session, "agent", problem.agents[0].id, ground.now(), "bench").token
        store.close()
        self.roster = f"/api/v1/basins/{problem.basin}/weeks/{problem.week}/roster"
        self.lists = (f"/api/v1/basins/{problem.basin}/slots?from={_day(0)}", f"/api/v1/basins/{problem.basin}/sites")

    def headers(self, **more: str) -> dict[str, str]:
        """Of one who may ask."""
        return {
            "authorization": f"Bearer {self.token}",
            **{name.replace("_", "-"): value for name, value in more.items()},
        }


def _day(day: int) -> str:
    return at(day, 0).isoformat().replace("+", "%2B")


def alone(basin: Basin, server: Served, seconds: int) -> Iterator[Line]:
    """The roster, by itself."""
    address = server.at(basin.roster)
    request = urllib.request.Request(address, headers=basin.headers())  # noqa: S310 - our own
    with urllib.request.urlopen(request) as answer:  # noqa: S310 - the same
        tag, size = answer.headers["etag"], len(answer.read())
    pace = f"{CALM}/s asked, {CONNECTIONS} connections, {seconds} s"
    ways = {
        f"roster, {size // 1024} KiB": basin.headers(accept_encoding="identity"),
        "roster, packed": basin.headers(accept_encoding="gzip"),
        "roster, unchanged (304)": basin.headers(if_none_match=tag),
    }
    for name, headers in ways.items():
        yield measured(name, pace, seconds, server, [hey(address, seconds, CONNECTIONS, CALM, headers)])


def while_planning(basin: Basin, server: Served, ground: Ground, problem: Problem, clients: int, seconds: int) -> Line:
    """Everybody asks, and the week is planned again and again."""
    half, eighth = clients // 2, clients // 8
    shares = {f"/feeds/{basin.feed}.ics": half, basin.roster: clients - half - 2 * eighth}
    shares |= dict.fromkeys(basin.lists, eighth)
    headers = basin.headers(accept_encoding="gzip")
    with running(ground, Solves("real"), usual(ground)), planning(ground, problem) as planned:
        works = []
        for group in range(GROUPS):
            if group:
                time.sleep(1 / GROUPS)
            for path, share in shares.items():
                some = share // GROUPS + (group < share % GROUPS)
                works.append(hey(server.at(path), seconds, some, some, headers))
        line = measured("", f"1/s each of {clients} clients in {GROUPS} groups, {seconds} s", seconds, server, works)
        name = f"of 8 clients 4 a calendar, 2 the roster, 1 slots, 1 sites, while {len(planned)} plans were made"
    return Line(**{**vars(line), "name": name})


@contextmanager
def planning(ground: Ground, problem: Problem) -> Iterator[list[float]]:
    """Absences, each once the roster of the one before was heard of; gives the moments at which one was."""
    over, planned = threading.Event(), list[float]()

    def report() -> None:
        with Sender(ground) as sender, Listener(ground, "binome.rosters") as listener:
            for number, away in enumerate(one_after_another(problem, len(problem.agents))):
                if over.is_set():
                    return
                event = away.reported(sender, number)
                sender.send([event])
                arrived = listener.published_for(event.id, _PATIENCE)
                if arrived is not None:
                    planned.append(arrived)

    thread = threading.Thread(target=report)
    thread.start()
    try:
        yield planned
    finally:
        over.set()
        thread.join()


def main() -> None:
    """Measure, and write the page."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading", description=__doc__)
    parser.add_argument("--sites", type=int, default=40)
    parser.add_argument("--clients", type=int, default=200)
    parser.add_argument("--seconds", type=int, default=300, help="how long everybody asks")
    parser.add_argument("--processes", type=int, default=2, help="of `binome serve`")
    parser.add_argument("--cache", type=Path, default=Path("build/replan"), help="where first plans are kept")
    given = parser.parse_args()
    problem = published(network("b00", given.sites, 0), _PLAN_SECONDS, given.cache)
    rows = [HEADS, RULE]
    with tempfile.TemporaryDirectory(prefix="binome-bench-") as folder:
        ground = Grounds(Path(folder), _BEGINS, None).fresh()
        basin = Basin(ground, problem)
        settings = {
            "BINOME_DATABASE_URL": ground.settings.database_url.get_secret_value(),
            "BINOME_FEED_READS_PER_MINUTE": "1000000",
            "BINOME_CLOCK": ground.now().isoformat(),
        }
        with served(settings, given.processes) as server:
            for line in alone(basin, server, min(20, given.seconds)):
                rows.append(line.row())
                print(rows[-1], flush=True)
            rows.append(while_planning(basin, server, ground, problem, given.clients, given.seconds).row())
            print(rows[-1], flush=True)
    RESULTS.write_text("\n".join([_head(given.sites, given.seconds), *rows, ""]), encoding="utf-8")


def _head(sites: int, seconds: int) -> str:
    return f"""# A week over the API

A basin of {sites} sites whose week ({WEEK}) people were given, in SQLite; {os.cpu_count()} cores, shared with `hey`,
with the worker that plans and with whatever else runs: `load` is how many wanted a core on average over the last
minute. Wanted: a roster within 150 ms in 95 of 100 cases; while a worker plans, no error for 200 clients in five
minutes, and 99 of 100 answers within 500 ms. Clients are in {GROUPS} groups: those of one ask in the same instant, the
next one 1/{GROUPS} s later.

{made_by(f"python -m benchmarks.reading --seconds {seconds}")}
"""


if __name__ == "__main__":
    main()
