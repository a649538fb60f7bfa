"""The terminal as a platform: no account needed."""
