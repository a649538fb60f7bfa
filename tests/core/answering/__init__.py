"""Answers, as sentences about what they hold."""
