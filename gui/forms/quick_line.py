"""One line in which an event is told at once: what is understood is shown, and Enter makes it a draft of the form."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from gui.forms.event_start import EventStart
from gui.forms.place_words import home_of, place_reader
from gui.forms.value_fields import bounds_words
from gui.forms.written import Written
from gui.parts.naming import name_parts
from gui.parts.plain_text import PlainLabel
from gui.session import Session
from models.errors import CaseError
from models.gazetteer.finding import find_place
from models.gazetteer.found import Found
from models.records.aliases import names_of
from models.records.story import Actor, Place
from models.texts.quick_line import QuickLine as Told
from models.texts.quick_line import read_quick_line
from models.translation import tr, tr_later
from models.values.when import is_undated, read_when

HINT = tr_later("24 Sep 2021 Beijing: ten bodies ban trading")
LETTERS = 74
NOTHING = "–"


class QuickLine(QDialog):
    """Reads a line while it is typed; nothing is saved before the form is."""

    way = ("quick_event",)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show an empty line."""
        super().__init__(parent)
        self.setWindowTitle(tr("New event in one line"))
        self._session = session
        places = session.reader.all(Place)
        home = session.index.jurisdictions
        self._meant = place_reader(places, home)
        self._names = frozenset(name.casefold() for place in places for name in names_of(place))
        self._countries = home_of(places, home)
        self._actors = frozenset(
            name.casefold() for one in session.reader.all(Actor) for name in names_of(one)
        )
        self.line = QLineEdit()
        self.line.setAccessibleName(tr("The event in one line"))
        self.line.setPlaceholderText(tr(HINT))
        self.line.setMinimumWidth(self.fontMetrics().horizontalAdvance("n") * LETTERS)
        self.when, self.where, self.who, self.what = (PlainLabel(NOTHING, is_wrapped=True) for _ in range(4))
        self.line.textChanged.connect(lambda _: self._tell())
        self._arrange()
        name_parts(self)
        self.line.setFocus()

    def told(self) -> Told:
        """Return what the line says."""
        return read_quick_line(self.line.text(), self._find, self._actors)

    def start(self) -> EventStart:
        """Return what the form of the event begins with."""
        told = self.told()
        return EventStart(told.when, told.place, actor=told.actor, title=told.title, is_typed=True)

    def hold(self) -> Written:
        """Tell what was typed."""
        return {"line": [self.line.text()]} if self.line.text() else {}

    def take(self, words: Written) -> None:
        """Take up what was typed."""
        self.line.setText(str(next(iter(words.get("line", ())), "")))

    def let_go(self) -> None:
        """Close without a question."""
        self.done(QDialog.DialogCode.Rejected)

    def reject(self) -> None:
        """Close; a line that was typed goes only after a question."""
        if not self.isVisible() or self.may_leave():
            super().reject()

    def may_leave(self) -> bool:
        """Ask before a line goes that was typed."""
        is_lost = bool(self.line.text().strip())
        return not is_lost or self._session.ask.confirm(
            tr("The line is no event yet."), yes=tr("Discard"), no=tr("Go on")
        )

    def accept(self) -> None:
        """Hand the line over to the form; an empty one stays."""
        if self.line.text().strip():
            super().accept()

    def _find(self, words: str) -> Found | None:
        return None if words.casefold() in self._names else find_place(words, self._countries)

    def _tell(self) -> None:
        told = self.told()
        for label, words in (
            (self.when, _date_words(told.when)), (self.where, self._meant(told.place).sentence),
            (self.who, told.actor), (self.what, told.title),
        ):  # fmt: skip
            label.setText(words or NOTHING)

    def _arrange(self) -> None:
        understood = QFormLayout()
        understood.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        understood.setHorizontalSpacing(12)
        for name, label in (
            (tr("When"), self.when),
            (tr("Where"), self.where),
            (tr("Who"), self.who),
            (tr("Title"), self.what),
        ):
            understood.addRow(PlainLabel(name, role="note"), label)
        cancel, fill = QPushButton(tr("Cancel")), QPushButton(tr("Fill the form"))
        cancel.setAutoDefault(False)
        fill.setDefault(True)
        cancel.clicked.connect(self.reject)
        fill.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(fill)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(PlainLabel(tr("New event in one line"), role="heading"))
        column.addWidget(PlainLabel(tr("A date, a place, a colon, and what happened."), role="note"))
        column.addWidget(self.line)
        column.addLayout(understood)
        column.addStretch(1)
        column.addLayout(foot)


def _date_words(words: str) -> str:
    if not words or is_undated(words):
        return words
    try:
        return bounds_words(read_when(words))
    except CaseError as error:
        return str(error)
