"""Digests: subscribing, composing, delivering."""
