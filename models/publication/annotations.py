"""What a figure points at beside its events: words at a day, words over a stretch of time, stretches left out."""

from models.errors import UnreadableValue, WrongUse
from models.figure.scene import Annotation
from models.values.when import When, read_when


def read_annotation(text: str) -> Annotation:
    """Return an annotation that is written as WHEN: WORDS; WrongUse if it is not."""
    told, colon, words = text.partition(": ")
    if not colon or not words.strip():
        raise WrongUse(f"“{text}” is no annotation: write WHEN: WORDS, such as 2021-09-24: The ban.")
    return Annotation(words.strip(), _when(told))


def read_stretch(text: str) -> tuple[float, float]:
    """Return the first and last moment of a stretch of time; WrongUse if it has no beginning or no end."""
    when = _when(text)
    if when.begins is None or when.ends is None:
        raise WrongUse(f"“{text}” has no beginning or no end: write both, such as 2018/2019.")
    return when.begins, when.ends


def _when(text: str) -> When:
    try:
        return read_when(text.strip())
    except UnreadableValue as error:
        raise WrongUse(f"“{text}” is no date: write 2021-09-24, 2021-09 or 2018/2020.") from error
