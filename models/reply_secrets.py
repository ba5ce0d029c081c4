"""The words of a case that no letter may carry: sources, notes, code names, users, paths, all that is not public."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from models.desk import Acceptance, Approach, Check, Comment, Query, Round, Wanted
from models.records import (
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

_PUBLIC = Confidentiality.PUBLIC


@dataclass(frozen=True, slots=True)
class Secret:
    """Words that must not stand in a letter, and what they are; those of a passage may be a bare fact."""

    what: str
    text: str
    is_passage: bool = False


def secrets_of(reader: Reader) -> Iterator[Secret]:
    """Yield every text of a case that a letter must not carry; some are empty, some come twice."""
    yield from _named("the name of a user", reader.history_authors())
    yield from _named("an internal note", [reader.about().note])
    yield from _of_sources(reader)
    yield from _of_documents(reader.all(Document))
    yield from _of_citations(reader)
    yield from _of_actors(reader.all(Actor))
    yield from _of_events(reader)
    yield from _of_the_desk(reader)


def _named(what: str, texts: Iterable[str]) -> Iterator[Secret]:
    return (Secret(what, text) for text in texts)


def _of_sources(reader: Reader) -> Iterator[Secret]:
    for source in reader.all(Source):
        yield from _named("the title of a source", (source.title, source.original_title))
        yield from _named("the name of a source", (*source.authors, source.container, source.publisher))
        yield from _named("the address of a source", (source.url, source.archived_url))
        yield from _named("a code name", [source.code_name])
        yield from _named("an internal note", (source.note, *source.extra))
        yield from _named("the reason of a grade", [source.reliability_reason])
    for origin in reader.all(Origin):
        yield from _named("the name of a source", [origin.name])
        yield from _named("an internal note", [origin.note])


def _of_documents(documents: Iterable[Document]) -> Iterator[Secret]:
    for document in documents:
        yield from _named("the name of a document", (document.name, PurePath(document.name).stem))
        yield from _named("a path or an address", [document.came_from])
        yield from _named("the name of a user", [document.added_by])
        yield from _named("an internal note", [document.note])


def _of_citations(reader: Reader) -> Iterator[Secret]:
    hidden = {source.id for source in reader.all(Source) if source.confidentiality is not _PUBLIC}
    for citation in reader.all(Citation):
        yield from _named("an internal note", [citation.note])
        yield from _named("the reason of a grade", [citation.credibility_reason])
        if citation.source_id in hidden:
            for text in (citation.quote, citation.translation, citation.said, citation.meaning):
                yield Secret("a passage of a source that is not public", text, is_passage=True)


def _of_actors(actors: Iterable[Actor]) -> Iterator[Secret]:
    for actor in actors:
        yield from _named("a code name", [actor.code_name])
        yield from _named("an internal note", [actor.note])
        if actor.confidentiality is not _PUBLIC:
            yield from _named(
                "the name of an actor who is not public", (actor.name, actor.local_name, *actor.aliases)
            )


def _of_events(reader: Reader) -> Iterator[Secret]:
    for event in reader.all(Event):
        yield from _named("an internal note", [event.note])
        if event.confidentiality is not _PUBLIC:
            yield from _named("the title of an event that is not public", [event.title])
    yield from _named("an internal note", (place.note for place in reader.all(Place)))
    for claim in reader.all(Claim):
        yield from _named("the name of a user", [claim.written_by])
        yield from _named("an internal note", [claim.decision])


def _of_the_desk(reader: Reader) -> Iterator[Secret]:
    for check in reader.all(Check):
        yield from _named("the name of a user", [check.by])
        yield from _named("an internal note", [check.note])
    for query in reader.all(Query):
        yield from _named(
            "the name of a user", (query.asked_by, query.addressee, query.answered_by, query.closed_by)
        )
        yield from _named("an internal note", (query.question, query.answer))
    for comment in reader.all(Comment):
        yield from _named("an internal note", [comment.text])
        yield from _named("the name of a user", [comment.by])
    for accepted in reader.all(Acceptance):
        yield from _named("an internal note", [accepted.reason])
        yield from _named("the name of a user", [accepted.by])
    for held in reader.all(Round):
        yield from _named("an internal note", [held.name])
        yield from _named("the name of a user", [held.by])
    for wanted in reader.all(Wanted):
        yield from _named("an internal note", (wanted.what, wanted.note))
    for approach in reader.all(Approach):
        yield from _named("an internal note", (approach.answer, approach.used))
        yield from _named("the name of a user", [approach.by])
