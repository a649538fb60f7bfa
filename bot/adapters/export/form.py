"""The forms of an export."""

from enum import StrEnum


class Form(StrEnum):
    """One file for machines, a folder of pages to read, a folder of tables."""

    JSON = "json"
    MARKDOWN = "markdown"
    CSV = "csv"
