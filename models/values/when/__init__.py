"""When something happened: the one door to dates, their EDTF value, their words and the reading of both."""

from models.values.when.value import Mark, Precision, When, between, once_between
from models.values.when.words import english_length, length_words, short_words, words, words_here

__all__ = [
    "Mark",
    "Precision",
    "When",
    "between",
    "english_length",
    "is_undated",
    "length_words",
    "once_between",
    "read_when",
    "remarks",
    "short_words",
    "words",
    "words_here",
]


def read_when(text: str) -> When:
    """Read a date in EDTF or in words, as `reading.read_when` does; its patterns are compiled when first wanted."""
    from models.values.when import reading

    return reading.read_when(text)


def remarks(text: str) -> tuple[str, ...]:
    """Say what a reader should know of a date, as `remarking.remarks` does."""
    from models.values.when import remarking

    return remarking.remarks(text)


def is_undated(text: str) -> bool:
    """Tell whether words say that there is no date, as `world.is_undated` does."""
    from models.values.when import world

    return world.is_undated(text)
