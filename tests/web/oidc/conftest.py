"""The provider of a worker."""

from tests.provider.real import issuer

__all__ = ["issuer"]
