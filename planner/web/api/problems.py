"""problems: how a request is refused: application/problem+json (RFC 9457), with every fault at once."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict
from starlette.exceptions import HTTPException

from events.not_handled import NotHandledError
from planner.store.errors import StoreError
from schemas.errors import InvalidInput
from schemas.faults import Fault, below, shown

CONTENT = "application/problem+json"
_OWN = "Value error, "
"""What pydantic puts before the words of a check of ours."""
TITLES: Mapping[int, str] = {
    400: "The request cannot be read",
    401: "Nobody is known by what was sent",
    403: "Not allowed",
    404: "Nothing of this name",
    405: "Not done here",
    409: "Not as things stand",
    412: "Changed meanwhile",
    413: "Too large",
    415: "No JSON",
    422: "Cannot be taken",
    428: "Which version is meant",
    429: "Too often",
    503: "Try again",
}


class FaultTold(BaseModel):
    """One thing that is wrong."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    pointer: str
    """JSON pointer of its place in the body; `#/query/NAME` and the like for what stands elsewhere."""
    found: str
    """What stands there, shortened."""
    expected: str
    """What could stand there."""
    mend: str
    """What to do."""


class ProblemTold(BaseModel):
    """Why a request is refused (RFC 9457)."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    type: str = "about:blank"
    """Always `about:blank`: the status says it."""
    title: str
    """The status in words."""
    status: int
    """The status of the answer."""
    detail: str = ""
    """What it is about this time."""
    faults: list[FaultTold] = []
    """Everything that is wrong."""
    current: Any = None
    """Where something was changed meanwhile: as it is now."""
    given: Any = None
    """Where something was changed meanwhile: as it was to become."""
    alternatives: list[Any] | None = None
    """Where a slot is not to be had: the nearest that are free."""


class Refusal(Exception):  # noqa: N818 - its name says what it is
    """A request that is refused."""

    def __init__(
        self,
        status: int,
        detail: str = "",
        faults: Iterable[Fault] = (),
        *,
        headers: Mapping[str, str] | None = None,
        versions: tuple[object, object] | None = None,
        alternatives: Sequence[object] | None = None,
    ) -> None:
        """Keep what is told; `versions` are what is there and what was given, where they do not meet."""
        super().__init__(status, detail)
        self.status, self.detail, self.faults = status, detail, tuple(faults)
        self.headers, self.versions, self.alternatives = dict(headers or {}), versions, alternatives


def unknown() -> Refusal:
    """There is no such thing, or it is none of the asker's business: nobody is told which."""
    return Refusal(404)


def answer(refusal: Refusal) -> JSONResponse:
    """The refusal as it goes out."""
    told = ProblemTold(
        title=TITLES.get(refusal.status, "Refused"),
        status=refusal.status,
        detail=refusal.detail,
        faults=[FaultTold(**vars(fault)) for fault in refusal.faults],
    )
    content = told.model_dump(mode="json", exclude={"current", "given", "alternatives"})
    if refusal.versions is not None:
        content |= {"current": refusal.versions[0], "given": refusal.versions[1]}
    if refusal.alternatives is not None:
        content |= {"alternatives": list(refusal.alternatives)}
    return JSONResponse(content, refusal.status, refusal.headers, CONTENT)


def answer_with_problems(app: FastAPI) -> None:
    """Have an application refuse in this form, whatever refuses."""
    app.add_exception_handler(Refusal, lambda _, error: answer(error))
    app.add_exception_handler(HTTPException, _of_http)
    app.add_exception_handler(RequestValidationError, _of_request)
    app.add_exception_handler(InvalidInput, lambda _, error: answer(Refusal(422, faults=error.faults)))
    for kind in (StoreError, NotHandledError):
        app.add_exception_handler(kind, lambda _, error: answer(_later(error)))


def _later(error: Exception) -> Refusal:
    """The kind alone: its text may hold an address."""
    return Refusal(503, type(error).__name__, headers={"retry-after": "1"})


def _of_http(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for that kind
    return answer(Refusal(error.status_code, headers=error.headers))


def _of_request(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for that kind
    return answer(Refusal(422, faults=[_fault(each) for each in error.errors()]))


def _fault(detail: Mapping[str, Any]) -> Fault:
    """What FastAPI refuses, in the words of every fault."""
    where, *keys = detail["loc"]
    pointer = below("" if where == "body" else f"#/{where}", *keys)
    if detail["type"] == "json_invalid":
        return Fault("", "no JSON", f"JSON: {detail['ctx']['error']}", "correct the text")
    if detail["type"] == "extra_forbidden":
        return Fault(pointer, "an unknown key", "a known key", "take it out")
    if isinstance(detail["input"], bytes):
        return Fault("", "a body of another kind", "JSON", "send it with the header Content-Type: application/json")
    if detail["type"] == "missing":
        return Fault(pointer, "nothing", "a value", "add it")
    return Fault(pointer, shown(detail["input"]), detail["msg"].removeprefix(_OWN), "correct it")
