"""The Discord door, tried with people on a Discord of our own."""
