"""The provider of a worker, and the browser."""

from tests.browser.chromium import chromium
from tests.provider.real import issuer

__all__ = ["chromium", "issuer"]
