"""Links lead somewhere, indexes are whole, and what the documents name exists."""

import re
from pathlib import Path

import pytest

from tests.docs.pages import PAGES, ROOT, page

_LINK = re.compile(r"(?<!`)!?\[[^\]]*\]\(([^)\s]+)\)")
MOST_BYTES_OF_A_PICTURE = 300_000


def links(name: str) -> list[str]:
    """Every link of a page that stays in the project; what stands in a block of code is none."""
    text = re.sub(r"```.*?```", "", page(name), flags=re.DOTALL)
    return [link for link in _LINK.findall(text) if not re.match(r"[a-z]+:", link)]


def anchors(name: str) -> set[str]:
    """The headings of a page as they are linked to."""
    headings = re.findall(r"^#+ (.*)$", page(name), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_somewhere(name: str) -> None:
    """To a file of the project, and to a heading that it has."""
    for link in links(name):
        place, _, anchor = link.partition("#")
        target = (ROOT / name).parent / place if place else ROOT / name
        assert target.exists(), link
        if anchor and target.suffix == ".md":
            assert anchor in anchors(target.resolve().relative_to(ROOT).as_posix()), link


def test_every_page_is_reached_from_the_readme() -> None:
    """Link by link; a page that nobody can find is not written."""
    reached: set[str] = set()
    ahead = ["README.md"]
    while ahead:
        name = ahead.pop()
        if name not in reached and name in PAGES:
            reached.add(name)
            targets = [((ROOT / name).parent / link.partition("#")[0]).resolve() for link in links(name)]
            inside = [target for target in targets if target.is_relative_to(ROOT)]
            ahead += [target.relative_to(ROOT).as_posix() for target in inside if target.suffix == ".md"]
    assert sorted(set(PAGES) - reached) == []


def test_the_index_of_decisions_is_whole() -> None:
    """Each decision stands there once, under its number and title."""
    index = page("docs/decisions/README.md")
    for path in sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md")):
        number, title = re.match(r"# (\d+)\. (.*)", path.read_text(encoding="utf-8")).groups()  # type: ignore[union-attr]  # it begins so, or fails
        assert path.name.startswith(f"{int(number):04}-")
        assert f"| [{int(number)}]({path.name}) | {title} |" in index, path.name


def test_pictures_are_light() -> None:
    """So that a clone stays small."""
    pictures = [path for path in (ROOT / "docs" / "images").iterdir() if path.suffix in {".png", ".svg"}]
    assert pictures
    assert [path.name for path in pictures if path.stat().st_size > MOST_BYTES_OF_A_PICTURE] == []


def test_make_targets_that_are_named_exist() -> None:
    """`make something`, wherever the documents say it."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    named = {
        target for name in PAGES for target in re.findall(r"(?:`|^ {4}|^\$ )make ([a-z-]+)", page(name), re.MULTILINE)
    }
    assert named
    assert named - targets == set()


def test_files_of_the_source_that_are_named_exist() -> None:
    """A path in backquotes that begins with one of the project's folders, from the root or from the page."""
    tops = "config|schemas|events|planner|tests|examples|benchmarks|docs"
    for name in PAGES:
        for path in re.findall(rf"`((?:{tops})/[\w./-]+\.\w+)`", page(name)):
            assert (ROOT / path).exists() or ((ROOT / name).parent / path).exists(), f"{name}: {path}"


def test_the_changelog_has_a_place_for_what_comes_next() -> None:
    """And the version of the project, once it is released."""
    assert "## [Unreleased]" in Path(ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
