"""Feeds: fetched politely, parsed in a child, handed on as values."""
