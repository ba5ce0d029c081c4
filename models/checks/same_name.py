"""Whether two names are spellings of one: another accent, apostrophe or romanisation, a letter more or less."""

from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from models.gazetteer.spelling import fold
from models.texts.search_text import fold as fold_script
from models.texts.search_text import is_chinese, runs

_LEAST: Final = 5  # letters of a word in which one may be another
_LONG: Final = 9  # letters of a word in which two may
_ENDINGS: Final = frozenset(
    [
        "ltd",
        "limited",
        "inc",
        "llc",
        "plc",
        "co",
        "company",
        "corp",
        "corporation",
        "gmbh",
        "ag",
        "kg",
        "se",
        "sa",
        "sarl",
        "bv",
        "nv",
        "spa",
        "srl",
        "oy",
        "ab",
        "as",
        "group",
        "holding",
        "holdings",
        "county",
        "city",
        "district",
        "province",
    ]
)
"""Words for the form of a company and the rank of a place, which some leave out."""


def is_spelling(a: str, b: str) -> bool:
    """Tell whether two names are alike but for their signs, their legal form, or a letter or two of one word."""
    one, other = _words(a), _words(b)
    if not one or not other:
        return False
    if "".join(one) == "".join(other):
        return True
    if len(one) != len(other):
        return False
    odd = [(x, y) for x, y in zip(one, other, strict=True) if x != y]
    return len(odd) == 1 and _is_slip(*odd[0])


@lru_cache(maxsize=1 << 14)
def _words(name: str) -> tuple[str, ...]:
    words = [fold(word) for word in runs(fold_script(name.partition("(")[0]))]
    return tuple(word for word in words if word and word not in _ENDINGS) or tuple(words)


def _is_slip(a: str, b: str) -> bool:
    """Tell whether one word is the other with a letter missing, doubled, turned round or exchanged."""
    if any(sign.isdigit() for sign in a + b) or is_chinese(a) or is_chinese(b):
        return False
    shorter = min(len(a), len(b))
    most = 0 if shorter < _LEAST else 1 if shorter < _LONG else 2
    return a[0] == b[0] and OSA.distance(a, b, score_cutoff=most) <= most
