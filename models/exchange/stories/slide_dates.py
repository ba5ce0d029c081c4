"""The dates of TimelineJS: figures that may be filled in, and the words that are displayed instead of them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from models.errors import UnreadableValue
from models.exchange.stories.json_file import words_of
from models.exchange.stories.plain_html import plain_text
from models.exchange.table.values import is_midnight, read_span
from models.values.when import When, read_when

_COMMAS: Final = re.compile(r"-?\d{1,4}(?:,\d{1,3}){0,6}", re.ASCII)
_PARTS: Final = ("year", "month", "day", "hour", "minute", "second")


@dataclass(frozen=True, slots=True)
class SlideDate:
    """When a slide begins and ends, as a table has it, and the words that it displays."""

    first: str = ""
    last: str = ""
    display: str = ""


def slide_date(start: Any, end: Any, display: Any) -> SlideDate:
    """Return the date of a slide: its figures, or its words where these say the same better."""
    begins, ends = _figures(start), _figures(end)
    first, last = _told(begins), _told(ends)
    last = "" if last == first else last
    said_words = _display(start, display)
    said, figures = _read(said_words), _span(first, last)
    if said and (not first or (figures and _is_truer(said, figures, begins, ends if last else {}))):
        return SlideDate(said_words, "", said_words)
    return SlideDate(first, last, said_words)


def _display(start: Any, display: Any) -> str:
    told = words_of(display) or (words_of(start.get("display_date")) if isinstance(start, dict) else "")
    return " ".join(plain_text(told).text.split())


def _figures(told: Any) -> Mapping[str, str]:
    """Return the parts of a date by their names; one that is told in free words stands under “words”."""
    if isinstance(told, dict):
        parts = {name: re.sub(r"[\s,]", "", words_of(told.get(name))) for name in _PARTS}
        clock = words_of(told.get("time")).strip()
        return {name: text for name, text in {**parts, "clock": clock}.items() if text}
    words = words_of(told).strip()
    if _COMMAS.fullmatch(words):  # 2012,1,26 or 2012,1,26,14,30
        return dict(zip(_PARTS, words.split(","), strict=False))
    return {"words": words} if words else {}


def _told(parts: Mapping[str, str]) -> str:
    """Return a date as a table has it: what cannot be one is told part by part, so that it is read as no other."""
    if "words" in parts or not parts:
        return parts.get("words", "")
    year, month, day = (parts.get(name, "") for name in ("year", "month", "day"))
    sound = (
        year.isdecimal() and len(year) <= 4,
        _is_within(month, 12),
        _is_within(day, 31) and bool(month or not day),
    )
    if not all(sound) or not (year + month + day).isascii():
        return ", ".join(f"{name} {text}" for name, text in parts.items())
    date = "-".join([year.zfill(4), *(part.zfill(2) for part in (month, day) if part)])
    clock = _clock(parts)
    return f"{date} {clock}" if day and clock else date


def _is_within(part: str, most: int) -> bool:
    return not part or (part.isdecimal() and part.isascii() and 1 <= int(part) <= most)


def _clock(parts: Mapping[str, str]) -> str:
    """Return the time of day; the midnight that programs write where no time is known is none."""
    clock = parts.get("clock", "")
    if not clock and "hour" in parts:
        hour, minute, second = (parts.get(name, "0").zfill(2) for name in ("hour", "minute", "second"))
        clock = f"{hour}:{minute}" + (f":{second}" if second != "00" else "")
    return "" if is_midnight(clock) else clock


def _span(first: str, last: str) -> When | None:
    try:
        return read_span(first, last, "month first") if first or last else None
    except UnreadableValue:
        return None


def _read(words: str) -> When | None:
    try:
        return read_when(words) if words else None
    except UnreadableValue:
        return None


def _is_truer(said: When, figures: When, begins: Mapping[str, str], ends: Mapping[str, str]) -> bool:
    """Tell whether the words that are displayed say the same as the figures, but better."""
    if figures.earliest is None or figures.latest is None or (figures.is_timed and not said.is_timed):
        return False
    if said.earliest is None or said.latest is None:
        return figures.earliest == said.earliest or figures.latest == said.latest
    if (said.earliest, said.latest) == (figures.earliest, figures.latest):
        return True
    if figures.earliest <= said.earliest and said.latest <= figures.latest:
        is_years = "month" not in begins and "month" not in ends
        is_ended = said.earliest.year == figures.earliest.year and said.latest.year == figures.latest.year
        return not ends or (is_years and is_ended)
    is_filled = begins.get("day", "").lstrip("0") == "1" and (
        not ends or ends.get("day", "").lstrip("0") == "1"
    )
    return is_filled and said.earliest == figures.earliest and said.latest >= figures.latest
