"""Attributions inside one line: the cue, its subject, and the words said."""
