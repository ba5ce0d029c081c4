"""What the menu does about comments and bookmarks: on what is chosen, in lists, and from one bookmark to the next."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from gui.commands.chosen import Chosen, Key
from gui.parts.ask import Ask
from gui.parts.plain_text import menu_text
from gui.session import Session
from models.evidence.remarks import bookmarks_of
from models.records.comments import COMMENTED
from models.records.desk import Bookmark, Comment
from models.store.writer import Writer
from models.translation import tr, tr_count, tr_later

if TYPE_CHECKING:
    from gui.forms.comments_form import CommentsForm

NOTHING = tr_later(
    "Choose first what is to be bookmarked: an event, a source, an actor, a document, a claim …"
)
NONE = tr_later("No bookmark yet: choose something you want to come back to and press Ctrl+B.")
GONE = tr_later("Remove all bookmarks")
MOST = 30  # in the menu
CASE: Key = ("about", "case")


class RemarkCommands(QObject):
    """The slots about comments and bookmarks; `dialog` shows comments while it is open."""

    def __init__(
        self,
        session: Session,
        ask: Ask,
        chosen: Chosen,
        show: Callable[[str, str, int], object],
        window: QWidget,
    ) -> None:
        """Keep what they need; `show` brings a record to light by its table, id and page."""
        super().__init__(window)
        self._session, self._ask, self._chosen = session, ask, chosen
        self._show, self._window = show, window
        self.dialog: CommentsForm | None = None
        self._last: Bookmark | None = None  # to which one went

    # comments ------------------------------------------------------------------------------------

    def comment(self) -> None:
        """Show the comments on what is chosen, to write one; with nothing chosen, those on the case itself."""
        keys = [key for key in self._chosen.keys if key[0] in COMMENTED]
        key = keys[-1] if keys else CASE
        self._open(key, self._chosen.page if key[0] == "document" else 0)

    def show_comments(self) -> None:
        """List all comments of the case, the open ones first of all."""
        self._open(None)

    def show_comments_on(self, kind: str, id: str) -> None:
        """Show the comments on one record."""
        self._open((kind, id))

    def show_comment(self, comment_id: str) -> None:
        """Show one comment among those on its record, and the record behind it."""
        comment = self._session.reader.find(Comment, comment_id)
        if comment is None:
            self._ask.note(tr("It is not in the case any more."))
            return
        self._show(comment.record_kind, comment.record_id, comment.page)
        self._open((comment.record_kind, comment.record_id))
        if self.dialog is not None:
            self.dialog.choose(comment.id)

    def _open(self, key: Key | None, page: int = 0) -> None:
        from gui.forms.comments_form import CommentsForm

        if not self._session.is_open:
            return
        if self.dialog is not None:
            self.dialog.reject()
            if self.dialog is not None:  # somebody goes on writing there
                return
        above = QApplication.activeModalWidget()
        dialog = CommentsForm(self._session, self._ask, key, page, parent=above or self._window)
        self.dialog = dialog
        dialog.record_wanted.connect(self._show)
        dialog.finished.connect(lambda _: self._let_go(dialog))
        dialog.destroyed.connect(lambda: self._forget(dialog))  # it goes with what it stands above
        if above is not None:  # it may not be left behind what holds the window
            dialog.open()
        else:
            dialog.show()

    def _let_go(self, dialog: CommentsForm) -> None:
        dialog.deleteLater()
        self._forget(dialog)

    def _forget(self, dialog: CommentsForm) -> None:
        if self.dialog is dialog:
            self.dialog = None

    # bookmarks -----------------------------------------------------------------------------------

    def bookmark(self) -> None:
        """Bookmark what is chosen, or take its bookmark away."""
        from gui.forms.bookmarking import toggle_bookmarks

        keys = [key for key in self._chosen.keys if key[0] in COMMENTED]
        if not keys or not self._session.can_edit:
            self._ask.note(tr(NOTHING))
            return
        page = self._chosen.page if keys == [key for key in keys if key[0] == "document"] else 0
        if toggle_bookmarks(self._session, keys, page, self):
            words = tr_count(len(keys), "{n:,} bookmark is set.", "{n:,} bookmarks are set.")
            self._ask.note(words, (tr("Next bookmark"), self.next_bookmark))
        else:
            self._ask.note(tr_count(len(keys), "{n:,} bookmark is gone.", "{n:,} bookmarks are gone."))

    def next_bookmark(self) -> None:
        """Go to the bookmark after the one that is chosen, and after the last to the first."""
        self._step(1)

    def previous_bookmark(self) -> None:
        """Go to the bookmark before the one that is chosen."""
        self._step(-1)

    def _step(self, by: int) -> None:
        marks = self._marks()
        if not marks:
            self._ask.note(tr(NONE))
            return
        ids = [mark.id for mark in marks]
        keys = [(mark.record_kind, mark.record_id) for mark in marks]
        last = ids.index(self._last.id) if self._last is not None and self._last.id in ids else -1
        here = next((key for key in self._chosen.keys if key in keys), None)
        at = last if here is None or (last >= 0 and keys[last] == here) else keys.index(here)
        self._go(marks[(at + by) % len(marks) if at >= 0 or by > 0 else -1])

    def _go(self, mark: Bookmark) -> None:
        self._last = mark
        self._show(mark.record_kind, mark.record_id, mark.page)

    def _marks(self) -> tuple[Bookmark, ...]:
        return bookmarks_of(self._session.reader, self._session.who) if self._session.is_open else ()

    def fill_bookmarks(self, menu: QMenu) -> None:
        """List one's own bookmarks, the latest first, and what can be done with all of them."""
        from gui.forms.comments_form import record_words

        menu.clear()
        marks = self._marks()
        for mark in marks[: -MOST - 1 : -1]:
            words = record_words(self._session.reader, (mark.record_kind, mark.record_id), mark.page)
            menu.addAction(menu_text(words)).triggered.connect(lambda _=False, mark=mark: self._go(mark))
        if not marks:
            menu.addAction(tr("No bookmark yet")).setEnabled(False)
        elif len(marks) > MOST:
            menu.addAction(tr("{n:,} more: ask for bookmarked:yes", n=len(marks) - MOST)).setEnabled(False)
        menu.addSeparator()
        gone = menu.addAction(tr("&Remove all bookmarks"))
        gone.setEnabled(self._session.can_edit and bool(marks))
        gone.triggered.connect(self.remove_bookmarks)

    def remove_bookmarks(self) -> None:
        """Take away all bookmarks of one's own in one step; undo brings them back."""
        marks = self._marks()

        def write(writer: Writer) -> None:
            for mark in marks:
                writer.delete(mark)

        self._session.edit(GONE, write, self)
        self._ask.note(tr_count(len(marks), "{n:,} bookmark is gone.", "{n:,} bookmarks are gone."))
