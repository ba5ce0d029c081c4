"""Slides for TimelineJS: its JSON, and the table that it reads from a spreadsheet.

TimelineJS takes every text for HTML, so all words are escaped. A date holds only what is known: a year alone stays a
year; our words for it stand in `display_date`.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from models.exchange.csv_out import Cell
from models.exchange.html_page import inline_html, quoted, told
from models.exchange.stories.facts import Fact
from models.exchange.written import Piece, is_address
from models.values.when import Mark, When

COLUMNS = (
    *("Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date"),
    *("Headline", "Text", "Media", "Media Credit", "Media Caption", "Media Thumbnail", "Alt Text"),
    *("Type", "Group", "Background"),
)
"""The columns of the spreadsheet, in the order of TimelineJS's own template."""

Date = dict[str, int]


@dataclass(frozen=True, slots=True)
class Slide:
    """An event: its words, its date with our words for it, its group, and lists under a word that leads them in."""

    headline: str
    when: When
    display_date: str
    paragraphs: tuple[tuple[Piece, ...], ...] = ()
    group: str = ""
    lists: tuple[tuple[str, tuple[Piece, ...]], ...] = ()  # sources, each in a line of its own
    facts: tuple[tuple[Fact, ...], ...] = ()  # lines that an import takes back into their fields
    id: str = ""


@dataclass(frozen=True, slots=True)
class Slides:
    """A whole timeline: its title slide, its events, and the eras behind them as (title, date)."""

    title: str
    deck: str = ""
    credit: str = ""
    slides: tuple[Slide, ...] = ()
    eras: tuple[tuple[str, When], ...] = ()


def timelinejs_text(slides: Slides) -> str:
    """Return the timeline as TimelineJS's JSON; the same events keep their `unique_id` from export to export."""
    lines = [told(line) for line in (slides.deck, slides.credit) if line]
    ids, last = _Ids(), _last(slides)
    shown = {
        "title": {
            "text": {"headline": told(slides.title), "text": "".join(f"<p>{line}</p>" for line in lines)},
            "unique_id": ids.of("title", slides.title),
        },
        "events": [_event(slide, ids, last) for slide in slides.slides],
        "eras": [
            {
                "start_date": start,
                "end_date": end,
                **({"display_date": told(when.wording)} if when.wording else {}),
                "text": {"headline": told(title)},
            }
            for title, when, start, end in _eras(slides)
        ],
    }
    return json.dumps(shown, ensure_ascii=False, indent=1) + "\n"


def timelinejs_rows(slides: Slides) -> tuple[tuple[Cell, ...], ...]:
    """Return the timeline as the rows of TimelineJS's spreadsheet, its heading first."""
    lines = [told(line) for line in (slides.deck, slides.credit) if line]
    head = _row(headline=told(slides.title), text="".join(f"<p>{line}</p>" for line in lines), type="title")
    last = _last(slides)
    rows = [
        _row(
            *_span_of(slide.when, last),
            display_date=told(slide.display_date),
            headline=told(slide.headline),
            text=_text(slide),
            group=told(slide.group),
        )
        for slide in slides.slides
    ]
    eras = [_row(start, end, headline=told(title), type="era") for title, _, start, end in _eras(slides)]
    return (COLUMNS, head, *rows, *eras)


def dates_of(when: When) -> tuple[Date, Date | None]:
    """Tell where a slide begins and, if that is known and another date, where it ends."""
    first, is_span, last = _ends_of(when)
    if is_span:
        start, end = _point(first), _point(last)
        return (start, end) if start and end else (start or end or _year(when), None)
    if point := _point(when.edtf):
        return point, None
    start = _year(when)
    end = {"year": when.latest.year} if when.latest else None
    return start, end if end != start else None


def _span_of(when: When, last: Date) -> tuple[Date, Date | None]:
    """Tell where a slide begins and ends; what goes on to this day is drawn to the end of all that is told."""
    start, end = dates_of(when)
    goes_on = when.edtf.endswith("/..") or (when.edtf.endswith("/") and when.latest is None)
    return start, last if goes_on and last and last != start else end


def _last(slides: Slides) -> Date:
    """Return the last year that the slides tell."""
    days = [day for slide in slides.slides for day in (slide.when.earliest, slide.when.latest) if day]
    return {"year": max(days).year} if days else {}


def _ends_of(when: When) -> tuple[str, str, str]:
    """Return the ends of a span, whether something went on or happened once in it; its words say which."""
    if found := re.fullmatch(r"[\[{]([^,]*)(\.\.)([^,]*)[\]}]", when.edtf):
        return found[1], found[2], found[3]
    if when.mark in (Mark.EITHER, Mark.EACH):
        return when.members[0].edtf, "..", when.members[-1].edtf
    return when.edtf.partition("/")


def _point(edtf: str) -> Date | None:
    """Return a year, month, day or time of day; nothing for what is less plain, such as a season or 199X."""
    found = re.fullmatch(
        r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d)(?:T(\d\d)(?::(\d\d)(?::(\d\d))?)?\S*?)?)?)?[?~%]?", edtf
    )
    if not found:
        return None
    names = ("year", "month", "day", "hour", "minute", "second")
    return {name: int(part) for name, part in zip(names, found.groups(), strict=True) if part}


def _year(when: When) -> Date:
    day = when.earliest or when.latest
    return {"year": day.year} if day else {}


def _event(slide: Slide, ids: "_Ids", last: Date) -> dict[str, object]:
    start, end = _span_of(slide.when, last)
    return {
        "start_date": start,
        **({"end_date": end} if end else {}),
        "display_date": told(slide.display_date),
        "text": {"headline": told(slide.headline), "text": _text(slide)},
        **({"group": told(slide.group)} if slide.group else {}),
        "autolink": False,
        "unique_id": slide.id or ids.of(slide.headline, slide.when.edtf),
    }


def _text(slide: Slide) -> str:
    paragraphs = (f"<p>{inline_html(paragraph)}</p>" for paragraph in slide.paragraphs if paragraph)
    lines = "".join(f"<li>{_fact_line(line)}</li>" for line in slide.facts if any(one.shown for one in line))
    unseen = "".join(_fact(one) for line in slide.facts for one in line if not one.shown)
    lists = (
        f"<p>{told(lead)}</p><ul>{''.join(f'<li>{inline_html((one,))}</li>' for one in pieces)}</ul>"
        for lead, pieces in slide.lists
        if pieces
    )
    return "".join((*paragraphs, f"<ul>{lines}</ul>" if lines else "", unseen, *lists))


def _fact_line(line: tuple[Fact, ...]) -> str:
    """Return a line of facts: each is marked with its field and value, so that it comes back as what it is."""
    shown = (fact for fact in line if fact.shown)
    return "".join(_fact(fact, ", " if number else "") for number, fact in enumerate(shown))


def _fact(fact: Fact, before: str = "") -> str:
    words = told(fact.shown)
    if fact.href and is_address(fact.href):
        words = f'<a href="{quoted(fact.href)}" rel="noreferrer external">{words}</a>'
    return (
        f'<span data-dateline="{quoted(fact.field)}" data-value="{quoted(fact.value)}">{before}{words}</span>'
    )


def _eras(slides: Slides) -> Iterator[tuple[str, When, Date, Date]]:
    """Yield title, date, beginning and end of each era; one that is open ends with the events."""
    days = [day for slide in slides.slides for day in (slide.when.earliest, slide.when.latest) if day]
    days += [day for _, when in slides.eras for day in (when.earliest, when.latest) if day]
    for title, when in slides.eras:
        first, is_span, last = when.edtf.partition("/")
        start, end = _point(first), _point(last if is_span else first)
        low, high = when.earliest or min(days, default=None), when.latest or max(days, default=None)
        if low and high:
            yield title, when, start or {"year": low.year}, end or {"year": high.year}


def _row(start: Date | None = None, end: Date | None = None, **cells: str) -> tuple[Cell, ...]:
    numbers: dict[str, Cell] = {}
    for before, date in (("", start), ("End ", end)):
        numbers |= {before + name.capitalize(): number for name, number in (date or {}).items()}
        if date and "hour" in date:
            numbers[f"{before}Time"] = f"{date['hour']:02}:{date.get('minute', 0):02}"
    named = {column: column.lower().replace(" ", "_") for column in COLUMNS}
    return tuple(numbers.get(column, cells.get(named[column], "")) for column in COLUMNS)


class _Ids:
    """Makes an id out of what everybody may read; the same words twice are told apart by a number."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def of(self, *words: str) -> str:
        key = sha256("\n".join(words).encode("utf-8")).hexdigest()[:12]
        times = self._seen[key] = self._seen.get(key, 0) + 1
        return f"event-{key}" + (f"-{times}" if times > 1 else "")
