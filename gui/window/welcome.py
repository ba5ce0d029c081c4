"""The first page: open the sample, begin a case, or go on with one."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from gui.commands.cases import Commands
from gui.parts.plain_text import PlainLabel, menu_text, set_plain_tooltip
from gui.parts.preferences import Preferences
from gui.window.tour_offer import TourOffer
from models.translation import tr, tr_later

DECK = tr_later("Case timelines and maps for investigative reporters, offline and in one file.")
CHOICES = (
    (
        tr_later("Open the &sample case"),
        "sample_wanted",
        tr_later(
            "How China’s local governments sold seized cryptocurrency while trading it was banned: notices, "
            "rulings, seizures and sales, each tied to its source."
        ),
    ),
    (
        tr_later("Open the &practice case"),
        "practice_wanted",
        tr_later(
            "An invented town, five invented people and eight documents to read, cite, check and sign off: "
            "nothing in it can be spoilt."
        ),
    ),
    (
        tr_later("&New case"),
        "new_wanted",
        tr_later("An empty file of your own: add events, date them as exactly as you know, cite the page."),
    ),
    (
        tr_later("&Open…"),
        "open_wanted",
        tr_later("A case you have kept. You can also drop a .dateline file on this window."),
    ),
)


class WelcomePage(QScrollArea):
    """What one sees without a case."""

    sample_wanted = Signal()
    practice_wanted = Signal()
    new_wanted = Signal()
    open_wanted = Signal()
    recent_wanted = Signal(object)  # Path
    tour_wanted = Signal()

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        """Show the choices and, if the person keeps one, the list of recent cases."""
        super().__init__(parent)
        self._preferences = preferences
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("Welcome"))
        self.recent = QVBoxLayout()
        self.remember = QCheckBox(tr("&Remember recent cases on this computer"))
        self.remember.setChecked(preferences.settings.remember_recent)
        self.remember.toggled.connect(preferences.set_remembering)
        preferences.changed.connect(self.refresh)
        self.setWidget(self._page())
        self.refresh()

    def follow(self, commands: Commands) -> None:
        """Let the commands do what is wanted here."""
        self.sample_wanted.connect(commands.open_sample)
        self.practice_wanted.connect(commands.open_practice)
        self.new_wanted.connect(commands.new_case)
        self.open_wanted.connect(commands.open_case)
        self.recent_wanted.connect(commands.open)

    def refresh(self) -> None:
        """List the recent cases anew."""
        while (item := self.recent.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        settings = self._preferences.settings
        self.remember.setChecked(settings.remember_recent)
        for name in settings.recent:
            self.recent.addWidget(self._recent_button(Path(name)))
        if settings.recent:
            self.recent.addWidget(_flat(tr("&Forget them all"), self._preferences.forget_recent))
        else:
            self.recent.addWidget(PlainLabel(tr("No recent cases."), role="note", is_wrapped=True))

    def _page(self) -> QWidget:
        body = QWidget()
        body.setMaximumWidth(1020)
        column = QVBoxLayout(body)
        column.setContentsMargins(48, 44, 48, 32)
        column.setSpacing(10)
        column.addWidget(PlainLabel("Dateline", role="title"))
        column.addWidget(PlainLabel(tr(DECK), role="deck", is_wrapped=True))
        column.addSpacing(10)
        column.addWidget(line("masthead", 2))
        column.addSpacing(14)
        column.addLayout(self._columns())
        column.addStretch(1)
        column.addWidget(
            PlainLabel(tr("Dateline opens no connection. What you write stays in your file."), role="note")
        )
        page = QWidget()
        outer = QHBoxLayout(page)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addStretch(1)
        outer.addWidget(body, 12)
        outer.addStretch(1)
        return page

    def _columns(self) -> QHBoxLayout:
        choices = QVBoxLayout()
        choices.setSpacing(4)
        for number, (text, signal, note) in enumerate(CHOICES):
            button = QPushButton(tr(text))
            button.setDefault(number == 0)
            button.clicked.connect(getattr(self, signal))
            choices.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            choices.addWidget(PlainLabel(tr(note), role="note", is_wrapped=True))
            choices.addSpacing(14)
        choices.addStretch(1)
        offer = TourOffer(self._preferences)
        offer.wanted.connect(self.tour_wanted)
        recent = QVBoxLayout()
        recent.addWidget(offer)
        recent.addWidget(PlainLabel(tr("Recent cases"), role="section"))
        recent.addLayout(self.recent)
        recent.addSpacing(6)
        recent.addWidget(self.remember)
        recent.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(32)
        columns.addLayout(choices, 3)
        columns.addWidget(line("rule", 1, is_upright=True))
        columns.addLayout(recent, 2)
        return columns

    def _recent_button(self, path: Path) -> QPushButton:
        button = _flat(menu_text(path.stem), lambda: self.recent_wanted.emit(path))
        set_plain_tooltip(button, str(path))
        return button


def line(role: str, width: int, is_upright: bool = False) -> QFrame:
    """Return a thin line: a "rule" in grey, or the "masthead" in the colour of the text."""
    frame = QFrame()
    frame.setProperty("role", role)
    if is_upright:
        frame.setFixedWidth(width)
    else:
        frame.setFixedHeight(width)
    return frame


def _flat(text: str, act: Callable[[], object]) -> QPushButton:
    button = QPushButton(text)
    button.setFlat(True)
    button.clicked.connect(lambda _: act())
    return button
