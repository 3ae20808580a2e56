"""described: the OpenAPI document says of refusals what they are: problems, and nothing else.

FastAPI is not given the model of a refusal: it would make a validator of it for every status of every route, eight
hundred of them, while whoever asks first waits half a second, and would write its shape under the media type of the
answers that go well.
"""

from collections.abc import Mapping
from typing import Any

from planner.web.api.problems import CONTENT, ProblemTold

_AT = "#/components/schemas/{model}"
REFUSED: Mapping[int | str, dict[str, Any]] = {
    status: {"content": {CONTENT: {"schema": {"$ref": _AT.format(model=ProblemTold.__name__)}}}}
    for status in (400, 401, 403, 404, 405, 409, 412, 413, 422, 428, 429, 503)
}
"""How a route may refuse."""


def with_problems(document: dict[str, Any]) -> dict[str, Any]:
    """The document, with the shape that its refusals name."""
    problem = ProblemTold.model_json_schema(ref_template=_AT, mode="serialization")
    problem["properties"] = {name: _said(field) for name, field in problem["properties"].items()}
    shapes = document["components"]["schemas"] | problem.pop("$defs") | {ProblemTold.__name__: problem}
    document["components"]["schemas"] = dict(sorted(shapes.items()))
    return document


def _said(field: Mapping[str, object]) -> Mapping[str, object]:
    """As FastAPI writes the fields of all other shapes: that nothing is said means null."""
    return {key: value for key, value in field.items() if value is not None}
