"""binome.cases: matters that a partner owes a site an answer to; no word of the person or the matter."""

from schemas.events.data import EventData
from schemas.ids import CaseKey, PartnerKey, SiteKey
from schemas.time import Instant


class _Case(EventData):
    case: CaseKey
    """Opaque id of the case."""
    site: SiteKey
    """Which site waits."""
    partner: PartnerKey
    """Which partner owes the answer."""


class CaseOpened(_Case):
    """A site asked a partner."""

    deadline: Instant
    """By when the answer is due."""


class CaseAnswered(_Case):
    """The partner answered."""


class CaseCancelled(_Case):
    """The question is no more."""
