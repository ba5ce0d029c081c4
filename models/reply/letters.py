"""The letters that were sent to a party and their answers, as documents of the case.

The source of such a document names the approach that it belongs to in `Source.extra`; it is internal, so that no
export tells of it, and can be cited and made public like any other.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from models.records.desk import Approach
from models.records.story import Actor, Confidentiality, Document, DocumentId, Source, SourceId, new_id
from models.reply.words import name_of_party
from models.store.reader import Reader
from models.store.writer import Writer

SENT: Final = "letter of approach"
ANSWER: Final = "answer to approach"
PARTS: Final[Mapping[str, str]] = {SENT: "Letter to", ANSWER: "Answer of"}
"""What a document is to an approach, and how its source is called."""


def attached(reader: Reader, approach: Approach, part: str) -> tuple[Document, ...]:
    """Return the documents that hold what was sent with an approach, or what was answered."""
    held = [each.id for each in reader.all(Source) if _mark(part, approach) in each.extra]
    return reader.where_in(Document, "source_id", held)


def attach(writer: Writer, approach: Approach, part: str, document_id: DocumentId | None) -> None:
    """Let a document be what was sent with an approach or answered to it; None takes the present one away."""
    for document in attached(writer.reader, approach, part):
        if document.id != document_id and document.source_id:
            _change_marks(writer, document.source_id, approach, part, is_added=False)
    if document_id is None or document_id in {one.id for one in attached(writer.reader, approach, part)}:
        return
    document = writer.reader.get(Document, document_id)
    if document.source_id is None:
        source = _new_source(writer.reader, approach, part)
        writer.add(source)
        writer.replace(replace(document, source_id=source.id))
    else:
        _change_marks(writer, document.source_id, approach, part, is_added=True)


def _change_marks(writer: Writer, id: SourceId, approach: Approach, part: str, *, is_added: bool) -> None:
    source, mark = writer.reader.get(Source, id), _mark(part, approach)
    marks = tuple(each for each in source.extra if each != mark)
    writer.replace(replace(source, extra=(*marks, mark) if is_added else marks))


def _new_source(reader: Reader, approach: Approach, part: str) -> Source:
    actor = reader.find(Actor, approach.actor_id)
    name = name_of_party(actor) if isinstance(actor, Actor) else "a party"
    day = f", {approach.sent_at[:10]}" if part == SENT and approach.sent_at else ""
    return Source(
        SourceId(new_id()),
        f"{PARTS[part]} {name}{day}",
        type="personal_communication",
        confidentiality=Confidentiality.INTERNAL,
        extra=(_mark(part, approach),),
    )


def _mark(part: str, approach: Approach) -> str:
    return f"{part}={approach.id}"
