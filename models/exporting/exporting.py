"""Writes what may be published of a case in the format of another program, and tells what that cannot hold."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import Path

from models.case import Case
from models.checks.finding import listed
from models.errors import CaseError, WrongUse
from models.exchange.imported import MOST_BYTES, ImportOptions
from models.exchange.papers import Paper
from models.exchange.registry import READ, WRITTEN, Format, format_for
from models.exchange.stories.datasette import about_copy, metadata_of
from models.exchange.stories.losses import Loss, losses
from models.exchange.stories.story import Story, Written
from models.machine.safe_write import write_data, write_folder, write_safely
from models.records.desk import RECORD_TYPES, Identity
from models.records.record_words import counted_records
from models.records.story import About, Confidentiality, Document, Event, Kind
from models.sharing.publishable import PUBLIC, Publishable
from models.store.plain_copy import write_plain_copy
from models.translation import tr, tr_count
from models.values.listing import in_a_row, set_apart


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote, in which format, and what did not go with it."""

    path: Path
    format: Format
    events: int
    kept_back: int  # events that are not public, or were not asked for
    remarks: tuple[str, ...] = ()
    lost: tuple[Loss, ...] = ()
    is_compared: bool = True  # False: nothing reads this format, so the losses are not known
    warning: str = ""  # of a file that holds what nobody may publish

    def told(self) -> Iterator[str]:
        """Yield what happened, in the lines that a person reads."""
        yield tr(
            "{name} holds {events} as {label}.",
            name=self.path.name,
            events=counted_records("event", self.events),
            label=tr(self.format.label),
        )
        if self.warning:
            yield self.warning
        if self.kept_back:
            yield tr_count(
                self.kept_back,
                "Left out: {n:,} event that is not public or not shown.",
                "Left out: {n:,} events that are not public or not shown.",
            )
        yield from self.remarks
        if self.lost:
            yield tr("Not held by this format: {losses}.", losses=set_apart(map(str, self.lost)))
        elif self.is_compared:
            yield tr("Read again, it tells of these events all that went in.")


def whole_story(case: Case, *, has_documents: bool = False) -> Story:
    """Return everything that a case holds but its history, under its own ids; the files of documents if asked."""
    records = [record for kind in RECORD_TYPES if kind is not About for record in case.reader.all(kind)]
    papers: dict[str, Paper] = {}
    if has_documents:
        documents = case.reader.all(Document)
        _refuse_too_much(sum(document.size for document in documents))
        papers = {one.id: _paper(case, one) for one in documents}
    return Story(records, case.reader.about(), is_complete=True, papers=papers)


def _refuse_too_much(size: int) -> None:
    """Refuse documents that would make a file larger than anybody could read again; as text they take a third more."""
    if size * 4 // 3 > MOST_BYTES:
        raise CaseError(
            tr(
                "The documents take {size:,.0f} MB, too much for such a file: leave them out, or save a "
                "copy of the case.",
                size=size / 2**20,
            )
        )


def _paper(case: Case, document: Document) -> Paper:
    return Paper(case.reader.document_bytes(document), case.reader.document_text(document.id))


def story_of(case: Case, events: Iterable[str] | None = None) -> Story:
    """Return what may be published of a case, or of some of its events; ids stay the same from export to export."""
    chosen = None if events is None else frozenset(events)
    choice = Publishable.of(case.reader, chosen, _lasting_id)
    records = [record for some in choice.records() for record in some]
    return Story(records, choice.cleaned(choice.about))


def _lasting_id(id: str) -> str:
    """Return an id that tells nothing of the one at home, and is the same each time."""
    return sha256(f"dateline {id}".encode()).hexdigest()[:16]


def export_story(
    case: Case,
    path: Path,
    *,
    format: str = "",
    events: Iterable[str] | None = None,
    is_complete: bool = False,
    has_documents: bool = False,
    rights: str = "",
    force: bool = False,
) -> Exported:
    """Write a case, or some of its events, in a format that is named or known by the ending of the file.

    What is lost is found by reading the file again, so the report cannot err. Only what may be published is written,
    unless it is to be complete. CaseError says why nothing is written.
    """
    known = format_for(path, format)
    if is_complete and not known.has_complete:
        can = in_a_row(one.name for one in WRITTEN if one.has_complete)
        raise WrongUse(
            tr(
                "{label} holds only what may be published: for all of a case choose one of {formats}.",
                label=tr(known.label),
                formats=can,
            )
        )
    if has_documents and not known.has_papers:
        can = in_a_row(one.name for one in WRITTEN if one.has_papers)
        raise WrongUse(
            tr(
                "{label} cannot hold the files of documents: choose {formats}, or leave them out.",
                label=tr(known.label),
                formats=can,
            )
        )
    story = whole_story(case, has_documents=has_documents) if is_complete else story_of(case, events)
    written = known.write(story) if known.write else Written()
    if written.is_database:
        _write_database(path, story, rights, force=force)
        written = replace(
            written, remarks=(tr("{name} stands beside it.", name=_beside(path).name), *written.remarks)
        )
    else:
        _write(path, written, force=force)
    count = len(story.all(Event))
    total = len(case.reader.all(Event))  # with relations and eras, which the story holds too
    return Exported(
        path,
        known,
        count,
        total - count,
        written.remarks,
        _lost(story, known, path),
        is_compared=known in READ,
        warning=_warning(case, story) if is_complete else "",
    )


def _warning(case: Case, story: Story) -> str:
    """Tell plainly that a complete file holds what nobody else may see."""
    secret = sum(
        getattr(one, "confidentiality", Confidentiality.PUBLIC) is not Confidentiality.PUBLIC
        for one in story.records
    )
    names = len(story.all(Identity))
    parts = [
        tr("notes, checks and queries"),
        tr_count(
            secret,
            "{n:,} internal or confidential record by name",
            "{n:,} internal or confidential records by name",
        )
        if secret
        else "",
        tr_count(names, "{n:,} name behind code names", "{n:,} names behind code names") if names else "",
    ]
    told = listed(filter(None, parts))
    if case.is_encrypted:
        return tr(
            "It is complete, with what nobody may publish: {parts}. Unlike the case it is not encrypted. "
            "Keep it as you keep the case itself.",
            parts=told,
        )
    return tr(
        "It is complete, with what nobody may publish: {parts}. Keep it as you keep the case itself.",
        parts=told,
    )


def _write(path: Path, written: Written, *, force: bool) -> None:
    if written.files:
        write_folder(path, written.files, force=force)
    else:
        write_data(path, written.data, force=force)


def _write_database(path: Path, story: Story, rights: str, *, force: bool) -> None:
    """Write the tables of a story, and beside them what Datasette is to say of them."""
    beside = _beside(path)
    if os.path.exists(beside) and not force:
        raise CaseError(
            tr("{path} exists already: choose another name, or add --force to overwrite it.", path=beside)
        )
    language = story.about.language
    fields = None if story.is_complete else PUBLIC
    about = about_copy(story, rights)
    write = partial(write_plain_copy, records=story.records, about=about, fields=fields, language=language)
    write_safely(path, write, force=force)
    write_data(beside, metadata_of(story.about, rights, path.stem), force=force)


def _beside(path: Path) -> Path:
    return path.with_suffix(".metadata.json")


def _lost(story: Story, known: Format, path: Path) -> tuple[Loss, ...]:
    if known not in READ or not story.all(Event):
        return ()
    imported = known.read(path, ImportOptions(kinds=tuple(story.all(Kind)), supports="event"))
    if imported.refusal:
        raise CaseError(
            tr(
                "{name} is written but cannot be read again: {refusal}",
                name=path.name,
                refusal=imported.refusal,
            )
        )
    return losses(story, Story((*imported.records, *story.all(Kind))))
