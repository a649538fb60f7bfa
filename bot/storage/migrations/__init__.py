"""The history of the schema. A migration that has landed is never edited."""
