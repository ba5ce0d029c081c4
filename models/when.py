"""When something happened: the one door to dates, their EDTF value, their words and the reading of both."""

from models.when_reading import read_when
from models.when_value import Mark, Precision, When
from models.when_words import length_words, short_words, words

__all__ = ["Mark", "Precision", "When", "length_words", "read_when", "short_words", "words"]
