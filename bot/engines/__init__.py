"""Ways to read an article."""
