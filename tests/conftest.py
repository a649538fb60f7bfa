"""Fixtures every test may use."""

from hypothesis import settings

from tests.databases import new_address, new_postgres

__all__ = ["new_address", "new_postgres"]

# How long one example takes says something of the machine, nothing of the code.
settings.register_profile("house", deadline=None)
settings.load_profile("house")
