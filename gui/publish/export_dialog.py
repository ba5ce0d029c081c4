"""The export dialog: choose what a figure shows and how large it is, see it as it will be printed, write it."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.ask import Ask
from gui.plain_text import PlainLabel
from gui.publish.preview import Preview
from gui.selection import Selection
from gui.session import Session
from models.errors import CaseError
from models.exchange.image import FORMATS, write_image
from models.figure.marks import Figure
from models.figure.measure import FontMeasure
from models.records import Event, EventId
from models.scenes import LANES_BY
from models.studio import PRESETS, VIEWS, FigureSpec, make_figure, saved_spec

PAUSE = 250  # milliseconds after the last letter before the preview is made anew
LANGUAGES = {"English": "en", "简体中文": "zh-Hans", "繁體中文": "zh-Hant", "Deutsch": "de", "français": "fr"}


class ExportDialog(QDialog):
    """Choices at the left, the figure itself at the right."""

    def __init__(
        self, session: Session, selection: Selection, ask: Ask, *, parent: QWidget | None = None
    ) -> None:
        """Begin with the figure that the case keeps for its timeline."""
        super().__init__(parent)
        self._session, self._selection, self._ask = session, selection, ask
        self._measure = FontMeasure()
        self._base = FigureSpec()
        self.setWindowTitle("Export a figure")
        self.resize(1120, 720)
        self.preview = Preview()
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self.refresh)
        self._make_fields()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._choices())
        row.addWidget(self.preview, 1)
        self.load(VIEWS[0])

    # the choices

    def _make_fields(self) -> None:
        self.view = _combo("View", VIEWS)
        self.preset = _combo("Size", PRESETS)
        self.title = _line("Title")
        self.deck = _line("Deck")
        self.credit = _line("Credit")
        self.window_of_time = _line("Window of time", "whole case, or 2017/2025")
        self.lanes_by = _combo("Lanes by", LANES_BY)
        self.language = _combo("Language", LANGUAGES)
        self.notes = QCheckBox("Numbered sources under the figure")
        self.checked_only = QCheckBox("Only checked events")
        self.filtered_only = QCheckBox("Only what the window shows now")
        self.view.currentTextChanged.connect(self.load)
        for combo in (self.preset, self.lanes_by, self.language):
            combo.currentTextChanged.connect(self.refresh)
        for line in (self.title, self.deck, self.credit, self.window_of_time):
            line.textChanged.connect(self._on_typed)
        for box in (self.notes, self.checked_only, self.filtered_only):
            box.toggled.connect(self.refresh)

    def _on_typed(self) -> None:
        """Wait for the last letter; without a word in between the preview would lag behind the keys."""
        self._timer.start()

    def _choices(self) -> QWidget:
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        form.setVerticalSpacing(8)
        for name in ("view", "preset", "title", "deck", "credit", "window_of_time", "lanes_by", "language"):
            field: QWidget = getattr(self, name)
            form.addRow(PlainLabel(field.accessibleName(), role="note"), field)
        self.remarks = PlainLabel(role="note", is_wrapped=True)
        self.button = QPushButton("Export…")
        self.button.setDefault(True)
        self.button.clicked.connect(self.export)
        cancel = QPushButton("Close")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.button)
        panel = QWidget()
        panel.setFixedWidth(max(340, panel.fontMetrics().horizontalAdvance("0") * 40))
        column = QVBoxLayout(panel)
        column.setContentsMargins(18, 18, 18, 16)
        column.setSpacing(8)
        column.addWidget(PlainLabel("Export a figure", role="heading"))
        column.addLayout(form)
        for box in (self.notes, self.checked_only, self.filtered_only):
            column.addWidget(box)
        column.addWidget(self.remarks)
        column.addStretch(1)
        column.addLayout(buttons)
        return panel

    def load(self, view: str) -> None:
        """Show the choices that the case keeps for this view."""
        if self._session.case is None:
            return
        self._base = saved_spec(self._session.case, None, view)
        about = self._session.reader.about()
        told = {
            self.title: self._base.title or about.title,
            self.deck: self._base.deck or about.deck,
            self.credit: self._base.credit or about.credit,
            self.window_of_time: self._base.window,
        }
        for line, text in told.items():
            with QSignalBlocker(line):
                line.setText(text)
                line.setCursorPosition(0)
        for combo, text in ((self.preset, self._base.preset), (self.lanes_by, self._base.lanes_by)):
            with QSignalBlocker(combo):
                combo.setCurrentText(text)
        with QSignalBlocker(self.notes):
            self.notes.setChecked(self._base.has_notes)
        self.lanes_by.setEnabled(view == "timeline")
        self.refresh()

    def spec(self) -> FigureSpec:
        """Answer what is chosen now."""
        chosen = self._base.changed(
            view=self.view.currentText(),
            preset=self.preset.currentText(),
            title=self.title.text().strip(),
            deck=self.deck.text().strip(),
            credit=self.credit.text().strip(),
            window=self.window_of_time.text().strip(),
            lanes_by=self.lanes_by.currentText(),
            language=LANGUAGES[self.language.currentText()],
            notes="under" if self.notes.isChecked() else "out",
            only_checked=self.checked_only.isChecked(),
        )
        if self.filtered_only.isChecked():
            chosen = chosen.changed(
                events=self._selection.shown(), kinds=(), tags=(), jurisdictions=(), extent=()
            )
        return chosen

    # the figure

    def refresh(self) -> None:
        """Lay the figure out anew and say what found no room."""
        self._timer.stop()
        figure = self._figure()
        self.preview.show_figure(figure)
        self.button.setEnabled(figure is not None)
        if figure is not None:
            self._say(self._not_shown(figure), is_wrong=bool(figure.warnings))

    def _figure(self) -> Figure | None:
        if self._session.case is None:
            return None
        try:
            return make_figure(self._session.case, self.spec(), self._measure)
        except CaseError as error:
            self._say(str(error), is_wrong=True)
            return None

    def _say(self, words: str, is_wrong: bool) -> None:
        self.remarks.setText(words)
        self.remarks.set_role("warning" if is_wrong else "note")

    def _not_shown(self, figure: Figure) -> str:
        reader = self._session.reader
        found = [reader.find(Event, EventId(id)) for id in figure.unlabelled]
        titles = [event.title for event in found if event]
        count = f"Not labelled: {len(figure.unlabelled)}"
        listed = ": " + "; ".join(titles[:6]) + ("; …" if len(titles) > 6 else "") if titles else ""
        return "\n".join([f"{count}{listed}.", *figure.warnings])

    def export(self) -> None:
        """Ask for a file and write the figure that is shown."""
        figure = self.preview.figure
        if figure is None or self._session.case is None:
            return
        folder = self._session.case.path.parent
        patterns = " ".join(f"*{ending}" for ending in FORMATS)
        path = self._ask.choose_file_to_save(
            "Export the figure", folder / f"{self.view.currentText()}.png", filters=f"Figures ({patterns})"
        )
        if path is None:
            return
        try:
            write_image(figure, Path(path), dpi=PRESETS[self.preset.currentText()].dpi, force=True)
        except CaseError as error:
            self._ask.tell(str(error))
            return
        self._say(f"{path} is written.", is_wrong=False)


def _combo(name: str, choices: Iterable[str]) -> QComboBox:
    combo = QComboBox()
    combo.addItems(list(choices))
    combo.setAccessibleName(name)
    return combo


def _line(name: str, hint: str = "") -> QLineEdit:
    line = QLineEdit()
    line.setAccessibleName(name)
    line.setPlaceholderText(hint)
    return line
