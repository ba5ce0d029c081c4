"""Reads an event that is told in one line: 24 Sep 2021 Beijing: ten bodies ban trading."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from models.errors import AmbiguousDate, UnreadableValue
from models.gazetteer.found import Found
from models.values.when import is_undated, read_when

LONGEST_DATE: Final = 60  # characters
LONGEST_PLACE: Final = 80
_STARTS: Final = re.compile(r"^[\s,;:，：、。–—-]+")
_AT: Final = re.compile(r"^(?:in|at|near|im|am|in der|bei|à|en|au|在|于)\s+", re.IGNORECASE)
_ON: Final = re.compile(r"[\s,;(（，]*(?:\b(?:on|am|le|el|il)\s+)?$", re.IGNORECASE)
_ON_IT: Final = re.compile(r"^(?:on|am|le|el|il)\s+", re.IGNORECASE)
_SIGNS: Final = tuple(",;:，：、–—-")
_COLON: Final = re.compile(r"\s*[:：]\s*|\s+[–—-]\s+")
_COMMA: Final = re.compile(r"\s*[,，、]\s*")
_ENDS: Final = re.compile(r"(?=[\s,;:，：、–—])|(?<=[年月日號号时時分])|(?<=\d)(?=[\u4e00-\u9fff])|$")

FindPlace = Callable[[str], Found | None]
"""Tells what words mean as a place; None where the case has a place of that name."""


@dataclass(frozen=True, slots=True)
class QuickLine:
    """What a line says, each part in its own words; what could not be told apart stays in the title."""

    when: str = ""
    place: str = ""
    actor: str = ""
    title: str = ""


def read_quick_line(text: str, find: FindPlace, actors: frozenset[str] = frozenset()) -> QuickLine:
    """Read a line: a date at its beginning or end, a known place or an actor before a colon, and what happened.

    `actors` are the names of the case's own, in small letters.
    """
    line = " ".join(text.split())
    when, rest = _date_first(line)
    if not when:
        when, rest = _date_last(line)
    before, after = _parted(rest, _COLON)
    if before and before.casefold() in actors:
        return QuickLine(when, actor=before, title=after)
    place, title = _placed(before, after, find)
    if not place:
        place, title = _placed(*_parted(rest, _COMMA), find, is_sure=True)
    return QuickLine(when, place, title=title or rest) if place else QuickLine(when, title=rest)


def _date_first(line: str) -> tuple[str, str]:
    """Return the longest date with which a line begins, and what follows it."""
    ends = [end.start() for end in _ENDS.finditer(line[:LONGEST_DATE]) if end.start()]
    for end in reversed(ends):
        words = line[:end].strip(" ,;，")
        if _is_date(words) and not (words.isdecimal() and _counts(words, line[end:])):
            return words, _STARTS.sub("", line[end:])
    return "", line


def _counts(number: str, rest: str) -> bool:
    """Tell whether a bare number with which a line begins counts something (1500 soldiers land) and is no year."""
    is_set_off = (
        bool(_STARTS.match(rest) and rest.strip()[:1] in _SIGNS) or bool(_COLON.search(rest)) or not rest
    )
    return len(number) != 4 or not is_set_off


def _date_last(line: str) -> tuple[str, str]:
    """Return the longest date with which a line ends, and what stands before it; a bare number is no date there."""
    starts = [
        found.end() for found in re.finditer(r"[\s,，(（]", line) if len(line) - found.end() <= LONGEST_DATE
    ]
    for start in starts:
        words = _ON_IT.sub("", line[start:].strip(" .)）。"))
        if not words.isdecimal() and _is_date(words):
            return words, _ON.sub("", line[:start])
    return "", line


def _is_date(words: str) -> bool:
    """Tell whether words are a date, be it one that can be read in two ways and has to be mended."""
    if not words or is_undated(words):
        return bool(words)
    try:
        read_when(words)
    except AmbiguousDate:
        return True
    except UnreadableValue:
        return False
    return True


def _parted(words: str, sign: re.Pattern[str]) -> tuple[str, str]:
    found = sign.search(words)
    return (words[: found.start()].strip(), words[found.end() :].strip()) if found else ("", words)


def _placed(before: str, after: str, find: FindPlace, *, is_sure: bool = False) -> tuple[str, str]:
    """Return a place and what happened there, if the words before a sign name a place that is known."""
    for words in _names(before):
        found = find(words)
        is_known = found is None or (bool(found.places) and not (is_sure and (found.rest or not found.place)))
        if after and is_known:
            return words, after
    return "", ""


def _names(before: str) -> Iterator[str]:
    if before and len(before) <= LONGEST_PLACE:
        bare = _AT.sub("", before)
        yield bare
