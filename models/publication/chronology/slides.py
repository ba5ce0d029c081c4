"""A chronology for TimelineJS, as JSON or as a spreadsheet."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

from models.case import Case
from models.errors import CaseError
from models.exchange.csv_out import csv_bytes
from models.exchange.spreadsheet import xlsx_bytes
from models.exchange.stories.slides import Slide, Slides, timelinejs_rows, timelinejs_text
from models.exchange.written import Piece
from models.machine.safe_write import write_data
from models.publication.chronology.content import Chronology, Entry, Note
from models.publication.chronology.withheld import Withheld
from models.publication.chronology.words import said
from models.publication.scenes import public_eras
from models.store.reader import Reader
from models.translation import tr
from models.values.listing import in_a_row
from models.values.when import When

MOST_GROUPS: Final = 6
"""TimelineJS has so many rows: more groups squeeze each other."""


def write_timelinejs(
    case: Case | Reader, chronology: Chronology, path: Path, *, force: bool = False
) -> tuple[str, ...]:
    """Write a chronology for TimelineJS, as .json, .csv or .xlsx; return the titles that have no date and no slide."""
    write = _WRITERS.get(path.suffix.lower())
    if write is None:
        raise CaseError(
            tr(
                "{name} has no ending that is known: end it in {endings}.",
                name=path.name,
                endings=in_a_row(_WRITERS),
            )
        )
    data = write(slides_of(case, chronology))
    write_data(path, data, force=force)
    return tuple(entry.title for entry in chronology.entries if entry.when is None)


_WRITERS: MappingProxyType[str, Callable[[Slides], bytes]] = MappingProxyType(
    {
        ".json": lambda slides: timelinejs_text(slides).encode("utf-8"),
        ".csv": lambda slides: csv_bytes(timelinejs_rows(slides)),
        ".xlsx": lambda slides: xlsx_bytes(timelinejs_rows(slides), "od1"),
    }
)


def slides_of(case: Case | Reader, chronology: Chronology) -> Slides:
    """Return the dated entries as slides, and the eras that everybody may know."""
    reader = case.reader if isinstance(case, Case) else case
    notes = {note.number: note for note in chronology.notes}
    withheld = Withheld.read(reader, chronology.language)
    eras = {era.id: era for era in public_eras(reader)}
    held = [entry for entry in chronology.entries if entry.when and entry.event_id not in eras]
    groups = _groups([entry.kind for entry in held], said(chronology.language, "other_kinds"))
    return Slides(
        chronology.title,
        chronology.deck,
        chronology.credit,
        tuple(
            replace(_slide(entry, entry.when, notes, chronology), group=groups.get(entry.kind, entry.kind))
            for entry in held
            if entry.when
        ),
        tuple(
            (withheld.out_of(era.title), replace(era.when, wording="")) for era in eras.values() if era.when
        ),
    )


def _groups(kinds: Sequence[str], others: str) -> Mapping[str, str]:
    """Return the group of each kind: the rarest share one where there are more than a reader can tell apart."""
    common = [kind for kind, _ in Counter(filter(None, kinds)).most_common()]
    if len(common) <= MOST_GROUPS:
        return {}
    return dict.fromkeys(common[MOST_GROUPS - 1 :], others)


def _slide(entry: Entry, when: When, notes: dict[int, Note], chronology: Chronology) -> Slide:
    language = chronology.language
    flag = f" [{said(language, 'all_unchecked')}]" if chronology.is_draft and entry.is_all_unchecked else ""
    return Slide(
        entry.title + flag,
        when,
        entry.date,
        ((Piece(entry.description),),) if entry.description else (),
        entry.kind,
        tuple(_sources(entry, notes, language)),
    )


def _sources(entry: Entry, notes: dict[int, Note], language: str) -> Iterator[tuple[str, tuple[Piece, ...]]]:
    """Yield the sources of an entry, each once with its address, and then those that say otherwise."""
    support = {number for statement in entry.statements for number in statement.notes}
    against = {number for statement in entry.statements for number in statement.against}
    leads = said(language, "colon", x=said(language, "sources"), y=""), said(language, "contradicts", x="")
    for lead, used in zip(leads, (support, against), strict=True):
        full = sorted({notes[number].see or number for number in used})
        if full:
            yield lead.rstrip(), tuple(_source(notes[number]) for number in full)


def _source(note: Note) -> Piece:
    words = note.source.partition(" http")[0] if note.addresses else note.source
    return Piece(words, href=note.addresses[0] if note.addresses else "")
