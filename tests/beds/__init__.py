"""The optional suite: `briefing run` against other people's Slack and Discord servers, on Node."""
