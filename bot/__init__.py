"""Briefing bot: who said what in an article, with proof."""
