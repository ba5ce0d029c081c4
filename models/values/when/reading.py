"""Reads dates that people type: EDTF, and words in every language of `when_names`; asks rather than guesses."""

import calendar
import re
import unicodedata
from datetime import date
from functools import lru_cache

from models.errors import AmbiguousDate, UnreadableValue
from models.translation import tr
from models.values.listing import one_of
from models.values.when import several, world
from models.values.when.bounds import last_of_month, neighbour
from models.values.when.names import LANGUAGES
from models.values.when.several import DASHES, spaced
from models.values.when.value import When
from models.values.when.weekdays import without_weekday
from models.values.when.words import as_pattern, words

_EDTF_POINT = re.compile(
    r"[?~%]?\d[\dX]{3}(?:[?~%]?-[?~%]?[\dX]{2}){0,2}(?:T[\d:.Z+-]+|S\d)?[?~%]?", re.ASCII
)
_NUMERIC = re.compile(r"(\d{1,4})\s*([/.-])\s*(\d{1,2})\s*\2\s*(\d{1,4})")
_SPLIT_YEAR = re.compile(r"\d{4}-(?:1[3-9]|[2-9]\d)")  # two years, unless it is a season of EDTF
_CHINESE_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_LONGEST = 200  # characters: more is a sentence, not a date


def read_when(text: str) -> When:
    """Read a date in EDTF or in words; the wording keeps the text as typed.

    AmbiguousDate names the readings where day and month could be either; UnreadableValue says what to write instead.
    """
    typed = text.strip()
    if not typed:
        raise UnreadableValue(
            tr("The date is empty: write it like 24 Sept 2021, Sept 2021, 2021 or since 2018.")
        )
    if len(typed) > _LONGEST:
        raise UnreadableValue(
            tr("This is too long for a date: write it like 24 Sept 2021, Sept 2021, 2021 or since 2018.")
        )
    value = When.from_edtf(_edtf_of(typed))
    return When(value.edtf, value.earliest, value.latest, typed)


@lru_cache(maxsize=4096)
def _edtf_of(typed: str) -> str:
    """Return the EDTF value of a typed date, or say why there is none."""
    if re.fullmatch(
        r"[\[{]?[\dXYZT?~%./,: +\]}S-]+(?:\[[A-Z][\w/+-]+\][?~%]?)?", typed
    ) and not _SPLIT_YEAR.fullmatch(typed):
        try:
            return When.from_edtf(typed).edtf
        except UnreadableValue:
            pass  # it may still be words such as 2021/9/24
    try:
        edtf = _read(_plain(typed))
        if edtf:
            When.from_edtf(edtf)
            return edtf
    except AmbiguousDate:
        raise
    except UnreadableValue as error:
        raise UnreadableValue(re.sub("^“[^”]*”", f"“{typed}”", str(error))) from None
    raise UnreadableValue(_advice(typed))


def _plain(text: str) -> str:
    """Return a text with plain digits, dashes, brackets and single spaces, and without a weekday."""
    return without_weekday(spread(text))[0]


def spread(text: str) -> str:
    """Return a text with plain digits, dashes, brackets and single spaces."""
    text = world.plain(unicodedata.normalize("NFKC", text).replace("’", "'").replace("～", "~"))
    text = re.sub(
        r"[〇零○一二三四五六七八九]{4}(?=年)", lambda found: found[0].translate(_CHINESE_DIGITS), text
    )
    text = re.sub("[一二三四五六七八九十]{1,3}(?=[月日号號])", _small_number, text)
    text = re.sub(
        "20世纪([二三四五六七八九])十年代", lambda f: f"19{f[1].translate(_CHINESE_DIGITS)}0年代", text
    )
    text = re.sub(r"(\d{2})世[纪紀](\d)0年代", lambda f: f"{int(f[1]) - 1}{f[2]}0年代", text)
    text = re.sub(r"\s+", " ", DASHES.sub("-", text)).strip(" .。")
    return text


def _small_number(found: re.Match[str]) -> str:
    """Return a Chinese number below one hundred in digits."""
    tens, ten, ones = found[0].rpartition("十")
    if not ten:
        return found[0].translate(_CHINESE_DIGITS)
    return str(10 * int(tens.translate(_CHINESE_DIGITS) or 1) + int(ones.translate(_CHINESE_DIGITS) or 0))


def _read(text: str) -> str | None:
    """Return the EDTF value of plain words, or None."""
    if edtf := world.read(text, _within) or _read_point(text):
        return edtf
    for template, kind in _phrases():
        if (found := template.fullmatch(text)) and (point := _within(found["x"])):
            return _phrase(kind, point)
    return several.read(text, _within, _read_point)


def _within(text: str) -> str | None:
    """Return the EDTF of a date within a phrase of the world's, or None; without asking its rules anew for a clock."""
    return _read_point(text) or world.read(text, _read_point)


def _phrase(kind: str, point: str) -> str:
    """Return the EDTF of a phrase around a date; before and after leave the date itself out."""
    start, _, end = point.partition("/")
    if kind == "before":
        return f"[..{neighbour(start, -1)}]"
    if kind == "after":
        return f"[{neighbour(end or start, 1)}..]"
    return kind.replace("{x}", (start if kind.startswith(("{x}", "[{x}")) else end) or start)


def _read_point(text: str) -> str | None:
    """Return the EDTF of a single date with its signs for about and uncertain, or None."""
    text = text.strip(" ,")
    if found := re.fullmatch(r"(?:the )?(\d\d)00s", text):
        raise _either_length(text, found[1])
    if _EDTF_POINT.fullmatch(text):
        return text
    if edtf := _read_numbers(text) or _read_form(text):
        return edtf
    for template, mark in _qualifiers():
        if (found := template.fullmatch(text)) and (inner := _within(found["x"])):
            return "/".join(_qualified(part, mark) for part in inner.split("/"))
    return None


def _either_length(text: str, century: str) -> AmbiguousDate:
    """Say that the 1900s can be ten years or a hundred."""
    readings = f"{century}00–{century}09", f"{century}00–{century}99"
    advice = tr("write {century}00s (decade) or {century}00s (century)", century=century)
    return AmbiguousDate(
        tr("“{text}” can be {readings}: {advice}.", text=text, readings=one_of(readings), advice=advice),
        readings,
    )


def _qualified(edtf: str, mark: str) -> str:
    """Return a date with one more sign; about and uncertain together are %."""
    marks = set(re.findall("[?~%]", edtf)) | {mark}
    return re.sub("[?~%]", "", edtf) + (mark if marks == {mark} else "%")


def _read_form(text: str) -> str | None:
    """Return the EDTF of a form of any language that fits, or None."""
    for pattern, shape in _forms():
        found = pattern.fullmatch(text)
        if found and (edtf := _filled(shape, found.groupdict())):
            return edtf
    return None


def _filled(shape: str, held: dict[str, str]) -> str | None:
    """Return an EDTF shape with its places filled, or None if a month has no such name."""
    parts = dict(held)
    for name in "mn":
        if name in parts:
            number = _months().get(parts[name].casefold())
            if number is None:
                return None
            parts[name] = f"{number:02}"
    if "{l}" in shape:
        parts["l"] = str(last_of_month(max(int(parts["y"]), 1), int(parts["m"])).day)
    for name, value in parts.items():
        shape = shape.replace(f"{{{name}}}", value.zfill(2) if name in "df" else value)
    return shape


def _read_numbers(text: str) -> str | None:
    """Return the EDTF of a date in numbers; ask where the order of day and month is open."""
    if found := re.fullmatch(r"(\d{4})(\d\d)(\d\d)", text):
        return f"{found[1]}-{found[2]}-{found[3]}"
    if found := re.fullmatch(r"(\d{4})[/.](\d{1,2})", text) or re.fullmatch(r"(\d{4})-(\d)", text):
        return f"{found[1]}-{int(found[2]):02}" if 1 <= int(found[2]) <= 12 else None
    if found := re.fullmatch(r"(\d{1,2})[/.-](\d{4})", text):
        return f"{found[2]}-{int(found[1]):02}" if 1 <= int(found[1]) <= 12 else None
    found = _NUMERIC.fullmatch(text)
    if found is None:
        return None
    first, second, third = found[1], found[3], found[4]
    if len(first) == 4 and len(third) <= 2:
        return f"{first}-{int(second):02}-{int(third):02}"
    if len(first) > 2 or len(third) not in (2, 4):
        return None
    return _read_open_order(text, first, second, third)


def _read_open_order(text: str, first: str, second: str, third: str) -> str:
    """Return the one day that three numbers can mean, or raise AmbiguousDate."""
    is_short = len(third) == 2
    orders = [(third, second, first), (third, first, second)] + ([(first, second, third)] if is_short else [])
    days = sorted(
        {day for order in orders if (day := _day(*order))},
        key=lambda day: (day.year != int(third[-2:]) + 2000, day.day),
    )
    readings = tuple(words(When.from_edtf(day.isoformat())) for day in days)
    if len(readings) > 1:
        advice = (
            tr("write the month as a word and the year with four digits")
            if is_short
            else tr("write the month as a word")
        )
        raise AmbiguousDate(
            tr("“{text}” can be {readings}: {advice}.", text=text, readings=one_of(readings), advice=advice),
            readings,
        )
    if not readings:
        raise UnreadableValue(
            tr("“{text}” is not a day of the calendar: check the month and the day.", text=text)
        )
    if is_short:
        raise UnreadableValue(tr("“{text}” has a year of two digits: write the year with four.", text=text))
    return days[0].isoformat()


def _day(year: str, month: str, day: str) -> date | None:
    """Return a day if there is one; years of two digits are of this century."""
    number = int(year) + (2000 if len(year) <= 2 else 0)
    is_day = 1 <= number <= 9999 and 1 <= int(month) <= 12
    if is_day and 1 <= int(day) <= calendar.monthrange(number, int(month))[1]:
        return date(number, int(month), int(day))
    return None


def _advice(typed: str) -> str:
    """Say what is wrong with a text that is no date."""
    short = re.fullmatch(r"(.*[^\d])['’]?(\d\d)", typed)
    before = short[1].rstrip(" '’") if short else ""
    if short and re.search(r"[^\W\d]", before) and _read(_plain(f"{before} 20{short[2]}")):
        full = f"{before} 20{short[2]}"
        raise AmbiguousDate(
            tr("“{typed}” has a year of two digits: write {full}, if that is meant.", typed=typed, full=full),
            (full,),
        )
    return tr(
        "“{typed}” is not a date that can be read: write it like 24 Sept 2021, Sept 2021, 2021 "
        "or since 2018.",
        typed=typed,
    )


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    """Return the number of every month name, and of the numbers themselves."""
    names = {str(number): number for number in range(1, 13)} | {
        f"0{number}": number for number in range(1, 10)
    }
    for language in LANGUAGES.values():
        for number, row in enumerate(language.months, 1):
            names.update({name.casefold(): number for name in row})
    return names


@lru_cache(maxsize=1)
def _forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the pattern of every form of words with its EDTF shape."""
    rows = (
        (text, form[0], bool(names.months))
        for names in LANGUAGES.values()
        for form in names.forms
        for text in form[1:]
    )
    return tuple(dict.fromkeys((_template(text, is_named), shape) for text, shape, is_named in rows))


@lru_cache(maxsize=1)
def _phrases() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the pattern of every phrase around a date, with its EDTF shape or the word before or after."""
    rows: list[tuple[str, str]] = []
    for names in LANGUAGES.values():
        rows += [(text, phrase[0]) for phrase in names.phrases for text in phrase[1:]]
        rows += [(text, "/{x}") for text in names.until]
        rows += [(text, "before") for text in names.before] + [(text, "after") for text in names.after]
    return tuple((_template(text, True), kind) for text, kind in dict.fromkeys(rows))


@lru_cache(maxsize=1)
def _qualifiers() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the pattern of every sign for uncertain (?) and about (~)."""
    rows = [(text, "?") for names in LANGUAGES.values() for text in names.uncertain]
    rows += [(text, "~") for names in LANGUAGES.values() for text in names.about]
    return tuple((_template(text, True), mark) for text, mark in dict.fromkeys(rows))


def _template(text: str, is_named: bool) -> re.Pattern[str]:
    """Return the pattern of a template of words."""
    month = r"[^\W\d_]+" if is_named else r"\d{1,2}"
    day = r"\d{1,2}"
    parts = {"y": r"\d{4}", "z": r"\d{4}", "m": month, "n": month, "d": day, "f": day, "x": ".+"}
    parts |= {
        "e": r"\d{3}",
        "c": r"\d\d",
        "k": r"\d",
    }
    parts |= dict.fromkeys("tu", r"\d\d:\d\d(?::\d\d)?")
    pattern = as_pattern(spaced(text), parts)
    if is_named:
        pattern = re.sub(r"(\(\?P<[mn]>[^)]*\))", r"\1\\.?", pattern)
        pattern = re.sub(r"(\(\?P<[df]>[^)]*\))(?!\\\.|er)", r"\1(?:st|nd|rd|th)?", pattern)
    return re.compile(pattern, re.IGNORECASE)
