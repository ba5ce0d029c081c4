"""The last step of the studio: which files, and whether they are published, with all doubts named."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import (
    QCheckBox,
    QDialogButtonBox,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from gui.parts.long_form import LongForm
from gui.parts.naming import name_parts
from gui.parts.plain_text import PlainLabel
from gui.parts.wheel import guard_wheel
from gui.publish.doubt_list import DoubtList
from gui.publish.fields import Line, Paragraph
from models.exchange.image import FORMATS
from models.publication.chronology.content import Doubt
from models.publication.record import Approval
from models.translation import tr


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be written: endings, letters as shapes, a description beside, and who answers if it is published."""

    endings: tuple[str, ...]
    outlined: bool
    is_described: bool
    approval: Approval | None


class ExportForm(LongForm):
    """Asks for formats and, for a publication, for a name and an answer to the doubts."""

    def __init__(
        self, doubts: Sequence[Doubt], can_publish: bool, told: str = "", parent: QWidget | None = None
    ) -> None:
        """Begin with a PNG that is not published; `told` says what the figure shows and what has no source."""
        super().__init__(parent)
        self._doubts = tuple(doubts)
        self.setWindowTitle(tr("Export the figure"))
        self.formats = {ending: QCheckBox(ending[1:].upper()) for ending in FORMATS}
        self.formats[".png"].setChecked(True)
        self.told = PlainLabel(told, is_wrapped=True)
        self.outlined = QCheckBox(tr("Letters of the SVG as shapes"))
        self.described = QCheckBox(tr("Long description as a text beside it"))
        self.published = QCheckBox(tr("This is for publication: remember files, claims and who approved"))
        self.published.setEnabled(can_publish)
        self.name = Line(tr("Approved by"))
        self.answer = Paragraph(tr("Why it is published despite its doubts"), lines=2)
        self.doubts = DoubtList()
        self.doubts.show_doubts(self._doubts)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.button = self.buttons.addButton(tr("Write…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.button.setDefault(True)
        self.button.setMinimumWidth(self.fontMetrics().horizontalAdvance(tr("Publish…")) + 36)
        self._lay_out()
        self._join()
        self._refresh()
        name_parts(self)
        guard_wheel(self)

    def _lay_out(self) -> None:
        formats = QHBoxLayout()
        for box in self.formats.values():
            formats.addWidget(box)
        formats.addStretch(1)
        self._publishing = QWidget()
        who = QHBoxLayout()
        who.addWidget(PlainLabel(tr("Approved by"), role="note"))
        who.addWidget(self.name, 1)
        self._why = PlainLabel(tr("Published despite this, because"), role="note")
        inner = QVBoxLayout(self._publishing)
        inner.setContentsMargins(24, 0, 0, 0)
        inner.addLayout(who)
        for widget in (self.doubts, self._why, self.answer):
            inner.addWidget(widget)
        kinds = QWidget()
        kinds.setLayout(formats)
        formats.setContentsMargins(0, 0, 0, 0)
        rows = (self.told, kinds, self.outlined, self.described, self.published, self._publishing)
        self.lay_out(tr("Export the figure"), tr("How it is to be written"), rows, self.buttons)

    def _join(self) -> None:
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        for box in (*self.formats.values(), self.published):
            box.toggled.connect(self._refresh)
        self.name.textChanged.connect(self._refresh)
        self.answer.textChanged.connect(self._refresh)

    def _refresh(self, *_: object) -> None:
        is_published = self.published.isChecked()
        is_doubtful = is_published and bool(self._doubts)
        self._publishing.setVisible(is_published)
        self.doubts.setVisible(is_doubtful)
        self._why.setVisible(is_doubtful)
        self.answer.setVisible(is_doubtful)
        self.outlined.setEnabled(self.formats[".svg"].isChecked())
        self.grow()
        is_answered = not is_published or (
            bool(self.name.value) and (not is_doubtful or bool(self.answer.value))
        )
        self.button.setEnabled(is_answered and any(box.isChecked() for box in self.formats.values()))
        self.button.setText(tr("Publish…") if is_published else tr("Write…"))

    def order(self) -> Order:
        """Tell what was chosen."""
        approval = Approval(self.name.value, self.answer.value if self._doubts else "")
        return Order(
            tuple(ending for ending, box in self.formats.items() if box.isChecked()),
            self.outlined.isChecked(),
            self.described.isChecked(),
            approval if self.published.isChecked() else None,
        )
