"""modules: axe-core, which looks at a page by the rules of WCAG."""

from pathlib import Path

from tests.node_files import node_files


def axe() -> Path:
    """Its one file, to be run inside of a page."""
    return node_files(Path(__file__).parent, "axe-core") / "axe-core" / "axe.min.js"
