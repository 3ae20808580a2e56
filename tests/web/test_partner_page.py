"""The page and the sheet of a partner without a tool: at the address of its calendar, for whoever has that."""

import csv
import io
import re
from datetime import timedelta
from itertools import pairwise

import pytest

from planner.services.feeds.keep_feeds import Made, revoke_feed
from planner.store.session import Store
from planner.web.headers import HEADERS
from schemas.events.absences import AbsenceReported
from schemas.events.slot_bookings import SlotBooked
from schemas.ids import AbsenceId, AgentId, BookingId
from schemas.tables.partner import PartnerRow
from schemas.tables.slot import SlotRow
from tests.builders import a_problem, at
from tests.services.stored import stored
from tests.web.feeds import Read, read_over_http
from tests.web.test_kinds_of_feeds import SOMEBODY
from tests.well_formed import Tree

HOSTILE = 'CAF <script>alert("x")</script> & cie'


@pytest.fixture
def a_week(sqlite_store: Store) -> Read:
    """Two sites and four slots of the CAF at one of them, planned and published."""
    problem = (
        a_problem()
        .with_site("s1", stations=1)
        .with_agents(3, skills=("core", "caf"))
        .with_referent("r1", "mon-fri 09:00-12:00")
        .with_target("s1", "caf", 4)
    )
    week = stored(sqlite_store, problem.build())
    week.plan()
    return read_over_http(week)


def address(made: Made, form: str = ".html", query: str = "") -> str:
    return f"/feeds/{made.token}{form}{query}"


def seen(reader: Read, made: Made, query: str = "") -> Tree:
    """The page as its elements."""
    answer = reader.get(address(made, query=query))
    assert answer.status_code == 200, answer.text
    return Tree(answer.text)


def test_a_partner_sees_what_is_free_and_what_is_taken_and_never_an_agent(a_week: Read) -> None:
    """A booking under the partner's own reference; sites by name, referents by their ids."""
    made = a_week.open("partner", "caf")
    a_week.week.tell(SlotBooked(slot=a_week.week.free()[0].id, booking=BookingId("rdv-7")))
    tree = seen(a_week, made)
    assert "3 créneaux libres, 1 rendez-vous pris." in tree.said.replace("\u00a0", " ")
    assert "Référence : rdv-7" in tree.said.replace("\u00a0", " ")
    assert tree.said.count("Référent r1, visio") == 4
    assert not SOMEBODY.search(tree.said)


def test_a_move_that_waits_for_an_answer_stands_on_top(a_week: Read) -> None:
    """With its time, what it was before, and until when an answer is taken."""
    made, week = a_week.open("partner", "caf"), a_week.week
    slot = week.free()[0]
    with week.store.transaction() as session:
        row = session.get_one(SlotRow, slot.id)
        row.state, row.booking = "moving", "rdv-7"
        row.previous_start, row.previous_end = row.start - timedelta(hours=1), row.end - timedelta(hours=1)
        row.answer_by = row.start - timedelta(days=1)
        session.add(row)
    tree = seen(a_week, made)
    said = tree.said.replace("\u00a0", " ")
    assert "Une réponse est attendue" in said
    assert "à accepter ou refuser avant le" in said
    assert said.index("Une réponse est attendue") < said.index("Semaine")


def test_it_shows_one_site_or_one_referent_where_that_is_chosen(a_week: Read) -> None:
    """What is chosen stays so in the form and in the links to other weeks."""
    made = a_week.open("partner", "caf")
    assert seen(a_week, made, "?site=s1&referent=r1").said.count("Référent r1, visio") == 4
    tree = seen(a_week, made, "?site=elsewhere")
    assert "Aucun créneau sur ces semaines." in tree.said
    tree = seen(a_week, made, "?referent=r1")
    assert [option.get("value") for option in tree.all("option") if "selected" in option] == [None]
    assert all("referent=r1" in (link["href"] or "") for link in tree.all("a") if "du=" in (link["href"] or ""))


def test_other_weeks_are_a_step_away_and_no_further_than_calendars_reach(a_week: Read) -> None:
    """From one link to the next, forward and back; a date that is none is this week."""
    made, first = a_week.open("partner", "caf"), a_week.week.now
    starts = []
    query = "?du=0001-01-01"
    for _ in range(9):
        tree = seen(a_week, made, query)
        starts.append(next(each["value"] for each in tree.all("input") if each.get("name") == "du"))
        following = [link["href"] or "" for link in tree.all("a") if "du=" in (link["href"] or "")]
        query = following[-1]
        if query.partition("du=")[2] < str(starts[-1]):
            break
    assert starts == sorted(set(starts), key=str)
    assert str(starts[0]) <= f"{first - timedelta(days=28):%Y-%m-%d}"
    assert str(starts[-1]) >= f"{first + timedelta(days=70):%Y-%m-%d}"
    assert "du=" in "".join(link["href"] or "" for link in seen(a_week, made, "?du=never").all("a"))


def test_what_opens_no_page_is_answered_as_what_opens_nothing(a_week: Read) -> None:
    """An agent's address has neither page nor sheet; a closed one has nothing at all."""
    of_agent, closed = a_week.open("agent", "a1"), a_week.open("partner", "caf")
    with a_week.week.store.transaction() as session:
        revoke_feed(session, closed.feed.id, a_week.week.now, "somebody")
    wrong = [
        f"/feeds/{token}{form}" for form in (".html", ".csv") for token in (of_agent.token, closed.token, "A" * 43)
    ]
    answers = [a_week.get(path) for path in [*wrong, f"/feeds/{closed.token}.pdf"]]
    assert {(each.status_code, each.content, tuple(sorted(each.headers.items()))) for each in answers} == {
        (404, answers[0].content, tuple(sorted(answers[0].headers.items())))
    }


def test_a_reader_who_has_it_is_told_so_until_something_changes(a_week: Read) -> None:
    """By its tag, as of the calendar; nobody on the way keeps it."""
    made = a_week.open("partner", "caf")
    for form in (".html", ".csv"):
        first = a_week.get(address(made, form))
        assert first.headers["cache-control"].startswith("private")
        assert first.headers["referrer-policy"] == "no-referrer"
        assert a_week.get(address(made, form), if_none_match=first.headers["etag"]).status_code == 304
    tag = a_week.get(address(made)).headers["etag"]
    a_week.week.tell(SlotBooked(slot=a_week.week.free()[0].id, booking=BookingId("rdv-7")))
    assert a_week.get(address(made), if_none_match=tag).status_code == 200


def test_the_sheet_has_the_same_slots(a_week: Read) -> None:
    """One a line, as spreadsheets open it."""
    made = a_week.open("partner", "caf")
    a_week.week.tell(SlotBooked(slot=a_week.week.free()[0].id, booking=BookingId("=rdv")))
    answer = a_week.get(address(made, ".csv"))
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == 4
    assert sorted(row["référence"] for row in rows) == ["", "", "", "\t=rdv"]
    assert not SOMEBODY.search(answer.text)


def test_a_withdrawn_appointment_is_shown_and_a_withdrawn_offer_is_not(a_week: Read) -> None:
    """Somebody had the one; nobody ever knew of the other."""
    made = a_week.open("partner", "caf")
    a_week.week.tell(SlotBooked(slot=a_week.week.free()[0].id, booking=BookingId("rdv-7")))
    for agent in ("a1", "a2", "a3"):
        away = AbsenceReported(
            absence=AbsenceId(agent), agent=AgentId(agent), start=at("mon 00:00"), end=at("sun 00:00")
        )
        a_week.week.tell(away, "/hr")
    a_week.week.replan()
    said = seen(a_week, made).said.replace("\u00a0", " ")
    assert said.count("Retiré") == 1
    assert "Référence : rdv-7" in said


def test_it_reads_well_for_whoever_does_not_see_it(a_week: Read) -> None:
    """A language, one title, headings in order, a way to the content, a name for every field."""
    tree = seen(a_week, a_week.open("partner", "caf"))
    assert tree.all("html") == [{"lang": "fr"}]
    assert len(tree.all("title")) == len(tree.all("h1")) == len(tree.all("main")) == 1
    levels = [int(tag[1]) for tag, _ in tree.elements if re.fullmatch("h[1-6]", tag)]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = [attributes["id"] for _, attributes in tree.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {select["id"] for select in tree.all("select")} == {label["for"] for label in tree.all("label")}
    assert {(each["aria-labelledby"]) for _, each in tree.elements if "aria-labelledby" in each} <= set(ids)
    assert tree.all("a")[0]["href"] == f"#{tree.all('main')[0]['id']}"


def test_a_browser_may_do_what_it_needs_and_no_more(a_week: Read) -> None:
    """No script and no style inside; the one style sheet is there, and the policy of all answers lets it in."""
    made = a_week.open("partner", "caf")
    answer = a_week.get(address(made))
    tree = Tree(answer.text)
    assert not {"script", "style", "img", "iframe", "object"} & {tag for tag, _ in tree.elements}
    assert not [attributes for _, attributes in tree.elements if {"style", "onclick", "onload"} & attributes.keys()]
    assert "style-src 'self'" in HEADERS["content-security-policy"]
    assert [link["href"] for link in tree.all("link")] == ["data:,", "../static/page.css"]
    assert not re.search("https?:|//", answer.text)


def test_names_cannot_bring_in_anything(sqlite_store: Store) -> None:
    """They are escaped, wherever they stand."""
    problem = a_problem().with_site("s1").with_agents(2).with_partner("caf").with_referent("r1", [], "caf").build()
    week = stored(sqlite_store, problem)
    with sqlite_store.transaction() as session:
        session.get_one(PartnerRow, (problem.basin, "caf")).name = HOSTILE
    reader = read_over_http(week)
    tree = seen(reader, reader.open("partner", "caf"), "?site=%22%3E%3Cscript%3E&referent=%3Cb%3E")
    assert f"Créneaux {HOSTILE}" in tree.said
    assert "script" not in {tag for tag, _ in tree.elements}
