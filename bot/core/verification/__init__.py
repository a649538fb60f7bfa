"""Whoever proposes, only the text decides: the gates every proposal goes through."""
