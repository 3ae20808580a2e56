"""`python -m benchmarks.closed_feeds`: whether a clock tells which addresses of calendars there are or were.

Addresses that open nothing (unknown, revoked, short, of no form) are asked for in turn, and the median work of the
process for each kind is printed. What must hold on every machine is counted by `tests/web/test_feed_timing.py`.
"""

import tempfile
import time
from pathlib import Path
from statistics import median

from planner.services.feeds.keep_feeds import revoke_feed
from planner.store.migrate import upgrade
from planner.store.session import Store
from tests.services.stored import stored
from tests.services.weeks import two_sites
from tests.web.feeds import Read, read_over_http

ROUNDS, NOT_FOUND = 300, 404


def work_for(reader: Read, path: str) -> float:
    """Milliseconds that the process works at one ask."""
    began = time.process_time()
    status = reader.get(path).status_code
    seconds = time.process_time() - began
    if status != NOT_FOUND:
        raise SystemExit(f"{path} is answered {status}")
    return seconds * 1000


def main() -> None:
    """Ask, and print the median of each kind."""
    with tempfile.TemporaryDirectory() as place:
        store = Store(f"sqlite:///{Path(place) / 'binome.db'}")
        upgrade(store)
        reader = read_over_http(stored(store, two_sites().build()), per_minute=1_000_000)
        revoked = reader.open("agent", "a1")
        with reader.week.store.transaction() as session:
            revoke_feed(session, revoked.feed.id, reader.week.now, "somebody")
        tokens = {"unknown": "A" * 43, "revoked": revoked.token, "short": revoked.token[:-1], "no form": "é"}
        found: dict[str, list[float]] = {kind: [] for kind in tokens}
        for _round in range(ROUNDS):
            for kind, token in tokens.items():
                found[kind].append(work_for(reader, f"/feeds/{token}.ics"))
        for kind, each in found.items():
            print(f"{kind:8} {median(each):.3f} ms")
        store.close()


if __name__ == "__main__":
    main()
