"""When something happened: the one door to dates, their EDTF value, their words and the reading of both."""

from models.values.when.value import Mark, Precision, When, between
from models.values.when.words import length_words, short_words, words, words_here

__all__ = [
    "Mark",
    "Precision",
    "When",
    "between",
    "length_words",
    "read_when",
    "short_words",
    "words",
    "words_here",
]


def read_when(text: str) -> When:
    """Read a date in EDTF or in words, as `reading.read_when` does; its patterns are compiled when first wanted."""
    from models.values.when import reading

    return reading.read_when(text)
