"""Cards: what the bot shows, before any platform draws it."""
