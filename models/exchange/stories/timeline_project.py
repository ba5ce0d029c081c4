"""The Timeline Project's XML: events with categories, eras and containers; only of the Gregorian calendar."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path
from typing import Final

from lxml import etree

from models.exchange.imported import Imported, ImportOptions
from models.exchange.stories.rows import Item, left_aside, table_of
from models.exchange.stories.spans import read_cells
from models.exchange.stories.story import Story, Written
from models.exchange.stories.told_block import with_block, without_block
from models.exchange.stories.xml_file import (
    Element,
    child,
    children,
    name_of,
    put,
    read_xml,
    text_of,
    written,
)
from models.exchange.table import out, values
from models.exchange.table.raw import RawTable, UnusableTable
from models.exchange.table.reading import read_table
from models.records.story import Kind
from models.translation import tr, tr_count
from models.values.when import When

_TIME: Final = re.compile(r"(\d{1,4})-(\d{1,2})-(\d{1,2}) (\d{1,2}):(\d\d):(\d\d)", re.ASCII)
_CONTAINER: Final = re.compile(r"\[(-?\d+)\](.*)", re.DOTALL)
_PART: Final = re.compile(r"\((-?\d+)\)(.*)", re.DOTALL)
_COLOUR: Final = re.compile(r"(\d{1,3}),(\d{1,3}),(\d{1,3})", re.ASCII)
_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?", re.ASCII)
_GREY: Final = "200,200,200"
_PLAIN_ERA: Final = "230,230,230"  # stands for an era without a colour of its own
_PART_OF: Final = "link:part of"


def is_timeline_project(beginning: str) -> bool:
    """Tell whether a text begins like a file of The Timeline Project."""
    return re.search(r"<timeline>\s*<version>", beginning) is not None


def read_timeline_project(path: Path, options: ImportOptions) -> Imported:
    """Return the events of a file of The Timeline Project; what is of no use is refused in words."""
    return read_table(path, options, open_table=open_timeline_project)


def open_timeline_project(path: Path, _options: ImportOptions) -> RawTable:
    """Return the events, eras and containers of a file as a table. UnusableTable says in words why it is none."""
    root = read_xml(path)
    if name_of(root) != "timeline":
        raise UnusableTable(tr("is no file of The Timeline Project: save it there again."))
    if (kind := text_of(root, "timetype")) not in ("", "gregoriantime"):
        raise UnusableTable(
            tr("counts its time as “{kind}”: only Gregorian dates can be imported.", kind=kind[:40])
        )
    file = _File(root)
    items = [Item(one.sourceline or 1, file.era(one)) for one in _each(root, "eras", "era")]
    items += [Item(one.sourceline or 1, file.event(one)) for one in _each(root, "events", "event")]
    remarks = [left_aside(name, count) for name, count in file.aside.items() if count]
    columns = {"labels": "tags", "other categories": "tags", "hyperlink": "url", "part of": _PART_OF}
    return table_of(path.name, items, columns, remarks)


def _each(root: Element, room: str, name: str) -> Iterator[Element]:
    for one in children(root, room):
        yield from children(one, name)


# reading ---------------------------------------------------------------------------------------


class _File:
    """What events refer to: categories with their parents, containers by their numbers."""

    def __init__(self, root: Element) -> None:
        self.aside: Counter[str] = Counter()
        told = list(_each(root, "categories", "category"))
        self._parents = {text_of(one, "name"): text_of(one, "parent") for one in told}
        found = (_CONTAINER.fullmatch(_title(one)) for one in _each(root, "events", "event"))
        self._containers = {one[1]: one[2].strip() for one in found if one}

    def era(self, era: Element) -> dict[str, str]:
        """Return an era as the cells of a row."""
        return {"title": text_of(era, "name"), "era": _hue(text_of(era, "color"))} | _Span.of(era).cells()

    def event(self, event: Element) -> dict[str, str]:
        """Return an event as the cells of a row."""
        title, part_of = self._title(event)
        description, ours = without_block(text_of(event, "description"))
        span = _Span.of(event)
        date_of_ours: dict[str, str] = {name: ours.pop(name) for name in ("date", "end") if name in ours}
        mine = read_cells(date_of_ours.get("date", ""), date_of_ours.get("end", ""))
        is_ours = mine is not None and _Span.told(mine) == span
        cells = {"title": title, "description": description} | (date_of_ours if is_ours else span.cells())
        cells |= {"part of": part_of} if part_of else {}
        cells |= self._categories(event)
        for name in ("labels", "hyperlink", "alert"):
            cells[name] = text_of(event, name)
        if cells["hyperlink"] == ours.get("source 1 url"):
            del cells["hyperlink"]
        if text_of(event, "milestone") == "True":
            cells["milestone"] = "yes"
        if (progress := text_of(event, "progress")) not in ("", "0"):
            cells["progress"] = f"{progress} %"
        self.aside["icon"] += child(event, "icon") is not None
        return cells | {name: text for name, text in ours.items() if not cells.get(name)}

    def _title(self, event: Element) -> tuple[str, str]:
        """Return the title of an event, and of the container that it is part of."""
        text = _title(event)
        if found := _CONTAINER.fullmatch(text):
            return found[2].strip(), ""
        if found := _PART.fullmatch(text):
            return found[2].strip(), self._containers.get(found[1], "")
        return text.strip(), ""

    def _categories(self, event: Element) -> dict[str, str]:
        """Return the category as a kind, others and the parents of all as tags."""
        told = [text_of(event, "category")]
        for several in children(event, "categories"):
            told += [text_of(one) for one in children(several, "category")]
        found = list(dict.fromkeys(filter(None, told)))
        above = [parent for one in found for parent in self._above(one)]
        tags = [one for one in dict.fromkeys((*found[1:], *above)) if one != found[0]] if found else []
        return {"kind": found[0] if found else "", "other categories": values.together(tags)}

    def _above(self, name: str) -> Iterator[str]:
        seen = {name}
        while (name := self._parents.get(name, "")) and name not in seen:
            seen.add(name)
            yield name


def _hue(colour: str) -> str:
    """Return the colour of an era as a row tells it, or only that it is one."""
    found = _COLOUR.fullmatch(colour)
    if found is None or colour == _PLAIN_ERA or any(int(part) > 255 for part in found.groups()):
        return "yes"
    return "#" + "".join(f"{int(part):02x}" for part in found.groups())


def _title(event: Element) -> str:
    found = child(event, "text")
    return "".join(found.itertext()) if found is not None else ""


@dataclass(frozen=True, slots=True)
class _Span:
    """A date as the program keeps it: from a start to an end, either of which may be blurred."""

    start: str
    end: str
    goes_on: bool = False  # ends today, whichever day that is
    is_fuzzy: tuple[bool, bool] = (False, False)

    @classmethod
    def of(cls, element: Element) -> "_Span":
        """Return the date of an element."""
        fuzzy = text_of(element, "fuzzy") == "True"
        ends = tuple(fuzzy or text_of(element, f"fuzzy_{name}") == "True" for name in ("start", "end"))
        goes_on = text_of(element, "ends_today") == "True"
        start = text_of(element, "start")
        return cls(start, start if goes_on else text_of(element, "end"), goes_on, (ends[0], ends[1]))

    @classmethod
    def told(cls, when: When) -> "_Span | None":
        """Return a date of ours as the program keeps it: moments as such, all else as the days that it can mean."""
        first, slash, last = when.edtf.partition("/")
        fuzzy = (when.is_about, when.is_about)
        if _MOMENT.fullmatch(first) and (not slash or _MOMENT.fullmatch(last)):
            start, end = (_stamp(datetime.fromisoformat(one)) for one in (first, last or first))
            return cls(start, end, is_fuzzy=fuzzy)
        begins, ends = when.earliest or when.latest, when.latest or when.earliest
        if begins is None or ends is None:
            return None
        goes_on = when.is_open_end and when.edtf.endswith("..")
        start, end = (_stamp(datetime.combine(day, time())) for day in (begins, ends))
        return cls(start, start if goes_on else end, goes_on, fuzzy)

    def cells(self) -> dict[str, str]:
        """Return the date as the cells of a row; what is none stays, and is told when it is read."""
        is_day = all(one.endswith(" 00:00:00") for one in (self.start, self.end))
        first, last = (_plain(one, is_day=is_day) for one in (self.start, self.end))
        first += "~" if self.is_fuzzy[0] else ""
        last += "~" if self.is_fuzzy[1] else ""
        if self.goes_on:
            return {"date": f"{first}/.."}
        return {"date": first} if self.start == self.end else {"date": first, "end": last}


def _plain(text: str, *, is_day: bool) -> str:
    found = _TIME.fullmatch(text)
    if found is None:
        return text
    year, month, day, hour, minute, second = (int(part) for part in found.groups())
    told = f"{year:04}-{month:02}-{day:02}"
    return told if is_day else f"{told}T{hour:02}:{minute:02}" + (f":{second:02}" if second else "")


def _stamp(at: datetime) -> str:
    return at.isoformat(" ", "seconds")


# writing ---------------------------------------------------------------------------------------


def write_timeline_project(story: Story) -> Written:
    """Return a story for The Timeline Project; what it has no field for stands as lines under the description."""
    table = out.table_of(story)
    dated = [(row, span) for row in table.rows if (span := _span_of(row)) is not None]
    root = etree.Element("timeline")
    put(root, "version", "2.9.0 (Dateline)")
    put(root, "timetype", "gregoriantime")
    _put_eras(root, [(row, span) for row, span in dated if row.get("era")])
    events = [(row, span) for row, span in dated if not row.get("era")]
    _put_categories(root, story, {row["kind"]: None for row, _ in events if row.get("kind")})
    _put_events(root, events)
    view = put(root, "view")
    if dated:
        period = put(view, "displayed_period")
        put(period, "start", min(span.start for _, span in dated))
        put(period, "end", max(span.end for _, span in dated))
    put(view, "hidden_categories")
    return Written(written(root), remarks=(*table.remarks, *_remarks(table, dated)))


def _remarks(table: out.TableOut, dated: list[tuple[Mapping[str, str], _Span]]) -> Iterator[str]:
    if left := len(table.rows) - len(dated):
        yield tr_count(
            left,
            "Left out, since The Timeline Project needs a date: {n:,} event.",
            "Left out, since The Timeline Project needs a date: {n:,} events.",
        )
    bare = {"id", "date", "end", "title", "era"}
    if fuller := sum(bool(row.get("era")) and not bare.issuperset(row) for row, _ in dated):
        yield tr_count(
            fuller,
            "Of eras only name, colour and days are written, not what else is told: {n:,} era.",
            "Of eras only name, colour and days are written, not what else is told: {n:,} eras.",
        )


def _span_of(row: Mapping[str, str]) -> _Span | None:
    when = read_cells(row.get("date", ""), row.get("end", ""))
    return _Span.told(when) if when else None


def _put_eras(root: Element, eras: list[tuple[Mapping[str, str], _Span]]) -> None:
    room = put(root, "eras") if eras else None
    for row, span in eras:
        era = put(room, "era")
        put(era, "name", row.get("title", ""))
        _put_span(era, span)
        put(era, "color", _colour(row["era"]) if row["era"].startswith("#") else _PLAIN_ERA)
        put(era, "ends_today", str(span.goes_on))


def _put_span(parent: Element, span: _Span) -> None:
    put(parent, "start", span.start)
    put(parent, "end", span.end)


def _colour(code: str) -> str:
    return ",".join(str(int(code[at : at + 2], 16)) for at in (1, 3, 5))


def _put_categories(root: Element, story: Story, names: Mapping[str, None]) -> None:
    room = put(root, "categories")
    colours = {kind.name: kind.colour for kind in story.all(Kind)}
    for name in names:
        category = put(room, "category")
        put(category, "name", name)
        put(category, "color", _colour(colours[name]) if name in colours else _GREY)


def _put_events(root: Element, events: list[tuple[Mapping[str, str], _Span]]) -> None:
    """Put the events, containers before their parts; a container that is part of another is told in words."""
    room = put(root, "events")
    titles = {row.get("title", "") for row, _ in events}
    parts = {row["id"]: whole for row, _ in events if (whole := row.get(_PART_OF)) in titles and whole}
    wholes = {title: number for number, title in enumerate(dict.fromkeys(parts.values()), start=1)}
    for is_whole in (True, False):
        for row, span in events:
            if (row.get("title", "") in wholes) is is_whole:
                _put_event(room, row, span, wholes, {} if is_whole else parts)


def _put_event(
    room: Element, row: Mapping[str, str], span: _Span, wholes: Mapping[str, int], parts: Mapping[str, str]
) -> None:
    title, event = row.get("title", ""), put(room, "event")
    said = {"title", "description", "kind"}
    _put_span(event, span)
    if title in wholes:
        text = f"[{wholes[title]}]{title}"
    elif row["id"] in parts:
        text = f"({wholes[parts[row['id']]]}){title}"
        said.add(_PART_OF)
    else:
        text = f" {title}" if title[:1] in ("[", "(") else title
    put(event, "text", text)
    put(event, "fuzzy", str(span.is_fuzzy[0]))
    put(event, "locked", "False")
    put(event, "ends_today", str(span.goes_on))
    if row.get("kind"):
        put(event, "category", row["kind"])
    when, back = (read_cells(one.get("date", ""), one.get("end", "")) for one in (row, span.cells()))
    if when and back and when.edtf == back.edtf:
        said |= {"date", "end"}
    left = {name: value for name, value in row.items() if name not in said}
    if description := with_block(row.get("description", ""), left):
        put(event, "description", description)
    if row.get("source 1 url"):
        put(event, "hyperlink", row["source 1 url"])
    put(event, "default_color", _GREY)
