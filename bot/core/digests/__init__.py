"""Digests: who gets what and when, and how a post comes to be there once."""
