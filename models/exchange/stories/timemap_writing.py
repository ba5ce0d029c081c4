"""Writes a story for timemap: as its JSON, and as the workbook that its datasheet-server reads."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from models.exchange.csv_out import Cell
from models.exchange.spreadsheet import xlsx_book
from models.exchange.stories.facts import facts_of
from models.exchange.stories.rows import named_events
from models.exchange.stories.story import Story, Written
from models.exchange.stories.timemap_shapes import ASSOCIATIONS, EVENTS, SOURCES
from models.records.story import Event, Place, Source, Stance
from models.translation import tr, tr_count
from models.values.listing import all_of
from models.values.when import Precision, When, words

_FLAT: Final = (
    "id", "description", "date", "time", "time_precision", "time_display", "location", "latitude", "longitude",
    "category", "category_full", "comments",
)  # fmt: skip
_PRECISIONS: Final = {
    Precision.YEAR: "year", Precision.MONTH: "month", Precision.DAY: "day", Precision.HOUR: "hour",
    Precision.MINUTE: "minute", Precision.SECOND: "second",
}  # fmt: skip
_IN_FILTERS: Final = ("place", "actor", "tags", "standing", "jurisdiction")
"""Facts that have a place of their own: as the location, or as a filter."""
_Told = dict[str, Any]


def write_timemap(story: Story) -> Written:
    """Return a story as timemap's JSON; only what its schema knows is written, or it would drop the event."""
    events, sources, associations = _domain(story)
    told = {
        "events": events, "sources": {one["id"]: one for one in sources}, "associations": associations, "sites": [],
        "shapes": [],
    }  # fmt: skip
    text = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    return Written(text.encode("utf-8", "replace"), remarks=tuple(_remarks(story)))


def write_timemap_workbook(story: Story) -> Written:
    """Return a story as the workbook of datasheet-server: a sheet of events, one of sources, one of associations."""
    events, sources, associations = _domain(story)
    sheets = {
        EVENTS: _sheet(events, _FLAT, ("associations", "sources")),
        SOURCES: _sheet(
            sources, ("id", "title", "url", "author", "date", "type", "description"), ("affil_s", "paths")
        ),
        ASSOCIATIONS: _sheet(associations, ("id", "title", "desc", "mode"), ("filter_paths",), start=0),
    }
    return Written(xlsx_book(sheets), remarks=tuple(_remarks(story)))


def _sheet(
    items: Sequence[_Told], flat: Sequence[str], lists: Sequence[str], start: int = 1
) -> tuple[tuple[Cell, ...], ...]:
    """Return items as rows; of each list as many columns as the longest needs: source1, source2 …"""
    widths = {name: max((len(one[name]) for one in items), default=0) for name in lists}
    ends = {name: name.removesuffix("s") if name != "affil_s" else "affil_" for name in lists}
    heads = [f"{ends[name]}{number}" for name in lists for number in range(start, start + widths[name])]
    rows = [(*flat, *heads)]
    for one in items:
        filled = [text for name in lists for text in (*one[name], *[""] * (widths[name] - len(one[name])))]
        rows.append((*(one.get(name, "") for name in flat), *filled))
    return tuple(rows)


def _domain(story: Story) -> tuple[list[_Told], list[_Told], list[_Told]]:
    associations: dict[tuple[str, ...], _Told] = {}
    sources: dict[str, _Told] = {}
    events = [
        _event(story, event, event.when, sources, associations)
        for event in story.events
        if event.when is not None
    ]
    return events, list(sources.values()), list(associations.values())


def _event(
    story: Story,
    event: Event,
    when: When,
    sources: dict[str, _Told],
    associations: dict[tuple[str, ...], _Told],
) -> _Told:
    kind, place = story.kind_of(event), _place(story, event)
    point = place.point if place else None
    facts = [fact for line in facts_of(story, event) for fact in line]
    paths = [
        _path(fact.field, fact.value) for fact in facts if fact.field.partition(":")[0] in _IN_FILTERS[1:]
    ]
    filters = [one for path in paths for one in path]
    ids = [
        _associated(associations, ("CATEGORY", kind)),
        *(_associated(associations, one) for one in filters),
    ]
    held = [one for one in facts if one.shown and one.field.partition(":")[0] not in _IN_FILTERS]
    return {
        "id": event.id,
        "description": f"{' '.join(event.title.split())}\n\n{event.description}".rstrip(" "),
        **_dated(when, story.about.language or "en"),
        "location": place.name if place else "",
        "latitude": f"{point.lat}" if point else "",
        "longitude": f"{point.lon}" if point else "",
        "category": kind,
        "category_full": kind,
        "comments": "\n".join(one.shown for one in held),
        "associations": ids,
        "sources": list(_sources(story, event, sources)),
    }


def _place(story: Story, event: Event) -> Place | None:
    """Return the place of an event: the first with a point, else the first."""
    places = [place for place, _ in story.places(event)]
    return next((place for place in places if place.point), places[0] if places else None)


def _dated(when: When, language: str) -> _Told:
    day: date = when.earliest or when.latest or date.min
    _, sign, clock = when.edtf.partition("/")[0].partition("T")
    return {
        "date": f"{day.month:02}/{day.day:02}/{day.year:04}",
        "time": clock[:5] if sign and clock[2:3] == ":" else "",
        "time_precision": _PRECISIONS.get(when.precision, "") if not when.is_about else "",
        "time_display": words(when, language),
    }


def _path(field: str, value: str) -> Iterator[tuple[str, ...]]:
    """Yield the filters that a fact becomes, as the steps that lead to them."""
    name, _, role = field.partition(":")
    if name == "tags":
        yield from (("FILTER", "Tags", tag) for tag in value.split("; "))
    elif name == "actor":
        yield ("FILTER", "Actors", *([role] if role else []), value)
    elif name == "standing":
        yield ("FILTER", "Standing", value)
    else:
        yield ("FILTER", "Countries", value)


def _associated(held: dict[tuple[str, ...], _Told], steps: tuple[str, ...]) -> str:
    """Return the id of an association, which is made when it is first wanted."""
    mode, *path = steps
    if steps not in held:
        taken = {one["id"] for one in held.values()}
        id = path[-1] if path[-1] not in taken else " / ".join(path)
        while id in taken:
            id += "′"
        held[steps] = {
            "id": id, "title": path[-1], "desc": "", "mode": mode, "filter_paths": path if mode == "FILTER" else [],
        }  # fmt: skip
    return str(held[steps]["id"])


def _sources(story: Story, event: Event, held: dict[str, _Told]) -> Iterator[str]:
    """Yield the ids of the sources that support an event; one that contradicts it would be taken for support."""
    for source, citations in story.sources(event):
        if any(one.stance is not Stance.CONTRADICTS for one in citations):
            held.setdefault(source.id, dict(_source(source)))
            yield source.id


def _source(source: Source) -> Mapping[str, Any]:
    publisher = source.publisher or source.container
    return {
        "id": source.id,
        "title": source.title,
        "thumbnail": "",
        "paths": [path for path in (source.url, source.archived_url) if path],
        "type": "",
        "affil_s": [publisher] if publisher else [],
        "url": source.url,
        "description": "",
        "parent": "",
        "author": "; ".join(source.authors),
        "date": source.issued.edtf if source.issued else "",
        "notes": "",
    }


def _remarks(story: Story) -> Iterator[str]:
    undated = [event for event in story.events if event.when is None]
    if undated:
        yield tr("Without a date, which timemap needs: {titles}.", titles=named_events(undated))
    relations, eras = len(story.relations), len(story.eras)
    left = [tr_count(relations, "{n:,} relation", "{n:,} relations")] if relations else []
    left += [tr_count(eras, "{n:,} era", "{n:,} eras")] if eras else []
    if left:
        yield tr("Left out, since timemap has no place for them: {counts}.", counts=all_of(left))
