"""Finds the days, weekdays and words such as “yesterday” in running text, in English, German, French and Chinese.

Names of months and weekdays of some forty other languages are known too, where a year stands beside them.
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Final

from models.values.when import world
from models.values.when.names import LANGUAGES

Days = tuple[date, date]  # the first and the last


@dataclass(frozen=True, slots=True)
class Written:
    """A date as it is written in a text; no day: a month and its year, no year: the text leaves it to the reader."""

    words: str
    month: int
    day: int | None = None
    year: int | None = None
    weekday: int | None = None  # Monday is 0

    def days(self, year: int | None = None) -> Days | None:
        """Return the first and last day that it means, in `year` where it names none; None if that is not known."""
        of = self.year or year
        if of is None:
            return None
        last = calendar.monthrange(of, self.month)[1]
        if self.day is not None and self.day > last:
            return None
        return date(of, self.month, self.day or 1), date(of, self.month, self.day or last)


@dataclass(frozen=True, slots=True)
class Relative:
    """Words that tell a day from the day on which they are written: yesterday, on Monday, last week."""

    words: str
    first: int = 0  # days from then
    last: int = 0
    weekday: int | None = None

    def days_from(self, written: date) -> tuple[date, ...]:
        """Return the days that the words can mean, written on that day."""
        days = (written + timedelta(n) for n in range(self.first, self.last + 1))
        return tuple(day for day in days if self.weekday in (None, day.weekday()))


_YEAR: Final = r"(?:1[5-9]|20)\d\d"
_NAME: Final = r"[^\W\d_]{3,12}"
_SMALL: Final = "一二三四五六七八九十廿"
_PATTERNS: Final = (
    rf"(?<![\d.,/:-])(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?\s+(?:of\s+|de\s+)?(?P<m>{_NAME})\.?"
    rf"(?:,?\s+(?:de\s+)?(?P<y>{_YEAR})\b)?",
    rf"\b(?P<m>{_NAME})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:]|[.,]\d|\s?%)(?:,?\s+(?P<y>{_YEAR})\b)?",
    rf"\b(?P<m>{_NAME})\.?,?\s+(?:de\s+)?(?P<y>{_YEAR})\b",
    rf"(?:(?P<y>\d{{4}}|[〇○零一二三四五六七八九]{{4}})\s*年\s*)?(?P<m>\d{{1,2}}|[{_SMALL}]{{1,2}})\s*月\s*"
    rf"(?P<d>\d{{1,2}}|[{_SMALL}]{{1,3}})\s*[日号號]",
    rf"(?P<y>\d{{4}}|[〇○零一二三四五六七八九]{{4}})\s*年\s*(?P<m>\d{{1,2}}|[{_SMALL}]{{1,2}})\s*月",
    r"(?<![\d-])(?P<y>\d{4})(?P<sep>[-/])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})(?![\d-])",
    r"(?<![\d.])(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>\d{4})(?!\d)",
)
_HINT: Final = re.compile(
    rf"\d\D{{0,4}}\s[^\W\d_]|[^\W\d_]\.?\s+\d{{1,2}}(?!\d)|\s{_YEAR}|\d[-./]\s?\d|[\d{_SMALL}]\s*月"
)
"""What every date has: a quick look, for most passages have none."""
_BEFORE: Final = re.compile(
    r"(?:(?:星期|周|週|礼拜|禮拜)(?P<zh>[一二三四五六日天])[)）,，]?\s*[(（]?"
    r"|(?P<the>\b[Tt]he\s+)?\b(?P<word>[^\W\d_]{2,13}(?:-feira)?)(?P<sign>[.,]{0,2})\s+"
    r"[(]?(?:(?:the|den|dem|le|am|el|dia)\s+)?)$"
)
_AFTER: Final = re.compile(
    r"\s*[,，]?\s*[(（]?\s*(?:(?:星期|周|週|礼拜|禮拜)(?P<zh>[一二三四五六日天])"
    r"|(?<=[\s(（])(?:an?\s+|ein\s+|un\s+)?(?P<word>[^\W\d_]{5,13})(?=\s*[)）.,;]|\s*$))"
)
_DIGITS: Final = (
    "〇一二三四五六七八九○---------零"  # two other signs for nothing stand ten and twenty places on
)
_CHINESE_DAYS: Final = "一二三四五六日"
_SHORT: Final = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
_ABBREVIATED: Final = {  # with a full stop or a comma only
    "mo": 0, "di": 1, "mi": 2, "do": 3, "fr": 4, "sa": 5, "so": 6,
    "lun": 0, "mar": 1, "mer": 2, "jeu": 3, "ven": 4, "sam": 5, "dim": 6,
}  # fmt: skip


@lru_cache(maxsize=1 << 14)
def dates_in(text: str) -> tuple[Written, ...]:
    """Return the days and months that a text names, in their order, with the weekday that stands beside them."""
    if not _HINT.search(text):
        return ()
    found = sorted(_found(text), key=lambda one: (one[0], -one[1]))
    kept: list[Written] = []
    end = 0
    for start, stop, parts in found:
        if start >= end:
            y, m, d = parts
            kept.append(Written(text[start:stop].strip(" ,."), m, d, y, _weekday_beside(text, start, stop)))
            end = stop
    return tuple(kept)


def _found(text: str) -> Iterator[tuple[int, int, tuple[int | None, int, int | None]]]:
    for pattern in _compiled():
        at = 0
        while match := pattern.search(text, at):
            parts = _parts(match)
            at = match.end() if parts else match.start() + 1
            if parts:
                yield match.start(), match.end(), parts


@cache
def _compiled() -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, _PATTERNS))


def _parts(match: re.Match[str]) -> tuple[int | None, int, int | None] | None:
    held = match.groupdict()
    year = _number(held["y"]) if held.get("y") else None
    day = _number(held["d"]) if held.get("d") else None
    month = _month(held["m"], bool(year))
    is_day = day is None or 1 <= day <= calendar.monthrange(year or 2000, month)[1] if month else False
    return (year, month, day) if month and is_day and (year is None or year > 0) else None


def _month(name: str, has_year: bool) -> int | None:
    """Return the number of a month; a name that is a word of its own too, such as `may`, counts with a capital."""
    if not name[0].isalpha() or name[0] in _SMALL:
        number = _number(name)
        return number if 1 <= number <= 12 else None
    folded = name.casefold()
    if folded in ("may", "march", "mar", "dec", "sept", "sep", "set", "out", "jan") and name[0].islower():
        return None
    number = _months().get(folded) or (world.month_names().get(folded) if has_year else None) or 0
    return number or None


@cache
def _months() -> dict[str, int]:
    return {
        name.casefold(): number
        for language in LANGUAGES.values()
        for number, row in enumerate(language.months, 1)
        for name in row
    }


def _number(text: str) -> int:
    if text.isdecimal():
        return int(text)
    if len(text) == 4:
        return int("".join(str(_DIGITS.index(sign) % 10) for sign in text))
    tens, ten, ones = text.replace("廿", "二十").rpartition("十")
    units = {sign: number for number, sign in enumerate("一二三四五六七八九", 1)}
    return (10 * units.get(tens, 1) if ten else 0) + units.get(ones, 0)


def _weekday_beside(text: str, start: int, stop: int) -> int | None:
    before = _BEFORE.search(text[max(0, start - 24) : start])
    if before and (day := _weekday_before(before)) is not None:
        return day
    after = _AFTER.match(text, stop)
    if after is None:
        return None
    return _chinese_day(after["zh"]) if after["zh"] else weekday_named(after["word"])


def _weekday_before(found: re.Match[str]) -> int | None:
    if found["zh"]:
        return _chinese_day(found["zh"])
    word, sign = found["word"].casefold(), found["sign"]
    if word in _SHORT:
        return None if found["the"] else _SHORT[word]  # The Sun, 4 March: a newspaper
    if word in _ABBREVIATED and sign:
        return _ABBREVIATED[word]
    return weekday_named(word)


def _chinese_day(sign: str) -> int:
    return 6 if sign == "天" else _CHINESE_DAYS.index(sign)


def weekday_named(word: str) -> int | None:
    """Return the day of the week that a whole name of five letters or more means, None if it is none."""
    return world.weekday_names().get(word.casefold()) if len(word) >= 5 else None


_RELATIVE: Final[tuple[tuple[str, int, int], ...]] = (
    (r"\b(?:the )?day before yesterday\b|\bvorgestern\b|\bavant-hier\b|\banteayer\b|前天|前日(?!本)", -2, -2),
    (
        r"\byesterday\b|\bgestern\b|\bayer\b|昨天|昨日"
        r"|\bthe previous day\b|\ba day earlier\b|\bam Vortag\b|\bla veille\b",
        -1,
        -1,
    ),
    (r"\blast night\b|昨晚|昨夜|\bhier soir\b|\bgestern Abend\b", -1, 0),
    (
        r"\b(?:last|the past|the previous|earlier this) week\b|\b(?:letzte|vergangene|vorige)[nr]? Woche\b"
        r"|\bla semaine (?:dernière|passée)\b|上(?:周|週|星期)(?![一二三四五六日天])",
        -13,
        -1,
    ),
)  # fmt: skip
_FRENCH: Final = re.compile(r"\b(?:les?|la|des|du|une?|été|dans|pour|par|que|qui|selon)\b", re.IGNORECASE)
_HIER: Final = re.compile(r"\bhier\b", re.IGNORECASE)
_WORD: Final = re.compile(
    r"(?P<ago>\b(?:last|letzten|vergangenen|vorigen)\s+)?(?P<word>\b[^\W\d_]{5,11}\b)(?P<late>\s+(?:dernier|passé)\b)?"
)
_CHINESE_WEEKDAY: Final = re.compile(
    r"(?P<ago>上)(?:个|個)?(?:周|週|星期|礼拜)(?P<a>[一二三四五六日天])|(?:本周|本週|星期|礼拜|禮拜)(?P<b>[一二三四五六日天])"
    r"|(?<![一两二几每数半])(?:周|週)(?P<c>[一二三四五六日天])(?=[上下早晚中凌（(，,。、]|表示|称|稱|说|說|宣布|公布|通报|$)"
)


@lru_cache(maxsize=1 << 14)
def relatives_in(text: str) -> tuple[Relative, ...]:
    """Return the words of a text that tell a day from the day of writing, with weekdays that stand alone."""
    found = [
        Relative(match[0], first, last)
        for pattern, first, last in _relative_patterns()
        for match in pattern.finditer(text)
    ]
    if (match := _HIER.search(text)) and _FRENCH.search(text):
        found.append(Relative(match[0], -1, -1))
    return (*found, *_lone_weekdays(text))


@cache
def _relative_patterns() -> tuple[tuple[re.Pattern[str], int, int], ...]:
    return tuple((re.compile(pattern, re.IGNORECASE), first, last) for pattern, first, last in _RELATIVE)


def _lone_weekdays(text: str) -> Iterator[Relative]:
    """Return the weekdays beside which no date stands."""
    dated = {one.weekday for one in dates_in(text)}
    if any(sign in text for sign in "周週期礼禮"):
        for match in _CHINESE_WEEKDAY.finditer(text):
            day = _chinese_day(match["a"] or match["b"] or match["c"])
            if day not in dated:
                yield Relative(match[0], -13 if match["ago"] else -6, -1 if match["ago"] else 0, day)
    for match in _WORD.finditer(text):
        named = weekday_named(match["word"])
        if named is not None and named not in dated:
            is_ago = bool(match["ago"] or match["late"])
            yield Relative(match[0].strip(), -13 if is_ago else -6, -1 if is_ago else 0, named)
