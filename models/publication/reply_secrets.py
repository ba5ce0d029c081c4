"""The words of a case that no letter may carry: sources, notes, code names, users, paths, all that is not public."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from models.records.aliases import bare_numbers, names_of
from models.records.desk import Acceptance, Approach, Check, Comment, Query, Record, Round, Wanted
from models.records.story import (
    About,
    Actor,
    Citation,
    Claim,
    Confidentiality,
    Document,
    Event,
    Origin,
    Place,
    Source,
)
from models.store.reader import Reader

_PUBLIC: Final = Confidentiality.PUBLIC
_NOT_PUBLIC: Final = tuple(level for level in Confidentiality if level is not _PUBLIC)
Columns = tuple[tuple[type[Record], tuple[str, ...]], ...]
_COLUMNS: Final[Mapping[str, Columns]] = {
    "a code name": ((Source, ("code_name",)), (Actor, ("code_name",))),
    "the title of a source": ((Source, ("title", "original_title")),),
    "the name of a source": ((Source, ("container", "publisher")), (Origin, ("name",))),
    "the address of a source": ((Source, ("url", "archived_url")),),
    "the reason of a grade": ((Source, ("reliability_reason",)), (Citation, ("credibility_reason",))),
    "the name of a document": ((Document, ("name",)),),
    "a path or an address": ((Document, ("came_from",)),),
    "the name of a user": (
        (Document, ("added_by",)),
        (Claim, ("written_by",)),
        (Check, ("by",)),
        (Query, ("asked_by", "addressee", "answered_by", "closed_by")),
        (Comment, ("by",)),
        (Acceptance, ("by",)),
        (Round, ("by",)),
        (Approach, ("by",)),
    ),
    "an internal note": (
        *(
            (kind, ("note",))
            for kind in (About, Source, Origin, Document, Citation, Actor, Event, Place, Check)
        ),
        (Claim, ("decision",)),
        (Query, ("question", "answer")),
        (Comment, ("text",)),
        (Acceptance, ("reason",)),
        (Round, ("name",)),
        (Wanted, ("what", "note")),
        (Approach, ("answer", "used")),
    ),
}
"""The columns that hold what a letter must not carry, by what it is."""


@dataclass(frozen=True, slots=True)
class Secret:
    """Words that must not stand in a letter, and what they are; those of a passage may be a bare fact."""

    what: str
    text: str
    is_passage: bool = False


def secrets_of(reader: Reader) -> Iterator[Secret]:
    """Yield every text of a case that a letter must not carry; some come twice."""
    yield from _named("the name of a user", reader.history_authors())
    for what, columns in _COLUMNS.items():
        for kind, names in columns:
            yield from _named(what, reader.texts(kind, *names))
    for source in reader.all(Source):
        yield from _named("the name of a source", source.authors)
        yield from _named("an internal note", source.extra)
    names_of_documents = reader.texts(Document, "name")
    yield from _named("the name of a document", (PurePath(name).stem for name in names_of_documents))
    yield from _of_hidden_sources(reader)
    for actor in reader.all(Actor):
        if actor.confidentiality is not _PUBLIC:
            hidden = (*names_of(actor), *bare_numbers(actor))
            yield from _named("the name of an actor who is not public", hidden)
    for level in _NOT_PUBLIC:
        titles = (event.title for event in reader.where(Event, confidentiality=str(level)))
        yield from _named("the title of an event that is not public", titles)


def _named(what: str, texts: Iterable[str]) -> Iterator[Secret]:
    return (Secret(what, text) for text in texts)


def _of_hidden_sources(reader: Reader) -> Iterator[Secret]:
    hidden = [source.id for source in reader.all(Source) if source.confidentiality is not _PUBLIC]
    for citation in reader.where_in(Citation, "source_id", hidden):
        for text in (citation.quote, citation.translation, citation.said, citation.meaning):
            yield Secret("a passage of a source that is not public", text, is_passage=True)
