"""described: the OpenAPI document says of refusals what they are: problems, and nothing else."""

from typing import Any

from planner.web.api.problems import CONTENT

_PLAIN = "application/json"


def with_problems(document: dict[str, Any]) -> dict[str, Any]:
    """The document, with the shape of every refusal under the media type that refusals have.

    FastAPI writes the shape of an answer under the media type of the answers that go well; whoever generates a client
    from that has one that cannot read a refusal.
    """
    for ways in document["paths"].values():
        for way in ways.values():
            for answer in way["responses"].values():
                content = answer.get("content", {})
                if CONTENT in content and _PLAIN in content:
                    answer["content"] = {CONTENT: content[_PLAIN]}
    return document
