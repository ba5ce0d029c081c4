"""How dates are said in each language: EDTF shapes beside the words for them, used for writing and for reading alike.

In every row the first entry is an EDTF shape, the second the words that are written for it, and all that follow are
words that are read too. {y} is a year, {z} a second year, {m} and {n} months, {d} and {f} days, {l} the last day of
the month, {t} and {u} times of day, {e} {c} {k} the first digits of a decade, century or millennium; {x} is any date.
"""

from dataclasses import dataclass
from typing import Final

Row = tuple[str, ...]
PARTS: Final = {
    "small hours": ("00", "05"), "dawn": ("04", "06"), "morning": ("06", "11"), "noon": ("11", "12"),
    "afternoon": ("12", "17"), "dusk": ("17", "19"), "evening": ("18", "22"), "night": ("22", "04"),
    "midnight": ("23", "00"),
}  # fmt: skip
"""The first and the last hour of each part of a day; a last hour before the first is of the next day."""


@dataclass(frozen=True, slots=True)
class DateNames:
    """The words of one language for dates."""

    months: tuple[
        Row, ...
    ]  # twelve rows: the word that is written, then others that are read; or none: numbers
    forms: tuple[Row, ...]
    phrases: tuple[Row, ...]
    until: Row  # a state that ended with {x}, and before a day: two words that are written
    ranges: Row  # the words from {a} to {b}
    about: Row
    short_about: str  # the sign for it at a label and on an axis
    uncertain: Row
    once: Row  # one moment between {a} and {b}
    before: Row  # one moment before {x}, which is left out
    after: Row  # read only: written as "or later" than the day after
    the_day: str  # the article before a day behind such words, with its space; nothing where there is none
    either: str  # between the members of [a,b]
    both: str  # between the members of {a,b}
    comma: str  # between the members but for the last two
    before_clock: str  # between a day and what is said of its clock
    hour: str  # an hour without its minutes: {h} of 24, {h12} of twelve


EARLY_YEAR, MID_YEAR, LATE_YEAR = "{y}-01~/{y}-04~", "{y}-05~/{y}-08~", "{y}-09~/{y}-12~"
EARLY_MONTH, MID_MONTH = "{y}-{m}-01~/{y}-{m}-10~", "{y}-{m}-11~/{y}-{m}-20~"
LATE_MONTH = "{y}-{m}-21~/{y}-{m}-{l}~"
TIMES_OF_DAY = "{y}-{m}-{d}T{t}/{y}-{m}-{d}T{u}"
DAYS, DAYS_OF_MONTHS = "{y}-{m}-{d}/{y}-{m}-{f}", "{y}-{m}-{d}/{y}-{n}-{f}"


def season_rows(north: str, south: str, *seasons: Row) -> tuple[Row, ...]:
    """Return the rows of spring to winter: plain (21–24), northern (25–28) and southern (29–32)."""
    rows: list[Row] = []
    for number, words in enumerate(seasons):
        rows.append((f"{{y}}-{21 + number}", *words))
        rows.append((f"{{y}}-{25 + number}", north.replace("{x}", words[0])))
        rows.append((f"{{y}}-{29 + number}", south.replace("{x}", words[0])))
    return tuple(rows)


def part_rows(one_day: str, one_night: str, two_months: str, *parts: str) -> tuple[Row, ...]:
    """Return the rows of the parts of a day, in the order of `PARTS`: {p} is the part in words that tell one day.

    `one_night` tells a night between two days of a month, `two_months` one between two months.
    """
    rows: list[Row] = []
    for word, (first, last) in zip(parts, PARTS.values(), strict=True):
        if last >= first:
            rows.append(
                (f"{{y}}-{{m}}-{{d}}T{first}~/{{y}}-{{m}}-{{d}}T{last}~", one_day.replace("{p}", word))
            )
        else:
            for months, said in (("m", one_night), ("n", two_months)):
                shape = f"{{y}}-{{m}}-{{d}}T{first}~/{{y}}-{{{months}}}-{{f}}T{last}~"
                rows.append((shape, said.replace("{p}", word)))
    return tuple(rows)
