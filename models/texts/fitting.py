"""Which sentence with {places} for values some words were made of, and what stood in the places."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache


def fitting(words: str, sentences: Iterable[str]) -> tuple[str, Mapping[str, str]] | None:
    """Return the first sentence that fits the words, with its values by name; None where none fits."""
    for sentence in sentences:
        if found := _pattern(sentence).fullmatch(words):
            return sentence, found.groupdict()
    return None


@cache
def _pattern(sentence: str) -> re.Pattern[str]:
    return re.compile("".join(_pieces(sentence)), re.DOTALL)


def _pieces(sentence: str) -> Iterator[str]:
    for text, name in re.findall(r"([^{]*)(?:\{(\w+)\})?", sentence):
        yield re.escape(text)
        if name:
            yield f"(?P<{name}>.+?)"
