"""What reading a problem or a roster raises.

InvalidInput   the input cannot be used as it stands; carries every fault
"""

from collections.abc import Iterable

from schemas.faults import Fault, in_order


class InvalidInput(Exception):  # noqa: N818 - its name says whose mistake it is
    """An input that cannot be used; every fault at once, so that it is mended in one go."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Keep the faults in the order of their places."""
        self.faults = in_order(faults)
        super().__init__(self.faults)

    def __str__(self) -> str:
        """One fault a line."""
        return "\n".join(str(fault) for fault in self.faults)
