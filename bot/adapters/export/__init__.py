"""Everything of a workspace as files: JSON for machines, CSV for spreadsheets, Markdown to read."""
