"""People have the addresses of their own calendars made, changed and closed by themselves; of no others."""

import re

import pytest

from planner.web.people.calendars import MOST
from schemas.role import Role
from schemas.tables.feed import FeedRow
from tests.web.api.counter import Counter
from tests.web.people.persons import PASSWORD, AtScreen, link_for

OWN = {
    Role.COORDINATOR: "basin|38|38",
    Role.SITE_MANAGER: "site|38|s1",
    Role.AGENT: "agent|38|a3",
    Role.PARTNER: "partner|38|caf",
}


def inside(counter: Counter, role: Role) -> AtScreen:
    link_for(counter, role, password=PASSWORD)
    made = AtScreen(counter)
    assert made.signs_in() == 200
    return made


def shown(screen: AtScreen) -> str:
    """The path of the address that the page shows, once."""
    found = re.search(r'value="http://[^/]+(/feeds/[\w-]+\.ics)"', screen.page.text)
    assert found is not None, screen.said
    return found[1]


@pytest.mark.parametrize("role", list(OWN))
def test_everybody_gets_the_address_of_the_own_calendar(counter: Counter, role: Role) -> None:
    """It is read at once, shown once, and its page tells when it was given."""
    lea = inside(counter, role)
    assert f'value="{OWN[role]}"' in lea.page.text
    assert lea.sends("/agenda", agenda=OWN[role], faire="ouvrir") == 200
    address = shown(lea)
    assert "webcal://" in lea.page.text
    assert (f"{address.removesuffix('.ics')}.html" in lea.page.text) == (role == Role.PARTNER)
    assert lea.client.get(address).headers["content-type"].startswith("text/calendar")
    lea.opens("/")
    assert "Adresse donnée le jeudi 26 novembre 2026, lue le" in lea.said
    assert address not in lea.page.text


def test_an_address_is_changed_and_closed_by_its_owner(counter: Counter) -> None:
    """The old one opens nothing from then on."""
    lea = inside(counter, Role.AGENT)
    lea.sends("/agenda", agenda=OWN[Role.AGENT], faire="ouvrir")
    first, feed = shown(lea), str(re.search(r'name="adresse" value="([\w-]+)"', lea.page.text)[1])  # type: ignore[index]  # it is shown
    assert lea.sends("/agenda", adresse=feed, faire="changer") == 200
    second = shown(lea)
    assert [lea.client.get(each).status_code for each in (first, second)] == [404, 200]
    assert lea.sends("/agenda", adresse=feed, faire="fermer") == 200
    assert lea.client.get(second).status_code == 404
    assert "Aucune adresse" in lea.said


def test_nobody_has_or_touches_a_calendar_of_others(counter: Counter) -> None:
    """What is not one's own is as what is not there."""
    other = inside(counter, Role.SITE_MANAGER)
    other.sends("/agenda", agenda=OWN[Role.SITE_MANAGER], faire="ouvrir")
    address = shown(other)
    feed = re.search(r'name="adresse" value="([\w-]+)"', other.page.text)
    assert feed is not None
    other.sends("/deconnexion")
    with counter.store.transaction() as session:
        session.get_one(FeedRow, feed[1]).subject = "s2"  # as if it were a colleague's
    other.signs_in()
    for own in (*OWN.values(), "site|38|s2", "site|73|s9", ""):
        if own != OWN[Role.SITE_MANAGER]:
            assert other.sends("/agenda", agenda=own, faire="ouvrir") == 403, own
    assert other.sends("/agenda", adresse=feed[1], faire="changer") == 403
    other.sends("/agenda", adresse=feed[1], faire="fermer")
    assert other.client.get(address).status_code == 200


def test_a_calendar_has_no_more_than_five_addresses(counter: Counter) -> None:
    """Until one is closed."""
    lea = inside(counter, Role.AGENT)
    told = [lea.sends("/agenda", agenda=OWN[Role.AGENT], faire="ouvrir") for _ in range(MOST + 1)]
    assert told == [200] * MOST + [409]
    assert "Fermez-en une d’abord" in lea.said


def test_who_only_reads_is_offered_no_address(counter: Counter) -> None:
    lea = inside(counter, Role.AUDITOR)
    assert "Vos agendas" not in lea.said
    assert lea.sends("/agenda", agenda="basin|38|38", faire="ouvrir") == 403
