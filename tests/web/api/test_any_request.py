"""Any request, well formed or not, gets an answer that the OpenAPI document foretells; made by schemathesis."""

import json

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import given, settings
from schemathesis import Case
from schemathesis.checks import ignored_auth, positive_data_acceptance
from schemathesis.core.result import Ok

from planner.web.api.app import AT, document
from planner.web.api.problems import answer_with_problems
from schemas.role import Role
from tests.web.api.counter import Counter

ELSEWHERE = [ignored_auth, positive_data_acceptance]
"""That nobody gets anything without a token is tested for every route by itself, and here the token is always there; a
schema cannot say which weeks a year has, nor that an end comes after its start: such requests are refused."""
TAGS = sorted({tag for ways in document()["paths"].values() for way in ways.values() for tag in way["tags"]})


@pytest.mark.parametrize("tag", TAGS)
def test_every_answer_is_as_it_is_documented(counter: Counter, tag: str) -> None:
    """No fault of ours, no status, kind or shape that the document does not name; asked by who may everything."""
    app = FastAPI(openapi_url=None)
    answer_with_problems(app)  # a path with a line break in it never gets as far as the API
    app.mount(AT, counter.app)
    headers = {"authorization": str(counter.as_(Role.COORDINATOR, "basin:*").headers["authorization"])}
    found = schemathesis.openapi.from_asgi(f"{AT}/openapi.json", app).include(tag=tag)
    wrong: list[str] = []
    for result in found.get_all_operations():
        assert isinstance(result, Ok), result.err()
        operation = result.ok()

        @given(case=operation.as_strategy())
        @settings(max_examples=15)
        def answered(case: Case) -> None:
            case.call_and_validate(headers=headers, excluded_checks=ELSEWHERE)

        try:
            answered()
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told with the others
            wrong.append(f"{operation.label}: {type(error).__name__} {error}")
    assert wrong == [], json.dumps(wrong, indent=1)
