"""Dates as the world writes them: clocks, eras, month names of some forty languages, split years, weeks, centuries.

What is read here is never written by us: `words` tells dates in the forms of `names`. A rule gets plain text and may
ask back for the dates within it; where two readings stand beside each other it raises AmbiguousDate.
"""

import json
import re
import unicodedata
from datetime import date, timedelta
from functools import cache
from typing import Final, NoReturn

from models.errors import AmbiguousDate
from models.machine.paths import resource
from models.translation import tr
from models.values.listing import one_of
from models.values.when.clock_words import Inner, read_part, read_timed
from models.values.when.value import When
from models.values.when.words import words

_ERAS: Final = {
    "令和": 2018,
    "平成": 1988,
    "昭和": 1925,
    "大正": 1911,
    "民国": 1911,
    "民國": 1911,
    "중화민국": 1911,
}
_CHINESE: Final = {digit: number for number, digit in enumerate("〇一二三四五六七八九")} | {"零": 0, "元": 1}
_ORDINALS: Final = {
    "1st": 0,
    "first": 0,
    "2nd": 1,
    "second": 1,
    "3rd": 2,
    "third": 2,
    "4th": 3,
    "fourth": 3,
    "last": 3,
}
_LAST_SEASON: Final = 24  # winter; what EDTF counts beyond it has no name of its own
_PARTS: Final = r"1st|2nd|3rd|4th|first|second|third|fourth|last"
_UNDATED: Final = re.compile(
    r"n\.?\s?/?[da]\.?|undated|unknown|tb[dc]|no date|o\.?\s?[dj]\.?|s\.?\s?d\.?|[?？]+|[-–—]+"
    r"|(?:日期)?不[详詳明]|未知|无日期|none|null",
    re.IGNORECASE,
)


def is_undated(text: str) -> bool:
    """Tell whether words say that there is no date: n.d., undated, unknown, 不详, a lone dash."""
    return _UNDATED.fullmatch(text.strip()) is not None


def plain(text: str) -> str:
    """Return a text with the digits of any script in ASCII, and Gregorian years for those of eras."""
    text = "".join(str(unicodedata.digit(sign)) if sign.isdecimal() else sign for sign in text)
    text = re.sub(
        rf"({'|'.join(_ERAS)})\s*(\d{{1,3}}|[元〇零一二三四五六七八九十]{{1,3}})\s*년?年?", _era, text
    )
    text = re.sub(r"(\d{4})\s*[년]\s*", r"\1年", text)
    text = re.sub(r"(\d{1,2})\s*월\s*", r"\1月", text)
    text = re.sub(r"(\d{1,2})\s*일", r"\1日", text)
    text = re.sub(
        "上(?:个|個)?世[纪紀]([二三四五六七八九])十年代", lambda found: f"19{_CHINESE[found[1]]}0年代", text
    )
    text = re.sub(r"^\[(.*[^\W\d_].*)\]$", r"\1", text)
    text = re.sub(r"(\d)\s*(?:г|р|ж)\.?(?=$|[\s,])", r"\1", text)
    text = re.sub(
        r"(?<=[+-]\d\d:\d\d)\[[A-Z][\w/+-]+\]$", "", text
    )  # a name behind an offset, as RFC 9557 has it
    text = re.sub(r"^(\d{8})T(\d\d)(\d\d)(\d\d)?(Z?)$", _basic, text)
    text = re.sub(r"(\d)\s*(?:года?|року|year)$", r"\1", text)
    return text


def _basic(found: re.Match[str]) -> str:
    """Return the basic form of ISO 8601 as words: 20200804T180733Z."""
    day, *clock, zone = found.groups()
    return f"{day[:4]}-{day[4:6]}-{day[6:]} {':'.join(part for part in clock if part)}{zone}"


def _era(found: re.Match[str]) -> str:
    """Return the Gregorian year of a year of an East Asian era; the first is written 元."""
    year = int(found[2]) if found[2].isdecimal() else _chinese_number(found[2])
    return f"{_ERAS[found[1]] + year}年"


def _chinese_number(text: str) -> int:
    """Return a Chinese number below one hundred."""
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return int("".join(str(_CHINESE[sign]) for sign in text))
    return 10 * (_CHINESE[tens] if tens else 1) + (_CHINESE[ones] if ones else 0)


@cache
def month_names() -> dict[str, int]:
    """Return the month of each name that CLDR has in some forty languages, folded; read when first wanted."""
    with resource("dates", "months.json").open(encoding="utf-8") as file:
        return {str(name): int(number) for name, number in json.load(file).items()}


@cache
def weekday_names() -> dict[str, int]:
    """Return the day of the week, Monday 0, of each name in those languages that is not the name of a month too."""
    with resource("dates", "weekdays.json").open(encoding="utf-8") as file:
        names = {str(name): int(number) for name, number in json.load(file).items()}
    return {name: number for name, number in names.items() if name not in month_names()}


def read(text: str, inner: Inner) -> str | None:
    """Return the EDTF of a date that only the world's forms know, or None; AmbiguousDate where it can be two."""
    for rule in (
        read_timed,
        _split_year,
        _named_month,
        _open,
        read_part,
        _with_preposition,
        _one_of_two,
        _century,
        _half,
        _week,
        _early_or_late,
    ):
        if edtf := rule(text, inner):
            return edtf
    return None


def _split_year(text: str, _inner: Inner) -> str | None:
    """Read 1984/85 as two years, winter 2019/20 as one season; ask where 2020-21 can be a season of EDTF."""
    if found := re.fullmatch(
        r"(?:fy|fiscal year|financial year|geschäftsjahr)\s*(\d{4}).*", text, re.IGNORECASE
    ):
        year = int(found[1])
        readings = (
            tr("April {year} – March {next_year}", year=year, next_year=year + 1),
            tr("Oct {year_before} – Sept {year}", year_before=year - 1, year=year),
            f"{year}",
        )
        _ask(text, readings, tr("fiscal years differ, write the months"))
    if found := re.fullmatch(r"(?:the )?winter(?: of)? (\d{4})\s*[/-]\s*(\d{2}|\d{4})", text, re.IGNORECASE):
        return f"{found[1]}-24" if _follows(found[1], found[2]) else None
    found = re.fullmatch(r"(\d{4})\s*([/-])\s*(\d\d)", text)
    if not found or int(found[3]) <= 12 or not _follows(found[1], found[3]):
        return None
    whole = _whole(found[1], found[3])
    if found[2] == "-" and 21 <= int(found[3]) <= 41:
        _ask(
            text,
            (f"{found[1]}–{whole}", *_season_words(text)),
            tr("write both years in full, or the season as a word"),
        )
    return f"{found[1]}/{whole}"


def _season_words(text: str) -> tuple[str, ...]:
    """Return the season that a year and a number of EDTF stand for, in words, where it has some."""
    year, number = text[:4], int(text[-2:])
    if number <= _LAST_SEASON:
        return (words(When.from_edtf(f"{year}-{number}")),)
    return (tr("the EDTF season {year}-{number}", year=year, number=number),)


def _whole(year: str, short: str) -> str:
    """Return a year of two digits in the century of another."""
    return short if len(short) == 4 else year[:2] + short


def _follows(year: str, other: str) -> bool:
    """Tell whether a year, of two digits perhaps, comes after another."""
    return int(_whole(year, other)) > int(year)


def _ask(text: str, readings: tuple[str, ...], advice: str) -> NoReturn:
    raise AmbiguousDate(
        tr("“{text}” can be {readings}: {advice}.", text=text, readings=one_of(readings), advice=advice),
        readings,
    )


def _named_month(text: str, _inner: Inner) -> str | None:
    """Read day, month and year, or month and year, with the month's name in any language."""
    found = re.fullmatch(
        r"(?:(?P<d>\d{1,2})(?:\.|º|er|th|st|nd|rd)?\s+)?(?P<m>[^\d\s]+?(?: [^\d\s]+?)?)[.,]?\s+(?P<y>\d{4})",
        text,
    )
    found = found or re.fullmatch(
        r"(?P<y>\d{4})\.?\s+(?P<m>[^\d\s]+?(?: [^\d\s]+?)?)\.?(?:\s+(?P<d>\d{1,2})\.?)?", text
    )
    month = month_names().get(found["m"].casefold()) if found else None
    if not found or not month:
        return None
    return f"{found['y']}-{month:02}" + (f"-{int(found['d']):02}" if found["d"] else "")


def _open(text: str, inner: Inner) -> str | None:
    """Read what has no end, or is told as before, about or by hearsay in words that `names` does not have."""
    present = r"(?:the )?(?:present|now|today|date|heute|présent|hoy)|至今"
    rules = (
        (rf"(?:from |since )?(?P<x>.+?)\s*(?:-|to|until|till|through)\s*(?:{present})", "{x}/.."),
        (r"(?P<x>\d{4})\s*-", "{x}/.."),
        (r"(?:on or about|on or around) (?P<x>.+)", "{x}~"),
        (r"(?:reportedly|allegedly|apparently|said to be) (?:in |on )?(?P<x>.+)", "{x}?"),
    )
    for pattern, shape in rules:
        found = re.fullmatch(pattern, text, re.IGNORECASE)
        if found and (edtf := inner(found["x"])) and not re.search(r"[/\[{~?%]", edtf):
            return shape.replace("{x}", edtf)
    if found := re.fullmatch(r"pre-?\s?(?P<x>\d{4})", text, re.IGNORECASE):
        return f"[..{int(found['x']) - 1:04}]"
    return None


def _with_preposition(text: str, inner: Inner) -> str | None:
    """Read a date behind a preposition (im März 2021, en mars 2021), or with some inside (3 de marzo de 2021)."""
    bare = re.sub(r"^(?:im|en|em|in|on|am|le|el|il|al|w|во?|у)\s+", "", text, flags=re.IGNORECASE)
    bare = re.sub(r"(?<=[\w.])\s+(?:de|del|di|da|do)\s+(?=\w)", " ", bare, flags=re.IGNORECASE)
    return inner(bare) or _named_month(bare, inner) if bare != text else None


def _one_of_two(text: str, inner: Inner) -> str | None:
    """Read two days or two months that share what follows: May or June 2014, 5 & 6 May 2014."""
    found = re.fullmatch(
        r"(?P<a>[^\W\d_]+|\d{1,2})\s*(?P<how>or|oder|ou|&|and|und|et|/)\s*(?P<b>(?:[^\W\d_]+|\d{1,2}\s+[^\W\d_]+)\.?,?\s+(?P<y>\d{4}))",
        text,
        re.IGNORECASE,
    )
    if not found:
        return None
    rest = found["b"] if found["a"].isdecimal() else found["y"]
    first = inner(f"{found['a']} {re.sub(r'^[0-9]+ ', '', rest)}")
    second = inner(found["b"])
    if not first or not second or re.search(r"[/\[{]", first + second):
        return None
    around = {"or": "[,]", "oder": "[,]", "ou": "[,]", "/": "/"}.get(found["how"].casefold(), "{,}")
    return f"{first}/{second}" if around == "/" else f"{around[0]}{first},{second}{around[2]}"


def _century(text: str, _inner: Inner) -> str | None:
    """Read the 20th century as 19XX, a part of a century as a span of about fifty years, and 1990's as a decade."""
    if found := re.fullmatch(r"(?:the )?(\d{3})0's", text):
        return f"{found[1]}X"
    if found := re.fullmatch(r"(?P<part>early|mid|late)[ -](?:the )?(?P<e>\d{3})0'?s", text, re.IGNORECASE):
        first = int(found["e"]) * 10
        low, high = {"early": (0, 4), "mid": (3, 6), "late": (6, 9)}[found["part"].casefold()]
        return f"{first + low}~/{first + high}~"
    found = re.fullmatch(
        r"(?:(?P<part>early|mid|late)[ -])?(?:the )?(?P<n>\d{1,2})(?:st|nd|rd|th) century",
        text,
        re.IGNORECASE,
    )
    if not found or not 2 <= int(found["n"]) <= 99:
        return None
    first = (int(found["n"]) - 1) * 100
    if not found["part"]:
        return f"{first // 100:02}XX"
    low, high = {"early": (1, 40), "mid": (35, 65), "late": (60, 100)}[found["part"].casefold()]
    return f"{first + low:04}~/{first + high:04}~"


def _half(text: str, _inner: Inner) -> str | None:
    """Read halves and quarters in any order: 2019H1, 2H 2019, 1Q 2020, 1st half of 2019."""
    found = re.fullmatch(r"(?P<y>\d{4})\s*[-/]?\s*(?P<k>[hq])(?P<n>[1-4])", text, re.IGNORECASE)
    found = found or re.fullmatch(r"(?P<n>[1-4])(?P<k>[hq])[ -]?(?P<y>\d{4})", text, re.IGNORECASE)
    found = found or re.fullmatch(r"(?P<k>[hq])(?P<n>[1-4])[-/]?(?P<y>\d{4})", text, re.IGNORECASE)
    if found:
        number = int(found["n"]) - 1
    else:
        found = re.fullmatch(
            rf"(?:the )?(?P<n>{_PARTS})[ -](?P<k>half|quarter)(?: of)? (?P<y>\d{{4}})", text, re.IGNORECASE
        )
        if not found:
            return None
        number = _ORDINALS[found["n"].casefold()]
    is_half = found["k"].casefold().startswith("h")
    number = min(number, 1) if is_half and found["n"].casefold() == "last" else number
    return f"{found['y']}-{(40 if is_half else 33) + number}" if number < (2 if is_half else 4) else None


def _week(text: str, inner: Inner) -> str | None:
    """Read an ISO week, or the week from Monday to Sunday in which a day lies."""
    if found := re.fullmatch(r"(\d{4})-?W(\d\d)|week (\d{1,2})(?:,| of)? (\d{4})", text, re.IGNORECASE):
        year, week = (found[1], found[2]) if found[1] else (found[4], found[3])
        try:
            monday = date.fromisocalendar(int(year), int(week), 1)
        except ValueError:
            return None
    else:
        found = re.fullmatch(r"(?:the )?week (?:of|commencing|beginning|starting) (.+)", text, re.IGNORECASE)
        day = inner(found[1]) if found else None
        if not day or not re.fullmatch(r"\d{4}-\d\d-\d\d", day):
            return None
        monday = date.fromisoformat(day)
        monday -= timedelta(days=monday.weekday())
    return f"{monday}/{monday + timedelta(days=6)}"


def _early_or_late(text: str, inner: Inner) -> str | None:
    """Read two parts of months joined by a slash: late March/early April 2020."""
    found = re.fullmatch(
        r"(?P<a>(?:early|mid|late) [^\W\d_]+)\s*/\s*(?P<b>(?:early|mid|late) [^\W\d_]+ (?P<y>\d{4}))",
        text,
        re.IGNORECASE,
    )
    first, second = (inner(f"{found['a']} {found['y']}"), inner(found["b"])) if found else (None, None)
    if not first or not second:
        return None
    return f"{first.partition('/')[0]}/{second.rpartition('/')[2]}"
