"""Dates in words: `24 Sept 2021`, `about Feb 2025`, `since 2018`, `2021年9月24日`; read_when reads them back."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from models import translation
from models.errors import UnreadableValue
from models.translation import tr, tr_count
from models.values.when.bounds import last_of_month, neighbour
from models.values.when.clock import without_zones
from models.values.when.forms import DateNames
from models.values.when.names import names_of
from models.values.when.value import When

_HAS_NEIGHBOUR: Final = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?(?:T[\d:]+)?[?~%]?", re.ASCII)
_IS_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_SHARES: Final[Mapping[int, re.Pattern[str]]] = MappingProxyType(
    {
        7: re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-\d\d", re.ASCII),
        4: re.compile(r"\d{4}-(?:0[1-9]|1[0-2])(?:-\d\d)?", re.ASCII),
    }
)
"""What shares its month, what shares its year: plain days; days and months."""
_QUALIFIERS = str.maketrans("", "", "?~%")


def words(when: When, language: str = "") -> str:
    """Return a date in words that read_when reads back to the same days; in the language that is spoken without one."""
    return _words(when.edtf, language or translation.language())


def words_here(when: When, zone: str, language: str = "") -> str:
    """Return a date in words, and for a time of another zone what the clock of `zone` shows then."""
    language = language or translation.language()
    said, here = words(when, language), when.on_clock(zone)
    if here is when:
        return said
    days = (when.earliest, when.latest) == (here.earliest, here.latest)
    told = _clock_of(here.edtf, language) if days else words(here, language)
    return said if without_zones(when.edtf) == here.edtf else f"{said} ({told} {zone})"


def _clock_of(edtf: str, language: str) -> str:
    """Return the time of day alone, in words."""
    _, _, clock_text = edtf.rstrip("?~%").partition("T")
    if "/" in edtf or edtf[0] in "[{":
        return words(When.from_edtf(edtf), language)
    return _say_clock(clock_text, names_of(language).hour)


def short_words(when: When, language: str = "") -> str:
    """Return a date in words for an axis or a label: `c. Feb 2025` and `1984?` in place of the longer signs."""
    language = language or translation.language()
    return _short(_words(when.edtf, language), names_of(language))


def _short(text: str, names: DateNames) -> str:
    """Return words with the signs for about and uncertain shortened, where the language has shorter ones."""
    text = text.replace(names.uncertain[0].removeprefix("{x}"), "?")
    about, short = (told.replace("{x}", "") for told in (names.about[0], names.short_about))
    return re.sub(rf"\b{about}", short, text) if names.months else text


@lru_cache(maxsize=8192)
def _words(edtf: str, language: str) -> str:
    """Return an EDTF value in words."""
    return _words_of(edtf, names_of(language))


def _words_of(edtf: str, names: DateNames) -> str:
    if said := _say_form(edtf, names):
        return said
    if edtf[0] in "[{":
        return _say_set(edtf, names)
    if "/" in edtf:
        return _say_interval(edtf, names)
    return say_point(edtf, names)


def _say_interval(edtf: str, names: DateNames) -> str:
    """Return an interval in words."""
    start, _, end = edtf.partition("/")
    if start == ".." and end not in ("", ".."):
        return _say_before(end, names)
    if start == "":
        return names.until[bool(_IS_DAY.match(end))].replace("{x}", say_point(end, names))
    shape = f"{'{x}' if start not in ('', '..') else start}/{'{x}' if end not in ('', '..') else end}"
    for phrase in names.phrases:
        if phrase[0] == shape:
            return phrase[1].replace(
                "{x}", say_point(start if "x" in shape.partition("/")[0] else end, names)
            )
    said = names.ranges[0].replace("{a}", say_point(start, names))
    return said.replace("{b}", say_point(end, names))


def _say_set(edtf: str, names: DateNames) -> str:
    """Return one of several dates, or all of several, in words."""
    is_one = edtf[0] == "["
    parts = [part.strip() for part in edtf[1:-1].split(",")]
    last = names.either if is_one else names.both
    if len(parts) > 1 and not any(".." in part for part in parts):
        days, clocks = zip(*map(_day_and_clock, parts), strict=True)
        if len(set(days)) == 1 and all(":" in clock for clock in clocks):
            return f"{say_point(days[0], names)}{names.before_clock}{_joined(clocks, last, names)}"
        return _joined(_shortened(parts, names), last, names)
    told = [_say_part_of_set(part, is_one, names) for part in parts]
    return _joined(told, last, names)


def _joined(told: Sequence[str], last: str, names: DateNames) -> str:
    """Return words in a row, with a word before the last of them."""
    return last.join((names.comma.join(told[:-1]), told[-1])) if len(told) > 1 else told[0]


def _say_part_of_set(part: str, is_one: bool, names: DateNames) -> str:
    """Return a date of a set, or a span of it: once within it, or all through it."""
    start, dots, end = part.partition("..")
    if not dots:
        return say_point(part, names)
    if not is_one:
        return _words_of(f"{start}/{end or '..'}", names)
    if not start:
        return _say_before(end, names)
    if not end:
        return next(row[1] for row in names.phrases if row[0] == "[{x}..]").replace(
            "{x}", say_point(start, names)
        )
    return _say_once(start, end, names)


def _say_once(start: str, end: str, names: DateNames) -> str:
    """Return one moment between two dates in words; two times of one day share it."""
    (first, clock_of_first), (last, clock_of_last) = _day_and_clock(start), _day_and_clock(end)
    if clock_of_first and clock_of_last and first == last:
        times = (_say_clock(text, names.hour) for text in (clock_of_first, clock_of_last))
        return f"{say_point(first, names)}{names.before_clock}{_filled_in(names.once[0], *times)}"
    told = _shortened((start, end), names)
    days = (_with_article(edtf, said, names) for edtf, said in zip((start, end), told, strict=True))
    return _filled_in(names.once[0], *days)


def _day_and_clock(edtf: str) -> tuple[str, str]:
    """Return a plain day and the time behind it; no time where the date is in doubt."""
    found = re.fullmatch(r"(\d{4}-\d\d-\d\d)T([\d:]+)", edtf)
    return (found[1], found[2]) if found else (edtf, "")


def _filled_in(template: str, first: str, last: str) -> str:
    return template.replace("{a}", first).replace("{b}", last)


def _say_before(end: str, names: DateNames) -> str:
    """Return a moment up to a date as one before the next: nobody takes that for a state that ended."""
    try:
        beyond = neighbour(end, 1) if _HAS_NEIGHBOUR.fullmatch(end) else ""
    except UnreadableValue:
        beyond = ""
    if beyond:
        return names.before[0].replace("{x}", _with_article(beyond, say_point(beyond, names), names))
    latest = next(row[1] for row in names.phrases if row[0] == "[..{x}]")
    return latest.replace("{x}", say_point(end, names))


def _with_article(edtf: str, said: str, names: DateNames) -> str:
    """Return a day with the article that it takes behind a preposition."""
    return names.the_day + said if _IS_DAY.match(edtf) and said[:1].isdecimal() else said


def _shortened(parts: Sequence[str], names: DateNames) -> list[str]:
    """Return dates of one series in words: the month and the year that they share are told once."""
    told = [say_point(part, names) for part in parts]
    for length in (7, 4):  # the same month, the same year
        bare = [part[:length] for part in parts]
        if all(_SHARES[length].fullmatch(part) for part in parts) and len(set(bare)) == 1:
            return _without_shared(told, say_point(bare[0], names), names)
    return told


def _without_shared(told: list[str], shared: str, names: DateNames) -> list[str]:
    """Return dates without what they share, but for the last; for the first where the shared part leads."""
    if names.months:
        ends = all(one.endswith(f" {shared}") for one in told)
        return [*(one.removesuffix(f" {shared}") for one in told[:-1]), told[-1]] if ends else told
    return [told[0], *(one.removeprefix(shared) for one in told[1:])]


def say_point(edtf: str, names: DateNames) -> str:
    """Return a single date in words, with the signs for about and uncertain around it."""
    bare = edtf.translate(_QUALIFIERS)
    said = _say_form(bare, names)
    if not said:
        return edtf
    if "~" in edtf or "%" in edtf:
        said = names.about[0].replace("{x}", said)
    if "?" in edtf or "%" in edtf:
        said = names.uncertain[0].replace("{x}", said)
    return said


def _say_form(edtf: str, names: DateNames) -> str:
    """Return the words of the form that an EDTF value has, or nothing."""
    for form in names.forms:
        found = _shape(form[0]).fullmatch(edtf)
        if found and _is_whole(found):
            return _fill(form[1], found, names)
    return ""


def _is_whole(found: re.Match[str]) -> bool:
    """Tell whether a form that ends with its month does so in truth."""
    held = found.groupdict()
    return "l" not in held or int(held["l"]) == last_of_month(int(held["y"]), int(held["m"])).day


def _fill(template: str, found: re.Match[str], names: DateNames) -> str:
    """Return the words of a form with its places filled."""
    for name, value in found.groupdict().items():
        template = template.replace(f"{{{name}}}", _say_part(name, value, names))
    return template


def _say_part(name: str, value: str, names: DateNames) -> str:
    """Return one part of a date in words: months by their names, days without a leading zero."""
    if name in "mn":
        return names.months[int(value) - 1][0] if names.months else str(int(value))
    if name in "tu":
        return _say_clock(value, names.hour)
    return str(int(value)) if name in "df" else value


def _say_clock(clock_text: str, hour: str) -> str:
    """Return the time behind the T of an EDTF value in words; `hour` says a lone hour: `{h} Uhr` or `{h12}`."""
    found = re.fullmatch(r"(\d\d)(:[\d:.]+)?(.*)", clock_text)
    if not found:
        return clock_text
    number = int(found[1])
    half = f"{(number - 1) % 12 + 1} {'am' if number < 12 else 'pm'}"
    said = f"{found[1]}{found[2]}" if found[2] else hour.replace("{h12}", half).replace("{h}", str(number))
    return said + _say_zone(found[3])


def _say_zone(text: str) -> str:
    """Return an offset in words, behind a space: UTC, UTC+8, UTC+5:30; nothing for nothing."""
    if not text:
        return ""
    if text in ("Z", "+00:00"):
        return " UTC"
    hours, minutes = int(text[1:3]), text[3:].lstrip(":")
    return f" UTC{text[0]}{hours}" + (f":{minutes}" if minutes.strip("0") else "")


@lru_cache(maxsize=512)
def _shape(shape: str) -> re.Pattern[str]:
    """Return the pattern of an EDTF shape such as {y}-{m}-{d}."""
    digits = {
        "y": r"\d{4}",
        "z": r"\d{4}",
        "e": r"\d{3}",
        "c": r"\d\d",
        "k": r"\d",
    }
    zone = (
        "" if "{u}" in shape else r"(?:Z|[+-][\d:]+)?"
    )  # two times of a day are told as one only without zones
    digits |= dict.fromkeys("tu", rf"\d\d(?::\d\d){{0,2}}(?:\.\d+)?{zone}")
    months = dict.fromkeys("mn", "0[1-9]|1[0-2]")
    return re.compile(as_pattern(re.escape(shape), digits | months | dict.fromkeys("dfl", r"\d\d")))


def as_pattern(escaped: str, parts: dict[str, str]) -> str:
    """Return a pattern in which each place {x} of an escaped template is a group; a second {x} repeats the first."""
    seen: set[str] = set()

    def group(found: re.Match[str]) -> str:
        name = found[1]
        if name in seen:
            return f"(?P={name})"
        seen.add(name)
        return f"(?P<{name}>{parts[name]})"

    return re.sub(r"\\\{([a-z])\\\}", group, escaped)


def length_words(days: float) -> str:
    """Tell how long so many days are: 1 year and 4 months; days below a month, hours and minutes below two days."""
    told = [span_words(count, unit) for count, unit in _lengths(days)]
    return tr("{longer} and {shorter}", longer=told[0], shorter=told[1]) if len(told) > 1 else told[0]


def span_words(number: int, unit: str) -> str:
    """Tell a number of years, months, weeks, days, hours, minutes or seconds."""
    return _LENGTHS[unit](number)


def english_length(days: float) -> str:
    """Tell the same for a page in English, whatever the language of the program."""
    told = (f"{n} {unit if n == 1 and unit != 'second' else f'{unit}s'}" for n, unit in _lengths(days))
    return " and ".join(told)


_LENGTHS: Final[Mapping[str, Callable[[int], str]]] = MappingProxyType(
    {
        "year": lambda n: tr_count(n, "{n} year", "{n} years"),
        "month": lambda n: tr_count(n, "{n} month", "{n} months"),
        "week": lambda n: tr_count(n, "{n} week", "{n} weeks"),
        "day": lambda n: tr_count(n, "{n} day", "{n} days"),
        "hour": lambda n: tr_count(n, "{n} hour", "{n} hours"),
        "minute": lambda n: tr_count(n, "{n} minute", "{n} minutes"),
        "second": lambda n: tr("{n} seconds", n=n),
    }
)


def _lengths(days: float) -> tuple[tuple[int, str], ...]:
    """Return a length in one unit or two, the longer first."""
    if days < 2 and days != 1:
        hours, minutes = divmod(round(days * 1440), 60)
        pair, smallest = ((hours, "hour"), (minutes, "minute")), (round(days * 86_400), "second")
    else:
        days = round(days)
        years, months = divmod(round(days / 30.44), 12)
        pair, smallest = ((years, "year"), (months, "month")), (days, "day")
    return tuple(part for part in pair if part[0]) or (smallest,)
