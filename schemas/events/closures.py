"""binome.closures: when a site stays shut."""

from schemas.events.data import Span
from schemas.ids import ClosureKey, SiteKey


class _Closure(Span):
    closure: ClosureKey
    """Id of the closure."""
    site: SiteKey
    """Which site."""


class ClosureSet(_Closure):
    """A site stays shut."""


class ClosureLifted(_Closure):
    """A closure does not take place."""
