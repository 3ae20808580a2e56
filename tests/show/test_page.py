"""A week as a page: whole in itself, well formed, safe, and readable by who does not see colours."""

import re
from itertools import pairwise

import pytest

from planner.show.page import page
from planner.show.view import view_of
from tests.builders import a_problem, a_roster, a_usual_problem
from tests.show.weeks import HOSTILE, a_hard_week
from tests.well_formed import Tree


@pytest.fixture(scope="module")
def html() -> str:
    problem, roster = a_hard_week()
    return page(view_of(roster, problem))


@pytest.fixture(scope="module")
def tree(html: str) -> Tree:
    return Tree(html)


def test_it_is_a_french_page_with_a_title_and_one_main_heading(tree: Tree) -> None:
    """What a screen reader asks first: language, title, headings in order."""
    assert tree.all("html") == [{"lang": "fr"}]
    assert len(tree.all("title")) == len(tree.all("h1")) == len(tree.all("main")) == 1
    levels = [int(tag[1]) for tag, _ in tree.elements if re.fullmatch("h[1-6]", tag)]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_it_needs_nothing_beside_it(html: str, tree: Tree) -> None:
    """No script, no address, nothing that a browser would fetch; the only links lead into the page."""
    assert not {"script", "link", "img", "iframe", "object", "form"} & {tag for tag, _ in tree.elements}
    assert all((link["href"] or "").startswith("#site-") for link in tree.all("a"))
    assert not re.search(r"https?:|//|url\(|@import|src=", html)
    assert "default-src 'none'" in html


def test_links_lead_somewhere(tree: Tree) -> None:
    """Every site of the overview has its section, and ids are not used twice."""
    ids = [attributes["id"] for _, attributes in tree.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {(link["href"] or "")[1:] for link in tree.all("a")} <= set(ids)


def test_what_stands_in_files_is_text(html: str, tree: Tree) -> None:
    """A name that is a script is shown, not run."""
    assert "<script" not in html
    assert HOSTILE.replace("\x1b", " ") in tree.said
    assert "<b>" not in html


def test_tables_tell_what_their_cells_mean(html: str, tree: Tree) -> None:
    """Every table has a caption, every heading a scope; every region that scrolls can be reached by keyboard."""
    assert len(tree.all("caption")) == len(tree.all("table"))
    assert all(heading.get("scope") in {"row", "col"} for heading in tree.all("th"))
    scrolling = [div for div in tree.all("div") if div.get("class") == "scroll"]
    assert len(scrolling) == html.count("<table")
    assert all(div.get("tabindex") == "0" and div.get("aria-label") for div in scrolling)


def test_doors_are_told_in_words_and_signs(tree: Tree) -> None:
    """No meaning by colour alone: each stretch has its sign, and its words for who cannot see it."""
    said = tree.said.replace("\u00a0", " ")
    for part in (
        "2 ouvert de 8 h 30 à 12 h 00, 2 agents",
        "1 ! annoncé, fermé : équipe incomplète de 8 h 30 à 12 h 00, 1 agent",
        "× annoncé, fermé : personne de 13 h 30 à 14 h 00",
        "(1) fermé au public, présence de 9 h 00 à 12 h 15, 1 agent",
    ):
        assert part in said


def test_every_row_of_the_cover_spans_the_same_columns(html: str) -> None:
    """Runs are drawn to scale: their columns add up to the hours above them."""
    for table in re.findall(r'<table class="cover">(.*?)</table>', html, re.DOTALL):
        rows = [sum(map(int, re.findall(r'colspan="(\d+)"', row))) for row in re.findall("<tr>(.*?)</tr>", table)]
        assert rows
        assert set(rows) == {int(re.findall(r'<col span="(\d+)"', table)[0])}


def test_everything_of_the_week_is_there(tree: Tree) -> None:
    """Promise, missing hours, appointments, changes, advice and ladder."""
    said = tree.said.replace("\u00a0", " ")
    for part in (
        "Bassin 38, semaine 49, du lundi 30 novembre au dimanche 6 décembre 2026",
        "Label non tenu : 28 h ouvertes sur 4 jours",
        "Il manque 2 h et 1 jour d’ouverture",
        "déplacé (était mardi 1er décembre à 9 h 00)",
        "dgfip, sur place, annulé",
        "5 jours avant",
        "Emprunter Anne-Charlotte mercredi",
        "1 200 points d’inconfort",
    ):
        assert part in said


def test_the_wall_is_told_nothing_that_is_the_managers(html: str) -> None:
    """Advice that names people stands in a part of its own, which prints on its own page."""
    sites, _, manager = html.partition('<section class="manager"')
    assert "Emprunter" not in sites
    assert "Emprunter" in manager
    assert re.search(r"\.manager \{[^}]*break-before: page", html)


def test_it_prints_on_a4_whatever_paper_a_browser_thinks_of(html: str) -> None:
    """The wall of a staff room in France."""
    assert re.search(r"@page \{[^}]*size: A4", html)


def test_a_week_with_a_saturday_prints_across_the_paper() -> None:
    """Six days of hours do not fit beside each other on upright A4; five do."""
    problem = a_problem().with_site("s1", "mon-sat 09:00-12:00").with_site("s2", "mon-fri 09:00-12:00").build()
    html = page(view_of(a_roster(problem).build(), problem))
    assert re.findall(r'<section class="(site[^"]*)"', html) == ["site wide", "site"]
    assert re.search(r"@page wide \{[^}]*landscape", html)
    assert re.search(r"\.wide \{[^}]*page: wide", html)


def test_a_quarter_of_an_hour_has_a_small_sign() -> None:
    """A sign of the usual size would be cut off at its edges."""
    problem = a_usual_problem().build()
    roster = a_roster(problem).staff("s1", ("a1", "a2"), "mon 08:30-12:00").shift("a3", "s1", "mon 09:00-09:15")
    cells = re.findall(r'<td colspan="\d+" class="(open[^"]*)">', page(view_of(roster.build(), problem)))
    assert cells == ["open", "open narrow", "open"]


def test_a_quiet_week_has_no_empty_parts() -> None:
    """One site, nothing changed: no overview, no empty lists or tables."""
    problem = a_usual_problem().build()
    html = page(view_of(a_roster(problem).staff("s1", ("a1", "a2"), "mon 08:30-12:00").build(), problem))
    Tree(html)
    assert 'class="overview"' not in html
    assert not re.search(r"<(ul|tbody|nav)[^>]*>\s*</\1>", html)


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(
    ("ink", "paper"),
    [("ink", "paper"), ("ink", "shade"), ("ink", "open"), ("soft", "paper"), ("soft", "shade"), ("bad", "paper"),
     ("bad", "shade"), ("good", "paper"), ("good", "shade")],
)  # fmt: skip
def test_contrast_is_enough(html: str, ink: str, paper: str) -> None:
    """4.5 to 1 for every pair of colours that text is set in."""
    colours = dict(re.findall(r"--(\w+): (#[0-9a-f]+);", html))
    full = {
        name: value if len(value) == 7 else "#" + "".join(2 * c for c in value[1:]) for name, value in colours.items()
    }
    light, dark = sorted((_luminance(full[ink]), _luminance(full[paper])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5
