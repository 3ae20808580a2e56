"""The page of settings has every variable with its default, and no others."""

import re

from config.settings import Settings
from tests.docs.pages import page


def test_every_setting_has_its_heading_with_its_default() -> None:
    """As the environment names it, in the order in which `binome settings` lists them."""
    _, *sections = re.split(r"^## ", page("docs/reference/settings.md"), flags=re.MULTILINE)
    told = {}
    for section in sections:
        name, _, text = section.partition("\n")
        stated = re.search(r"Default:\s+`([^`]+)`\.|(Not set|Empty)\s+by\s+default\.", text)
        assert stated, f"{name} says no default"
        told[name] = stated[1] or {"Not set": "None", "Empty": ""}[stated[2]]
    defaults = {name: value.removesuffix(".0") for name, value in Settings.model_construct().shown().items()}
    assert told == defaults
    assert list(told) == list(defaults)
