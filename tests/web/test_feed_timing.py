"""Nobody learns by a clock which addresses of calendars there are or were.

What can take time is counted, call by call, which hangs on no machine; the clock itself is looked at by
`python -m benchmarks.closed_feeds`.
"""

import sys
import threading
from collections import Counter
from pathlib import Path
from types import FrameType

import pytest

import planner
from planner.services.feeds.keep_feeds import revoke_feed, rotate_feed
from planner.store.session import Store
from tests.services.stored import stored
from tests.services.weeks import two_sites
from tests.web.feeds import Read, read_over_http

OURS = str(Path(planner.__file__).parent)
HASHES = {"openssl_sha256", "openssl_sha1", "openssl_md5", "new", "pbkdf2_hmac", "scrypt"}


@pytest.fixture
def closed(sqlite_store: Store) -> tuple[Read, dict[str, str]]:
    """Somebody who reads, and paths that open nothing: unknown, revoked, rotated, malformed in several ways."""
    week = read_over_http(stored(sqlite_store, two_sites().build()), per_minute=1_000_000)
    revoked, rotated = week.open("agent", "a1"), week.open("agent", "a2")
    with week.week.store.transaction() as session:
        revoke_feed(session, revoked.feed.id, week.week.now, "somebody")
        assert rotate_feed(session, rotated.feed.id, week.week.now, "somebody") is not None
    tokens = {"unknown": "A" * 43, "revoked": revoked.token, "rotated": rotated.token, "short": revoked.token[:-1]}
    paths = {kind: f"/feeds/{token}.ics" for kind, token in tokens.items()}
    return week, paths | {"no form": f"/feeds/{revoked.token}", "deeper": "/feeds/x/y.ics", "letters": "/feeds/é.ics"}


def calls_for(week: Read, path: str) -> Counter[str]:
    """How often each function of ours, and each hash, is called for one ask, whichever thread calls it."""
    counted: Counter[str] = Counter()

    def note(frame: FrameType, event: str, arg: object) -> None:
        code = frame.f_code
        if event == "call" and code.co_filename.startswith(OURS):
            counted[f"{code.co_filename}:{code.co_qualname}"] += 1
        elif event == "c_call" and getattr(arg, "__name__", "") in HASHES:
            counted[f"hash:{getattr(arg, '__name__', '')}"] += 1

    threading.setprofile(note)
    sys.setprofile(note)
    try:
        assert week.get(path).status_code == 404
    finally:
        sys.setprofile(None)
        threading.setprofile(None)
    return counted


def test_whatever_opens_nothing_costs_the_same_calls(closed: tuple[Read, dict[str, str]]) -> None:
    """Of every function of ours, and of every hash: none of them is looked at longer than another."""
    week, paths = closed
    for path in paths.values():
        week.get(path)
    found = {kind: calls_for(week, path) for kind, path in paths.items()}
    usual = found["unknown"]
    assert usual["hash:openssl_sha256"] == 1
    assert len(usual) > 10
    assert {kind: (each - usual) + (usual - each) for kind, each in found.items() if each != usual} == {}
