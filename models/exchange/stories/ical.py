"""iCalendar (RFC 5545): entries of calendars and journals become events; what repeats is told once, and said so."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from models.exchange.imported import Imported, ImportOptions
from models.exchange.stories.ical_dates import (
    Stamp,
    Zones,
    ended,
    read_stamp,
    same_moment,
    stamp_words,
    told_of,
)
from models.exchange.stories.ical_lines import Property, properties, written_line
from models.exchange.stories.plain_html import plain_text
from models.exchange.stories.rows import Item, left_aside, table_of
from models.exchange.stories.spans import date_cells, read_cells
from models.exchange.stories.story import Story, Written
from models.exchange.stories.whole_file import text_of
from models.exchange.table import out, values
from models.exchange.table.raw import RawTable, UnusableTable
from models.exchange.table.reading import read_table
from models.gazetteer.spelling import fold
from models.translation import tr
from models.values.listing import in_a_row
from models.values.when import When, words

_ENTRIES: Final = ("VEVENT", "VJOURNAL")
_CELL: Final = "X-DATELINE-CELL"
_BOOKKEEPING: Final = frozenset(
    ("DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE", "TRANSP", "PRIORITY", "REQUEST-STATUS", "COLOR")
)
"""What calendars write for themselves, anew at each export."""
_KEPT: Final = {
    "RRULE": "repeats", "RDATE": "repeats on", "EXDATE": "does not repeat on", "STATUS": "status", "COMMENT": "comment",
    "CONTACT": "contact", "ATTACH": "attached", "RELATED-TO": "related to", "RESOURCES": "resources",
}  # fmt: skip
_ROLES: Final = {"CHAIR": "chair", "OPT-PARTICIPANT": "optional attendee", "NON-PARTICIPANT": "informed"}
_LONGEST_VALUE: Final = 10_000  # characters of what is kept of an attachment
_DATE_LINE: Final = "Date: "


def is_ical(beginning: str) -> bool:
    """Tell whether a text begins like iCalendar."""
    return beginning.lstrip("\ufeff \r\n")[:15].upper() == "BEGIN:VCALENDAR"


def read_ical(path: Path, options: ImportOptions) -> Imported:
    """Return the events of a calendar; what is of no use is refused in words."""
    return read_table(path, options, open_table=open_ical)


@dataclass(slots=True)
class _Entry:
    """An entry of a calendar while it is read."""

    line: int
    told: list[Property] = field(default_factory=list)

    def one(self, name: str) -> Property | None:
        return next((one for one in self.told if one.name == name), None)

    def text(self, name: str) -> str:
        found = self.one(name)
        return found.text.strip() if found else ""


def open_ical(path: Path, options: ImportOptions) -> RawTable:
    """Return the entries of a calendar as a table. UnusableTable says in words why it is none."""
    text, remarks = text_of(path)
    if not is_ical(text):
        raise UnusableTable(tr("is no calendar: export it again as iCalendar (.ics)."))
    entries, zones, aside = _taken_apart(text)
    reader = _Reader(zones, options)
    items = [Item(entry.line, reader.cells(entry)) for entry in entries]
    told = [left_aside(name, count) for name, count in aside.items()]
    return table_of(path.name, items, {"categories": "tags"}, (*remarks, *told, *reader.remarks()))


def _taken_apart(text: str) -> tuple[list[_Entry], Zones, Counter[str]]:
    """Return the entries of a calendar, its zones, and how many components of other kinds it has."""
    entries: list[_Entry] = []
    rules: dict[str, list[str]] = {}
    aside: Counter[str] = Counter()
    way: list[str] = []
    zone: list[str] = []
    for one in properties(text):
        if one.name == "BEGIN":
            way.append(one.value.strip().upper())
            if len(way) == 2 and way[1] in _ENTRIES:
                entries.append(_Entry(one.line))
            elif len(way) == 2 and way[1] != "VTIMEZONE":
                aside[way[1]] += 1
        if "VTIMEZONE" in way:
            parameters = "".join(f";{name}={value}" for name, value in one.parameters.items())
            zone.append(f"{one.name}{parameters}:{one.value}")
        if one.name == "END":
            if way[-1:] == ["VTIMEZONE"]:
                rules[next((line[5:] for line in zone if line.startswith("TZID:")), "")] = zone
                zone = []
            way[-1:] = []
        elif one.name == "CALSCALE" and one.value.strip().upper() not in ("", "GREGORIAN"):
            raise UnusableTable(
                tr(
                    "counts by the calendar {name}: export it in the Gregorian one.",
                    name=one.value.strip()[:40],
                )
            )
        elif len(way) == 2 and way[1] in _ENTRIES and one.name != "BEGIN":
            entries[-1].told.append(one)
    return entries, Zones({name: "\n".join(lines) for name, lines in rules.items()}), aside


class _Reader:
    """Tells entries as cells, and counts what must be said of them all."""

    def __init__(self, zones: Zones, options: ImportOptions) -> None:
        self._zones, self._zone = zones, options.zone
        self._kinds = {fold(name) for kind in options.kinds for name in (kind.id, kind.name)}
        self._repeating = 0
        self._aside: Counter[str] = Counter()
        self._unknown: Counter[str] = Counter()

    def remarks(self) -> Iterator[str]:
        """Yield what must be said of the whole file."""
        if self._repeating:
            yield tr(
                "Told once, on the first date, though they repeat (the rule is in the note): {n:,}.",
                n=self._repeating,
            )
        if self._aside:
            yield tr(
                "Left aside, since calendars write it for themselves: {names}.",
                names=in_a_row(sorted(self._aside)),
            )
        for name in self._unknown:
            yield tr(
                "The time zone “{name}” is not known: its times are kept without a zone.", name=name[:60]
            )

    def cells(self, entry: _Entry) -> Mapping[str, str]:
        """Return an entry as the cells of a row; those of ours are said again where the calendar left them alone."""
        ours = {one.parameters.get("NAME", ""): one.text for one in entry.told if one.name == _CELL}
        date_of_ours: dict[str, str] = {name: ours.pop(name) for name in ("date", "end") if name in ours}
        cells = {"id": self._id(entry), "title": entry.text("SUMMARY")} | self._date(entry, date_of_ours)
        cells["description"] = _description(entry, bool(date_of_ours))
        cells |= self._place(entry, ours) | self._labels(entry, ours) | _people(entry)
        url = entry.text("URL")
        if url and url != ours.get("source 1 url"):
            cells["url"] = url
        if entry.text("CLASS").upper() in ("PRIVATE", "CONFIDENTIAL"):
            cells["confidentiality"] = "internal"
        if entry.text("STATUS").upper() in ("CANCELLED", "TENTATIVE"):
            cells.setdefault("standing", "announced")
        self._keep(entry, cells)
        return cells | {name: text for name, text in ours.items() if name not in cells}

    @staticmethod
    def _id(entry: _Entry) -> str:
        uid = entry.text("UID").removesuffix("@dateline")
        again = entry.one("RECURRENCE-ID")
        return f"{uid} {again.value}" if uid and again else uid

    def _date(self, entry: _Entry, ours: dict[str, str]) -> dict[str, str]:
        told = entry.one("DTSTART")
        start = read_stamp(told) if told else None
        if told is None or start is None:
            return ours | ({"date": told.value} if told else {})
        end = ended(start, entry.one("DTEND"), entry.one("DURATION"))
        mine = read_cells(ours.get("date", ""), ours.get("end", ""))
        if mine and _as_told(mine, self._zones) == _both(start, end, self._zones):
            return ours
        first, last = self._words(start), self._words(end) if end else ""
        return date_cells(first, last or first)

    def _words(self, stamp: Stamp) -> str:
        if stamp.zone and not stamp.is_day and self._zones.named(stamp.zone, stamp.at) is None:
            self._unknown[stamp.zone] += 1
        return stamp_words(stamp, self._zones, self._zone)

    @staticmethod
    def _place(entry: _Entry, ours: dict[str, str]) -> dict[str, str]:
        location = " ".join(entry.text("LOCATION").split())
        cells = {"place": values.together([location])} if location else {}
        if ours.get("place") == values.together([location]):
            cells = {}
        lat, sign, lon = entry.text("GEO").partition(";")
        if not sign:
            lat, sign, lon = entry.text("GEO").partition(",")
        if sign:
            cells |= {"lat": lat.strip(), "lon": lon.strip(), "place datum": "WGS84"}
        elif lat:
            cells["geo"] = lat
        return cells

    def _labels(self, entry: _Entry, ours: dict[str, str]) -> dict[str, str]:
        """Return kind and tags: the first category that is called like a kind is the kind."""
        told = [text for one in entry.told if one.name == "CATEGORIES" for text in one.texts]
        kind = next((text for text in told if fold(text) in self._kinds or text == ours.get("kind")), "")
        ours.pop("kind", None)
        ours.pop("tags", None)
        tags = list(dict.fromkeys(text for text in told if text != kind))
        return {"kind": kind, "categories": values.together(tags)}

    def _keep(self, entry: _Entry, cells: dict[str, str]) -> None:
        """Keep what has no field here; count what calendars write for themselves."""
        self._repeating += any(one.name in ("RRULE", "RDATE") for one in entry.told)
        for one in entry.told:
            name = _KEPT.get(one.name, "")
            if name and not (name == "status" and one.value.strip().upper() == "CONFIRMED"):
                text = one.text if len(one.text) <= _LONGEST_VALUE else f"{len(one.text):,} characters"
                cells[name] = "\n".join(filter(None, (cells.get(name, ""), text)))
            elif one.name in _BOOKKEEPING or (
                one.name.startswith("X-") and one.name not in (_CELL, "X-ALT-DESC")
            ):
                self._aside[one.name] += 1


def _both(start: Stamp | None, end: Stamp | None, zones: Zones) -> tuple[tuple[str, str], tuple[str, str]]:
    return same_moment(start, zones), same_moment(end if end != start else None, zones)


def _as_told(when: When, zones: Zones) -> tuple[tuple[str, str], tuple[str, str]] | None:
    """Return how we would tell a date of ours, to be held against what the calendar tells."""
    told = told_of(when)
    start = read_stamp(Property(0, "DTSTART", told.start)) if told else None
    if told is None or start is None:
        return None
    return _both(start, ended(start, Property(0, "DTEND", told.end), None), zones)


def _description(entry: _Entry, is_ours: bool) -> str:
    text = entry.text("DESCRIPTION")
    if not text and (html := entry.text("X-ALT-DESC")):
        return plain_text(html).text
    rest, _, last = text.rpartition("\n")
    return rest.rstrip() if is_ours and last.startswith(_DATE_LINE) else text


def _people(entry: _Entry) -> dict[str, str]:
    """Return who organises and who was asked, in what role; addresses of mail stand in the note."""
    by_role: dict[str, list[str]] = {}
    mails: list[str] = []
    for one in entry.told:
        if one.name not in ("ORGANIZER", "ATTENDEE"):
            continue
        mail = re.sub(r"^mailto:", "", one.value.strip(), flags=re.IGNORECASE)
        name = one.parameters.get("CN", "").strip() or mail
        role = (
            "organizer" if one.name == "ORGANIZER" else _ROLES.get(one.parameters.get("ROLE", ""), "attendee")
        )
        if one.parameters.get("PARTSTAT", "").upper() == "DECLINED":
            role = "declined"
        if name:
            by_role.setdefault(role, []).append(name)
        if mail and mail != name:
            mails.append(f"{name}: {mail}")
    cells = {f"actor:{role}": values.together(names) for role, names in by_role.items()}
    return cells | ({"mail": "\n".join(mails)} if mails else {})


# writing ---------------------------------------------------------------------------------------


def write_ical(story: Story) -> Written:
    """Return a story as a calendar; what calendars have no word for stands in properties of our own."""
    table = out.table_of(story)
    lines = [
        "BEGIN:VCALENDAR\r\n", "VERSION:2.0\r\n", "PRODID:-//Dateline//Dateline//EN\r\n", "CALSCALE:GREGORIAN\r\n",
        written_line("X-WR-CALNAME", story.about.title or "Events"),
    ]  # fmt: skip
    stamp = _stamp(story.about.as_of)
    undated = 0
    for row in table.rows:
        when = read_cells(row.get("date", ""), row.get("end", ""))
        undated += when is None
        lines += _entry(row, when, stamp)
    lines.append("END:VCALENDAR\r\n")
    told = tr(
        "Without a date, and so entries of a journal, which most calendars do not show: {n:,}.",
        n=undated,
    )
    return Written("".join(lines).encode(), remarks=(*table.remarks, *([told] if undated else [])))


def _stamp(as_of: str) -> str:
    """Return when the entries were made: the date of the data, so that the same story gives the same bytes."""
    try:
        return f"{date.fromisoformat(as_of):%Y%m%d}T000000Z"
    except ValueError:
        return "19700101T000000Z"


def _entry(row: Mapping[str, str], when: When | None, stamp: str) -> Iterator[str]:
    told = told_of(when) if when else None
    kind = "VEVENT" if told else "VJOURNAL"
    yield f"BEGIN:{kind}\r\n"
    yield written_line("UID", f"{row['id']}@dateline")
    yield written_line("DTSTAMP", stamp, is_text=False)
    if told:
        form = {"VALUE": "DATE"} if told.is_day else {}
        yield _date_line("DTSTART", told.start, form)
        if told.end:
            yield _date_line("DTEND", told.end, form)
    said = {"id", "title", "description", "lat", "lon"}
    yield written_line("SUMMARY", row.get("title", ""))
    if told and told.is_said:
        said |= {"date", "end"}
    yield from _described(row, when if told and not told.is_said else None)
    yield from _place_lines(row)
    if categories := [row.get("kind", ""), *values.tags_of(row.get("tags", ""))]:
        yield from (written_line("CATEGORIES", text) for text in categories if text)
    if url := row.get("source 1 url"):
        yield written_line("URL", url, is_text=False)
    if row.get("confidentiality"):
        yield "CLASS:PRIVATE\r\n"
    yield from _cells(row, said)
    yield f"END:{kind}\r\n"


def _date_line(name: str, value: str, form: Mapping[str, str]) -> str:
    return f"{name}{''.join(f';{key}={text}' for key, text in form.items())}:{value}\r\n"


def _described(row: Mapping[str, str], when: When | None) -> Iterator[str]:
    """Yield the description, with the date in words where the calendar shows a span that is not meant."""
    parts = [row.get("description", ""), f"{_DATE_LINE}{words(when, 'en')}" if when else ""]
    if text := "\n".join(part for part in parts if part):
        yield written_line("DESCRIPTION", text)


def _place_lines(row: Mapping[str, str]) -> Iterator[str]:
    if names := values.parts_of(row.get("place", "")):
        yield written_line("LOCATION", names[0])
    if "lat" in row:
        yield f"GEO:{row['lat']};{row['lon']}\r\n"


def _cells(row: Mapping[str, str], said: Sequence[str] | set[str]) -> Iterator[str]:
    yield from (written_line(_CELL, text, NAME=name) for name, text in row.items() if name not in said)
