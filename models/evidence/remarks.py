"""Comments on records, and bookmarks: written, closed, found again, and moved when records become one."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from models.errors import CaseError
from models.records.comments import COMMENTED, is_remark
from models.records.desk import Bookmark, Comment
from models.records.story import Citation, Claim, Document, new_id
from models.store.reader import Reader
from models.store.rows import table_named
from models.store.upkeep import NAMELESS
from models.store.writer import Writer
from models.translation import tr
from models.values.when.clock import zone_named

Key = tuple[str, str]  # name of the table, id


def comment_on(writer: Writer, key: Key, text: str, at: str, page: int = 0) -> Comment:
    """Put a comment on a record in the name of whoever writes; CaseError says what is missing."""
    _refuse_unless_there(writer.reader, key)
    if not text.strip():
        raise CaseError(tr("The comment is empty: write what it is to say."))
    if not writer.who.strip():
        raise CaseError(NAMELESS)
    comment = Comment(new_id(), *key, text.strip(), writer.who.strip(), at, page)
    writer.add(comment)
    return comment


def close_comment(writer: Writer, comment: Comment, at: str) -> Comment:
    """Say that somebody is done with a comment; one that is closed already stays as it is."""
    if comment.closed_at:
        return comment
    if not writer.who.strip():
        raise CaseError(NAMELESS)
    closed = replace(comment, closed_by=writer.who.strip(), closed_at=at)
    writer.replace(closed)
    return closed


def open_comment(writer: Writer, comment: Comment) -> Comment:
    """Open a comment again."""
    opened = replace(comment, closed_by="", closed_at="")
    writer.replace(opened)
    return opened


def comments_of(reader: Reader, *, is_open: bool | None = None) -> tuple[Comment, ...]:
    """Return the comments of people, the latest first: the open ones, those that are done, or all."""
    held = (one for one in reader.all(Comment) if is_remark(one))
    chosen = (one for one in held if is_open is None or bool(one.closed_at) is not is_open)
    return tuple(sorted(chosen, key=lambda one: (one.at, one.id), reverse=True))


def comments_on(reader: Reader, keys: Iterable[Key]) -> tuple[Comment, ...]:
    """Return the comments on some records, the first first."""
    wanted = frozenset(keys)
    held = reader.where_in(Comment, "record_id", sorted({id for _, id in wanted}))
    found = (one for one in held if (one.record_kind, one.record_id) in wanted and is_remark(one))
    return tuple(sorted(found, key=lambda one: (one.at, one.id)))


def open_comments(reader: Reader, kind: str) -> Counter[str]:
    """Return how many comments are open on each record of a kind, and on what is a part of it.

    An event bears those on its claims and their citations, a source those on its documents.
    """
    held: dict[str, Counter[str]] = {}
    for one in comments_of(reader, is_open=True):
        held.setdefault(one.record_kind, Counter())[one.record_id] += 1
    found = held.get(kind, Counter())
    if kind == "event":
        on_claims, on_citations = held.get("claim", Counter()), held.get("citation", Counter())
        for citation in reader.where_in(Citation, "id", sorted(on_citations)):
            on_claims[citation.claim_id] += on_citations[citation.id]
        for claim in reader.where_in(Claim, "id", sorted(on_claims)):
            found[claim.event_id] += on_claims[claim.id]
    elif kind == "source":
        on_documents = held.get("document", Counter())
        for document in reader.where_in(Document, "id", sorted(on_documents)):
            found[document.source_id or ""] += on_documents[document.id]
    return found


def keys_of_event(reader: Reader, event_id: str) -> tuple[Key, ...]:
    """Return an event and all of it that can be commented on: its claims and their citations."""
    claims = reader.where(Claim, event_id=event_id)
    cited = reader.where_in(Citation, "claim_id", [claim.id for claim in claims])
    return (
        ("event", event_id),
        *(("claim", claim.id) for claim in claims),
        *(("citation", one.id) for one in cited),
    )


def day_of(reader: Reader, at: str) -> str:
    """Return the day of a comment or a bookmark by the clock of the case, or of whoever reads where it has none."""
    zone = reader.zone
    try:
        moment = datetime.fromisoformat(at).astimezone(zone_named(zone) if zone else None)
    except (ValueError, OverflowError):
        return at[:10]
    return moment.date().isoformat()


def bookmarks_of(reader: Reader, who: str) -> tuple[Bookmark, ...]:
    """Return somebody's bookmarks in the order in which they were set; those without a name are everybody's."""
    held = (one for one in reader.all(Bookmark) if one.by in ("", who) and one.record_kind in COMMENTED)
    return tuple(sorted(held, key=lambda one: (one.at, one.page, one.id)))


def bookmark_on(reader: Reader, who: str, key: Key, page: int = 0) -> Bookmark | None:
    """Return somebody's bookmark on a record, of a document on this page; None if there is none."""
    held = reader.where(Bookmark, record_kind=key[0], record_id=key[1])
    return next((one for one in held if one.by in ("", who) and one.page == page), None)


def set_bookmark(writer: Writer, key: Key, at: str, page: int = 0) -> Bookmark:
    """Set a bookmark on a record for whoever writes; one that is there stays."""
    _refuse_unless_there(writer.reader, key)
    held = bookmark_on(writer.reader, writer.who, key, page)
    if held is None:
        held = Bookmark(new_id(), *key, writer.who.strip(), at, page)
        writer.add(held)
    return held


def move_remarks(writer: Writer, kind: str, old: str, new: str) -> None:
    """Let comments and bookmarks on one record stand on another of its kind."""
    for comment in writer.reader.where(Comment, record_kind=kind, record_id=old):
        writer.replace(replace(comment, record_id=new))
    for mark in writer.reader.where(Bookmark, record_kind=kind, record_id=old):
        writer.replace(replace(mark, record_id=new))


def _refuse_unless_there(reader: Reader, key: Key) -> None:
    kind, id = key
    if kind not in COMMENTED:
        raise CaseError(tr("“{kind}” is nothing that bears comments: name a record of the case.", kind=kind))
    reader.get(table_named(kind).kind, id)
