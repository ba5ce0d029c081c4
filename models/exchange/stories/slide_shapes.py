"""The shapes in which timelines for TimelineJS are kept: JSON of three generations, and sheets of two."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from models.exchange.stories.json_file import JsonFile, words_of
from models.exchange.table.raw import RawTable, UnusableTable
from models.translation import tr

_LISTS: Final = ("events", "slides", "date", "eras", "era")
_SHEET_OF: Final = {"displaydate": "display_date", "startdate": "start_date", "enddate": "end_date"}
_MEDIA_OF: Final = {
    "media": "url", "mediacredit": "credit", "mediacaption": "caption", "mediathumbnail": "thumbnail", "alttext": "alt",
}  # fmt: skip
_OF_SHEETS: Final = frozenset(("media", "mediacredit", "mediacaption", "displaydate", "endyear", "alttext"))
_TITLES: Final = frozenset(("title", "overview"))


@dataclass(frozen=True, slots=True)
class RawSlide:
    """A slide as it stands in a file, told by the names that TimelineJS has today."""

    line: int
    told: Mapping[str, Any]
    is_era: bool = False
    is_title: bool = False


def is_timelinejs(beginning: str) -> bool:
    """Tell whether the beginning of a file is that of a timeline: JSON with slides, or the heading of a sheet."""
    text = beginning.lstrip()
    if re.match(r"[\[{]|(?:var\s+)?[\w.$]+\s*[=(]\s*[\[{]", text):
        has_date = re.search(r'"(?:start_date|startDate|events|gsx\$startdate|gsx\$year)"\s*:', text)
        has_words = re.search(r'"(?:headline|gsx\$headline)"\s*:', text)
        is_bare = re.match(r'\{\s*"(?:timeline|events|title|slides)"\s*:\s*[\[{]\s*[\]}]', text)
        is_of_maps = '"latitude"' in text or '"associations"' in text
        return bool(is_bare or (has_date and has_words)) and not is_of_maps
    names = {_plain(name) for name in re.split(r"[,;\t]", text.partition("\n")[0])}
    return "headline" in names and bool(names & {"year", "startdate"}) and bool(names & _OF_SHEETS)


def slides_of(file: JsonFile) -> Iterator[RawSlide]:
    """Yield the slides of JSON: events, title and eras; what older files call date, slides and era; a plain list."""
    way: tuple[str, ...] = ()
    data = file.data
    if isinstance(data, dict) and isinstance(data.get("timeline"), dict | list):
        data, way = data["timeline"], ("timeline",)
    if isinstance(data, list):
        yield from _all(file, data, way)
        return
    if not isinstance(data, dict):
        raise UnusableTable(tr("is JSON but no timeline: check that it is the right file."))
    if isinstance(data.get("feed"), dict):
        yield from _feed(file, data["feed"].get("entry"))
        return
    title = data.get("title") if isinstance(data.get("title"), dict) else data
    if isinstance(title, dict) and (title is not data or data.get("headline") or data.get("text")):
        bare = {name: value for name, value in title.items() if name not in _LISTS}
        yield RawSlide(file.line(*way), bare, is_title=True)
    for name in _LISTS:
        if isinstance(data.get(name), list):
            yield from _all(file, data[name], (*way, name), is_era=name.startswith("era"))


def _all(
    file: JsonFile, held: list[Any], way: tuple[str, ...], *, is_era: bool = False
) -> Iterator[RawSlide]:
    for number, told in enumerate(held):
        if slide := told if isinstance(told, dict) else {"text": words_of(told)}:
            yield _slide(file.line(*way, number), slide, is_era=is_era)


def _slide(line: int, told: Mapping[str, Any], *, is_era: bool = False) -> RawSlide:
    kind = words_of(told.get("type")).strip().casefold()
    has_date = bool(told.get("start_date") or told.get("startDate"))
    is_title = kind in _TITLES and not has_date
    mark = {"type"} if is_era or is_title or kind in ("era", *_TITLES) else set()
    kept = {name: value for name, value in told.items() if name not in mark}
    return RawSlide(line, kept, is_era or kind == "era", is_title)


def _feed(file: JsonFile, entries: Any) -> Iterator[RawSlide]:
    """Yield the slides of a sheet as Google once answered it."""
    for number, entry in enumerate(entries if isinstance(entries, list) else ()):
        cells = entry.items() if isinstance(entry, dict) else ()
        told = {
            name[4:]: words_of(cell.get("$t"))
            for name, cell in cells
            if name.startswith("gsx$") and isinstance(cell, dict)
        }
        yield _slide(file.line("feed", "entry", number), _of_row(told))


def slides_of_sheet(table: RawTable) -> Iterator[RawSlide]:
    """Yield the slides of a sheet, of which the first row names the cells. UnusableTable if it names no headline."""
    rows = table.rows()
    _, _, heading = next(rows, (0, 0, []))
    names = [_plain(cell) or f"column {number}" for number, cell in enumerate(heading, start=1)]
    if "headline" not in names:
        raise UnusableTable(tr("has no column Headline: check that it is a sheet for TimelineJS."))
    for line, _, cells in rows:
        more = (f"column {number}" for number in range(len(names) + 1, len(cells) + 1))
        if told := _of_row(dict(zip((*names, *more), cells, strict=False))):
            yield _slide(line, told)


def _of_row(cells: Mapping[str, str]) -> dict[str, Any]:
    """Return a row of a sheet as the slide that TimelineJS makes of it."""
    told: dict[str, Any] = {}
    for name, cell in cells.items():
        is_end = name.startswith("end") and name != "enddate"
        part = name[3:] if is_end else name
        if not (text := cell.strip()):
            continue
        if name in _MEDIA_OF:
            told.setdefault("media", {})[_MEDIA_OF[name]] = text
        elif part in ("year", "month", "day", "time"):
            told.setdefault("end_date" if is_end else "start_date", {})[part] = text
        else:
            told[_SHEET_OF.get(name, name)] = text
    return told


def _plain(name: str) -> str:
    return "".join(name.casefold().split()).strip('"\ufeff')
