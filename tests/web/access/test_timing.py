"""Nobody learns by a clock which logins there are.

What takes time at the door is the hash of a password, thousands of times longer than all else: it is counted, with its
figures, which hangs on no machine.
"""

from datetime import timedelta

import pytest
from argon2 import Parameters, PasswordHasher, extract_parameters
from starlette.testclient import TestClient

from planner.services.access.accounts import Person, make_account, set_password
from schemas.role import Role
from tests.web.api.counter import BASIN, Counter
from tests.web.people.persons import PASSWORD, PLACE

Worked = list[tuple[str, Parameters, int]]
"""Each work at a hash: what it was, its figures, and how long a password it was for."""


@pytest.fixture
def worked(monkeypatch: pytest.MonkeyPatch) -> Worked:
    """Every hash that is worked at from now on, in whichever thread."""
    found: Worked = []
    make, verify = PasswordHasher.hash, PasswordHasher.verify

    def making(self: PasswordHasher, password: str) -> str:
        made = make(self, password)
        found.append(("hash", extract_parameters(made), len(password)))
        return made

    def verifying(self: PasswordHasher, kept: str, password: str) -> bool:
        found.append(("verify", extract_parameters(kept), len(password)))
        return verify(self, kept, password)

    monkeypatch.setattr(PasswordHasher, "hash", making)
    monkeypatch.setattr(PasswordHasher, "verify", verifying)
    return found


def test_a_login_that_nobody_has_takes_as_long_as_a_wrong_password(counter: Counter, worked: Worked) -> None:
    """And so do one that has no password yet and one that may not sign in any more: one hash of the same figures."""
    with counter.store.transaction() as session:
        for login in ("lea", "max", "gone"):
            account = make_account(session, Person(login, Role.AUDITOR, (f"basin:{BASIN}",)), counter.now, "/test")
            if login != "max":
                set_password(session, account, PASSWORD, counter.now, "/test")
            account.disabled = login == "gone"
    browser, found = TestClient(counter.app, base_url=PLACE), dict[str, Worked]()
    for login in ("nobody", "lea", "max", "gone"):
        counter.now += timedelta(minutes=2)  # so that the next try is looked at
        worked.clear()
        assert browser.post("/session", json={"login": login, "password": "x" * 12}).status_code == 401
        found[login] = list(worked)
    assert [what for what, _, _ in found["lea"]] == ["verify"]
    assert {login: each for login, each in found.items() if each != found["lea"]} == {}
