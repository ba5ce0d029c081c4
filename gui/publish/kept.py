"""The figures that a case keeps by name: chosen, saved, saved under another name, deleted."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QWidget

from gui.parts.ask import Ask
from gui.parts.plain_text import PlainLabel, menu_text
from gui.session import Session
from models.publication.choices import FigureSpec, spec_of
from models.records.desk import SavedFigure
from models.records.story import new_id

UNNAMED = "(not kept yet)"


class KeptFigures(QWidget):
    """A list of names with what can be done with them."""

    chosen = Signal(object)  # FigureSpec

    def __init__(self, session: Session, ask: Ask) -> None:
        """Begin without names."""
        super().__init__()
        self._session, self._ask = session, ask
        self.spec = FigureSpec()
        self._shown = ""  # the id of the figure that is worked on
        self.names = QComboBox()
        self.names.setAccessibleName("Figures of the case")
        self.names.setMinimumContentsLength(5)
        self.names.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.save_button, self.save_as_button = QPushButton("Save"), QPushButton("Save as…")
        self.delete_button = QPushButton("Delete")
        self.save_button.setAccessibleName("Save the figure under its name")
        self.save_as_button.setAccessibleName("Save the figure under a new name")
        self.delete_button.setAccessibleName("Delete the kept figure")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(PlainLabel("Figure", role="note"))
        row.addWidget(self.names, 1)
        for button in (self.save_button, self.save_as_button, self.delete_button):
            row.addWidget(button)
        self.names.activated.connect(self.on_activated)
        self.save_button.clicked.connect(self.save)
        self.save_as_button.clicked.connect(self.save_as)
        self.delete_button.clicked.connect(self.delete)

    @property
    def name(self) -> str:
        """Return the name of the figure; empty if it is not kept."""
        saved = self._current()
        return saved.name if saved else ""

    def open_first(self) -> None:
        """Show the names, and tell the choices of the first figure."""
        self.fill()
        self.names.setCurrentIndex(min(1, self.names.count() - 1))
        self.tell()

    def fill(self) -> None:
        """Show the names that the case keeps now."""
        current = self.names.currentData()
        self.names.clear()
        self.names.addItem(UNNAMED, "")
        kept = self._session.reader.all(SavedFigure) if self._session.is_open else ()
        for saved in sorted(kept, key=lambda one: (one.view != "timeline", one.name)):
            self.names.addItem(menu_text(saved.name), saved.id)
        self.show_id(str(current or ""))

    def show_id(self, id: str) -> None:
        """Show a figure as the one that is worked on."""
        self.names.setCurrentIndex(max(self.names.findData(id), 0))
        self._shown = str(self.names.currentData() or "")
        can_edit, is_kept = self._session.can_edit, bool(self.names.currentData())
        self.save_button.setEnabled(can_edit and is_kept)
        self.save_as_button.setEnabled(can_edit)
        self.delete_button.setEnabled(can_edit and is_kept)

    def tell(self) -> None:
        """Tell the choices of the figure that is shown."""
        saved = self._current()
        self.show_id(saved.id if saved else "")
        self.chosen.emit(spec_of(saved) if saved else FigureSpec())

    @property
    def is_changed(self) -> bool:
        """Tell whether the choices are others than those that are kept under the figure's name."""
        return (
            self._is_other(self._session.reader.find(SavedFigure, self._shown))
            if self._session.is_open
            else False
        )

    def _is_other(self, saved: SavedFigure | None) -> bool:
        return self.spec != (spec_of(saved) if saved else FigureSpec())

    def standing(self) -> dict[str, str]:
        """Tell which figure is worked on, and its choices."""
        return {"figure": self._shown, "view": self.spec.view, "choices": self.spec.settings()}

    def stand(self, told: Mapping[str, object]) -> None:
        """Show that figure with those choices; one that is gone comes back as not kept yet."""
        id, view, choices = (str(told.get(name, "")) for name in ("figure", "view", "choices"))
        self.fill()
        self.show_id(id)
        self.chosen.emit(spec_of(SavedFigure(id, "", view, choices)))

    def on_activated(self) -> None:
        """Show another figure; choices that nobody saved are asked about before."""
        wanted = str(self.names.currentData() or "")
        if wanted != self._shown and self.is_changed and not self._let_go():
            self.names.setCurrentIndex(max(self.names.findData(self._shown), 0))
            return
        self.names.setCurrentIndex(max(self.names.findData(wanted), 0))
        self.tell()

    def _let_go(self) -> bool:
        """Ask what becomes of unsaved choices; return whether another figure may be shown."""
        saved = self._session.reader.find(SavedFigure, self._shown)
        can_save = saved is not None and self._session.can_edit
        name = f"“{saved.name}”" if saved else "This figure"
        ways = ("Save", "Throw away") if can_save else ("Throw away",)
        answer = self._ask.choose(f"{name} has changes that are not saved.", ways)
        if answer == 0 and saved is not None and can_save:
            self._keep(saved.id, saved.name)
        return answer is not None

    def save(self) -> None:
        """Keep the choices under the figure's name."""
        if saved := self._current():
            self._keep(saved.id, saved.name)

    def save_as(self) -> None:
        """Ask for a name and keep the choices under it; a name that is taken is asked about."""
        name = " ".join((self._ask.ask_text("Name of the figure", self.spec.title) or "").split())
        if not name:
            return
        same = [saved for saved in self._session.reader.all(SavedFigure) if saved.name == name]
        if not same or self._ask.confirm(f"Put the new choices in the place of “{name}”?", "Replace"):
            self._keep(same[0].id if same else new_id(), name)

    def delete(self) -> None:
        """Take the kept figure out of the case; its choices stay on the page."""
        saved = self._current()
        if saved and self._ask.confirm(f"Delete the figure “{saved.name}”?", "Delete"):
            self._session.edit(f"Delete figure “{saved.name}”", lambda writer: writer.delete(saved), self)

    def _keep(self, id: str, name: str) -> None:
        saved = SavedFigure(id, name, self.spec.view, self.spec.settings())
        self._session.edit(f"Keep figure “{name}”", lambda writer: writer.put(saved), self)
        self.show_id(id)

    def _current(self) -> SavedFigure | None:
        id = self.names.currentData()
        return self._session.reader.find(SavedFigure, str(id)) if id and self._session.is_open else None
