"""The list of all places of a case: how many events stand at each, edited, merged, and deleted where none does."""

from collections.abc import Callable

from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from gui.forms.form_page import FormPage, line
from gui.forms.list_page import ID, side_by_side
from gui.forms.merge_places_form import MergePlacesForm
from gui.forms.place_form import PlaceForm
from gui.parts.ask import Ask
from gui.parts.plain_text import PlainLabel, one_line
from gui.selection import Selection
from gui.session import Session
from models.evidence.duplicating import duplicate
from models.records.aliases import names_of
from models.records.story import Place
from models.store.writer import Writer
from models.translation import tr, tr_count, tr_later

LINES = 14
OF_ALL = tr_later(
    "{count:,} listed, {unused:,} named by no event. Merge with none chosen offers those that look alike."
)
OF_CHOSEN = tr_later(
    "{count:,} listed, {unused:,} of the chosen named by no event. Merge with none chosen offers those that look alike."
)


class PlacesForm(FormPage):
    """Lists the places by name; every change is a step of its own."""

    way = ("show_places",)

    def __init__(
        self, session: Session, selection: Selection, ask: Ask, *, parent: QWidget | None = None
    ) -> None:
        """Show the places of the open case."""
        super().__init__(tr("Places"), parent)
        self._session, self._selection, self._ask = session, selection, ask
        self.save_button.setText(tr("Close"))
        self.cancel_button.hide()
        self.words = line("", tr("any name, province or country; unused; no point"))
        self.words.textChanged.connect(lambda _: self.refresh())
        self.list = QListWidget()
        self.list.setProperty("role", "boxed")
        self.list.setAccessibleName(tr("Places"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setMinimumHeight(self.fontMetrics().lineSpacing() * LINES)
        self.new_button, self.edit_button = QPushButton(tr("New place…")), QPushButton(tr("Edit…"))
        self.merge_button, self.delete_ones = QPushButton(tr("Merge…")), QPushButton(tr("Delete unused…"))
        self.double_button = QPushButton(tr("Duplicate"))
        self.told = PlainLabel(role="note", is_wrapped=True)
        self.add(tr_later("Find"), self.words)
        self.told.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.add_wide(tr_later("Places"), self.list)
        self.add_wide(
            "",
            side_by_side(
                self.new_button, self.edit_button, self.double_button, self.merge_button, self.delete_ones
            ),
        )
        self.add_wide("", self.told)
        self._join()
        self.refresh()

    def _join(self) -> None:
        for button in (
            self.new_button,
            self.edit_button,
            self.double_button,
            self.merge_button,
            self.delete_ones,
        ):
            button.setAutoDefault(False)
        self.list.itemSelectionChanged.connect(self._allow)
        self.list.itemActivated.connect(lambda _: self.on_edit())
        self.new_button.clicked.connect(lambda: self._open(lambda: self._place_form(None)))
        self.edit_button.clicked.connect(self.on_edit)
        self.double_button.clicked.connect(self.on_double)
        self.merge_button.clicked.connect(self.on_merge)
        self.delete_ones.clicked.connect(self.on_delete)
        self._session.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Read the places anew; those that were chosen stay chosen."""
        if not self._session.is_open:
            return
        kept = set(self.chosen_ids)
        self.list.blockSignals(True)
        self.list.clear()
        for place in sorted(self._session.reader.all(Place), key=lambda place: place.name.casefold()):
            words = self._words(place)
            if all(part in f"{words} {' '.join(names_of(place))}".casefold() for part in self._sought()):
                item = QListWidgetItem(one_line(words))
                item.setData(ID, place.id)
                self.list.addItem(item)
                item.setSelected(place.id in kept)
        self.list.blockSignals(False)
        self._allow()

    def _sought(self) -> list[str]:
        return self.words.text().casefold().split()

    def _words(self, place: Place) -> str:
        count = self.events_at(place)
        events = tr_count(count, "{n:,} event", "{n:,} events") if count else tr("unused")
        area = place.admin or place.country
        name = " ".join(part for part in (place.name, place.local_name) if part)
        point = "" if place.point else tr("no point")
        return " · ".join(part for part in (name, area, events, point) if part)

    def events_at(self, place: Place) -> int:
        """Tell how many claims name a place."""
        return self._session.reader.uses_of(place)

    @property
    def chosen_ids(self) -> tuple[str, ...]:
        """Return the ids of the chosen places, from top to bottom."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(item.data(ID) for item in items if item.isSelected())

    def unused(self) -> tuple[Place, ...]:
        """Return those places that nothing names: of the chosen ones, or of all that are listed."""
        items = (self.list.item(row) for row in range(self.list.count()))
        ids = self.chosen_ids or tuple(item.data(ID) for item in items)
        held = self._session.reader.where_in(Place, "id", ids)
        return tuple(place for place in held if not self.events_at(place))

    def on_edit(self) -> None:
        """Open the form of the chosen place."""
        if len(self.chosen_ids) == 1:
            self._open(lambda: self._place_form(self.chosen_ids[0]))

    def on_double(self) -> None:
        """Duplicate the chosen places in one step; of one, open the form of the new one."""
        held = self._session.reader.where_in(Place, "id", self.chosen_ids)
        label = tr_later("Duplicate place") if len(held) == 1 else tr_later("Duplicate places")
        made = self._session.edit(label, lambda writer: duplicate(writer, held), self)
        if made and len(made) == 1:
            self._open(lambda: self._place_form(made[0].id))

    def on_merge(self) -> None:
        """Merge the chosen places, or those that look alike."""
        ids = self.chosen_ids
        self._open(lambda: MergePlacesForm(self._session, self._selection, self._ask, ids, parent=self))

    def on_delete(self) -> None:
        """Delete the unused places in one step, after a question."""
        gone = self.unused()
        if not gone:
            return
        question = tr_count(
            len(gone),
            "Delete the place “{name}”? Undo brings them back.",
            "Delete {n} places that no event names? Undo brings them back.",
            name=gone[0].name,
        )
        if not self._ask.confirm(question, yes=tr("Delete")):
            return

        def write(writer: Writer) -> bool:
            for place in gone:
                writer.delete(place)
            return True

        self._session.edit(tr_later("Delete unused places"), write, self)
        self.refresh()

    def has_typed(self) -> bool:
        """Tell that nothing can be lost: every change is kept already."""
        return False

    def save(self) -> bool:
        """Close: everything is kept already."""
        return True

    def _place_form(self, place_id: str | None) -> PlaceForm:
        return PlaceForm(self._session, self._selection, self._ask, place_id, parent=self)

    def _open(self, make: Callable[[], QDialog]) -> None:
        dialog = make()
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(lambda _: self.refresh())
        dialog.open()

    def _allow(self) -> None:
        may, chosen, unused = self._session.can_edit, len(self.chosen_ids), len(self.unused())
        self.new_button.setEnabled(may)
        self.edit_button.setEnabled(chosen == 1)
        self.double_button.setEnabled(may and chosen > 0)
        self.merge_button.setEnabled(may and chosen != 1)
        self.delete_ones.setEnabled(may and unused > 0)
        self.told.setText(tr(OF_CHOSEN if chosen else OF_ALL, count=self.list.count(), unused=unused))
