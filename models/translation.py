"""The words of the program in the language of whoever works: every sentence of window and command line passes here.

The English words are the keys of the catalogues (gettext's, in resources/i18n/program). A sentence with values names
them in braces, so that a translation may put them elsewhere.
"""

import gettext
from typing import Final

SOURCE: Final = "en"


class _Spoken:
    """Holds the language that is spoken now: one for the whole process, as its window and its streams are one."""

    code: str = SOURCE
    catalogue: gettext.NullTranslations = gettext.NullTranslations()


def speak(code: str, catalogue: gettext.NullTranslations) -> None:
    """Let all words from now on be those of a catalogue; what is on the screen already stays."""
    _Spoken.code, _Spoken.catalogue = code, catalogue


def language() -> str:
    """Return the code of the language that is spoken: en, zh-Hans, zh-Hant."""
    return _Spoken.code


def tr(words: str, /, **values: object) -> str:
    """Return words in the language that is spoken, with the values in the {places} that bear their names.

    Words without a translation stay English; without values, braces are letters like any other.
    """
    told = _Spoken.catalogue.gettext(words) if words else ""
    return told.format(**values) if values else told


def tr_count(n: int, one: str, many: str, /, **values: object) -> str:
    """Return words for a number of things, in the form that the language has for it; {n} is the number."""
    return _Spoken.catalogue.ngettext(one, many, n).format(n=n, **values)


def tr_later(words: str, /) -> str:
    """Return words as they are: a mark that a table holds them, and that whoever shows them calls `tr`."""
    return words
