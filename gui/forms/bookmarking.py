"""Sets and takes away one's own bookmarks, one step for all that are chosen."""

from collections.abc import Sequence
from datetime import UTC, datetime

from gui.session import Session
from models.evidence.remarks import Key, bookmark_on, set_bookmark
from models.store.writer import Writer
from models.translation import tr_later

SET, GONE = tr_later("Set bookmark"), tr_later("Remove bookmark")


def now() -> str:
    """Return the time as comments and bookmarks keep it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def toggle_bookmarks(session: Session, keys: Sequence[Key], page: int, initiator: object) -> bool:
    """Bookmark records; where all of them are, take the bookmarks away. Return whether they are bookmarked now."""
    held = [bookmark_on(session.reader, session.who, key, page) for key in keys]
    marks = [mark for mark in held if mark is not None]

    def write(writer: Writer) -> None:
        if len(marks) == len(keys):
            for mark in marks:
                writer.delete(mark)
        else:
            at = now()
            for key in keys:
                set_bookmark(writer, key, at, page)

    session.edit(GONE if len(marks) == len(keys) else SET, write, initiator)
    return len(marks) != len(keys)
