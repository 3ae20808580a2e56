"""Nobody learns by a clock which logins there are.

Compared is the work of the whole process for one try, which does not hang on what else the machine does: all kinds in
turn, by their medians, and apart by far less than what the hash of a password takes in the same process.
"""

import time
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from statistics import median

from starlette.testclient import TestClient

from planner.services.access.accounts import Person, make_account, set_password
from planner.services.access.passwords import is_right
from schemas.role import Role
from tests.web.api.counter import BASIN, Counter
from tests.web.people.persons import PASSWORD, PLACE

ROUNDS = 5


def work(done: Callable[[], object]) -> float:
    """Seconds that the process works at something."""
    began = time.process_time()
    done()
    return time.process_time() - began


def test_a_login_that_nobody_has_takes_as_long_as_a_wrong_password(counter: Counter) -> None:
    """And so does one that has no password yet: each is as slow as a hash is."""
    with counter.store.transaction() as session:
        for login in ("lea", "max"):
            account = make_account(session, Person(login, Role.AUDITOR, (f"basin:{BASIN}",)), counter.now, "/test")
            if login == "lea":
                set_password(session, account, PASSWORD, counter.now, "/test")
    browser = TestClient(counter.app, base_url=PLACE)

    def tries(login: str) -> None:
        counter.now += timedelta(minutes=2)  # so that the next try is looked at
        assert browser.post("/session", json={"login": login, "password": "x" * 12}).status_code == 401

    hashing: list[float] = []
    found: dict[str, list[float]] = {login: [] for login in ("nobody", "lea", "max")}
    for _ in range(ROUNDS):
        hashing.append(work(lambda: is_right("x" * 12, None)))
        for login, seconds in found.items():
            seconds.append(work(partial(tries, login)))
    middles = {login: median(seconds) for login, seconds in found.items()}
    assert max(middles.values()) - min(middles.values()) < median(hashing) / 2
