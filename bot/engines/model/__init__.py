"""A language model as a second reader: it proposes, the core decides."""
