"""People sign in, choose and change passwords and leave by pages that need no script."""

import re
from urllib.parse import urljoin

import pytest

from planner.services.access.logins import IDLE
from planner.web.access.identify import COOKIE
from planner.web.api.standing import TRIES_A_MINUTE
from planner.web.people.forms import MOST_BYTES
from schemas.role import Role
from tests.web.api.counter import Counter
from tests.web.people.persons import LOGIN, PASSWORD, AtScreen, link_for

NEW = "tout un autre mot de passe"


@pytest.fixture
def lea(counter: Counter) -> AtScreen:
    """Somebody who has a password, before the door."""
    link_for(counter, password=PASSWORD)
    return AtScreen(counter)


def test_a_first_password_is_chosen_by_a_link_and_opens_the_door(counter: Counter) -> None:
    """Once; the whole link may be pasted, and what is wrong is told without losing it."""
    link, lea = link_for(counter), AtScreen(counter)
    assert lea.opens("/bienvenue") == 200
    for nouveau, encore, told in (("court", "court", "trop court"), (NEW, PASSWORD, "ne sont pas les mêmes")):
        assert lea.sends("/bienvenue", lien=link, nouveau=nouveau, encore=encore) == 422
        assert told in lea.said
        assert link in lea.page.text
    assert lea.sends("/bienvenue", lien=f"https://ici/bienvenue#{link}", nouveau=NEW, encore=NEW) == 200
    assert f"Bonjour {LOGIN}" in lea.said
    other = AtScreen(counter)
    other.opens("/bienvenue")
    assert other.sends("/bienvenue", lien=link, nouveau=NEW, encore=NEW) == 401
    assert "Ce lien n’est plus bon" in other.said
    assert other.signs_in(NEW) == 200


def test_who_signs_in_sees_who_they_are_and_who_does_not_sees_the_door(lea: AtScreen) -> None:
    """A wrong login and a wrong password are told alike; the login stays in its field."""
    assert lea.opens("/") == 200
    assert lea.page.url.path == "/connexion"
    assert (lea.signs_in("x" * 12), lea.page.status_code) == (401, 401)
    wrong_password = lea.page.text
    assert f'value="{LOGIN}"' in wrong_password
    assert "x" * 12 not in wrong_password
    assert lea.signs_in("x" * 12, "nobody") == 401
    assert lea.page.text.replace("nobody", LOGIN) == wrong_password
    assert lea.signs_in() == 200
    assert "responsable de site" in lea.said
    assert lea.opens("/connexion") == 200
    assert lea.page.url.path == "/"


def test_too_many_tries_wait_a_minute(lea: AtScreen) -> None:
    """Also those of a login that nobody has."""
    told = [lea.signs_in("x" * 12, "nobody") for _ in range(TRIES_A_MINUTE + 1)]
    assert told == [401] * TRIES_A_MINUTE + [429]
    assert "dans une minute" in lea.said


def test_nobody_is_signed_in_by_another_site(counter: Counter, lea: AtScreen) -> None:
    """A form without the mark of a page of ours, or with that of another browser, does nothing."""
    elsewhere = AtScreen(counter)
    for screen in (lea, elsewhere):
        screen.opens("/connexion")
    others = re.search(r'name="marque" value="(\w+)"', elsewhere.page.text)
    assert others is not None
    fields = {"identifiant": LOGIN, "mot-de-passe": PASSWORD}
    for mark in ({}, {"marque": "0" * 64}, {"marque": "é"}, {"marque": others[1]}):
        answer = lea.client.post("/connexion", data=fields | mark)
        assert (answer.status_code, f"{COOKIE}=" in answer.headers.get("set-cookie", "")) == (403, False)


@pytest.mark.parametrize("path", ["/mot-de-passe", "/agenda", "/deconnexion"])
def test_what_is_changed_inside_repeats_what_only_our_page_knows(lea: AtScreen, path: str) -> None:
    """Else nothing is done, and the login goes on."""
    lea.signs_in()
    answer = lea.client.post(path, data={"faire": "ouvrir", "agenda": "site|38|s1"})
    assert (answer.status_code, "Rien n’a été fait" in answer.text) == (403, True)
    assert lea.opens("/") == 200
    assert "Aucune adresse" in lea.said


def test_another_password_ends_every_other_login(counter: Counter, lea: AtScreen) -> None:
    """The one of now is asked for; wrong ones are told beside their field."""
    lea.signs_in()
    elsewhere = AtScreen(counter)
    elsewhere.signs_in()
    wrong = {"wrong one": (NEW, NEW, "pas votre mot de passe actuel"), PASSWORD: ("court", "court", "trop court")}
    lea.opens("/mot-de-passe")
    for now, (new, again, told) in wrong.items():
        assert lea.sends("/mot-de-passe", actuel=now, nouveau=new, encore=again) == 422
        assert told in lea.said
    assert lea.sends("/mot-de-passe", actuel=PASSWORD, nouveau=PASSWORD, encore=PASSWORD) == 422
    assert lea.sends("/mot-de-passe", actuel=PASSWORD, nouveau=NEW, encore=NEW) == 200
    assert f"Bonjour {LOGIN}" in lea.said
    elsewhere.opens("/")
    assert elsewhere.page.url.path == "/connexion"
    assert (elsewhere.signs_in(), elsewhere.signs_in(NEW)) == (401, 200)


def test_the_current_password_is_not_tried_out(lea: AtScreen) -> None:
    """At a screen that was left alone."""
    lea.signs_in()
    lea.opens("/mot-de-passe")
    fields = {"nouveau": NEW, "encore": NEW}
    told = [lea.sends("/mot-de-passe", actuel=f"wrong {each}", **fields) for each in range(TRIES_A_MINUTE + 1)]
    assert told == [422] * TRIES_A_MINUTE + [429]


def test_signing_out_ends_this_login_or_all(counter: Counter, lea: AtScreen) -> None:
    """What the browser kept is worth nothing then."""
    other = AtScreen(counter)
    assert (lea.signs_in(), other.signs_in()) == (200, 200)
    kept = lea.client.cookies[COOKIE]
    assert lea.sends("/deconnexion") == 200
    assert "Vous êtes déconnecté" in lea.said
    lea.client.cookies.set(COOKIE, kept, domain="testserver.local", path="/")
    lea.opens("/")
    assert lea.page.url.path == "/connexion"
    lea.signs_in()
    assert other.opens("/") == 200
    assert lea.sends("/deconnexion", partout="oui") == 200
    other.opens("/")
    assert other.page.url.path == "/connexion"


def test_a_page_ends_with_its_login(counter: Counter, lea: AtScreen) -> None:
    """Half an hour unused; a page that is looked at is use."""
    lea.signs_in()
    for _ in range(3):
        counter.now += IDLE / 2
        assert (lea.opens("/"), lea.page.url.path) == (200, "/")
    counter.now += IDLE
    lea.opens("/mot-de-passe")
    assert lea.page.url.path == "/connexion"


def test_where_there_are_no_passwords_nobody_is_asked_for_one(counter: Counter) -> None:
    """Neither shown a field, nor let in by one that is sent all the same."""
    link_for(counter, password=PASSWORD)
    lea = AtScreen(counter, passwords=False)
    lea.opens("/connexion")
    assert 'type="password"' not in lea.page.text
    assert lea.sends("/connexion", identifiant=LOGIN, mot_de_passe=PASSWORD) == 403
    lea.opens("/bienvenue")
    assert 'type="password"' not in lea.page.text


def test_a_form_without_end_is_not_read(lea: AtScreen) -> None:
    """Nor one of many fields, nor one that is no text."""
    for body in (b"a=" + b"x" * MOST_BYTES, b"&".join(b"a=%d" % each for each in range(50)), b"\xff\xfe", b"a=%ff"):
        answer = lea.client.post("/connexion", content=body)
        assert answer.status_code == 403, body[:20]


def test_no_page_of_somebody_is_kept_and_none_holds_a_script_of_its_own(lea: AtScreen) -> None:
    """`no-store`; the one script of all pages comes from here."""
    lea.signs_in()
    for path in ("/", "/connexion", "/bienvenue", "/mot-de-passe"):
        lea.opens(path)
        assert lea.page.headers["cache-control"] == "no-store"
        assert "script-src 'self'" in lea.page.headers["content-security-policy"]
        assert lea.page.text.count("<script") == lea.page.text.count('<script src="static/')
        assert "style=" not in lea.page.text


def test_a_token_opens_no_page(counter: Counter) -> None:
    """It is for programs: a page would not know whose form comes back."""
    token = counter.as_(Role.COORDINATOR, "basin:38").headers["authorization"]
    answer = AtScreen(counter).client.get("/", headers={"authorization": token}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "connexion")


@pytest.mark.parametrize(("path", "home"), [("/rien", "/"), ("/plus/loin/rien", "/")])
def test_an_address_that_leads_nowhere_leads_back(counter: Counter, path: str, home: str) -> None:
    """On a page with its style, however deep it is; a program is told in a word."""
    away = AtScreen(counter).client
    told = away.get(path, headers={"accept": "text/html,*/*"})
    assert (told.status_code, "Il n’y a rien à cette adresse" in told.text) == (404, True)
    for found, wanted in zip(re.findall(r'href="([^":]+)"', told.text), ("/static/page.css", home), strict=True):
        assert urljoin(path, found) == wanted
    assert away.get(path).json() == {"detail": "Not Found"}
