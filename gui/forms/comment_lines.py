"""The comments on an event and its claims, as the inspector shows them below its citations."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from gui.forms.bookmarking import now, toggle_bookmarks
from gui.parts.link import link_button
from gui.parts.plain_text import PlainLabel, set_plain_tooltip
from gui.session import Session
from models.evidence.remarks import Key, bookmark_on, close_comment, comments_on, day_of, keys_of_event
from models.records.claim_words import FIELD_NAMES
from models.records.desk import Comment
from models.records.story import Citation, Claim
from models.translation import tr, tr_count, tr_later

SET, UNSET = "★", "☆"
MOST = 5  # of the open ones that are shown in full
CLOSED = tr_later("Close comment")


class CommentLines(QWidget):
    """Shows who remarked what and is waiting for an answer, with ways to be done with it, to add one, to come back."""

    def __init__(self, session: Session, event_id: str) -> None:
        """Read the comments of an event."""
        super().__init__()
        self._session = session
        self._key: Key = ("event", event_id)
        held = comments_on(session.reader, keys_of_event(session.reader, event_id))
        waiting = [one for one in held if not one.closed_at]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._head())
        for comment in waiting[-MOST:]:
            column.addLayout(self._line(comment))
        hidden, done = len(waiting) - len(waiting[-MOST:]), len(held) - len(waiting)
        more = [tr_count(hidden, "{n:,} more is open", "{n:,} more are open")] if hidden else []
        more += [tr_count(done, "{n:,} is done", "{n:,} are done")] if done else []
        if more:
            column.addWidget(self._all_button(" · ".join(more)), 0, Qt.AlignmentFlag.AlignLeft)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(PlainLabel(tr("Comments"), role="section"))
        row.addStretch(1)
        add = link_button(tr("+ comment"), tr("Comment on this event"))
        set_plain_tooltip(add, tr("Comment on this event (Ctrl+Shift+M)"))
        add.setEnabled(self._session.can_edit)
        add.clicked.connect(lambda: self._session.remarks_wanted.emit(*self._key))
        row.addWidget(add)
        return row

    def _line(self, comment: Comment) -> QVBoxLayout:
        text = PlainLabel(comment.text, is_wrapped=True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        told = PlainLabel(self._told(comment), role="note", is_wrapped=True)
        done = link_button(tr("done"), tr("Close the comment of {name}", name=comment.by))
        done.setEnabled(self._session.can_edit)
        done.clicked.connect(lambda: self._close(comment))
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(told, 1)
        row.addWidget(done, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(text)
        column.addLayout(row)
        return column

    def _told(self, comment: Comment) -> str:
        """Return who wrote a comment and when, and on which field of the event."""
        reader = self._session.reader
        claim_id = comment.record_id if comment.record_kind == "claim" else ""
        if comment.record_kind == "citation":
            cited = reader.find(Citation, comment.record_id)
            claim_id = cited.claim_id if cited else ""
        claim = reader.find(Claim, claim_id) if claim_id else None
        parts = [comment.by, day_of(reader, comment.at), tr(FIELD_NAMES[claim.field]) if claim else ""]
        return " · ".join(part for part in parts if part)

    def _all_button(self, words: str) -> QToolButton:
        button = link_button(words, tr("Show all comments on this event"))
        button.clicked.connect(lambda: self._session.remarks_wanted.emit(*self._key))
        return button

    def _close(self, comment: Comment) -> None:
        if self._session.knows_who():
            self._session.edit(CLOSED, lambda writer: close_comment(writer, comment, now()), self)


def bookmark_button(session: Session, key: Key) -> QToolButton:
    """Return the star that shows whether a record is bookmarked, and changes that."""
    is_set = bookmark_on(session.reader, session.who, key) is not None
    name = tr("Take the bookmark away") if is_set else tr("Bookmark this event")
    button = link_button(SET if is_set else UNSET, name)
    set_plain_tooltip(
        button, tr("{what} (Ctrl+B). It is yours alone; F4 goes from one to the next.", what=name)
    )
    button.setEnabled(session.can_edit)
    button.clicked.connect(lambda: toggle_bookmarks(session, (key,), 0, button))
    return button
