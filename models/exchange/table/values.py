"""Reads the cells of a table: dates, sums, points and sources as people type them into spreadsheets."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from models.errors import AmbiguousDate, UnreadableValue
from models.exchange.imported import ImportOptions
from models.gazetteer.pointed import point_of_grid
from models.translation import tr
from models.values.money import Amount, Quantity, read_amount, read_quantity, read_sums
from models.values.money.phrases import Read
from models.values.when import When, read_when
from models.values.where.points import Point, read_point

_CLOCK = (
    r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?\s*(?P<half>[AaPp]\.?[Mm]\.?)?\s*"
    r"(?P<zone>Z|[+-]\d\d:?\d\d)?"
)
_TIMED = re.compile(rf"(?P<date>.*?\d.*?)(?:[T, ]\s*|\s+at\s+){_CLOCK}", re.ASCII | re.DOTALL)
_BARE_CLOCK = re.compile(_CLOCK, re.ASCII)
_OPEN_ORDER = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})", re.ASCII)
_YEAR = re.compile(r"(\d{4})\s*年?", re.ASCII)
_BARE_NUMBER = re.compile(r"[-−]?[\d.,' ]+")
_URL = re.compile(r"https?://[^\s<>\"，；、]+")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_PARTS = re.compile(r"[;；、|\n]")
_TAGS = re.compile(r"[,，;；、|\n]")
_SOURCES = re.compile(r"\n|[;；|]\s+|[;；|](?=https?://)")
_QUOTED = re.compile(r'\s*"((?:[^"]|"")*)"\s*')
_FORMULA = re.compile(r"^\s*[=+\-@\t\r＝＋－＠]", re.MULTILINE)
_MIDNIGHT = (0, 0, 0)


def cleaned(cell: str) -> str:
    """Return a cell as plain text: no characters that no text holds, and without the guard of our own exports.

    An export puts an apostrophe before a cell that a spreadsheet would take for a formula.
    """
    text = cell.strip() if cell.isprintable() else _printable(cell)
    return text[1:] if text[:1] == "'" and _FORMULA.search(text.lstrip("'")) else text


def _printable(cell: str) -> str:
    text = cell.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").strip()
    if text.isascii():
        return text
    return "".join("\ufffd" if "\ud800" <= letter <= "\udfff" else letter for letter in text)


def parts_of(text: str) -> tuple[str, ...]:
    """Return the several names of one cell, parted by semicolons, bars, lines or the Chinese comma.

    A name that holds such a sign itself stands in quotation marks: "Li; Wang".
    """
    return _several(text, _PARTS)


@lru_cache(maxsize=10_000)  # a table says the same of many rows
def tags_of(text: str) -> tuple[str, ...]:
    """Return the tags of one cell, which commas part too."""
    return _several(text, _TAGS)


def together(names: Iterable[str]) -> str:
    """Return names as one cell, of which `parts_of`, `tags_of` and `sources_of` return each as it is."""
    return "; ".join(map(_whole, names))


def _whole(name: str) -> str:
    return '"' + name.replace('"', '""') + '"' if _is_divided(name) else name


def _is_divided(name: str) -> bool:
    """Tell whether a name would not be read as one, or would lose quotation marks of its own."""
    return bool(_TAGS.search(name)) or name[:1] == '"'


def _several(text: str, sign: re.Pattern[str]) -> tuple[str, ...]:
    """Return the parts of a cell, each once; what stands in quotation marks for the sake of a sign is one part."""
    if '"' not in text:
        return tuple(dict.fromkeys(bare for part in sign.split(text) if (bare := part.strip())))
    parts: list[str] = []
    at = 0
    while at <= len(text):
        quoted = _QUOTED.match(text, at)
        end = sign.search(text, quoted.end() if quoted else at)
        if quoted and _is_divided(quoted[1]) and (quoted.end() == (end.start() if end else len(text))):
            parts.append(quoted[1].replace('""', '"'))
        else:
            end = sign.search(text, at)
            parts.append(text[at : end.start() if end else len(text)])
        at = end.end() if end else len(text) + 1
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))


def read_date(text: str, order: str = "", zone: str = "") -> When:
    """Read a date or, as databases write it, a date with a time; `order` decides about 03/04/2021.

    A date with dots has the day first in every language that writes one. A clock without a zone is read in `zone`.
    """
    text = text.strip()
    found = _TIMED.fullmatch(text)
    try:
        return read_when(text)
    except UnreadableValue as error:
        if found is None and isinstance(error, AmbiguousDate):
            return replace(_in_order(text, order), wording=text)
        if found is None:
            raise
        day = read_date(found["date"].strip(), order)
        if (clock := _clock(found, zone, day)) is None:
            return replace(day, wording=text)
        return replace(read_when(f"{day.edtf}T{clock}"), wording=text)


def _in_order(text: str, order: str) -> When:
    """Read a date whose day and month could be either; AmbiguousDate where nothing decides."""
    found = _OPEN_ORDER.fullmatch(text)
    if found and found[2] == ".":
        order = "day first"
    if not (order and found):
        return read_when(text)
    day, month = (found[1], found[3]) if order == "day first" else (found[3], found[1])
    return read_when(f"{found[4]}-{int(month):02}-{int(day):02}")


def _clock(found: re.Match[str], zone: str, day: When) -> str | None:
    """Return a time as EDTF; None for the midnight that databases write where no time is known."""
    hour, minute, second = int(found["hour"]), found["minute"], found["second"]
    half = (found["half"] or "").replace(".", "").casefold()
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    if (hour, int(minute), int(second or 0)) == _MIDNIGHT and not found["zone"] and not half:
        return None
    offset = found["zone"] or (_offset(zone, day, hour, int(minute)) if zone else "")
    return f"{hour:02}:{minute}{f':{second}' if second else ''}{offset}"


def _offset(zone: str, day: When, hour: int, minute: int) -> str:
    """Return what the clocks of a zone are ahead at a time; nothing for a zone that nobody knows."""
    try:
        at = datetime.combine(day.earliest or date.today(), time(hour % 24, minute), ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError):
        return ""
    told = at.strftime("%z")
    return f"{told[:3]}:{told[3:5]}"


def clock_behind(text: str) -> str:
    """Return what stands behind the day in a date with a time of day; empty where there is no time."""
    found = _TIMED.fullmatch(text.strip())
    return text.strip()[found.end("date") :] if found else ""


def is_midnight(text: str) -> bool:
    """Tell whether a time is the midnight that databases write where no time is known."""
    found = _BARE_CLOCK.fullmatch(text.strip())
    return bool(found) and _clock_is_midnight(found)


def _clock_is_midnight(found: re.Match[str] | None) -> bool:
    return (
        found is not None
        and (int(found["hour"]), int(found["minute"]), int(found["second"] or 0)) == _MIDNIGHT
    )


@lru_cache(maxsize=10_000)
def read_span(start: str, end: str, order: str = "", end_order: str = "", zone: str = "") -> When:
    """Read a first and a last date, either of which may be missing, as one; both must be plain dates."""
    if not end:
        return read_date(start, order, zone)
    last = read_date(end, end_order or order, zone)
    first = read_date(start, order, zone) if start else None
    if first and first.edtf == last.edtf:
        return first
    if any(sign in last.edtf + (first.edtf if first else "") for sign in "/[{"):
        raise UnreadableValue(
            tr(
                "“{start}” and “{end}” are no first and last date: write one plain date in each.",
                start=start,
                end=end,
            )
        )
    wording = f"{start} – {end}" if start else f"up to {end}"
    return When.from_edtf(f"{first.edtf if first else ''}/{last.edtf}", wording)


def joined_date(year: str, month: str, day: str) -> str | None:
    """Return the words of a date whose year, month and day stand in three columns; None if they do not."""
    found, month, day = _YEAR.fullmatch(year), month.rstrip("月. "), day.rstrip("日号. ")
    if found is None or not month:
        return None
    if month.isdecimal() and month.isascii():
        number = f"{found[1]}-{int(month):02}"
        if not day:
            return number
        return f"{number}-{int(day):02}" if day.isdecimal() and day.isascii() else None
    return f"{day} {month} {found[1]}".strip()


def read_sum(text: str, unit: str, currency: str, options: ImportOptions, decimal: str = "") -> Amount:
    """Read a sum; a bare number takes the unit of its heading (万元), then the currency of its row or table."""
    local = currency or options.currency
    words = _with_unit(text, unit)
    tried = [words, f"{words} {local}"] if local else [words]
    language = _language(options, decimal)
    return replace(_first(tried, lambda one: _amount(one, local or "CNY", language)), wording=text)


@lru_cache(maxsize=4096)  # a table repeats its sums
def _amount(text: str, local: str, language: str) -> Amount:
    return read_amount(text, local, language)


def read_units(text: str, unit: str, asset: str, options: ImportOptions, decimal: str = "") -> Quantity:
    """Read a number of units; a bare number takes the unit of its heading, then the asset of its row or table."""
    named = asset or options.asset
    return replace(read_quantity(_with_unit(text, unit), named, _language(options, decimal)), wording=text)


def read_phrase(
    text: str, unit: str, local: str, options: ImportOptions, decimal: str = ""
) -> tuple[Read, ...]:
    """Read a cell that may hold several sums; a bare ¥ or Rs is the currency of its row or table."""
    return read_sums(_with_unit(text, unit), local or options.currency or "CNY", _language(options, decimal))


def _language(options: ImportOptions, decimal: str) -> str:
    """Return the language that decides between 1.234 and 1,234: that of the column before that of the file."""
    return {",": "de", ".": "en"}.get(decimal, options.language)


def _with_unit(text: str, unit: str) -> str:
    return f"{text} {unit}" if unit and _BARE_NUMBER.fullmatch(text) else text


def _first(tried: Iterable[str], read: Callable[[str], Amount]) -> Amount:
    """Return the first words that can be read; the error is that of the first."""
    errors: list[UnreadableValue] = []
    for words in tried:
        try:
            return read(words)
        except UnreadableValue as error:
            errors.append(error)
    raise errors[0]


def read_place_point(lat: str, lon: str, both: str) -> Point | None:
    """Read the point of a row from two cells or from one; None where nothing is said."""
    if lat and lon:
        return read_point(f"{lat}, {lon}")
    if lat or lon:
        raise UnreadableValue(tr("Latitude and longitude go together: write both."))
    return _any_point(both) if both else None


def _any_point(text: str) -> Point:
    grid = point_of_grid(text)
    return grid.point if grid else read_point(text)


def point_in(name: str) -> Point | None:
    """Return the point that stands where a place's name is looked for; None if it is a name."""
    try:
        return _any_point(name)
    except UnreadableValue:
        return None


@dataclass(frozen=True, slots=True)
class Named:
    """A source as a cell names it: by its title, its address, or both."""

    title: str
    url: str = ""


def numbered_source(titles: Iterable[str], urls: Iterable[str]) -> tuple[Named, ...]:
    """Return the one source of a numbered group of columns, whatever signs its title holds; several if it is a list."""
    (title, *others), (url, *more) = [*titles, ""], [*urls, ""]
    is_list = (
        any(others) or any(more) or len(_URL.findall(title)) + len(_URL.findall(url)) > 1 or "\n" in title
    )
    if is_list or not title or not (_URL.fullmatch(url) or not url):
        return sources_of([title, *others], [url, *more])
    return (Named(_one_line(title), url) if url else _named(title),)


def sources_of(titles: Iterable[str], urls: Iterable[str]) -> tuple[Named, ...]:
    """Return the sources of a row; an address in a column of its own joins the title that has none."""
    named = [_named(part) for text in titles for part in _several(text, _SOURCES)]
    for text in urls:
        for part in _several(text, _SOURCES):
            found = _named(part)
            bare = next((at for at, one in enumerate(named) if not one.url), None)
            if found.url and found.title == found.url and bare is not None:
                named[bare] = Named(named[bare].title, found.url)
            else:
                named.append(found)
    return tuple(dict.fromkeys(named))


def _named(text: str) -> Named:
    found = _URL.search(text)
    if found is None:
        return Named(_one_line(text))
    if _ADDRESS.fullmatch(text):  # nothing beside it: only what ends a sentence is not of it
        url = text.rstrip(".,;:。")
        return Named(url, url)
    url = found[0].rstrip(".,;:)）]】。")
    title = _one_line(text.replace(url, " ", 1)).strip(" ,，:：-–()（）[]")
    return Named(title or url, url)


def _one_line(text: str) -> str:
    return " ".join(text.split())
