"""The certificate of a published week: issued with it, of that roster, with nobody in it."""

import hashlib
import json

from config.figures import load_figures
from planner.check.report import check
from planner.services.naming import masked
from planner.services.planning.compose_problem import compose_problem
from planner.store import revisions
from schemas.role import Role
from tests.wall import WEEK
from tests.web.api.counter import BASIN, Counter

PATH = f"/basins/{BASIN}/weeks/{WEEK}/certificate"


def test_a_published_week_is_certified_as_it_is(counter: Counter) -> None:
    """Nothing is broken; the fingerprint is that of the roster as the API gives it."""
    asker = counter.coordinator()
    told = asker.get(PATH).json()
    assert (told["format"], told["basin"], told["week"], told["violations"]) == ("binome.certificate/1", BASIN, WEEK, 0)
    roster = asker.get(f"/basins/{BASIN}/weeks/{WEEK}/roster").content
    assert told["roster_sha256"] == hashlib.sha256(roster).hexdigest()
    assert {each["site"] for each in told["guarantees"]} == {"s1", "s2"}


def test_guarantees_are_the_checker_s_own_count(counter: Counter) -> None:
    """Counted anew, they are the same."""
    with counter.store.reading() as session:
        row = revisions.published(session, BASIN, WEEK)
        problem = compose_problem(session, BASIN, WEEK, counter.now)
    assert row is not None
    assert problem is not None
    report = check(masked(problem), revisions.roster_of(row), load_figures())
    told = counter.coordinator().get(PATH).json()["guarantees"]
    assert told == json.loads(json.dumps([each.model_dump(mode="json") for each in report.guarantees]))


def test_a_proposal_that_is_published_has_a_certificate_of_its_own(counter: Counter) -> None:
    """Issued when it is published; what the roster states still holds then."""
    asker = counter.coordinator()
    before = asker.get(PATH)
    proposal = asker.get(f"/basins/{BASIN}/weeks/{WEEK}/proposal").json()
    published = asker.post(f"/basins/{BASIN}/weeks/{WEEK}/proposal/publish", json={"revision": proposal["revision"]})
    assert published.status_code < 300, published.text
    after = asker.get(PATH)
    assert after.headers["etag"] != before.headers["etag"]
    assert after.json()["violations"] == 0


def test_what_is_the_same_is_not_sent_again(counter: Counter) -> None:
    asker = counter.coordinator()
    tag = asker.get(PATH).headers["etag"]
    assert asker.get(PATH, headers={"if-none-match": tag}).status_code == 304


def test_a_week_without_a_roster_has_none(counter: Counter) -> None:
    assert counter.coordinator().get(f"/basins/{BASIN}/weeks/2027-W01/certificate").status_code == 404


def test_nobody_stands_in_it(counter: Counter) -> None:
    """Neither by name nor by id; a manager of a site may see it whole."""
    text = counter.as_(Role.SITE_MANAGER, "site:s1").get(PATH).text
    assert not {f'"{agent}"' for agent in ("a1", "a2", "a3", "b1", "b2", "b3")} & set(text.replace(":", ",").split(","))
    assert "Agent" not in text
