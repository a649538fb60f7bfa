"""Slack: events in, requests to the bench; cards out, as Block Kit."""
