"""The shape of forms that hold a short list of records: the list, and below it the fields of the chosen one."""

from collections.abc import Callable
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from gui.forms.form_page import FormPage
from gui.forms.written import Written, written_in
from gui.parts.ask import Ask
from gui.parts.plain_text import one_line
from gui.selection import Selection
from gui.session import Session
from models.records.desk import Rate
from models.records.rules import problems
from models.records.story import Event, Kind, Origin
from models.store.rows import table_name
from models.store.writer import Writer
from models.translation import tr

T = TypeVar("T", bound=Kind | Origin | Rate | Event)
LINES = 8  # of the list
BEGUN = "a new one"
ID = Qt.ItemDataRole.UserRole


class ListPage(FormPage, Generic[T]):
    """Shows records in a list; each change of the chosen one is kept when its field is left, as a step of its own.

    Subclasses say how a record is made, shown, read from the fields and worded.
    """

    heading: str
    noun: str
    new: str  # "New" with the noun
    slot = ""  # that opens the list
    kind: type[T]

    def __init__(
        self,
        session: Session,
        _selection: Selection,
        ask: Ask,
        id: str = "",
        *,
        parent: QWidget | None = None,
    ) -> None:
        """Show the list of the open case with one of its records chosen, the first if none is named."""
        super().__init__(tr(self.heading), parent)
        self._session, self._ask = session, ask
        self._new: T | None = None  # a record that was begun and is not in the case yet
        self.save_button.setText(tr("Close"))
        self.cancel_button.hide()
        self.list = QListWidget()
        self.list.setAccessibleName(tr(self.heading))
        self.list.setProperty("role", "boxed")
        self.list.setMinimumHeight(self.fontMetrics().lineSpacing() * LINES)
        self.new_button = QPushButton(tr(self.new))
        self.delete_one = QPushButton(tr("Delete…"))
        self.add_wide(self.heading, self.list)
        self.add_wide("", side_by_side(self.new_button, self.delete_one, *self.more_buttons()))
        self.make_fields()
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        self.list.currentItemChanged.connect(self._on_chosen)
        self.new_button.clicked.connect(self.on_new)
        self.delete_one.clicked.connect(self.on_delete)
        self._fields: list[QWidget] = list(dict.fromkeys(self._led.values()))
        self._follow()
        self.refresh(id)
        if not session.can_edit:
            self.forbid_changes()
            for button in self.findChildren(QPushButton):
                button.setEnabled(button is self.save_button)
            self.save_button.setEnabled(True)

    # what a subclass says ------------------------------------------------------------------------

    def more_buttons(self) -> tuple[QPushButton, ...]:
        """Return further buttons beside New and Delete."""
        return ()

    def make_fields(self) -> None:
        """Add the fields of one record, each leading from the record's own field."""
        raise NotImplementedError

    def records(self) -> tuple[T, ...]:
        """Return the records in the order of the list."""
        return self._session.reader.all(self.kind)

    def made(self) -> T:
        """Return a new record."""
        raise NotImplementedError

    def words(self, record: T) -> str:
        """Return a record as the list shows it."""
        raise NotImplementedError

    def icon(self, record: T) -> QIcon:
        """Return the icon of a record."""
        return QIcon()

    def show_record(self, record: T) -> None:
        """Show a record in the fields."""
        raise NotImplementedError

    def told(self, record: T) -> T:
        """Return a record as the fields say it."""
        raise NotImplementedError

    def wrong(self) -> tuple[str, str]:
        """Return the field and the sentence of what cannot be read; empty if all can."""
        return "", ""

    def put(self, writer: Writer, record: T) -> None:
        """Write a record, and what it needs beside it."""
        writer.put(record)

    # what they share -----------------------------------------------------------------------------

    @property
    def current(self) -> T | None:
        """Return the chosen record, or the one that was begun."""
        item = self.list.currentItem()
        id = item.data(ID) if item else ""
        if self._new is not None and id == self._new.id:
            return self._new
        return self._session.reader.find(self.kind, id) if id and self._session.is_open else None

    @property
    def chosen_id(self) -> str:
        """Return the id of the chosen record; empty where there is none."""
        return self.current.id if self.current else ""

    def refresh(self, id: str = "") -> None:
        """Read the list anew and choose a record in it."""
        wanted = id or (self.current.id if self.current else "")
        self.list.blockSignals(True)
        self.list.clear()
        for record in (*self.records(), *((self._new,) if self._new else ())):
            item = QListWidgetItem(self.icon(record), one_line(self.words(record)))
            item.setData(ID, record.id)
            self.list.addItem(item)
            if record.id == wanted:
                self.list.setCurrentItem(item)
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self._show()

    def on_new(self) -> None:
        """Begin a record; it is in the case once it has what it needs."""
        if self.keep():
            self._new = self.made()
            self.refresh(self._new.id)
            self._fields[0].setFocus()

    def on_delete(self) -> None:
        """Delete the chosen record; one that is used stays, and the reason is told."""
        record = self.current
        if record is None:
            return
        if record is self._new:
            self._new = None
        elif self._ask.confirm(
            tr(
                "Delete {noun} “{record}”? Undo brings it back.",
                noun=tr(self.noun),
                record=one_line(self.words(record), 60),
            ),
            yes=tr("Delete"),
        ):
            self._write(f"Delete {self.noun}", lambda writer: writer.delete(record))
        self.say_problem("")
        self.refresh()

    def keep(self, *, lists: bool = True) -> bool:
        """Keep what the fields say of the chosen record, and list it so; return whether they could be kept."""
        record = self.current
        if record is None or not self._session.can_edit:
            return True
        told = self.told(record)
        key, sentence = self.wrong()
        wrong = problems(told)
        if not sentence and wrong:
            key, sentence = wrong[0].field, wrong[0].sentence
        if sentence and record is self._new and told == record:
            self._new = None  # begun, and nothing was written into it
            return True
        self.say_problem(sentence, key)
        if sentence:
            return False
        if told != record or record is self._new:
            label = f"{'New' if record is self._new else 'Change'} {self.noun}"
            self._write(label, lambda writer: self.put(writer, told))
            self._new = None
            if lists:
                self.refresh(told.id)
        return True

    def eventFilter(self, part: QObject, event: QEvent) -> bool:
        """Keep a field of several lines when the cursor leaves it."""
        if event.type() == QEvent.Type.FocusOut:
            self._on_left()
        return super().eventFilter(part, event)

    def on_save(self) -> None:
        """Close: everything is kept already, but perhaps for the field in which the cursor stands."""
        if self.keep():
            self.accept()

    def has_typed(self) -> bool:
        """Keep the field in which the cursor stands; tell whether that cannot be done."""
        return not self.keep()

    def hold(self) -> Written:
        """Keep what can be kept, and tell what was typed beyond that."""
        if self.keep():
            return {}
        return {BEGUN: [self.current is self._new], **written_in(self.form)}

    def take(self, words: Written) -> None:
        """Take up what could not be kept yet."""
        if words and any(words.get(BEGUN, ())):
            self.on_new()
        if words:
            super().take(words)

    def _write(self, label: str, change: Callable[[Writer], object]) -> None:
        def write(writer: Writer) -> bool:
            change(writer)
            return True

        self._session.edit(label, write, self)

    def _on_chosen(self, item: QListWidgetItem | None, before: QListWidgetItem | None) -> None:
        """Keep the record that is left, then show the chosen one."""
        chosen = item.data(ID) if item else ""
        if before is not None and item is not None and before.data(ID) != chosen:
            self.list.blockSignals(True)
            self.list.setCurrentItem(before)
            self.list.blockSignals(False)
            if self.keep(lists=False):  # it is drawn anew once it has answered the click that chose
                QTimer.singleShot(0, self, partial(self.refresh, chosen))
            return
        self._show()

    def _show(self) -> None:
        record = self.current
        is_kept = record is not None and record is not self._new
        kept_id = record.id if record is not None and is_kept else ""
        self.remarks.show_for(self._session, table_name(self.kind), kept_id)
        self.way = (self.slot, kept_id) if kept_id else (self.slot,)
        for field in self._fields:
            field.setEnabled(record is not None and self._session.can_edit)
            field.blockSignals(True)
        if record is not None:
            self.show_record(record)
        for field in self._fields:
            field.blockSignals(False)
        self.delete_one.setEnabled(record is not None and self._session.can_edit)

    def _follow(self) -> None:
        """Keep a field when it is left or chosen."""
        for field in self._fields:
            parts: list[QWidget] = [field, *field.findChildren(QWidget)]
            for part in parts:
                if isinstance(part, QComboBox):
                    part.activated.connect(self._on_left)
                elif isinstance(part, QLineEdit):
                    part.editingFinished.connect(self._on_left)
                elif isinstance(part, QPlainTextEdit):
                    part.installEventFilter(self)

    def _on_left(self) -> None:
        record = self.current
        if record is None:
            return
        is_begun = record is self._new and (bool(problems(self.told(record))) or bool(self.wrong()[1]))
        if not is_begun:  # a record that is being begun lacks something until its last field is left
            self.keep()


def side_by_side(*widgets: QWidget) -> QWidget:
    """Return widgets in a row, at the left, as wide as they need to be; a line takes the room that is left."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    for widget in widgets:
        is_wide = isinstance(widget, QLineEdit)
        if isinstance(widget, QPushButton):
            widget.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row.addWidget(widget, 1 if is_wide else 0)
    if not any(isinstance(one, QLineEdit) for one in widgets):
        row.addStretch(1)
    if widgets:
        holder.setFocusProxy(widgets[0])
    return holder
