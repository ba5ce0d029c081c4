"""The list of documents and people that are still sought."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from gui.forms.form_page import FormPage, line
from gui.forms.word_choice import choice_of_words
from gui.parts.ask import Ask
from gui.parts.plain_text import one_line
from gui.selection import Selection
from gui.session import Session
from models.records.desk import Wanted
from models.records.story import new_id
from models.translation import tr, tr_later

KINDS = {"document": tr_later("a document"), "person": tr_later("a person to contact")}
STATES = {
    "needed": tr_later("needed"),
    "requested": tr_later("requested"),
    "refused": tr_later("refused"),
    "held": tr_later("held"),
}


class WantedForm(FormPage):
    """Adds to the list and changes how far each entry has come; every change is saved at once."""

    way = ("show_wanted",)

    def __init__(
        self, session: Session, selection: Selection, ask: Ask, *, parent: QWidget | None = None
    ) -> None:
        """Show the list."""
        super().__init__(tr("Wanted documents and people"), parent)
        self._session, self._ask = session, ask
        self.save_button.setText(tr("Close"))
        self.cancel_button.hide()
        self.list = QListWidget()
        self.list.setAccessibleName(tr("What is wanted"))
        self.list.setProperty("role", "boxed")
        self.list.setMinimumHeight(360)
        self.state: QComboBox = choice_of_words(STATES, "needed")
        self.what: QLineEdit = line("", tr("what or who: the ruling of 12 June 2023"))
        self.kind: QComboBox = choice_of_words(KINDS, "document")
        self.add_button, self.delete_button_of_row = QPushButton(tr("Add")), QPushButton(tr("Delete"))
        self.add_button.clicked.connect(self.on_add)
        self.delete_button_of_row.clicked.connect(self.on_delete)
        self.list.currentItemChanged.connect(lambda *_: self._show_state())
        self.state.activated.connect(lambda _: self.on_state())
        self.what.setAccessibleName(tr("What or who is wanted"))
        self.what.returnPressed.connect(self.on_add)
        self.add(tr_later("New"), _row(self.what, self.kind, self.add_button))
        self.add(tr_later("List"), self.list)
        self.add(tr_later("Of the chosen one"), _row(self.state, self.delete_button_of_row))
        for button in (self.add_button, self.delete_button_of_row):
            button.setAutoDefault(False)
        self.refresh()
        if not session.can_edit:
            self.forbid_changes()
            self.add_button.setEnabled(False)
            self.delete_button_of_row.setEnabled(False)
            self.state.setEnabled(False)

    def refresh(self) -> None:
        """Read the list anew."""
        kept = self.current
        self.list.clear()
        for wanted in self._session.reader.all(Wanted):
            item = QListWidgetItem(one_line(f"{tr(STATES[wanted.state])} · {wanted.what}"))
            item.setData(Qt.ItemDataRole.UserRole, wanted.id)
            self.list.addItem(item)
            if kept is not None and wanted.id == kept.id:
                self.list.setCurrentItem(item)
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        self._show_state()

    @property
    def current(self) -> Wanted | None:
        """Return the chosen entry."""
        item = self.list.currentItem()
        return self._session.reader.find(Wanted, item.data(Qt.ItemDataRole.UserRole)) if item else None

    def on_add(self) -> None:
        """Add what was written."""
        what = self.what.text().strip()
        if not what:
            self.problem.setText(tr("Write what or who is wanted."))
            return
        self.problem.setText("")
        wanted = Wanted(new_id(), what, self.kind.currentData())
        if self._session.can_edit:
            self._session.edit(tr_later("Add to the wanted list"), lambda writer: writer.add(wanted), self)
            self.what.clear()
            self.refresh()

    def on_state(self) -> None:
        """Keep how far the chosen entry has come."""
        wanted = self.current
        if wanted is not None:
            changed = replace(wanted, state=self.state.currentData())
            self._session.edit(
                tr_later("Change the wanted list"), lambda writer: writer.replace(changed), self
            )
            self.refresh()

    def on_delete(self) -> None:
        """Delete the chosen entry after a question."""
        wanted = self.current
        if wanted is not None and self._ask.confirm(
            tr("Delete “{what}” from the list?", what=one_line(wanted.what, 80)), yes=tr("Delete")
        ):
            self._session.edit(
                tr_later("Delete from the wanted list"), lambda writer: writer.delete(wanted), self
            )
            self.refresh()

    def has_typed(self) -> bool:
        """Tell whether an entry is written that was not added yet."""
        return bool(self.what.text().strip())

    def save(self) -> bool:
        """Close: everything is saved already."""
        return True

    def _show_state(self) -> None:
        wanted = self.current
        self.remarks.show_for(self._session, "wanted", wanted.id if wanted else None)
        self.state.setEnabled(wanted is not None and self._session.can_edit)
        if wanted is not None:
            self.state.setCurrentIndex(self.state.findData(wanted.state))


def _row(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    for number, widget in enumerate(widgets):
        row.addWidget(widget, 1 if number == 0 else 0)
    holder.setFocusProxy(widgets[0])
    return holder
