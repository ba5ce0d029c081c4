"""Which language some words are in, as far as a letter must know: whether they are in its own."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

_COMMON: Final[Mapping[str, frozenset[str]]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the of and to in for with from by at on over its it is was were are be been has have had that this "
        "which who whom their they he she his her not no an as or after before under into about said says up",
        "de": "der die das den dem des und zu zum zur von vom mit im am ein eine einer eines einem einen für auf bei "
        "aus nach über unter ist sind war waren wird wurde wurden hat haben nicht sich auch als es sie er seine ihre",
        "fr": "le la les des du et en dans par pour avec sur aux est sont était ont une un ces ses leur leurs il elle "
        "qui que ne pas au plus sans sous après avant chez selon cette",
        "es": "el la los las del y en por para con una un se su sus que no fue fueron según este esta",
        "it": "il la lo gli della delle dei degli e di che per con una un si non sono stato nel nella dal dalla",
        "pt": "o os as da do das dos e em por para com uma um se que não foi foram segundo",
        "nl": "het een en van met voor op bij uit naar is zijn was werd niet zich ook als zij hij",
    }.items()
}
"""Words that are in every longer text of a language."""
_OURS: Final = frozenset({"en", "de", "fr"})
_WORD: Final = re.compile(r"[^\W\d_]+")
_HAN_WEIGHS: Final = 3  # a Chinese sign says about as much as so many letters


def is_in(text: str, language: str, usual: str) -> bool:
    """Tell whether a text is in the language of a letter; words that tell no language are in the `usual` one.

    `usual` is the language of the case. Numbers alone are in every language.
    """
    wanted = language.split("-", maxsplit=1)[0]
    script = _script(text)
    if not script:
        return True
    if script != ("Chinese" if wanted == "zh" else "Latin"):
        return False
    if wanted == "zh":
        return True
    return (_tongue(text) or _written_in(usual, wanted)) == wanted


def _written_in(usual: str, wanted: str) -> str:
    """Return the language of undecided words: that of the case, or, where it has other letters, English."""
    own = usual.split("-", maxsplit=1)[0]
    return own if own in _COMMON else "en" if own == "zh" else wanted


def _tongue(text: str) -> str:
    """Return the language whose common words stand in a text; nothing if none do, or two are alike."""
    words = [word.casefold() for word in _WORD.findall(text)]
    found = sorted(((sum(word in known for word in words), tongue) for tongue, known in _COMMON.items()))
    (second, _), (first, tongue) = found[-2:]
    if first == 1 and tongue not in _OURS:  # “per” alone is no Italian
        return ""
    if first == second:
        tied = {each for count, each in found if count == first} & _OURS if first else set()
        return tied.pop() if len(tied) == 1 else ""
    return tongue


def _script(text: str) -> str:
    """Return the script that most of a text is in; nothing if it has no letters."""
    counts: dict[str, int] = {}
    for letter in text:
        if letter.isalpha():
            name = unicodedata.name(letter, "OTHER").split()[0]
            script = "Chinese" if name == "CJK" else name.capitalize()
            counts[script] = counts.get(script, 0) + (_HAN_WEIGHS if script == "Chinese" else 1)
    if counts.keys() & {"Hiragana", "Katakana"}:
        return "Japanese"
    return max(counts, key=lambda script: counts[script]) if counts else ""
