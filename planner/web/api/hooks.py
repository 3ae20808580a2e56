"""hooks: which programs of employers are told of their people's changes; a secret is told once, by what makes it."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import Field

from planner.services.messages.hooks import (
    ADDRESS,
    LONGEST,
    hooks_of,
    make_hook,
    revoke_hook,
    rotate_hook,
    secret_of,
)
from planner.web.api.asking import Asking, May
from planner.web.api.lists import Part
from planner.web.api.problems import Refusal
from planner.web.api.shapes import BasinPath, Given, Page, Told
from planner.web.api.turns import Turn
from schemas.ids import EmployerKey
from schemas.tables.message import HookRow

router = APIRouter(route_class=Turn, tags=["hooks"])
Its = Annotated[Asking, Depends(May("hooks.write", "hook"))]


class NewHook(Given):
    """A program that is to be told."""

    employer: EmployerKey
    """Whose people's changes it is told."""
    url: Annotated[str, Field(pattern=ADDRESS, max_length=LONGEST, examples=["https://program.example.fr/changes"])]
    """Where; `http` only for what lies inside and is allowed there."""


class HookTold(Told):
    """A program that is told, or was."""

    hook: str
    basin: str
    employer: str
    url: str
    made: datetime
    revoked: datetime | None
    """When it was taken back; null while it is told."""


class SecretTold(HookTold):
    """The same with its secret, which is told this once."""

    secret: str
    """By which it knows that a message is ours."""


@router.get("/basins/{basin}/hooks")
def hooks(
    basin: BasinPath, asking: Annotated[Asking, Depends(May("hooks.read", "basin"))], part: Part
) -> Page[HookTold]:
    """Programs of the employers of a basin, those that were taken back too; never their secrets."""
    with asking.standing.reading() as session:
        found = [_told(row) for row in hooks_of(session, basin)]
    return part.of(found, lambda each: (each.made.isoformat(), each.hook))


@router.post("/basins/{basin}/hooks", status_code=201)
def create_hook(
    basin: BasinPath, given: NewHook, asking: Annotated[Asking, Depends(May("hooks.write", "basin"))]
) -> SecretTold:
    """Have a program told; 409 where the employer is not known, or has one. An answer that is lost: rotate it."""
    standing = asking.standing
    _require_key(asking)
    with standing.transactions() as session:
        row = make_hook(session, basin, given.employer, given.url, standing.clock(), asking.identity.id)
        if row is None:
            raise Refusal(409, "no employer of this basin, or one whose program is told already")
        return _with_secret(asking, row)


@router.post("/hooks/{hook}/rotate")
def rotate(hook: str, asking: Its) -> SecretTold:
    """Give a program another secret; the one of before signs nothing any more. 409 where it was taken back."""
    standing = asking.standing
    _require_key(asking)
    with standing.transactions() as session:
        row = rotate_hook(session, hook, standing.clock(), asking.identity.id)
        if row is None:
            raise Refusal(409, "it was taken back: make another one")
        return _with_secret(asking, row)


@router.delete("/hooks/{hook}", status_code=204)
def revoke(hook: str, asking: Its) -> None:
    """Tell a program nothing more; done once, however often it is asked for."""
    with asking.standing.transactions() as session:
        revoke_hook(session, hook, asking.standing.clock(), asking.identity.id)


def _require_key(asking: Asking) -> None:
    if asking.standing.hook_key is None:
        raise Refusal(409, "BINOME_HOOK_KEY is not set here: no secret can be made")


def _with_secret(asking: Asking, row: HookRow) -> SecretTold:
    key = asking.standing.hook_key
    assert key is not None  # noqa: S101 - looked at before
    return SecretTold(**vars(_told(row)), secret=secret_of(key, row))


def _told(row: HookRow) -> HookTold:
    return HookTold(
        hook=row.id, basin=row.basin, employer=row.employer, url=row.url, made=row.made_at, revoked=row.revoked_at
    )
