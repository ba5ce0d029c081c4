"""The shape that all forms share: labelled fields that scroll, a sentence on what is wrong, and the buttons."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gui.parts.naming import name_parts
from gui.parts.plain_text import ElidedLabel, PlainLabel


class FormPage(QDialog):
    """A dialog with a heading, fields, and Save; Ctrl+Enter saves from anywhere. Subclasses write `save`."""

    def __init__(self, heading: str, parent: QWidget | None = None, *, can_delete: bool = False) -> None:
        """Build the frame; fields are added with `add`."""
        super().__init__(parent)
        self.setWindowTitle(heading)
        self.resize(700, 680)
        self.form = QFormLayout()
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.form.setHorizontalSpacing(12)
        self.form.setVerticalSpacing(9)
        self.problem = PlainLabel(role="warning", is_wrapped=True)
        self.save_button = QPushButton("Save")
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self.on_save)
        self.cancel_button = QPushButton("Cancel")
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.reject)
        self.delete_button = QPushButton("Delete…")
        self.delete_button.setAutoDefault(False)
        self.delete_button.setVisible(can_delete)
        self.delete_button.clicked.connect(self.delete)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.on_save)
        self._arrange(heading)

    def showEvent(self, event: QShowEvent) -> None:
        """Name what has no name of its own, now that all is there."""
        name_parts(self)
        super().showEvent(event)

    def add(self, name: str, field: QWidget) -> None:
        """Add a field under its name."""
        if not field.accessibleName():
            field.setAccessibleName(name)
        label = PlainLabel(name, role="note")
        label.setContentsMargins(0, 6, 0, 0)
        self.form.addRow(label, field)

    def forbid_changes(self) -> None:
        """Show the form of a case that is open for reading only: nothing can be saved or deleted."""
        self.save_button.setEnabled(False)
        self.delete_button.hide()
        self.problem.setText("This case is open for reading only.")

    def find_problem(self) -> str:
        """Return in one sentence why the form cannot be saved; empty if it can."""
        return ""

    def save(self) -> bool:
        """Write what the form holds; return whether it stands in the case."""
        raise NotImplementedError

    def delete(self) -> None:
        """Delete what the form shows; forms without deletion hide the button."""

    def on_save(self) -> None:
        """Save and close, or say what is wrong and keep everything that was typed."""
        if not self.save_button.isEnabled():
            return
        sentence = self.find_problem()
        self.problem.setText(sentence)
        if not sentence and self.save():
            self.accept()

    def _arrange(self, heading: str) -> None:
        page = QWidget()
        inner = QVBoxLayout(page)
        inner.setContentsMargins(20, 4, 20, 12)
        inner.addLayout(self.form)
        inner.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        title = PlainLabel(heading, role="heading")
        title.setContentsMargins(20, 16, 20, 6)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 8, 20, 16)
        foot.setSpacing(10)
        foot.addWidget(self.delete_button)
        foot.addWidget(self.problem, 1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(title)
        column.addWidget(area, 1)
        column.addLayout(foot)


class WordsLine(QLineEdit):
    """A line of words; what it was made with stays as it was, to the last space, while it is untouched."""

    def __init__(self, text: str = "") -> None:
        """Show a text from its beginning."""
        super().__init__(text)
        self._before, self._shown = text, self.text()
        self.setCursorPosition(0)

    @property
    def is_untouched(self) -> bool:
        """Tell whether the line still shows what it was made with."""
        return self.text() == self._shown

    def words(self) -> str:
        """Tell what the line says, without spaces around it where it was typed."""
        return self._before if self.is_untouched else self.text().strip()


class WordsParagraph(QPlainTextEdit):
    """Some lines of words; what it was made with stays as it was while it is untouched.

    Qt turns hard spaces and foreign line ends into plain ones, so the shown text may differ from the kept one.
    """

    def __init__(self, text: str, lines: int) -> None:
        """Show a text in a field that is so many lines high; Tab leaves it."""
        super().__init__(text)
        self._before, self._shown = text, self.toPlainText()
        self.setTabChangesFocus(True)
        self.setFixedHeight(int(self.fontMetrics().lineSpacing() * (lines + 0.9)))

    def words(self) -> str:
        """Tell what the field says, without spaces around it where it was typed."""
        shown = self.toPlainText()
        return self._before if shown == self._shown else shown.strip()


def line(text: str = "", hint: str = "") -> WordsLine:
    """Return a line that shows a text from its beginning."""
    edit = WordsLine(text)
    edit.setPlaceholderText(hint)
    return edit


def paragraph(text: str = "", lines: int = 3) -> WordsParagraph:
    """Return a field for some lines of text; Tab leaves it."""
    return WordsParagraph(text, lines)


def told(text: str, role: str = "") -> ElidedLabel:
    """Return a line of a form that only tells something, cut where its room ends."""
    label = ElidedLabel(text, role=role)
    label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return label


def choice(values: dict[str, str], chosen: str) -> QComboBox:
    """Return a choice of words for values; `currentData` is the value."""
    combo = QComboBox()
    for value, words in values.items():
        combo.addItem(words, value)
    combo.setCurrentIndex(max(0, combo.findData(chosen)))
    return combo
