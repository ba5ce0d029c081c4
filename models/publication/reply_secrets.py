"""The words of a case that no letter may carry: sources, notes, code names, users, paths, all that is not public."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import PurePath
from typing import Final

from models.publication.chronology.withheld import decoded
from models.publication.reply_names import Names
from models.records.aliases import bare_numbers, names_of
from models.records.desk import (
    Acceptance,
    Approach,
    Bookmark,
    Check,
    Comment,
    Identity,
    Query,
    Record,
    Reference,
    Round,
    Wanted,
)
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
from models.translation import tr_later

_SMALL: Final = re.compile(r"\b[^\W\d_A-Z]{3,}\b")
_PUBLIC: Final = Confidentiality.PUBLIC
_NOT_PUBLIC: Final = tuple(level for level in Confidentiality if level is not _PUBLIC)
Columns = tuple[tuple[type[Record], tuple[str, ...]], ...]
_COLUMNS: Final[Mapping[str, Columns]] = {
    tr_later("a code name"): ((Source, ("code_name",)), (Actor, ("code_name",))),
    tr_later("the title of a source"): ((Source, ("title", "original_title")),),
    tr_later("the name of a source"): ((Source, ("container", "publisher")), (Origin, ("name",))),
    tr_later("the address of a source"): ((Source, ("url", "archived_url")),),
    tr_later("the reason of a grade"): (
        (Source, ("reliability_reason",)),
        (Citation, ("credibility_reason",)),
    ),
    tr_later("the name of a document"): ((Document, ("name",)),),
    tr_later("a path or an address"): ((Document, ("came_from",)),),
    tr_later("the name of a user"): (
        (Document, ("added_by",)),
        (Claim, ("written_by", "observed_by")),
        (Check, ("by",)),
        (Query, ("asked_by", "addressee", "answered_by", "closed_by")),
        (Comment, ("by", "closed_by")),
        (Bookmark, ("by",)),
        (Acceptance, ("by",)),
        (Round, ("by",)),
        (Approach, ("by",)),
    ),
    tr_later("an internal note"): (
        *(
            (kind, ("note",))
            for kind in (About, Source, Origin, Document, Citation, Actor, Event, Place, Check)
        ),
        (Claim, ("decision", "observation")),
        (Reference, ("note",)),
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
    is_told: bool = True  # False: not even the desk is told what it was that was cut


def secrets_of(reader: Reader) -> Iterator[Secret]:
    """Yield every text of a case that a letter must not carry; some come twice."""
    yield from _named(tr_later("the name of a user"), reader.history_authors())
    for what, columns in _COLUMNS.items():
        for kind, names in columns:
            yield from _named(what, reader.texts(kind, *names))
    for source in reader.all(Source):
        yield from _named(tr_later("the name of a source"), source.authors)
        yield from _named(tr_later("an internal note"), source.extra)
    names_of_documents = reader.texts(Document, "name")
    yield from _named(
        tr_later("the name of a document"), (PurePath(name).stem for name in names_of_documents)
    )
    yield from (Secret(PROTECTED, name, is_told=False) for name in reader.texts(Identity, "name", "contact"))
    yield from _of_hidden_sources(reader)
    for actor in reader.all(Actor):
        if actor.confidentiality is not _PUBLIC:
            hidden = (*names_of(actor), *bare_numbers(actor))
            yield from _named(tr_later("the name of an actor who is not public"), hidden)
    for level in _NOT_PUBLIC:
        titles = (event.title for event in reader.where(Event, confidentiality=str(level)))
        yield from _named(tr_later("the title of an event that is not public"), titles)


def _named(what: str, texts: Iterable[str]) -> Iterator[Secret]:
    return (Secret(what, text) for text in texts)


def _of_hidden_sources(reader: Reader) -> Iterator[Secret]:
    for citation in reader.where_in(Citation, "source_id", [source.id for source in _hidden_sources(reader)]):
        for text in _passages_of(citation):
            yield Secret(tr_later("a passage of a source that is not public"), text, is_passage=True)


def _hidden_sources(reader: Reader) -> tuple[Source, ...]:
    return tuple(source for source in reader.all(Source) if source.confidentiality is not _PUBLIC)


def _passages_of(citation: Citation) -> tuple[str, ...]:
    return citation.quote, citation.translation, citation.said, citation.meaning


# names, word by word ----------------------------------------------------------------------------

PROTECTED: Final = tr_later("a protected name")
_OF_TITLE: Final = tr_later("a name out of what a source that is not public is called")
_OF_PASSAGE: Final = tr_later("a name out of what is kept of a source that is not public")


def names_in(reader: Reader) -> Names:
    """Return the names that no letter may carry, also not in part: of whoever is protected or a source."""
    public: list[Actor | Place] = [
        *(each for each in reader.all(Actor) if each.confidentiality is _PUBLIC),
        *reader.all(Place),
    ]
    names = Names(_public_names(public), _ordinary_words(reader))
    for text in reader.texts(Identity, "name"):
        names.add_name(text, PROTECTED)
    for actor in reader.all(Actor):
        if actor.confidentiality is not _PUBLIC:
            for name in (*names_of(actor), actor.code_name):
                names.add_name(name, tr_later("the name of an actor who is not public"))
    _add_newsroom(reader, names)
    _add_sources(reader, names)
    for level in _NOT_PUBLIC:
        for event in reader.where(Event, confidentiality=str(level)):
            for text in (event.title, event.description, event.note):
                names.add_passage(text, tr_later("a name out of an event that is not public"))
    return names


def _public_names(public: Iterable[Actor | Place]) -> Iterator[str]:
    return (name for each in public for name in names_of(each))


def _ordinary_words(reader: Reader) -> frozenset[str]:
    """Return the words that the public texts of a case write small: whatever they are, they are no names."""
    texts = chain(reader.texts(Event, "title", "description"), reader.texts(Claim, "text"))
    return frozenset(word for text in texts for word in _SMALL.findall(text) if word.islower())


def _add_newsroom(reader: Reader, names: Names) -> None:
    columns = _COLUMNS["the name of a user"]
    users = chain(reader.history_authors(), *(reader.texts(kind, *names_) for kind, names_ in columns))
    for user in users:
        if len(user.split()) > 1:  # a single word is looked for whole
            names.add_name(user, tr_later("the name of a user"))


def _add_sources(reader: Reader, names: Names) -> None:
    """Add the authors of all sources, and of those that are not public whatever names somebody."""
    hidden = {source.id: source for source in _hidden_sources(reader)}
    for source in reader.all(Source):
        for name in (*source.authors, source.code_name):
            names.add_name(name, tr_later("the name of a source"))
    for source in hidden.values():
        called = (source.title, source.original_title, source.container, source.publisher, source.genre)
        for text in (*called, *map(decoded, (source.url, source.archived_url)), *source.extra):
            names.add_title(text, _OF_TITLE)
        for text in (source.note, source.reliability_reason):
            names.add_passage(text, _OF_PASSAGE)
    for document in reader.where_in(Document, "source_id", list(hidden)):
        for text in (PurePath(document.name).stem, document.came_from):
            names.add_title(text, _OF_TITLE)
        names.add_passage(document.note, _OF_PASSAGE)
    for citation in reader.where_in(Citation, "source_id", list(hidden)):
        for text in (*_passages_of(citation), citation.note, citation.credibility_reason):
            names.add_passage(text, _OF_PASSAGE)
    for wanted in (each for each in reader.all(Wanted) if each.kind == "person"):
        names.add_passage(f"Mr {wanted.what}", tr_later("a name out of an internal note"))
