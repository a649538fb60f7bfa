"""The chat platforms on loopback: servers of our own that the real client libraries talk to."""
