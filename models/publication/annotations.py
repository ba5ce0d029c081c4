"""What a figure points at beside its events: words at a day, and words over a stretch of time."""

from models.errors import UnreadableValue, WrongUse
from models.figure.scene import Annotation
from models.translation import tr
from models.values.when import When, read_when


def read_annotation(text: str) -> Annotation:
    """Return an annotation that is written as WHEN: WORDS; WrongUse if it is not."""
    told, colon, words = text.partition(": ")
    if not colon or not words.strip():
        raise WrongUse(
            tr("“{text}” is no annotation: write WHEN: WORDS, such as 2021-09-24: The ban.", text=text)
        )
    return Annotation(words.strip(), _when(told))


def _when(text: str) -> When:
    try:
        return read_when(text.strip())
    except UnreadableValue as error:
        raise WrongUse(
            tr("“{text}” is no date: write 2021-09-24, 2021-09 or 2018/2020.", text=text)
        ) from error
