"""The two buttons at the foot of a record's form: its comments, and whether one wants to come back to it."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from gui.forms.bookmarking import toggle_bookmarks
from gui.parts.plain_text import set_plain_tooltip
from gui.session import Session
from models.evidence.remarks import Key, bookmark_on, comments_on
from models.translation import tr


class RemarkButtons(QWidget):
    """Shows how many comments of a record are open, and sets or takes away a bookmark; hidden without a record."""

    def __init__(self, form: QWidget) -> None:
        """Stand in a form, about nothing yet."""
        super().__init__(form)
        self._session: Session | None = None
        self._key: Key = ("", "")
        self.comments, self.bookmark = QPushButton(tr("Comments…")), QPushButton(tr("Bookmark"))
        self.bookmark.setCheckable(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for button in (self.comments, self.bookmark):
            button.setAutoDefault(False)
            row.addWidget(button)
        self.comments.clicked.connect(self.open_comments)
        self.bookmark.clicked.connect(self._on_bookmark)
        self.hide()

    def show_for(self, session: Session, kind: str, id: str | None) -> None:
        """Be about a record of the case, by its table and id; about none where it is not in the case yet."""
        if self._session is None:
            session.changed.connect(self.refresh)
        self._session, self._key = session, (kind, id or "")
        self.setVisible(bool(id))
        self.refresh()

    def refresh(self) -> None:
        """Count the open comments, and tell whether the record is bookmarked."""
        session = self._session
        if session is None or not session.is_open or not self._key[1]:
            return
        is_open = sum(not one.closed_at for one in comments_on(session.reader, (self._key,)))
        self.comments.setText(tr("Comments ({n})…", n=is_open) if is_open else tr("Comments…"))
        set_plain_tooltip(self.comments, tr("What was remarked on this record, open or done"))
        self.bookmark.setChecked(bookmark_on(session.reader, session.who, self._key) is not None)
        self.bookmark.setEnabled(session.can_edit)

    def open_comments(self) -> None:
        """Ask for the comments on the record, which stand above its form."""
        if self._session is not None:
            self._session.remarks_wanted.emit(*self._key)

    def _on_bookmark(self) -> None:
        if self._session is not None:
            toggle_bookmarks(self._session, (self._key,), 0, self)
            self.refresh()
