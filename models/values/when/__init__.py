"""When something happened: the one door to dates, their EDTF value, their words and the reading of both."""

from models.values.when.reading import read_when
from models.values.when.value import Mark, Precision, When
from models.values.when.words import length_words, short_words, words

__all__ = ["Mark", "Precision", "When", "length_words", "read_when", "short_words", "words"]
