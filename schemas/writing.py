"""Shapes to files: every field stated, and a file that is either the old one or the whole new one."""

import os
import secrets
from pathlib import Path

from schemas.shape import Shape


def json_text(shape: Shape) -> str:
    """A shape as it stands in files."""
    return shape.model_dump_json(indent=1) + "\n"


def write_json(shape: Shape, path: Path) -> None:
    """Write a shape to a file, or to a stream such as a pipe; OSError where that fails, and then nothing changed."""
    content = json_text(shape).encode()
    if path.exists() and not path.is_file():
        path.write_bytes(content)  # a device or a pipe: nothing to keep, nothing to rename
    else:
        _replace(path.resolve(), content)


def _replace(path: Path, content: bytes) -> None:
    """Write beside the file and rename: who reads meanwhile, or after a fall, finds one of the two whole."""
    beside = path.with_name(f".{path.name[:100]}.{secrets.token_hex(4)}.tmp")
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)  # the rename itself is kept only with its folder
    finally:
        os.close(folder)
