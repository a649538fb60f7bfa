"""Noun phrases beside a cue, by a shallow parse without a tagger."""
