"""asking: what stands before every route: who asks, by which row of the rights, and about what."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from fastapi import Request
from sqlmodel import Session

from planner.services.access import logins
from planner.services.access.identity import Identity
from planner.services.access.looks import note_looks, unnoted
from planner.web.access import places
from planner.web.access.identify import identify
from planner.web.access.places import Place, reach_of, reaches
from planner.web.access.rights import Reach, Right
from planner.web.api.problems import Refusal, unknown
from planner.web.api.standing import Standing
from schemas.envelope import OWN_SOURCE
from schemas.tables.row import Row

PLACES: Mapping[str, Callable[[Session, str], Place | None]] = {
    "basin": places.of_basin,
    "site": places.of_site,
    "agent": places.of_agent,
    "absence": places.of_absence,
    "closure": places.of_closure,
    "request": places.of_request,
    "pin": places.of_pin,
    "slot": places.of_slot,
    "case": places.of_case,
    "referent": places.of_referent,
    "hook": places.of_hook,
    "swap": places.of_swap,
}
"""What a path can name, and how its place is found."""
Kind = TypeVar("Kind", bound=Row)
_CHALLENGE = {"www-authenticate": "Bearer"}
_HOW = "send a token that is not over, or the cookie of a login and, to change something, its csrf as X-CSRF-Token"


@dataclass(frozen=True)
class Asking:
    """Somebody who may ask what is asked."""

    standing: Standing
    identity: Identity
    reach: Reach
    place: Place | None
    """Where what the path names belongs; None where it names nothing."""
    named: Mapping[str, str] = field(default_factory=dict)
    """What the path names."""

    @property
    def basin(self) -> str:
        """The basin of what is asked about."""
        assert self.place is not None  # noqa: S101 - for routes that name something
        return self.place.basin

    @property
    def source(self) -> str:
        """As which source of events this one speaks; no name in it."""
        return f"{OWN_SOURCE}/api/{self.identity.id}"

    def read(self, kind: type[Kind], key: object) -> Kind:
        """A row that the path names; 404 where it has gone meanwhile."""
        with self.standing.reading() as session:
            row = session.get(kind, key)
        if row is None:
            raise unknown()
        return row

    def may_see(self, place: Place | None) -> bool:
        """Whether the right reaches a thing."""
        return place is not None and reaches(self.identity, self.reach, place)

    def looked_at(self, agents: Iterable[str]) -> None:
        """Write down whose data is given out; one's own is one's own business."""
        whom, now = {agent for agent in agents if agent != self.identity.agent}, self.standing.clock()
        with self.standing.reading() as session:
            new = unnoted(session, self.identity.id, whom, now)
        if new:
            with self.standing.transactions() as session:
                note_looks(session, self.basin, self.identity.id, new, now)

    def require(self, place: Place | None) -> Place:
        """A thing that the body names, as `May` looks at one that the path names."""
        if place is None or not self.may_see(place):
            raise unknown()
        return place


@dataclass(frozen=True)
class Asker:
    """Somebody who asks, before it is looked who that is: nothing can be done with it but that."""

    may: "May"
    request: Request

    def let_in(self) -> Asking:
        """Let pass who may; 401 where nobody is known, 403 without the right, 404 where it does not reach so far."""
        return self.may.let_in(self.request)


@dataclass(frozen=True)
class May:
    """A row of the rights, as a route declares it; `named` is what its path names."""

    right: Right
    named: str | None = None
    counts: bool = True
    """Whether it is somebody who asks, and not a page that is left open: else it keeps no login from ending unused."""

    async def __call__(self, request: Request) -> Asker:
        """Who asks; a route that is a `Turn` looks who that is before it answers."""
        request.state.asker = Asker(self, request)
        return request.state.asker  # type: ignore[no-any-return]  # the line before says what it is

    def let_in(self, request: Request) -> Asking:
        """Let pass who may; 401 where nobody is known, 403 without the right, 404 where it does not reach so far."""
        standing: Standing = request.app.state.standing
        now = standing.clock()
        with standing.reading() as session:
            known = identify(session, request, now)
            reach = None if known is None else reach_of(known.identity, self.right)
            named = self.named if reach is not None else None
            place = None if named is None else PLACES[named](session, request.path_params[named])
        if known is None:
            raise Refusal(401, _HOW, headers=_CHALLENGE)
        if known.unseen is not None and self.counts:
            with standing.transactions() as session:
                logins.see(session, known.unseen, now)
        if reach is None:
            raise Refusal(403, f"the right {self.right} is needed")
        asking = Asking(standing, known.identity, reach, place, request.path_params)
        if self.named is not None:
            asking.require(place)
        return asking
