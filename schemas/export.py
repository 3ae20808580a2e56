"""The JSON Schemas of what the project reads and writes, and its reference pages.

`python -m schemas.export docs/reference` writes them anew; a test compares what is stored.
"""

import json
import sys
from pathlib import Path
from typing import Any

from schemas.asyncapi import document
from schemas.certificate import Certificate
from schemas.events import TYPES
from schemas.events.page import events_page
from schemas.events.schema import event_schema
from schemas.network import Network
from schemas.phrase import schema_of
from schemas.problem import Problem
from schemas.reference import objects, page
from schemas.roster import Roster
from schemas.shape import Shape

SCHEMAS: dict[str, type[Shape]] = {"problem": Problem, "roster": Roster, "certificate": Certificate, "network": Network}
"""Every format, by the name of its schema."""

_ELSEWHERE = {"problem": ("roster",), "certificate": ("roster",), "network": ("problem", "roster")}
"""Pages that leave to others what both have; of several the last that has it."""


def json_schema(name: str) -> dict[str, Any]:
    """The JSON Schema of a format; KeyError where there is none of that name."""
    shape = SCHEMAS[name]
    own = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": shape.model_fields["format"].default}
    return {**own, **{key: value for key, value in schema_of(shape).items() if key != "title"}}


def exported() -> dict[str, str]:
    """Every file of the reference that is written from the shapes, by its path below `docs/reference`."""
    files = {
        "asyncapi.json": _text(document()),
        "events.md": events_page({**dict.fromkeys(objects(json_schema("roster")), "roster.md"), "Roster": "roster.md"}),
        **{f"schemas/events/{kind.short}.schema.json": _text(event_schema(kind.name)) for kind in TYPES.values()},
    }
    for name in SCHEMAS:
        schema, others = json_schema(name), _ELSEWHERE.get(name, ())
        elsewhere = {part: f"{other}.md" for other in others for part in objects(json_schema(other))}
        files[f"schemas/{name}.schema.json"] = _text(schema)
        files[f"{name}.md"] = page(name, schema, elsewhere)
    return files


def _text(content: dict[str, Any]) -> str:
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def main(folder: Path) -> None:
    """Write them all below a folder."""
    for path, content in exported().items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
