"""What the fields of a class mean: the texts that stand behind them in its source.

They are read where somebody asks. To read them while classes are made (`use_attribute_docstrings`) would cost every
process a third of its start, and most never ask.
"""

import ast
import inspect
import sys
from collections.abc import Mapping
from functools import cache
from itertools import pairwise

from pydantic import BaseModel


@cache
def meanings(shape: type[BaseModel]) -> Mapping[str, str]:
    """The text behind each field, those of its bases included; fields without one are left out."""
    found: dict[str, str] = {}
    for base in reversed([each for each in shape.__mro__ if issubclass(each, BaseModel) and each is not BaseModel]):
        found |= _texts(base.__module__).get(base.__qualname__, {})
    return found


@cache
def _texts(module: str) -> Mapping[str, Mapping[str, str]]:
    """Of every class at the top of a module."""
    try:
        tree = ast.parse(inspect.getsource(sys.modules[module]))
    except (OSError, TypeError):  # built in, or kept without its source
        return {}
    return {node.name: dict(_pairs(node)) for node in tree.body if isinstance(node, ast.ClassDef)}


def _pairs(written: ast.ClassDef) -> list[tuple[str, str]]:
    return [
        (field.target.id, inspect.cleandoc(text.value.value))
        for field, text in pairwise(written.body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(text, ast.Expr)
        and isinstance(text.value, ast.Constant)
        and isinstance(text.value.value, str)
    ]
