"""Reads two dates or more in one phrase: a span, once within a span, one of several dates, all of several."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from models.errors import UnreadableValue
from models.values.when.bounds import neighbour
from models.values.when.clock_words import Inner
from models.values.when.names import LANGUAGES
from models.values.when.value import When

_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_CLOCK: Final = re.compile(r"\d\d:\d\d(?::\d\d)?", re.ASCII)
DASHES: Final = re.compile("[‐‑‒–—−]")
_ARTICLE = re.compile(r"^(?:dem|den|the|le|the day of) ", re.IGNORECASE)
_STRICTLY = (
    *(
        "after {a} and before {b}",
        "after {a} but before {b}",
        "after {a}, before {b}",
        "before {b} but after {a}",
    ),
    *("nach {a} und vor {b}", "nach {a}, aber vor {b}", "nach {a}, vor {b}", "après {a} et avant {b}"),
    *(
        "après {a} mais avant {b}",
        "{a}之后、{b}之前",
        "{a}之后，{b}之前",
        "{a}之后{b}之前",
        "{a}後、{b}前",
        "{a}以后、{b}以前",
    ),
)


@dataclass(frozen=True, slots=True)
class _Inner:
    """How the dates within a phrase are read: any of them, or but a single date in our own words."""

    within: Inner
    point: Inner


def read(text: str, within: Inner, point: Inner) -> str | None:
    """Return the EDTF of words for more than one date, or None."""
    inner = _Inner(within, point)
    return _read_once(inner, text) or _read_range(inner, text) or _read_set(inner, text)


def _read_once(inner: _Inner, text: str) -> str | None:
    """Return the EDTF of one moment between two dates: `between 2014 and 2017`, `after 2014 but before June 2018`."""
    for pattern, is_without in _once():
        for first, second in _cuts_of(pattern, text):
            if found := _ends(inner, _ARTICLE.sub("", first), _ARTICLE.sub("", second)):
                start, end = found[0].partition("/")[0], found[1].rpartition("/")[2]
                if is_without:
                    start, end = neighbour(start, 1), neighbour(end, -1)
                return f"[{start}..{end}]"
    return None


def _cuts_of(
    pattern: tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]], text: str
) -> Iterator[tuple[str, str]]:
    """Yield every way in which words before, between and behind two dates fit a text."""
    before, between, behind = pattern
    begin, end = before.match(text), behind.search(text)
    if begin and end:
        inner = text[begin.end() : end.start()]
        for found in between.finditer(inner):
            yield inner[: found.start()], inner[found.end() :]


def _read_range(inner: _Inner, text: str) -> str | None:
    """Return the EDTF interval of words such as `28 July 2021 – Oct 2022`, or None."""
    for first, second in _halves(text):
        is_cut = re.fullmatch(
            r"\d{4}-XX", first
        )  # the start of 2001-XX-11, whose last dash is none between dates
        if not is_cut and (found := _ends(inner, first, second)):
            return f"{found[0].partition('/')[0]}/{found[1].rpartition('/')[2]}"
    return None


def _ends(inner: _Inner, first: str, second: str) -> tuple[str, str] | None:
    """Return the EDTF of two dates of which one may lack the month or the year that the other has, or None."""
    end = inner.within(second)
    start = inner.within(first) or (inner.point(_borrowed(first, second)) if end else None)
    end = end or (inner.point(_prefixed(first, second)) if start else None)
    if not start or not end or "[" in start + end or "{" in start + end or "/.." in start + end:
        return None
    return (start, end) if _is_date(start) and _is_date(end) else None


def _is_date(edtf: str) -> bool:
    """Tell whether a half of a range is a date: `11 – 1 Jan 2000` has the form of one and ends before it begins."""
    try:
        When.from_edtf(edtf)
    except UnreadableValue:
        return False
    return True


def _halves(text: str) -> Iterator[tuple[str, str]]:
    """Yield every way to cut a text into a first and a last date."""
    for prefix, between in _cuts():
        if begin := prefix.match(text):
            for found in between.finditer(text, begin.end()):
                yield text[begin.end() : found.start()], text[found.end() :]


def _borrowed(first: str, second: str) -> str:
    """Return the first of two dates with what it lacks of the second: `28 July` – `3 Aug 2021`, `8` – `14 Dec 2022`."""
    if re.fullmatch(r"\d{1,2}(?:\.|er|st|nd|rd|th)?(?:\s*-\s*\d{1,2}\.?)?", first):
        rest = re.fullmatch(r"\d{1,2}(?:\.|er|st|nd|rd|th)?(\s*\D+\d{4}.*)", second)
        return f"{first}{rest[1]}" if rest else first
    year = re.search(r"\d{4}", second)
    return f"{first} {year[0]}" if year else first


def _prefixed(first: str, second: str) -> str:
    """Return the second of two dates with what it lacks of the first: `2021年3月` – `5月`, `2022年12月8日` – `14日`."""
    shared = re.match(r"\d{4}年", first) if "月" in second else re.match(r"\d{4}年\d{1,2}月", first)
    return f"{shared[0]}{second}" if shared else second


def _read_set(inner: _Inner, text: str) -> str | None:
    """Return the EDTF set of dates joined by `or` or `and`, or None; what the dates share may be told once."""
    for names in LANGUAGES.values():
        for joiner, around in ((names.either, "[]"), (names.both, "{}")):
            if joiner not in text:
                continue
            found = [_members(inner, parts) for parts in _in_row(text, joiner, names.comma.strip())]
            if told := next((members for members in found if members), None):
                return around[0] + ",".join(told) + around[1]
    return None


def _in_row(text: str, joiner: str, comma: str) -> Iterator[list[str]]:
    """Yield the parts of `a, b and c`, and of dates that hold a comma themselves: `May 3, 2021 and May 5, 2021`."""
    *before, last = text.split(joiner)
    yield [part.strip() for part in (*before, last)]
    if len(before) == 1:
        yield [part.strip() for part in (*before[0].split(comma), last)]


def _members(inner: _Inner, parts: list[str]) -> list[str] | None:
    """Return the EDTF of the dates of a set, or None if one is none."""
    if times := _times(inner, parts):
        return times
    read: list[str] = []
    for part in parts:
        point = (
            inner.within(part)
            or inner.point(_borrowed(part, parts[-1]))
            or inner.point(_prefixed(parts[0], part))
        )
        member = _as_member(point or _read_once(inner, part) or _read_range(inner, part) or "")
        if not member or not _is_date(member if ".." not in member else f"[{member}]"):
            return None
        read.append(member)
    return read if len(read) > 1 else None


def _times(inner: _Inner, parts: list[str]) -> list[str] | None:
    """Return the times of one day that is told once: `4 Aug 2020, 18:06 or 18:08`."""
    if not all(_CLOCK.fullmatch(part) for part in parts[1:]):
        return None
    first = inner.within(parts[0]) or ""
    day, _, clock = first.partition("T")
    if not _DAY.fullmatch(day) or (clock and not _CLOCK.fullmatch(clock)):
        return None
    times = [*([clock] if clock else []), *parts[1:]]
    return [f"{day}T{time}" for time in times] if len(times) > 1 else None


def _as_member(edtf: str) -> str:
    """Return a date as it stands within a set; nothing for one that cannot."""
    if found := re.fullmatch(r"\[([^,]+)\]|([^/\[{]+/[^/]+)", edtf):
        return found[1] or found[2].replace("/", "..")
    return "" if re.search(r"[/\[{]", edtf) else edtf


@lru_cache(maxsize=1)
def _once() -> tuple[tuple[tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]], bool], ...]:
    """Tell what stands before, between and behind the ends of a span in which something happened once.

    With `True` the ends themselves are left out: after one date and before another.
    """
    rows = dict.fromkeys(text for names in LANGUAGES.values() for text in names.once)
    kept = [(text, False) for text in sorted(rows, key=len, reverse=True)]
    return tuple(
        (_around(text), is_without) for text, is_without in (*((one, True) for one in _STRICTLY), *kept)
    )


def _around(text: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    before, between, behind = (spaced(part) for part in re.split(r"\{[ab]\}", text))
    flags = re.IGNORECASE
    return re.compile(before, flags), re.compile(between, flags), re.compile(f"{behind}$", flags)


@lru_cache(maxsize=1)
def _cuts() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Tell what stands before and between the two dates of a range."""
    rows = dict.fromkeys(text for names in LANGUAGES.values() for text in names.ranges)
    parts = [re.split(r"\{[ab]\}", text) for text in rows]
    return tuple(
        (_loose(before), _loose(between))
        for before, between, _ in sorted(parts, key=lambda part: part[0] == "")
    )


def _loose(text: str) -> re.Pattern[str]:
    """Return the pattern of words in which a dash may have spaces around it."""
    return re.compile(spaced(text), re.IGNORECASE)


def spaced(text: str) -> str:
    """Return escaped words in which any space may be several and a dash may stand free or close."""
    plain = unicodedata.normalize("NFKC", DASHES.sub("-", text)).replace("’", "'")
    escaped = re.sub(r"(?:\\ )*\\-(?:\\ )*", r"\\s*-\\s*", re.escape(plain))
    return escaped.replace(r"\ ", r"\s+")
