"""The dates at labels: in the short form of the language, without what the axis says, and not said twice."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from models.figure.phrases import month_names
from models.values.when import When, short_words, words

_AFTER: Final = re.compile(r"[\s,:;–—·，：、-]+")
_LANGUAGES: Final = ("en", "de", "fr", "zh-Hans", "zh-Hant")


def label_dates(choice: str, window: tuple[float, float], language: str) -> Callable[[When], str]:
    """Return the function that words dates for the labels of a figure with that window: auto, always or never."""
    if choice == "never":
        return lambda when: ""
    first, last = date.fromordinal(max(int(window[0]), 1)), _last_day(window[1])
    year = str(first.year) if choice == "auto" and first.year == last.year else ""
    day = words(When.from_edtf(first.isoformat()), language) if year and first == last else ""

    def worded(when: When) -> str:
        said = short_words(when, language)
        if not year or not re.fullmatch(rf"(?:(?<!\d){year}-(?=\d)|[^\d]|\d\d(?!\d))+", when.edtf):
            return said  # another year, or a year alone
        said = said.replace(day, "") if day and when.is_timed else said
        return _without_year(said, year)

    return worded


def _last_day(moment: float) -> date:
    """The day on which a window ends that reaches up to a moment."""
    day = int(moment)
    return date.fromordinal(max(day if moment > day else day - 1, 1))


def _without_year(said: str, year: str) -> str:
    """A date in words without its year; all of it where nothing else is said."""
    short = re.sub(rf"{year}年|,? *\b{year}\b(?! *\d)", "", said).strip(" ,，")
    return short if re.search(r"[^\W_]", short) else said


def without_date(title: str, when: When | None) -> str:
    """Return a title that begins with its own date without it: beside the date it would be said twice."""
    if when is None:
        return title
    for words_of_date in sorted(_said(when), key=len, reverse=True):
        if title.casefold().startswith(words_of_date.casefold()):
            rest = title[len(words_of_date) :]
            gap = _AFTER.match(rest)
            is_chinese = rest[:1] > "\u2e80"
            bare = rest[gap.end() :] if gap else rest
            if bare and (gap or is_chinese):
                return bare[:1].upper() + bare[1:]
    return title


def _said(when: When) -> Iterator[str]:
    """The ways to say a date, its month and its year; of anything but a plain date none."""
    found = re.match(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?", when.edtf, re.ASCII)
    if not found or not re.fullmatch(r"[\d\-]+(?:T[\d:]+)?[?~%]?", when.edtf, re.ASCII):
        return
    for length in (10, 7, 4):
        if len(found[0]) >= length:
            plain = When.from_edtf(found[0][:length])
            yield found[0][:length]
            for language in _LANGUAGES:
                yield words(plain, language)
                yield short_words(plain, language)
            if length == 7:
                yield from (
                    f"{month_names(language, False)[int(found[0][5:7]) - 1]} {found[0][:4]}"
                    for language in _LANGUAGES[:3]
                )
