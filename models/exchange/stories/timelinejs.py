"""TimelineJS (Knight Lab): its JSON and its sheets are read as the events of a case; stories are written as JSON."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from models.exchange.imported import Imported, ImportOptions, shown
from models.exchange.stories.facts import facts_of, sources_of
from models.exchange.stories.json_file import read_json, words_of
from models.exchange.stories.plain_html import PlainText, plain_text
from models.exchange.stories.rows import FieldColumns, Item, named_events, table_of
from models.exchange.stories.slide_dates import slide_date
from models.exchange.stories.slide_shapes import RawSlide, slides_of, slides_of_sheet
from models.exchange.stories.slides import Slide, Slides, timelinejs_text
from models.exchange.stories.story import Story, Written
from models.exchange.table.raw import RawTable, UnusableTable
from models.exchange.table.reading import read_table
from models.exchange.table.text import text_table
from models.exchange.table.workbook import ENDINGS, sheet_names, workbook_table
from models.exchange.written import Piece
from models.records.story import Event
from models.translation import tr, tr_count
from models.values.when import When, words

SHEET: Final = "od1"
"""What the sheet of TimelineJS's own template is called."""
_COLUMNS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "unique_id": "id", "date": "date", "end_date": "end", "display_date": "display date", "headline": "title",
        "text": "description", "group": "kind", "era": "era", "type": "", "background": "", "title": "", "scale": "",
    }
)  # fmt: skip
_READ: Final = frozenset(
    ("unique_id", "start_date", "startDate", "end_date", "endDate", "display_date", "headline", "text", "group", "tag",
     "media", "asset", "autolink")
)  # fmt: skip
_MARKED: Final = frozenset(
    ("place", "actor", "amount", "quantity", "statement", "speaker", "standing", "tags", "jurisdiction", "number",
     "official title", "note")
)  # fmt: skip
"""The fields that our own slides mark in their text."""


def read_timelinejs(path: Path, options: ImportOptions) -> Imported:
    """Return the events and eras of a timeline, and all that could not be kept."""
    return read_table(path, options, open_table=open_timelinejs)


def open_timelinejs(path: Path, options: ImportOptions) -> RawTable:
    """Return the slides of a timeline as a table. UnusableTable says in words why it is none."""
    held, remarks = _slides(path, options)
    titles = [tr("The title slide is no event: {words}", words=_words(one)) for one in held if one.is_title]
    events = [one for one in held if not one.is_title]
    if not events:
        raise UnusableTable(tr("holds no slides with events: check that it is the right file."))
    marked = FieldColumns(_MARKED)
    items = [_item(one, marked) for one in events]
    table = table_of(path.name, items, {**_COLUMNS, **marked.columns}, (*remarks, *titles))
    return replace(table, order="month first")  # as its old sheets write dates


def _slides(path: Path, options: ImportOptions) -> tuple[tuple[RawSlide, ...], tuple[str, ...]]:
    if path.suffix.casefold() == ".json":
        file = read_json(path)
        return tuple(slides_of(file)), file.remarks
    if path.suffix.casefold() in ENDINGS:
        sheet = SHEET if SHEET in sheet_names(path) else ""
        table = workbook_table(path, replace(options, sheet=options.sheet or sheet))
    else:
        table = text_table(path, options)
    return tuple(slides_of_sheet(table)), table.remarks


def _words(slide: RawSlide) -> str:
    return shown(" – ".join(part for part in (_headline(slide), _body(slide).text) if part))


# cells --------------------------------------------------------------------------------------------


def _item(slide: RawSlide, marked: FieldColumns) -> Item:
    told, body = slide.told, _body(slide)
    date = slide_date(
        told.get("start_date", told.get("startDate")),
        told.get("end_date", told.get("endDate")),
        told.get("display_date"),
    )
    cells = {name: words_of(value) for name, value in told.items() if name not in _READ}
    cells |= {"unique_id": words_of(told.get("unique_id")), "headline": _headline(slide), "text": body.text}
    cells |= {"date": date.first, "end_date": date.last, "display_date": date.display}
    cells["group"] = plain_text(words_of(told.get("group") or told.get("tag"))).text
    cells["era"] = "yes" if slide.is_era else ""
    fields = marked.cells(body.fields)
    numbers = [int(name.split()[1]) for name in fields if name.startswith("source ")]
    media = _media(told.get("media", told.get("asset")), f"source {max(numbers, default=0) + 1}")
    if media and not (cells["headline"] or cells["text"]):
        cells["headline"] = next(iter(media.values()))
    return Item(slide.line, {**cells, **fields, **media})


def _headline(slide: RawSlide) -> str:
    text = slide.told.get("text")
    told = text.get("headline") if isinstance(text, dict) else slide.told.get("headline")
    return " ".join(plain_text(words_of(told)).text.split())


def _body(slide: RawSlide) -> PlainText:
    text = slide.told.get("text")
    return plain_text(words_of(text.get("text") if isinstance(text, dict) else text))


def _media(media: Any, group: str) -> dict[str, str]:
    """Return the medium of a slide as a source: its title or caption, its address, its credit; the rest in its note."""
    held = media if isinstance(media, dict) else {"url": media}
    told = {name: plain_text(words_of(value)).text for name, value in held.items()}
    url = told.pop("url", "") or told.pop("media", "")
    found = re.search(r"https?://[^\s()<>\"]+", words_of(held.get("url", held.get("media"))))
    address = found[0] if found else ""
    caption = " ".join((told.pop("title", "") or told.get("caption", "")).split())
    credit = " ".join(told.pop("credit", "").split())
    if caption == " ".join(told.get("caption", "").split()):
        told.pop("caption", None)
    if url.strip("() ") != address:
        told["media"] = url
    title = caption or credit or address or url
    cells = {
        group: title,
        f"{group} url": address,
        f"{group} publisher": credit if credit != title else "",
        f"{group} note": "\n".join(f"{name}: {text}" for name, text in told.items() if text) if title else "",
    }
    return {name: text for name, text in cells.items() if text}


# writing ------------------------------------------------------------------------------------------


def write_timelinejs(story: Story) -> Written:
    """Return a story as TimelineJS's JSON; what has no date has no slide."""
    dated = [event for event in story.events if event.when]
    slides = Slides(
        story.about.title,
        story.about.deck,
        story.about.credit,
        tuple(_written(story, event, event.when) for event in dated if event.when),
        tuple((event.title, _worded(story, event.when)) for event in story.eras if event.when),
    )
    return Written(timelinejs_text(slides).encode("utf-8"), remarks=tuple(_remarks(story)))


def _written(story: Story, event: Event, when: When) -> Slide:
    paragraphs = tuple((Piece(line),) for line in event.description.splitlines() if line.strip())
    facts = (*facts_of(story, event), *sources_of(story, event))
    kind, display = story.kind_of(event), words(when, story.about.language or "en")
    return Slide(event.title, when, display, paragraphs, kind, facts=facts, id=event.id)


def _worded(story: Story, when: When) -> When:
    return replace(when, wording=words(when, story.about.language or "en"))


def _remarks(story: Story) -> Iterator[str]:
    undated = [event for event in story.events if event.when is None]
    if undated:
        yield tr("Without a date, which each slide needs: {titles}.", titles=named_events(undated))
    if story.relations:
        yield tr_count(
            len(story.relations),
            "Left out, since a slide holds no relation: {n:,} relation.",
            "Left out, since a slide holds no relation: {n:,} relations.",
        )
