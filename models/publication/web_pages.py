"""Pages of the web: a case's figures with their entries as one page."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from models.case import Case
from models.errors import CaseError
from models.exchange.web_embed import embed_text, frame_lines, height_at
from models.exchange.web_figure import WebFigure
from models.exchange.web_page import Card, PageWords, web_page_text
from models.exchange.web_story import story_text
from models.figure.map import boundary_remark
from models.figure.marks import Mark, Stroke
from models.figure.scene import Look
from models.figure.shapes import shape_mark
from models.figure.style import load_style
from models.machine.safe_write import write_data
from models.publication.chronology.content import Chronology, Entry
from models.publication.chronology.documents import written
from models.publication.chronology.withheld import Withheld
from models.publication.chronology.words import named, said
from models.publication.scenes import Names
from models.publication.studio import FigureSpec, house_of, shown_dossiers
from models.publication.views.shown import public_names
from models.publication.web_pictures import figure_for_frame, map_for_web, stage_for_story, timeline_for_web
from models.publication.words import long_description
from models.records.story import Field
from models.translation import tr
from models.values.listing import in_a_row

MOST = 3
"""How many sums and how many sources of an entry are named on its card."""
FRAMES = (320, 390, 640, 1000)
"""The widths of which the height of a frame is told, in px."""
_MARK = 15.0  # px
_SUMS = (Field.AMOUNT, Field.QUANTITY)


def write_web_page(
    case: Case, chronology: Chronology, spec: FigureSpec, path: Path, *, force: bool = False
) -> None:
    """Write the figures and the chronology beneath them as one .html file that asks no server for anything.

    `chronology` tells the events that `spec` shows. Raises CaseError.
    """
    check_ending(path)
    language = chronology.language
    figures = web_figures(case, spec.changed(language=language))
    text = web_page_text(
        written(chronology),
        figures,
        entries_of(chronology),
        cards_of(case, chronology, spec),
        page_words(language),
    )
    write_data(path, text, force=force)


def write_story(
    case: Case, chronology: Chronology, spec: FigureSpec, path: Path, *, force: bool = False
) -> None:
    """Write the chronology as a story beside a map and a ribbon of time that follow its reader. Raises CaseError."""
    check_ending(path)
    language = chronology.language
    figures = stage_for_story(case, spec.changed(language=language))
    words = replace(page_words(language), lead=said(language, "scroll"))
    document = written(chronology)
    if any(one.view == "map" for one in figures):
        outlet = Withheld.read(case.reader, language).out_of(case.reader.about().outlet)
        document = replace(document, foot=(*document.foot, boundary_remark(outlet, language=language)))
    text = story_text(document, figures, entries_of(chronology), cards_of(case, chronology, spec), words)
    write_data(path, text, force=force)


def write_embedded(case: Case, spec: FigureSpec, path: Path, *, force: bool = False) -> tuple[str, ...]:
    """Write a figure alone for a frame in another page, and beside it the lines that put it there.

    Answer in words how high the frame is and where those lines are. Raises CaseError.
    """
    check_ending(path)
    about, withheld = case.reader.about(), Withheld.read(case.reader, spec.language)
    one, title = figure_for_frame(case, spec), withheld.out_of(spec.title or about.title)
    shown = shown_dossiers(case, spec)
    lines = [line for line in long_description(shown, spec.changed(title=""), withheld).splitlines() if line]
    text = embed_text(one, title, spec.language, lines)
    write_data(path, text, force=force)
    beside = path.with_name(f"{path.stem}-iframe.txt")
    write_data(beside, frame_lines(one, path.name, title), force=force)
    heights = in_a_row(
        tr("{height} px at {width} px", height=height_at(one.pictures, width), width=width)
        for width in FRAMES
    )
    return (
        tr(
            "The frame is {heights} of width. {name} has the lines that put it into a page.",
            heights=heights,
            name=beside.name,
        ),
    )


def web_figures(case: Case, spec: FigureSpec) -> tuple[WebFigure, ...]:
    """Return the timeline, where an event has a date, and the map, where one has a place."""
    found: list[WebFigure] = []
    with suppress(CaseError):  # where nothing has a date the entries say so
        found.append(timeline_for_web(case, spec))
    if (drawn := map_for_web(case, spec)) is not None:
        found.append(drawn)
    return tuple(found)


def check_ending(path: Path) -> None:
    """Raise CaseError unless the file is one of the web."""
    if path.suffix.casefold() not in (".html", ".htm"):
        raise CaseError(tr("{name} has no ending that is known: end it in .html.", name=path.name))


def entries_of(chronology: Chronology) -> dict[str, int]:
    """Return the number of each event's entry, by its id."""
    return {str(entry.event_id): number for number, entry in enumerate(chronology.entries, start=1)}


def page_words(language: str) -> PageWords:
    """Return the words of a page in its language."""
    keys = ("list", "details", "sources", "show", "close")
    fields = (named(language, "fields", str(field)) for field in (Field.WHEN, Field.WHAT))
    return PageWords(*(said(language, key) for key in keys), *fields)


def cards_of(case: Case, chronology: Chronology, spec: FigureSpec) -> tuple[Card, ...]:
    """Return what the rail tells of each entry besides its words."""
    withheld = Withheld.read(case.reader, chronology.language)
    names = public_names(Names.read(case.reader, is_public=True), withheld, house_of(spec).kinds)
    looks = {look.id: look for look in names.looks}
    events = {one.event.id: one.event for one in case.reader.dossiers(e.event_id for e in chronology.entries)}
    kinds = {id: looks.get(event.kind_id) for id, event in events.items() if not event.era}
    return tuple(_card(entry, kinds.get(entry.event_id), chronology) for entry in chronology.entries)


def _card(entry: Entry, look: Look | None, chronology: Chronology) -> Card:
    first = entry.when.earliest or entry.when.latest if entry.when else None
    sums = [one.value for field in _SUMS for one in entry.of(field) if not one.is_again]
    return Card(
        kind=look.name if look else "",
        mark=_mark(look) if look else None,
        year=str(first.year) if first else "",
        sums=_first(tuple(dict.fromkeys(sums)), chronology.language),
        sources=sources_of(entry, chronology),
    )


def _mark(look: Look) -> Mark:
    style = load_style("print")
    return shape_mark(look.shape, 0.0, 0.0, _MARK, look.colour, Stroke(style.outline, 1.0))


def sources_of(entry: Entry, chronology: Chronology) -> tuple[str, ...]:
    """Return the names of the sources that support an entry, the first few, and how many more there are."""
    notes = {note.number: note for note in chronology.notes}
    numbers = sorted({number for statement in entry.statements for number in statement.notes})
    names = tuple(dict.fromkeys(notes[number].who for number in numbers if notes[number].who))
    return _first(names, chronology.language)


def _first(texts: tuple[str, ...], language: str) -> tuple[str, ...]:
    """Return the first few of some words, and how many more there are."""
    more = len(texts) - MOST
    return (*texts[:MOST], said(language, "told_more", x=more)) if more > 1 else texts
