"""When a digest is due: local time, days and zone to moments, over `zoneinfo` alone."""
