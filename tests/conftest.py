"""Fixtures every test may use."""

from tests.databases import new_address, new_postgres

__all__ = ["new_address", "new_postgres"]
