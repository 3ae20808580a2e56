"""modules: the provider's files."""

from pathlib import Path

from tests.node_files import node_files


def modules() -> Path:
    """The folder of the provider's modules."""
    return node_files(Path(__file__).parent, "oidc-provider")
