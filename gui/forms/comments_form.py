"""The comments on one record, or all of the case: written, read, closed, changed, and followed to their record."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QPushButton,
    QSizePolicy,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from gui.forms.bookmarking import now
from gui.forms.form_page import FormPage, choice, line, paragraph
from gui.forms.list_page import side_by_side
from gui.parts.ask import Ask
from gui.parts.plain_text import PlainLabel, one_line, plain_tooltip
from gui.session import Session
from models.evidence.remarks import (
    Key,
    close_comment,
    comment_on,
    comments_of,
    comments_on,
    day_of,
    keys_of_event,
    open_comment,
)
from models.records.comments import COMMENTED
from models.records.desk import Comment
from models.sharing.merging.words import Words
from models.store.reader import Reader
from models.store.rows import table_named
from models.store.writer import Writer
from models.translation import tr, tr_later

OPEN, DONE, ALL = "open", "done", "all"
WHICH: Final = {OPEN: tr_later("not done yet"), DONE: tr_later("done"), ALL: tr_later("done or not")}
HEADS: Final = (
    tr_later("Comment"),
    tr_later("Record"),
    tr_later("By whom"),
    tr_later("When"),
    tr_later("Done by"),
)
LETTERS: Final = (0, 26, 14, 12, 12)
LINES = 13  # of the list
WIDER = 1.35  # than other forms: a comment is read in the list
ID = Qt.ItemDataRole.UserRole
LABELS: Final = {
    "new": tr_later("Comment"), "change": tr_later("Change comment"), "done": tr_later("Close comment"),
    "open": tr_later("Open comment again"), "delete": tr_later("Delete comment"),
}  # fmt: skip
"""What the history calls it."""


class CommentsForm(FormPage):
    """Lists comments with what can be done about them; without a record, all of the case."""

    record_wanted = Signal(str, str, int)  # table, id, page

    def __init__(
        self,
        session: Session,
        ask: Ask,
        key: Key | None = None,
        page: int = 0,
        *,
        parent: QWidget | None = None,
    ) -> None:
        """Show the comments on a record, of an event those on its claims and citations; without one, all of them."""
        name = record_words(session.reader, key) if key else ""
        super().__init__(tr("Comments"), parent)
        self._session, self._ask, self._key, self._page = session, ask, key, page
        self._changing: Comment | None = None
        if key is not None:
            told = PlainLabel(name, is_wrapped=True)
            told.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            self.add_wide(tr_later("The record"), told)
            self.setWindowTitle(tr("Comments on {name}", name=one_line(name, 80)))
        self.way = ("show_comments_on", *key) if key else ("show_comments",)
        self.save_button.setText(tr("Close"))
        self.cancel_button.hide()
        self.resize(int(self.width() * WIDER), self.height())
        self._make_list()
        self._make_fields()
        session.changed.connect(self.refresh)
        session.case_closed.connect(self.let_go)
        self.refresh()
        if not session.can_edit:
            for widget in (self.text, self.add_button):
                widget.setEnabled(False)

    def _make_list(self) -> None:
        which = {value: tr(words) for value, words in WHICH.items()}
        self.which = choice(which, OPEN if self._key is None else ALL)
        self.whose = choice({"": tr("everybody")}, "")
        self.words = line("", tr("words of the comment or of its record"))
        for part, words in (
            (self.which, tr("Which comments")), (self.whose, tr("Whose comments")),
            (self.words, tr("Find in comments")),
        ):  # fmt: skip
            part.setAccessibleName(words)
        self.list = QTreeWidget()
        self.list.setRootIsDecorated(False)
        self.list.setHeaderLabels([tr(head) for head in HEADS])
        self.list.setAccessibleName(tr("Comments"))
        self.list.setProperty("role", "boxed")
        self.list.setUniformRowHeights(True)
        self.list.setMinimumHeight(self.fontMetrics().lineSpacing() * LINES)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header, letter = self.list.header(), self.fontMetrics().horizontalAdvance("n")
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, letters in enumerate(LETTERS[1:], start=1):
            self.list.setColumnWidth(column, letters * letter)
        self.list.installEventFilter(self)

    def _make_fields(self) -> None:
        self.told = PlainLabel(is_wrapped=True)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.show_button, self.done_button = QPushButton(tr("Show the record")), QPushButton(tr("Done"))
        self.change_button, self.delete_one = QPushButton(tr("Change…")), QPushButton(tr("Delete…"))
        self.text, self.add_button = paragraph("", 3), QPushButton(tr("Comment"))
        self.show_button.setVisible(self._key is None)
        self.add(tr_later("Which"), side_by_side(self.which, self.whose, self.words))
        self.add_wide(tr_later("Comments"), self.list)
        self.add_wide(tr_later("The chosen comment"), self.told)
        self.add_wide(
            "", side_by_side(self.show_button, self.done_button, self.change_button, self.delete_one)
        )
        self.add(tr_later("New comment") if self._key else tr_later("Comment on the same record"), self.text)
        self.add_wide("", side_by_side(self.add_button))
        joined: tuple[tuple[QPushButton, Callable[[], object]], ...] = (
            (self.show_button, self.show_current), (self.done_button, self.toggle_done),
            (self.change_button, self.begin_change), (self.delete_one, self.delete_current),
            (self.add_button, self.on_add),
        )  # fmt: skip
        for button, act in joined:
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, act=act: act())
        self.which.activated.connect(lambda _: self.refresh())
        self.whose.activated.connect(lambda _: self.refresh())
        self.words.textChanged.connect(lambda _: self.refresh())
        self.list.currentItemChanged.connect(lambda *_: self._show_current())
        self.list.itemActivated.connect(lambda *_: self.show_current())
        (self.text if self._key else self.list).setFocus()

    # what is listed ------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the comments anew; the chosen one stays chosen."""
        if not self._session.is_open:
            return
        kept, reader = self.current, self._session.reader
        held = self._held(reader)
        self._offer_people(held)
        self.list.blockSignals(True)
        self.list.clear()
        for comment in held:
            on = record_words(reader, (comment.record_kind, comment.record_id), comment.page)
            if self._is_wanted(comment, on):
                item = _item(comment, on, day_of(reader, comment.at))
                self.list.addTopLevelItem(item)
                if kept is not None and comment.id == kept.id:
                    self.list.setCurrentItem(item)
        first = self.list.topLevelItem(0)
        if self.list.currentItem() is None and first is not None:
            self.list.setCurrentItem(first)
        self.list.blockSignals(False)
        self._show_current()

    def _held(self, reader: Reader) -> Sequence[Comment]:
        if self._key is None:
            return comments_of(reader)
        is_event = self._key[0] == "event"
        return comments_on(reader, keys_of_event(reader, self._key[1]) if is_event else (self._key,))[::-1]

    def _offer_people(self, held: Sequence[Comment]) -> None:
        chosen, names = self.whose.currentData(), sorted({one.by for one in held} - {""})
        self.whose.clear()
        self.whose.addItem(tr("everybody"), "")
        for name in names:
            self.whose.addItem(one_line(name, 40), name)
        self.whose.setCurrentIndex(max(0, self.whose.findData(chosen)))

    def _is_wanted(self, comment: Comment, on: str) -> bool:
        which, whose = self.which.currentData(), self.whose.currentData()
        if which != ALL and (which == DONE) is not bool(comment.closed_at):
            return False
        sought = self.words.text().casefold().split()
        text = f"{comment.text} {comment.by} {on}".casefold()
        return (not whose or comment.by == whose) and all(word in text for word in sought)

    @property
    def current(self) -> Comment | None:
        """Return the chosen comment."""
        item = self.list.currentItem()
        return (
            self._session.reader.find(Comment, item.data(0, ID)) if item and self._session.is_open else None
        )

    def choose(self, comment_id: str) -> None:
        """Choose a comment; it is listed whether it is done or not."""
        self.which.setCurrentIndex(self.which.findData(ALL))
        self.refresh()
        for row in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(row)
            if item is not None and item.data(0, ID) == comment_id:
                self.list.setCurrentItem(item)

    def _show_current(self) -> None:
        comment, can_edit = self.current, self._session.can_edit
        for button in (self.show_button, self.done_button, self.change_button, self.delete_one):
            button.setEnabled(comment is not None and (can_edit or button is self.show_button))
        self.add_button.setEnabled(can_edit and (self._key is not None or comment is not None))
        self.done_button.setText(tr("Open again") if comment and comment.closed_at else tr("Done"))
        if comment is None:
            self.told.setText(
                tr("No comment is listed. Write one below, or with Ctrl+Shift+M on any record.")
            )
        else:
            self.told.setText(comment.text)

    # what is done --------------------------------------------------------------------------------

    def show_current(self) -> None:
        """Ask for the record of the chosen comment; the list stays open beside it."""
        if comment := self.current:
            self.record_wanted.emit(comment.record_kind, comment.record_id, comment.page)

    def toggle_done(self) -> None:
        """Close the chosen comment, or open it again."""
        comment = self.current
        if comment is None or not self._session.can_edit or not self._session.knows_who():
            return
        if comment.closed_at:
            self._edit("open", lambda writer: open_comment(writer, comment))
        else:
            self._edit("done", lambda writer: close_comment(writer, comment, now()))

    def begin_change(self) -> None:
        """Put the words of the chosen comment where they can be changed."""
        if (comment := self.current) and self._session.can_edit:
            self._changing = comment
            self.text.setPlainText(comment.text)
            self.add_button.setText(tr("Save the change"))
            self.text.setFocus()

    def delete_current(self) -> None:
        """Delete the chosen comment after a question."""
        comment = self.current
        if comment is None or not self._session.can_edit:
            return
        question = tr("Delete the comment “{text}”? Undo brings it back.", text=one_line(comment.text, 60))
        if self._ask.confirm(question, yes=tr("Delete")):
            self._edit("delete", lambda writer: writer.delete(comment))

    def on_add(self) -> bool:
        """Put what was written on the record, or in the place of what is changed; return whether it stands."""
        text, changing = self.text.toPlainText().strip(), self._changing
        key, page = self._target()
        if not text or not key or not self._session.can_edit or not self._session.knows_who():
            return False
        if changing is not None:
            done = self._edit("change", lambda writer: writer.replace(replace(changing, text=text)))
        else:
            done = self._edit("new", lambda writer: comment_on(writer, key, text, now(), page))
        if done:
            self._changing = None
            self.add_button.setText(tr("Comment"))
            self.text.clear()
        return done

    def _target(self) -> tuple[Key | None, int]:
        """Return the record that a new comment is on, with the page."""
        if self._key is not None:
            return self._key, self._page
        comment = self.current
        return ((comment.record_kind, comment.record_id), comment.page) if comment else (None, 0)

    def _edit(self, what: str, change: Callable[[Writer], object]) -> bool:
        def write(writer: Writer) -> bool:
            change(writer)
            return True

        done = bool(self._session.edit(LABELS[what], write, self))
        self.refresh()
        return done

    # the form ------------------------------------------------------------------------------------

    def eventFilter(self, part: QObject, event: QEvent) -> bool:
        """Let Space close the chosen comment and Delete delete it."""
        if part is self.list and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            act = {Qt.Key.Key_Space: self.toggle_done, Qt.Key.Key_Delete: self.delete_current}.get(
                Qt.Key(event.key())
            )
            if act is not None and not event.modifiers():
                act()
                return True
        return super().eventFilter(part, event)

    def on_save(self) -> None:
        """Put what was written on the record, and close where nothing was."""
        if not self.text.toPlainText().strip() or (self.on_add() and self._key is not None):
            self.accept()

    def has_typed(self) -> bool:
        """Tell whether a comment is written that was not put on the record yet."""
        return bool(self.text.toPlainText().strip())


def record_words(reader: Reader, key: Key, page: int = 0) -> str:
    """Return what a record is called where a comment or a bookmark is on it; confidential ones by their code names."""
    kind, id = key
    if kind == "about":
        return tr(COMMENTED[kind])
    record = reader.find(table_named(kind).kind, id)
    if record is None:
        return tr("a record that is gone")
    name = Words(reader.find).record(record).removeprefix("the ")
    return tr("{name}, page {page}", name=name, page=page) if page else name


def _item(comment: Comment, on: str, day: str) -> QTreeWidgetItem:
    cells = (
        comment.text,
        on,
        comment.by,
        day,
        comment.closed_by if comment.closed_at else "",
    )
    item = QTreeWidgetItem([one_line(cell) for cell in cells])
    for column, cell in enumerate(cells):
        item.setToolTip(column, plain_tooltip(cell))
    item.setData(0, ID, comment.id)
    return item
