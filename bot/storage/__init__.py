"""Memory, in SQL."""
