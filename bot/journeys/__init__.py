"""What the bot does for people, one file a journey."""
