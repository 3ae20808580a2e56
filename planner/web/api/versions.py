"""versions: entity tags: what did not change is not sent again, and what changed meanwhile is not written over."""

import gzip
import hashlib
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Annotated

from fastapi import Header, Request, Response

from planner.web.api.problems import Refusal

WORTH_PACKING = 2_000
"""Bytes from which on a document is packed for who understands that."""
KEPT = 64
"""Documents that are kept as they were sent."""
_LEVEL = 6
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
    sent = _sent(content)
    tag = sent.tag
    headers = {"etag": tag, "cache-control": "private, no-cache", "vary": "authorization, cookie, accept-encoding"}
    known = request.headers.get("if-none-match", "")
    if tag in {each.strip().removeprefix("W/") for each in known.split(",")}:
        return Response(status_code=304, headers=headers)
    if len(sent.plain) < WORTH_PACKING or "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(sent.plain, media_type=media_type, headers=headers)
    # the bytes are others than those of the tag, which says what is in them
    headers |= {"etag": f"W/{tag}", "content-encoding": "gzip"}
    return Response(sent.packed, media_type=media_type, headers=headers)


@dataclass(frozen=True)
class _Sent:
    """A document as it goes over the wire."""

    tag: str
    plain: bytes

    @cached_property
    def packed(self) -> bytes:
        """Made for the first who understands it."""
        return gzip.compress(self.plain, _LEVEL, mtime=0)


@lru_cache(KEPT)
def _sent(content: str) -> _Sent:
    """A document never changes, and many ask for the one that people have."""
    return _Sent(tag_of(content), content.encode())


def require_match(if_match: str | None, tag: str, versions: tuple[object, object]) -> None:
    """428 where no version is named, 412 with both versions where another one is there."""
    if if_match is None:
        raise Refusal(428, "name the version in If-Match: the ETag with which it was read")
    if if_match.strip() not in (tag, "*"):
        raise Refusal(412, versions=versions)
