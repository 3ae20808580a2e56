"""A long document is sent packed to who understands that; its tag says what is in it, however it is sent."""

import pytest

from schemas.role import Role
from tests.wall import WEEK
from tests.web.api.counter import BASIN, Counter

PATH = f"/basins/{BASIN}/weeks/{WEEK}/roster"
SINCE = "from=2026-11-30T00:00:00Z"


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.SITE_MANAGER])
def test_a_roster_is_packed_where_that_is_understood(counter: Counter, role: Role) -> None:
    """The same document, whole or in part, and whoever stores answers keeps the two apart."""
    asker = counter.as_(role, "basin:38" if role == Role.COORDINATOR else "site:s1")
    plain = asker.get(PATH, headers={"accept-encoding": "identity"})
    packed = asker.get(PATH, headers={"accept-encoding": "gzip"})
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.json() == plain.json()
    assert packed.headers["etag"] == f"W/{plain.headers['etag']}"
    assert "accept-encoding" in plain.headers["vary"]


def test_who_has_it_in_one_way_has_it_in_the_other(counter: Counter) -> None:
    """By either tag."""
    asker = counter.coordinator()
    for way in ("gzip", "identity"):
        tag = asker.get(PATH, headers={"accept-encoding": way}).headers["etag"]
        for again in ("gzip", "identity"):
            answer = asker.get(PATH, headers={"accept-encoding": again, "if-none-match": tag})
            assert (answer.status_code, answer.content) == (304, b"")


@pytest.mark.parametrize("path", ["sites?", f"slots?{SINCE}", f"openings?{SINCE}"], ids=["sites", "slots", "openings"])
def test_a_list_that_is_as_it_was_is_not_sent_again(counter: Counter, path: str) -> None:
    """Screens ask for it again and again; another asker's part of it is another one."""
    address = f"/basins/{BASIN}/{path}"
    asker, manager = counter.coordinator(), counter.as_(Role.SITE_MANAGER, "site:s2")
    tag = asker.get(address).headers["etag"]
    assert asker.get(address, headers={"if-none-match": tag}).status_code == 304
    assert asker.get(f"{address}&limit=1", headers={"if-none-match": tag}).status_code == 200
    part = manager.get(address, headers={"if-none-match": tag})
    assert part.status_code == (304 if path.startswith("openings") else 200), "doors are told of whole"
