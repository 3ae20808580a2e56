"""`python -m benchmarks.feeds`: how fast calendars are answered, measured from outside by `hey`.

One agent's calendar of 200 events over 120 days, in SQLite, behind `binome serve` of one process and of two. Rate,
connections, duration and the machine's load stand in the page that is written, `benchmarks/feeds-results.md`. `hey` and
the server share the machine's cores; the processor time of an answer is the server's own, and hangs less on what else
runs.
"""

import argparse
import os
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from benchmarks.system.http import HEADS, RULE, Line, Served, hey, made_by, measured, served
from planner.feeds import writing
from planner.feeds.composed import composed
from planner.services.calendars.keep_seats import keep_subjects
from planner.services.calendars.wanted import Wanted
from planner.services.feeds.keep_feeds import create_feed
from planner.services.feeds.read_feed import contents_of, open_feeds
from planner.services.feeds.tokens import hash_of
from planner.services.network.import_network import Wish, import_network
from planner.services.network.importing.from_problem import state_problem
from planner.store.migrate import upgrade
from planner.store.session import Store
from tests.builders import a_problem

RESULTS = Path(__file__).with_name("feeds-results.md")
EVENTS, DAYS = 200, 120
RATE, CONNECTIONS = 200, 10
WORKERS = (1, 2)
_HEAD = f"""# Calendars over HTTP

{EVENTS} events over {DAYS} days, in SQLite; {os.cpu_count()} cores, shared with `hey` and with whatever else
runs: `load` is how many wanted a core on average over the last minute, these two included. Wanted: at {RATE}/s a first
answer within 50 ms and a 304 within 5 ms in 95 of 100 cases; 2,000 polls a second of which 95 % are unchanged.
"""


def a_full_calendar(store: Store) -> str:
    """The token of a calendar with all its events, between 30 days back and 90 ahead."""
    now = datetime.now(UTC).replace(microsecond=0)  # noqa: TID251 - a root of its own
    problem = a_problem().with_site("s1").with_agents(2).build()
    import_network(store, ["38"], partial(state_problem, problem=problem, now=now), now, Wish())
    step = timedelta(days=DAYS - 2) / EVENTS
    begins = [now - timedelta(days=29) + number * step for number in range(EVENTS)]
    events = [Wanted("shift", "a1", "s1", start, start + timedelta(hours=4), f"n{n}") for n, start in enumerate(begins)]
    with store.transaction() as session:
        keep_subjects(session, "38", ("shift",), None, events, now)
        return create_feed(session, "agent", "a1", now, "bench").token


def written_again(store: Store, token: str) -> tuple[float, float, int]:
    """Milliseconds to read and write the calendar with no event known, then with all known; and its bytes."""
    now = datetime.now(UTC)  # noqa: TID251 - a root of its own
    took = []
    data = b""
    for _ in range(2):
        began = time.perf_counter()
        with store.reading() as session:
            opened = open_feeds(session, [hash_of(token)])[hash_of(token)]
            data = writing.written(composed(contents_of(session, opened, now)))
        took.append((time.perf_counter() - began) * 1000)
    return took[0], took[1], len(data)


def measure(seconds: int) -> Iterator[Line]:
    """Every line of the page."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/binome.db"
        store = Store(url)
        upgrade(store)
        token = a_full_calendar(store)
        cold, warm, size = written_again(store, token)
        print(f"{size} bytes; read and written: {cold:.0f} ms with no event known, {warm:.0f} ms with all known")
        for processes in WORKERS:
            settings = {"BINOME_DATABASE_URL": url, "BINOME_FEED_READS_PER_MINUTE": "1000000"}
            with served(settings, processes) as server:
                yield from polled(server, server.at(f"/feeds/{token}.ics"), seconds)
        store.close()


def polled(server: Served, address: str, seconds: int) -> Iterator[Line]:
    """The calendar at its address, asked for at a rate, then as often as can be."""
    with urllib.request.urlopen(address) as answer:  # noqa: S310 - our own
        known = {"if-none-match": answer.headers["etag"]}
    pace = f"{RATE}/s asked, {CONNECTIONS} connections, {seconds} s"
    yield measured("whole", pace, seconds, server, [hey(address, seconds, CONNECTIONS, RATE, {})])
    yield measured("unchanged (304)", pace, seconds, server, [hey(address, seconds, CONNECTIONS, RATE, known)])
    most = [hey(address, seconds, 19, None, known), hey(address, seconds, 1, None, {})]
    asked = f"19 connections with the tag and 1 without, {seconds} s"
    yield measured("as many as can be", asked, seconds, server, most)


def main() -> None:
    """Measure, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=20)
    seconds = parser.parse_args().seconds
    rows = []
    for line in measure(seconds):
        rows.append(line.row())
        print(rows[-1], flush=True)
    how = made_by(f"python -m benchmarks.feeds --seconds {seconds}")
    RESULTS.write_text("\n".join([_HEAD, how, "", HEADS, RULE, *rows, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
