"""Text in, values out: what the embedded engine knows about reading."""
