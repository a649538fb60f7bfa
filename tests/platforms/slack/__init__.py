"""The Slack door, end to end: scripted people on our own Slack."""
