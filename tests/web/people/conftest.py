"""The browser, for every test of these pages."""

from tests.browser.chromium import chromium

__all__ = ["chromium"]
