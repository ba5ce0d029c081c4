"""The figures that a case keeps by name: chosen, saved, begun, doubled, named, deleted."""

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from gui.parts.ask import Ask
from gui.parts.plain_text import PlainLabel, menu_text, plain_tooltip
from gui.publish.work import UNTITLED, FigureWork
from gui.session import Session
from models.translation import tr, tr_later

SAVE_TIP = tr_later(
    "Every change is kept on this computer at once, and in the case when you leave the figure or save it."
)


class KeptFigures(QWidget):
    """A list of names with what can be done with them."""

    def __init__(self, session: Session, ask: Ask, work: FigureWork) -> None:
        """Show which figure is worked on."""
        super().__init__()
        self._session, self._ask, self._work = session, ask, work
        self.names = QComboBox()
        self.names.setAccessibleName(tr("Figures of the case"))
        self.names.setMinimumContentsLength(5)
        self.names.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.save_button, self.more_button = QPushButton(tr("Save")), QPushButton(tr("More"))
        self.save_button.setAccessibleName(tr("Save the figure in the case"))
        self.save_button.setToolTip(plain_tooltip(tr(SAVE_TIP)))
        self.more_button.setAccessibleName(tr("More about the figure"))
        self._make_menu()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(PlainLabel(tr("Figure"), role="note"))
        row.addWidget(self.names, 1)
        for button in (self.save_button, self.more_button):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            row.addWidget(button)
        row.addStretch(0)
        self.names.activated.connect(self._on_activated)
        self.save_button.clicked.connect(work.save)
        work.listed.connect(self.fill)
        work.shown.connect(self.show_figure)
        self.fill()

    def _make_menu(self) -> None:
        menu = QMenu(self.more_button)
        self.new_action = menu.addAction(tr("&New figure"))
        self.double_action = menu.addAction(tr("&Duplicate…"))
        self.name_action = menu.addAction(tr("&Rename…"))
        self.delete_action = menu.addAction(tr("De&lete…"))
        self.new_action.triggered.connect(self._work.begin)
        self.double_action.triggered.connect(self.double)
        self.name_action.triggered.connect(self.rename)
        self.delete_action.triggered.connect(self.delete)
        self.more_button.setMenu(menu)

    def fill(self) -> None:
        """Show the names that the case keeps now."""
        self.names.clear()
        for saved in self._work.figures():
            self.names.addItem(menu_text(saved.name), saved.id)
        self.show_figure()

    def show_figure(self) -> None:
        """Show which figure is worked on; one that the case does not keep yet stands first."""
        untitled = self.names.findData("")
        if self._work.id and untitled >= 0 and not self._work.is_begun:
            self.names.removeItem(untitled)
        elif not self._work.id and untitled < 0:
            self.names.insertItem(0, tr(UNTITLED), "")
        self.names.setCurrentIndex(max(self.names.findData(self._work.id), 0))
        can_edit, is_kept = self._session.can_edit, bool(self._work.id)
        self.save_button.setEnabled(can_edit and self._work.can_be_saved)
        self.double_action.setEnabled(can_edit)
        self.name_action.setEnabled(can_edit)
        self.delete_action.setEnabled(can_edit and is_kept)

    def _on_activated(self) -> None:
        self._work.open(str(self.names.currentData() or ""))

    def double(self) -> None:
        """Ask for a name and keep the choices under it as well; a name that is taken is asked about."""
        name = self._asked_name(tr("Name of the new figure"), self._work.free_name(self._work.name))
        same = [saved for saved in self._work.figures() if saved.name == name]
        if name and (
            not same
            or self._ask.confirm(tr("Put these choices in the place of “{name}”?", name=name), tr("Replace"))
        ):
            self._work.keep_as(name)

    def rename(self) -> None:
        """Ask for another name of the figure; one that another figure has is refused."""
        name = self._asked_name(
            tr("Name of the figure"), self._work.name if self._work.id else self._work.spec.title
        )
        if any(saved.name == name and saved.id != self._work.id for saved in self._work.figures()):
            self._ask.tell(tr("Another figure is called “{name}”: choose another name.", name=name))
        elif name:
            self._work.rename(name)

    def _asked_name(self, question: str, proposal: str) -> str:
        return " ".join((self._ask.ask_text(question, proposal) or "").split())

    def delete(self) -> None:
        """Ask, and take the figure out of the case."""
        if self._ask.confirm(tr("Delete the figure “{name}”?", name=self._work.name), tr("Delete")):
            self._work.delete()
