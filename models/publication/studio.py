"""The studio: from a few choices to the figure that is previewed, printed and kept by name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from models.case import Case
from models.errors import CaseError
from models.exchange.image import ImageMetadata, write_image
from models.exchange.letters import refuse_missing, typeface_of, words_of
from models.figure.colour_proof import alike
from models.figure.marks import Figure, set_in
from models.figure.measure import FontMeasure, Measure, measure_in
from models.figure.page import layout_page
from models.figure.scene import Heading, Note
from models.figure.style import House, house_style, load_style
from models.ledger.account import Account
from models.machine.safe_write import write_data
from models.publication.choices import (
    MOST_NOTES,
    PRESETS,
    VIEWS,
    FigureSpec,
    Preset,
    saved_spec,
    spec_of,
)
from models.publication.chronology.withheld import Withheld
from models.publication.map_sums import COUNT, PLAIN
from models.publication.money import account_shown, cited_of, dossiers_listed, events_with_sums
from models.publication.money_words import describe_money, money_table
from models.publication.relation_scenes import busiest_actor, of_actor, relations_json
from models.publication.room import lost, room_warnings
from models.publication.scenes import Names, Numbers, said_by, source_notes
from models.publication.source_line import source_line
from models.publication.typefaces import typeface_named, typeface_warnings
from models.publication.views.bodies import body_of
from models.publication.views.relations import relations_of
from models.publication.views.shown import Body, Shown, public_names
from models.publication.words import describe, long_description, mark_names, sources_text
from models.records.dossier import Dossier, unrejected
from models.records.relations import has_both_ends
from models.records.story import ClaimId, Confidentiality, Event, EventId, State
from models.values.when import When, read_when

__all__ = [
    "PRESETS",
    "VIEWS",
    "FigureSpec",
    "Preset",
    "export_figure",
    "figure_notes",
    "house_of",
    "make_figure",
    "metadata_of",
    "saved_spec",
    "shown_dossiers",
    "spec_of",
    "window_of",
    "write_beside",
]

MOST_EVENTS = 2000
_CHECKED = (State.CHECKED, State.SIGNED_OFF)

# what is shown ---------------------------------------------------------------------------------


def shown_dossiers(case: Case, spec: FigureSpec) -> tuple[Dossier, ...]:
    """Return the events that the figure shows, in order; nothing internal and nothing rejected is among them.

    An event whose date was rejected comes last, as one without a date.
    """
    return what_is_shown(case, spec).dossiers


@dataclass(frozen=True, slots=True)
class WhatIsShown:
    """The events that a figure shows; where it is one of money, the public ledger of whose lines they are."""

    dossiers: tuple[Dossier, ...]
    account: Account | None = None
    cited: frozenset[ClaimId] | None = None  # the claims whose sources are numbered, of a figure of money


def what_is_shown(case: Case, spec: FigureSpec) -> WhatIsShown:
    """Return the events that a figure shows, as `shown_dossiers` does, with what a figure of money rests on."""
    events = [event.id for event in _chosen_events(case, spec)]
    if not spec.is_of_money:
        return WhatIsShown(_shown_of(case, spec, events))
    held = _shown_of(case, spec, events_with_sums(case.reader, spec, frozenset(events)))
    account = account_shown(case.reader, spec, held)
    dossiers = dossiers_listed(account, held, spec)
    return WhatIsShown(dossiers, account, cited_of(account, dossiers, spec))


def _shown_of(case: Case, spec: FigureSpec, events: Sequence[EventId]) -> tuple[Dossier, ...]:
    """Return those of some events that may be shown, without what was rejected."""
    found = (one for dossier in case.reader.dossiers(events) if (one := _unrejected(dossier)) is not None)
    dossiers = tuple(sorted(found, key=lambda dossier: dossier.event.when is None))
    if spec.view == "relations":
        dossiers = of_actor(dossiers, spec.actor or busiest_actor(dossiers))
    return tuple(
        dossier
        for dossier in dossiers
        if (not spec.states or dossier.state in spec.states)
        and (not spec.only_checked or dossier.state in _CHECKED)
    )


def _chosen_events(case: Case, spec: FigureSpec) -> list[Event]:
    span = _window(spec)
    held = case.reader.relations() if spec.view == "relations" else case.reader.all(Event)
    picked, left_out = frozenset(spec.events), frozenset(spec.without_events)
    return [
        event
        for event in held
        if (not picked or event.id in picked) and event.id not in left_out and _is_chosen(event, spec, span)
    ]


def _refuse_crowds(case: Case, spec: FigureSpec) -> None:
    """Refuse, before their claims are read, more events than any page can show."""
    events = frozenset(event.id for event in _chosen_events(case, spec))
    count = len(events_with_sums(case.reader, spec, events) if spec.is_of_money else events)
    if count > MOST_EVENTS:
        raise CaseError(
            f"These choices leave {count:,} events, and a page shows {MOST_EVENTS:,} at most: "
            "choose a window of time, kinds or tags."
        )


def _is_chosen(event: Event, spec: FigureSpec, span: When | None) -> bool:
    is_relation = bool(event.relation)
    return (
        event.confidentiality is Confidentiality.PUBLIC
        and (is_relation == (spec.view == "relations") or (is_relation and spec.has_relations))
        and not event.era  # they are drawn behind all, whatever is chosen
        and (is_relation or _is_of_choice(event, spec))
        and (span is None or (event.when is not None and _touches(event.when, span)))
    )


def _is_of_choice(event: Event, spec: FigureSpec) -> bool:
    """Tell whether an event is of the kinds, tags and jurisdictions that are chosen; a relation has none."""
    tags = set(event.tags)
    return (
        (not spec.kinds or event.kind_id in spec.kinds)
        and (not spec.jurisdictions or event.jurisdiction in spec.jurisdictions)
        and (not spec.tags or bool(tags.intersection(spec.tags)))
        and not tags.intersection(spec.without_tags)
    )


def _unrejected(dossier: Dossier) -> Dossier | None:
    """Return the dossier without its rejected claims; None if the event was rejected.

    A relation needs two ends that everybody may know.
    """
    held = unrejected(dossier)
    if held is None:
        return None
    public = (
        one.claim for one in held.stated if one.actor and one.actor.confidentiality is Confidentiality.PUBLIC
    )
    return None if held.event.relation and not has_both_ends(public) else held


def _window(spec: FigureSpec) -> When | None:
    return read_when(spec.window) if spec.window else None


def _touches(when: When, span: When) -> bool:
    starts_before_end = span.ends is None or when.begins is None or when.begins < span.ends
    ends_after_start = span.begins is None or when.ends is None or when.ends > span.begins
    return starts_before_end and ends_after_start


def window_of(dossiers: Sequence[Dossier], spec: FigureSpec) -> tuple[float, float]:
    """Return the first and the last moment that the figure shows, in days, with a little room at both ends."""
    span = _window(spec)
    whens = [dossier.event.when for dossier in dossiers if dossier.event.when]
    known = [moment for when in whens for moment in (when.begins, when.ends) if moment is not None]
    if not known:
        raise CaseError("Nothing to draw: no dated event matches these choices. Choose fewer of them.")
    length = max(known) - min(known)
    spare = max(length * 0.04 if any(when.is_timed for when in whens) else 15.0, length * 0.02)
    first = min(known) - spare if span is None or span.begins is None else span.begins
    last = max(known) + spare if span is None or span.ends is None else span.ends
    return first, last


# the figure ------------------------------------------------------------------------------------


def make_figure(case: Case, spec: FigureSpec, measure: Measure | None = None) -> Figure:
    """Return the laid-out publication figure; CaseError where nothing is left to show.

    Where nobody said where its sources stand, and a page of fixed height shows more without them, they are left out.
    """
    figure = _figure(case, spec, spec, measure)
    if spec.notes != "auto" or spec.format.height is None or not any(lost(figure)):
        return figure
    bare = _figure(case, spec, spec.changed(notes="out"), measure)
    return bare if lost(bare) < lost(figure) else figure


def _figure(case: Case, asked: FigureSpec, spec: FigureSpec, measure: Measure | None) -> Figure:
    size, typeface = spec.format, typeface_named(spec.typeface)
    shown, notes = _shown(case, spec, measure_in(typeface) if typeface else measure or FontMeasure())
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
        *_notes_left_out(asked, shown.spec, _counted(notes)),
        *room_warnings(figure, shown.spec, body.natural_height, shown.style),
    )
    told = describe_money(shown.account, spec) if shown.account else describe(dossiers, spec)
    alt = withheld.out_of(spec.alt or told)
    named = mark_names(dossiers, figure, spec, withheld)
    figure = set_in(figure, typeface)
    return replace(figure, title=withheld.out_of(spec.title), description=alt, warnings=warnings, names=named)


def _shown(case: Case, spec: FigureSpec, measure: Measure) -> tuple[Shown, tuple[Note, ...]]:
    """Return what a figure is made from, and its numbered sources; CaseError where nothing is left to show."""
    house = house_of(spec)
    _refuse_crowds(case, spec)
    what = what_is_shown(case, spec)
    dossiers = what.dossiers
    if not dossiers:
        raise CaseError(f"Nothing to draw: no {_wanted(spec)} matches these choices. Choose fewer of them.")
    withheld = Withheld.read(case.reader, spec.language)
    notes, numbers = _notes(what, spec, withheld)
    spec = spec.noting(_counted(notes))
    size = spec.format
    shown = Shown(
        case.reader,
        spec,
        dossiers,
        numbers if spec.has_notes else {},
        window_of(dossiers, spec) if spec.view in ("timeline", "both", "cumulative") else (0.0, 0.0),
        public_names(Names.read(case.reader, is_public=True, language=spec.language), withheld, house.kinds),
        withheld,
        house.style.scaled(size.scale).legible(size.smallest, is_print=size.is_print),
        measure,
        what.account,
    )
    return shown, notes


def _wanted(spec: FigureSpec) -> str:
    if spec.is_of_money:
        return f"sum that means “{spec.meaning}”"
    return "relation of this actor" if spec.view == "relations" else "event"


def _notes_left_out(asked: FigureSpec, settled: FigureSpec, sources: int) -> Iterator[str]:
    """Say that numbered sources were left out because nobody said where they should stand."""
    if asked.notes == "auto" and settled.notes == "out":
        why = f"more than {MOST_NOTES} fill a page" if sources > MOST_NOTES else "the figure needs their room"
        yield (
            f"{sources} numbered sources are left out, as {why}: "
            "choose them under the figure or in a text beside it to print them."
        )


def export_relations(case: Case, spec: FigureSpec, path: Path, *, force: bool = False) -> None:
    """Write a figure of relations as JSON for other programs: its actors and what ties them, nothing withheld."""
    shown, _ = _shown(case, spec.changed(view="relations"), FontMeasure())
    write_data(path, relations_json(shown.dossiers, relations_of(shown), shown.withheld), force=force)


def figure_notes(case: Case, spec: FigureSpec) -> tuple[Note, ...]:
    """Return the numbered sources of a figure, as they stand under or beside it."""
    withheld = Withheld.read(case.reader, spec.language)
    return _notes(what_is_shown(case, spec), spec, withheld)[0]


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
    figure = make_figure(case, spec)
    if not spec.has_gaps:
        refuse_missing(words_of(figure), typeface_of(figure))
    told = metadata_of(case, spec, figure, is_described=is_described)
    write_image(figure, path, dpi=spec.format.dpi, outlined=outlined, force=force, metadata=told)
    return figure


def metadata_of(case: Case, spec: FigureSpec, figure: Figure, *, is_described: bool = False) -> ImageMetadata:
    """Tell what the file of a figure says of itself: nothing where the choices say so."""
    if not spec.has_metadata:
        return ImageMetadata()
    withheld, about = Withheld.read(case.reader, spec.language), case.reader.about()
    public, what = withheld.out_of, what_is_shown(case, spec)
    return ImageMetadata(
        title=public(spec.title or about.title),
        description=figure.description,
        details=_details(what, spec, withheld) if is_described else "",
        credit=public(spec.credit or about.credit),
        source=withheld.out_of(_source_line(what.dossiers, spec.changed(notes="out"))),
        rights=public(spec.rights),
        language=spec.language,
    )


def write_beside(
    case: Case, spec: FigureSpec, path: Path, *, is_described: bool = False, force: bool = False
) -> tuple[Path, ...]:
    """Write the texts that stand beside a figure's file, and return their paths: sources, long description."""
    texts: dict[str, str] = {}
    notes = figure_notes(case, spec)
    if spec.noting(_counted(notes)).notes == "beside":
        texts["sources"] = sources_text(notes, spec)
    if is_described:
        withheld = Withheld.read(case.reader, spec.language)
        texts["description"] = _details(what_is_shown(case, spec), spec, withheld)
    written = []
    for name, text in texts.items():
        beside = path.with_name(f"{path.stem}-{name}.txt")
        write_data(beside, text, force=force)
        written.append(beside)
    return tuple(written)


def _details(what: WhatIsShown, spec: FigureSpec, withheld: Withheld) -> str:
    """Return all that a figure shows in words; of money as a table of values."""
    if what.account:
        return money_table(what.account, spec, withheld)
    return long_description(what.dossiers, spec, withheld)


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
