"""Somebody who is an agent sees all that is kept about them, and takes it along; nobody else does."""

import pytest
from sqlmodel import col, select

from planner.services.messages.contacts import put_contact
from planner.services.people.held_about import held_about, may_hold
from planner.web.people.held_words import COLUMNS, TABLES
from schemas.role import Role
from schemas.tables.alert import AlertRow
from schemas.tables.audit import AuditRow
from schemas.tables.every import TABLES as EVERY
from schemas.tables.identity import IdentityRow
from tests.web.api.counter import BASIN, Counter
from tests.web.people.persons import AtScreen
from tests.web.people.test_calendars import inside

PAGE, FILE = "/mes-donnees", "/mes-donnees.json"


def test_an_agent_sees_what_is_kept_and_takes_it_along(counter: Counter) -> None:
    """One step from the start; the file holds what the command line hands over."""
    lea = inside(counter, Role.AGENT)
    with counter.store.transaction() as session:
        put_contact(session, "a3", "a3@example.fr", counter.now, "somebody", wanted=True)
    assert 'href="mes-donnees"' in lea.page.text
    assert lea.opens(PAGE) == 200
    for part in (
        "Vos contrats",
        "Vos absences",
        "début : mardi 1er décembre 2026, 0 h 00 ; fin : mercredi 2 décembre 2026, 0 h 00",
        "Votre compte",
        "portée : agent:a3",
        "préférences : aucune",
        "action : adresse électronique changée",
        "courriel : oui ; messages voulus : oui",
    ):
        assert part in lea.said
    assert lea.opens(FILE) == 200
    assert "attachment" in lea.page.headers["content-disposition"]
    with counter.store.reading() as session:
        held = held_about(session, "a3")
    assert held is not None
    assert {name: len(rows) for name, rows in lea.page.json().items()} == {name: len(held[name]) for name in held}


def test_what_the_agent_did_by_the_account_and_who_looked_is_in_it(counter: Counter) -> None:
    """And what other tools call them, and alerts that tell of them."""
    lea = inside(counter, Role.AGENT)
    counter.coordinator().get("/agents/a3")
    with counter.store.transaction() as session:
        session.add(IdentityRow(system="rdv", kind="agent", external="77", ours="a3"))
        session.add(AlertRow(id="x", kind="k", basin=BASIN, raised_at=counter.now, data={"text": "{agent:a3}"}))
        session.add(AlertRow(id="y", kind="k", basin=BASIN, raised_at=counter.now, data={"text": "{agent:a33}"}))
    lea.sends("/agenda", agenda=f"agent|{BASIN}|a3", faire="ouvrir")
    lea.opens(FILE)
    told = lea.page.json()
    assert {"agent.looked_at", "feed.created"} <= {row["action"] for row in told["audit"]}
    assert [row["external"] for row in told["identity"]] == ["77"]
    assert [row["id"] for row in told["alert"]] == ["x"]
    with counter.store.reading() as session:
        mine = session.exec(select(AuditRow.id).where(col(AuditRow.subject) == "a3")).all()
    assert {row["id"] for row in told["audit"]} >= set(mine)


@pytest.mark.parametrize("path", [PAGE, FILE])
def test_who_is_no_agent_has_no_such_page(counter: Counter, path: str) -> None:
    max_ = inside(counter, Role.SITE_MANAGER)
    assert "mes-donnees" not in max_.page.text
    assert max_.opens(path) == 404
    away = AtScreen(counter).client.get(path, follow_redirects=False)
    assert (away.status_code, away.headers["location"]) == (303, "connexion")


def test_over_the_api_it_is_for_the_agent_alone(counter: Counter) -> None:
    """Neither for a colleague nor for who looks after the basin."""
    told = counter.as_(Role.AGENT, "agent:a3").get("/agents/a3/held")
    assert (told.status_code, told.json()["agent"][0]["id"]) == (200, "a3")
    assert counter.as_(Role.AGENT, "agent:a1").get("/agents/a3/held").status_code == 404
    assert counter.coordinator().get("/agents/a3/held").status_code == 403


def test_every_table_and_column_has_a_french_name() -> None:
    """Of those that may be shown: one that is added later fails here, not in somebody's browser."""
    shown = [kind for kind in EVERY if may_hold(kind)]
    assert {str(kind.__tablename__) for kind in shown} == set(TABLES)
    columns = {name for kind in shown for name in kind.model_fields if "hash" not in name}
    assert columns == set(COLUMNS)
