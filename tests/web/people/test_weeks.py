"""The published week as a page, for whoever is signed in: as much of it as over the API, as `binome show` makes it."""

import re

import pytest

from schemas.role import Role
from tests.wall import WEEK
from tests.web.api.counter import BASIN, ELSEWHERE, Counter
from tests.web.people.persons import AtScreen
from tests.web.people.test_calendars import inside
from tests.well_formed import Tree

THIS_WEEK = f"/planning?bassin={BASIN}&semaine={WEEK}"


def seen(screen: AtScreen) -> set[str]:
    """Sites and people that stand in the page, by the last word of their names."""
    found = re.findall(r'<(?:h2 id="site-\d+-name"|th scope="row")>([^<]+)<', screen.page.text)
    return {name.rpartition(" ")[2] for name in found}


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.SITE_MANAGER, Role.AGENT, Role.AUDITOR])
def test_a_week_is_one_step_away_from_the_start(counter: Counter, role: Role) -> None:
    """The link leads to the next week that was published, and its page back."""
    lea = inside(counter, role)
    link = re.search(r'href="(planning\?[^"]+)">Planning de la semaine<', lea.page.text)
    assert link is not None
    assert lea.opens(f"/{link[1]}") == 200
    assert "Bassin 38, semaine 49, du lundi 30 novembre au dimanche 6 décembre 2026" in lea.said
    assert '<a href="./">Accueil</a>' in lea.page.text
    assert lea.page.headers["cache-control"] == "no-store"


def test_who_looks_after_a_basin_sees_all_of_it(counter: Counter) -> None:
    lea = inside(counter, Role.COORDINATOR)
    lea.opens(THIS_WEEK)
    assert {"s1", "s2", "a1", "b1"} <= seen(lea)


@pytest.mark.parametrize("role", [Role.SITE_MANAGER, Role.AGENT])
def test_others_see_the_own_sites_and_who_is_there(counter: Counter, role: Role) -> None:
    """Nothing of the other site, nor of its people."""
    lea = inside(counter, role)
    lea.opens(THIS_WEEK)
    assert {"s1", "a1", "a2", "a3"} <= seen(lea)
    assert not {"s2", "b1", "b2", "b3"} & seen(lea)
    assert "s2" not in lea.said


def test_a_week_that_is_none_of_theirs_cannot_be_told_from_one_that_is_not_there(counter: Counter) -> None:
    """Of another basin, of none, of a week without a roster, or for who may read no roster at all."""
    lea = inside(counter, Role.AGENT)
    told = set()
    for path in (
        THIS_WEEK.replace(WEEK, "2026-W50"),
        f"/planning?bassin={ELSEWHERE}",
        "/planning?bassin=x",
        "/planning",
    ):
        assert lea.opens(path) == 404
        told.add(lea.page.text)
    assert len(told) == 1


def test_a_partner_reads_no_roster(counter: Counter) -> None:
    caf = inside(counter, Role.PARTNER)
    assert "planning?" not in caf.page.text
    assert caf.opens(THIS_WEEK) == 404


def test_who_is_not_signed_in_is_led_to_the_door(counter: Counter) -> None:
    """Also with a token of a program: a token opens no page."""
    nobody = AtScreen(counter)
    token = counter.coordinator().headers["authorization"]
    for headers in ({}, {"authorization": token}):
        answer = nobody.client.get(THIS_WEEK, headers=headers, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, "connexion")


def test_nothing_stands_in_the_page_that_its_policy_forbids(counter: Counter) -> None:
    """No style and no script inside; the style sheet comes from beside it, and no icon is asked for."""
    lea = inside(counter, Role.COORDINATOR)
    lea.opens(THIS_WEEK)
    tree = Tree(lea.page.text)
    assert not tree.all("style") + tree.all("script") + tree.all("meta http-equiv")
    assert not [found for _, found in tree.elements if "style" in found or any(name.startswith("on") for name in found)]
    icon, sheet = tree.all("link")
    assert (icon["rel"], icon["href"]) == ("icon", "data:,")
    assert lea.client.get(f"/{sheet['href']}").headers["content-type"].startswith("text/css")
