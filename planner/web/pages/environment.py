"""environment: how pages are made of their templates: every word escaped, nothing left out in silence."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from planner.show import words


@cache
def environment() -> Environment:
    """The one that all pages share."""
    made = Environment(
        loader=PackageLoader("planner.web", "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"day": words.day, "counted": words.counted}
    return made
