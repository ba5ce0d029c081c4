"""The studio: from a few choices to the figure that is previewed, printed and kept by name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from models.case import Case
from models.errors import CaseError
from models.exchange.image import ImageMetadata, write_image
from models.exchange.letters import refuse_missing, typeface_of, words_of
from models.figure.colour_proof import alike
from models.figure.magnifier import has_inset
from models.figure.marks import Figure, set_in
from models.figure.measure import FontMeasure, Measure, measure_in
from models.figure.page import layout_page
from models.figure.scene import Heading, Note
from models.figure.style import House, house_style, load_style
from models.machine.safe_write import write_data
from models.publication.choices import (
    PRESETS,
    VIEWS,
    FigureSpec,
    Preset,
    saved_spec,
    spec_of,
)
from models.publication.chronology.withheld import Withheld
from models.publication.map_sums import COUNT, PLAIN
from models.publication.money_words import describe_money, money_table
from models.publication.panels import account_parts
from models.publication.relation_scenes import relations_json
from models.publication.room import is_map_low, lost, notes_left_out, room_warnings
from models.publication.scenes import Names, Numbers, said_by, source_notes
from models.publication.shown_events import WhatIsShown, shown_dossiers, what_is_shown
from models.publication.source_line import source_line
from models.publication.time_axis import axis_of
from models.publication.typefaces import typeface_named, typeface_warnings
from models.publication.views.bodies import body_of
from models.publication.views.relations import relations_of
from models.publication.views.shown import Body, Shown, public_names
from models.publication.window import window_of
from models.publication.words import describe, fitted, long_description, mark_names, sources_text
from models.records.dossier import Dossier
from models.store.reader import Reader
from models.translation import tr

__all__ = [
    "PRESETS",
    "VIEWS",
    "FigureSpec",
    "Preset",
    "export_figure",
    "house_of",
    "make_figure",
    "metadata_of",
    "read_for",
    "saved_spec",
    "shown_dossiers",
    "spec_of",
    "what_is_shown",
    "window_of",
    "write_beside",
]

MOST_EVENTS = 2000

# the figure ------------------------------------------------------------------------------------


def make_figure(case: Case, spec: FigureSpec, measure: Measure | None = None) -> Figure:
    """Return the laid-out publication figure; CaseError where nothing is left to show.

    What nobody asked for, and without which a page of fixed height shows more, is left out: sources, then sentences.
    """
    return _laid_out(spec, read_for(case, spec), measure or FontMeasure())


@dataclass(frozen=True, slots=True)
class Reading:
    """What a case holds for a figure, read once however often that is laid out, and for what is told of it."""

    reader: Reader
    what: WhatIsShown
    withheld: Withheld
    notes: tuple[Note, ...]
    numbers: Numbers


def read_for(case: Case, spec: FigureSpec, most: int | None = MOST_EVENTS) -> Reading:
    """Read what a figure is made from; CaseError where more than `most` events are chosen."""
    what, withheld = what_is_shown(case, spec, most), Withheld.read(case.reader, spec.language)
    return Reading(case.reader, what, withheld, *_notes(what, spec, withheld))


def _laid_out(spec: FigureSpec, reading: Reading, measure: Measure) -> Figure:
    figure = _figure(spec, spec, reading, measure)
    for shorter in _shorter(spec) if spec.format.height is not None and any(lost(figure)) else ():
        other = _figure(spec, shorter, reading, measure)
        is_better = lost(other) < lost(figure) or has_inset(other) > has_inset(figure)
        is_better = is_better or (is_map_low(figure) and lost(other) == lost(figure))
        is_numbered = any(target.part == "label" for target in figure.targets)
        figure = other if is_better or not is_numbered else figure
    return figure


def _shorter(spec: FigureSpec) -> Iterator[FigureSpec]:
    """Yield the choices without what nobody asked for: numbered sources, then sentences on events."""
    bare = spec.changed(notes="out") if spec.notes == "auto" else spec
    if bare != spec:
        yield bare
    if spec.sentences == "auto" and spec.with_sentences:
        yield bare.changed(sentences="never")


def _figure(asked: FigureSpec, spec: FigureSpec, reading: Reading, measure: Measure) -> Figure:
    size, notes, typeface = spec.format, reading.notes, typeface_named(spec.typeface)
    shown = _shown(spec, reading, measure_in(typeface) if typeface else measure)
    dossiers, names, withheld = shown.dossiers, shown.names, shown.withheld
    body = body_of(shown)
    figure = layout_page(
        _heading(shown, body),
        notes if shown.spec.notes == "under" else (),
        body.draw,
        size.width,
        size.height,
        shown.style,
        shown.measure,
        legend=None if spec.legend == "out" else body.keys,
        natural_height=body.natural_height,
        language=spec.language,
    )
    kinds = {dossier.event.kind_id for dossier in dossiers}
    warnings = (
        *figure.warnings,
        *typeface_warnings(spec.typeface, typeface),
        *alike([look for look in names.looks if look.id in kinds]),
        *notes_left_out(asked, shown.spec, _counted(notes)),
        *shown.axis.warnings,
        *room_warnings(figure, shown.spec, body.natural_height, shown.style),
    )
    settled = shown.spec if has_inset(figure) else shown.spec.changed(inset="")
    money = fitted(describe_money(shown.account, spec), settled) if shown.account else ""
    titled = settled.changed(title=withheld.out_of(spec.title))  # before it is cut
    alt = withheld.out_of(spec.alt or money or describe(dossiers, titled))
    not_shown = frozenset(figure.not_shown)
    uncited = (str(dossier.event.id) for dossier in dossiers if dossier.is_uncited)
    return replace(
        set_in(figure, typeface),
        uncited=tuple(id for id in uncited if id not in not_shown),
        title=withheld.out_of(spec.title),
        description=alt,
        warnings=warnings,
        proposals=shown.axis.proposals,
        names=mark_names(dossiers, figure, spec, withheld),
    )


def _shown(spec: FigureSpec, reading: Reading, measure: Measure) -> Shown:
    """Return what a figure is made from; CaseError where nothing is left to show."""
    house, reader, withheld = house_of(spec), reading.reader, reading.withheld
    dossiers = reading.what.dossiers
    if not dossiers:
        raise CaseError(_nothing(spec))
    axis = axis_of(reader, dossiers, spec)
    spec = axis.settled(spec).noting(_counted(reading.notes))
    size = spec.format
    return Shown(
        reader,
        spec,
        dossiers,
        reading.numbers if spec.has_notes else {},
        window_of(dossiers, spec) if spec.view in ("timeline", "both", "cumulative") else (0.0, 0.0),
        public_names(Names.read(reader, is_public=True, language=spec.language), withheld, house.kinds),
        withheld,
        house.style.scaled(size.scale).legible(size.smallest, is_print=size.is_print),
        measure,
        reading.what.account,
        axis,
        reading.what.panels,
    )


def _nothing(spec: FigureSpec) -> str:
    if spec.is_of_money:
        return tr(
            "Nothing to draw: no sum that means “{meaning}” matches these choices. Choose fewer of them.",
            meaning=tr(spec.meaning),
        )
    if spec.view == "relations":
        return tr("Nothing to draw: no relation of this actor matches these choices. Choose fewer of them.")
    return tr("Nothing to draw: no event matches these choices. Choose fewer of them.")


def export_relations(case: Case, spec: FigureSpec, path: Path, *, force: bool = False) -> None:
    """Write a figure of relations as JSON for other programs: its actors and what ties them, nothing withheld."""
    spec = spec.changed(view="relations")
    shown = _shown(spec, read_for(case, spec), FontMeasure())
    write_data(path, relations_json(shown.dossiers, relations_of(shown), shown.withheld), force=force)


def _notes(what: WhatIsShown, spec: FigureSpec, withheld: Withheld) -> tuple[tuple[Note, ...], Numbers]:
    found, numbers = source_notes(
        what.dossiers,
        spec.view,
        spec.language,
        has_sums=spec.symbols not in (PLAIN, COUNT),
        claims=what.cited,
    )
    return tuple(replace(note, text=withheld.out_of(note.text)) for note in found), numbers


def _counted(notes: Sequence[Note]) -> int:
    """Tell how many sources some notes name."""
    return sum(bool(note.number) for note in notes)


def export_figure(
    case: Case,
    spec: FigureSpec,
    path: Path,
    *,
    outlined: bool = False,
    is_described: bool = False,
    force: bool = False,
) -> Figure:
    """Write the figure to a file whose ending chooses the format, and return the figure.

    Raises LettersMissing where no font has some of its letters and the choices allow no gaps.
    """
    reading = read_for(case, spec)
    figure = _laid_out(spec, reading, FontMeasure())
    if not spec.has_gaps:
        refuse_missing(words_of(figure), typeface_of(figure))
    told = metadata_of(spec, figure, reading, is_described=is_described)
    write_image(figure, path, dpi=spec.format.dpi, outlined=outlined, force=force, metadata=told)
    return figure


def metadata_of(
    spec: FigureSpec, figure: Figure, reading: Reading, *, is_described: bool = False
) -> ImageMetadata:
    """Tell what the file of a figure says of itself: nothing where the choices say so."""
    if not spec.has_metadata:
        return ImageMetadata()
    public, about, what = reading.withheld.out_of, reading.reader.about(), reading.what
    return ImageMetadata(
        title=public(spec.title or about.title),
        description=figure.description,
        details=_details(reading, spec, is_enlarged=has_inset(figure)) if is_described else "",
        credit=public(spec.credit or about.credit),
        source=public(_source_line(what.dossiers, spec.changed(notes="out"))),
        rights=public(spec.rights),
        language=spec.language,
    )


def write_beside(
    case: Case, spec: FigureSpec, path: Path, *, is_described: bool = False, force: bool = False
) -> tuple[Path, ...]:
    """Write the texts that stand beside a figure's file, and return their paths: sources, long description."""
    texts: dict[str, str] = {}
    reading = read_for(case, spec, most=None)
    if spec.noting(_counted(reading.notes)).notes == "beside":
        texts["sources"] = sources_text(reading.notes, spec)
    if is_described:
        texts["description"] = _details(reading, spec, is_enlarged=_is_enlarged(case, spec))
    written = []
    for name, text in texts.items():
        beside = path.with_name(f"{path.stem}-{name}.txt")
        write_data(beside, text, force=force)
        written.append(beside)
    return tuple(written)


def _is_enlarged(case: Case, spec: FigureSpec) -> bool:
    """Tell whether a figure has an inset: on a page of fixed height only the page itself knows."""
    if not spec.inset or spec.panels_by or spec.format.height is None:
        return bool(spec.inset)
    return has_inset(_laid_out(spec, read_for(case, spec), FontMeasure()))


def _details(reading: Reading, spec: FigureSpec, *, is_enlarged: bool) -> str:
    """Return all that a figure shows in words; of money as a table of values."""
    what, withheld = reading.what, reading.withheld
    settled = axis_of(reading.reader, what.dossiers, spec).settled(spec)
    settled = settled if is_enlarged else settled.changed(inset="")
    if what.account:
        parts, left_out = account_parts(reading.reader, spec, what.account, what.panels)
        return money_table(what.account, settled, withheld, parts, left_out)
    return long_description(what.dossiers, settled, withheld, what.panels)


def house_of(spec: FigureSpec) -> House:
    """Return the look of the newsroom, else our own."""
    base = load_style("print")
    return house_style(spec.house_style, base) if spec.house_style.strip() else House(base)


def _heading(shown: Shown, body: Body) -> Heading:
    spec, about, public = shown.spec, shown.reader.about(), shown.withheld.out_of
    return Heading(
        title=public(spec.title or about.title),
        deck=public(spec.deck or about.deck),
        source_line=public(_source_line(shown.dossiers, spec)),
        credit=public(spec.credit or about.credit),
        as_of=about.as_of,
        remarks=body.remarks,
    )


def _source_line(dossiers: Sequence[Dossier], spec: FigureSpec) -> str:
    """The source line as it was written by hand, or as the citations make it."""
    return spec.source_line or source_line(dossiers, said_by(spec.view), spec.notes, spec.language)
