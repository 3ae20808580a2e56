"""versions: entity tags: what did not change is not sent again, and what changed meanwhile is not written over."""

import hashlib
from typing import Annotated

from fastapi import Header, Request, Response

from planner.web.api.problems import Refusal

IfMatch = Annotated[
    str | None,
    Header(alias="If-Match", max_length=300, description="`ETag` of the version that is to be replaced."),
]


def tag_of(*parts: object) -> str:
    """The tag of a version."""
    text = "\x1f".join(map(str, parts))
    return f'"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'


def tagged(request: Request, content: str, media_type: str = "application/json") -> Response:
    """A document with its tag; 304 without it where the asker has it already."""
    tag = tag_of(content)
    headers = {"etag": tag, "cache-control": "private, no-cache", "vary": "authorization, cookie"}
    known = request.headers.get("if-none-match", "")
    if tag in {each.strip().removeprefix("W/") for each in known.split(",")}:
        return Response(status_code=304, headers=headers)
    return Response(content, media_type=media_type, headers=headers)


def require_match(if_match: str | None, tag: str, versions: tuple[object, object]) -> None:
    """428 where no version is named, 412 with both versions where another one is there."""
    if if_match is None:
        raise Refusal(428, "name the version in If-Match: the ETag with which it was read")
    if if_match.strip() not in (tag, "*"):
        raise Refusal(412, versions=versions)
