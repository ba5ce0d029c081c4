"""How names of places are written and compared: folded letters, endings of rank, codes."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from enum import IntEnum

CHINESE_ENDINGS = ("特别行政区", "自治区", "市", "县", "区", "省", "旗")  # of ranks, which people leave out
START = "*"  # begins the lines of names.tsv.gz that list the likeliest places for a first letter or two
ENGLISH_ENDINGS = (" City", " County", " District")
_CODE = re.compile(r"[A-Z]{2,4}|(?:[A-Z]\.)+")
_HEARD = re.compile(r"[a-z0-9'’ʼ`\u0300-\u036f -]*")
_ONE_LETTER = str.maketrans({"ی": "ي", "ى": "ي", "ک": "ك", "ة": "ه", "ı": "i", "ł": "l", "ø": "o", "đ": "d"})


class Fit(IntEnum):
    """How a name belongs to a place, the best first; names.tsv.gz holds the first five as a digit."""

    MAIN = 0  # what it is called
    OTHER = 1  # in another language or script, or of old
    HEARD = 2  # letters of another script as they sound: mu ni hei
    CODE = 3  # of a country, of a state in an address, of an airport: DE, CT, MUC
    INSIDE = 4  # code that only the addresses of its country know: Milano (MI)
    SHORTENED = 5  # as typed, without the word for its rank
    BEGINNING = 6  # the name goes on


def fold(name: str) -> str:
    """Return a name as it is compared: small letters and digits without accents, apostrophes, hyphens and spaces."""
    if name.isascii():
        return "".join(letter for letter in name.lower() if letter.isalnum())
    spread = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    return "".join(letter for letter in spread if _counts(letter)).translate(_ONE_LETTER)


def _counts(letter: str) -> bool:
    """Tell whether a character is more than an accent: a letter, a digit, or a vowel of an Indic script."""
    return (
        letter.isalnum()
        or (unicodedata.category(letter) == "Mc")
        or (unicodedata.category(letter) == "Mn" and not unicodedata.combining(letter) and letter > "\u0900")
    )


def without_ending(name: str) -> str:
    """Return a Chinese name without the word of its rank; a name of two characters stays whole."""
    for ending in CHINESE_ENDINGS:
        if name.endswith(ending) and len(name) >= len(ending) + 2:
            return name.removesuffix(ending)
    return name


def is_code(name: str) -> bool:
    """Tell whether a name is a code: a few capitals, which mean nothing in small letters."""
    return bool(_CODE.fullmatch(name))


def fit_of(name: str) -> Fit:
    """Tell what kind of name another name of a place is."""
    if is_code(name):
        return Fit.CODE
    return Fit.HEARD if _HEARD.fullmatch(name) else Fit.OTHER


def keys_of(main: Iterable[str], others: Iterable[str]) -> dict[str, Fit]:
    """Return every folded name under which a place is found, and how it fits; the build script writes these."""
    keys: dict[str, Fit] = {}
    for name, fit in (*_main(main), *_others(others)):
        key = fold(name)
        keys[key] = min(fit, keys.get(key, fit))
    keys.pop("", None)
    return keys


def _main(names: Iterable[str]) -> Iterator[tuple[str, Fit]]:
    for name in names:
        shorter = (name.removesuffix(ending) for ending in ENGLISH_ENDINGS if name.endswith(ending))
        yield from ((one, Fit.MAIN) for one in (name, without_ending(name), *shorter))


def _others(names: Iterable[str]) -> Iterator[tuple[str, Fit]]:
    for name in names:
        yield from ((one, fit_of(name)) for one in (name, without_ending(name)))
