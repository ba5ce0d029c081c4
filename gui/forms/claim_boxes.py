"""The fields of one or several events as boxes to tick: for which of them a citation is to stand."""

from collections.abc import Collection, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from gui.parts.plain_text import PlainLabel, menu_text, one_line, set_plain_tooltip
from models.records.claim_words import FIELD_NAMES, value_words
from models.records.dossier import Dossier, Stated
from models.records.story import ClaimId
from models.translation import tr, tr_later

NOTHING = tr_later("this event says nothing yet that could be cited")

LONGEST = 300  # letters of one claim
LEAST = 26  # pixels that a finger or a shaking hand finds


class ClaimBox(QCheckBox):
    """A box with the words of a claim, cut where the room ends; the numbers of its sources stay."""

    def __init__(self, words: str, numbers: str) -> None:
        """Keep the words; all of them stand in the tooltip, and are read aloud."""
        super().__init__()
        self._words, self._numbers = one_line(words, LONGEST), numbers
        self.setText(menu_text(words) + numbers)
        self.setAccessibleName(self._words + numbers)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        set_plain_tooltip(self, words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the words in another width elsewhere."""
        super().resizeEvent(event)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxContents, option, self).width()
        metrics = self.fontMetrics()
        left = room - metrics.horizontalAdvance(self._numbers) - metrics.horizontalAdvance("n")
        told = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, max(left, 0))
        self.setText(told.replace("&", "&&") + self._numbers)


class ClaimBoxes(QWidget):
    """Lists the claims of some events; those that nothing supports are ticked first."""

    changed = Signal()

    def __init__(self) -> None:
        """Begin without a claim."""
        super().__init__()
        self.boxes: dict[ClaimId, QCheckBox] = {}
        self._uncited: frozenset[ClaimId] = frozenset()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.all_button = _link(tr("Tick all"), tr("Tick all fields"))
        self.uncited_button = _link(
            tr("Only the uncited"), tr("Tick the fields that nothing supports, and no others")
        )
        self.none_button = _link(tr("None"), tr("Tick no field"))
        self.all_button.clicked.connect(lambda: self.tick(self.boxes))
        self.uncited_button.clicked.connect(lambda: self.tick(self._uncited))
        self.none_button.clicked.connect(lambda: self.tick(()))
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(10)
        for button in (self.all_button, self.uncited_button, self.none_button):
            foot.addWidget(button)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._lines)
        column.addWidget(self._foot)

    def show_events(self, dossiers: Collection[Dossier], ticked: Iterable[str] | None = None) -> None:
        """List the claims of these events with some of them ticked; without those, what nothing supports."""
        self._clear()
        uncited = []
        for dossier in dossiers:
            if len(dossiers) > 1:
                self._lines.addWidget(PlainLabel(dossier.event.title, role="section", is_wrapped=True))
            for stated in dossier.stated:
                self._add(dossier, stated)
            uncited += [stated.claim.id for stated in dossier.uncited]
        if not self.boxes:
            self._lines.addWidget(PlainLabel(tr(NOTHING), role="note"))
        self._uncited = frozenset(uncited)
        self._foot.setVisible(len(self.boxes) > 1)
        self.uncited_button.setVisible(0 < len(uncited) < len(self.boxes))
        self.tick(uncited if ticked is None else ticked)

    def tick(self, ids: Iterable[str]) -> None:
        """Tick these claims and no others."""
        wanted = frozenset(ids)
        for id, box in self.boxes.items():
            box.setChecked(id in wanted)

    @property
    def ticked(self) -> tuple[ClaimId, ...]:
        """Return the ticked claims in their order."""
        return tuple(id for id, box in self.boxes.items() if box.isChecked())

    def _add(self, dossier: Dossier, stated: Stated) -> None:
        words = claim_line(dossier, stated)
        cited = dict.fromkeys(str(one.number) for one in stated.cited)
        box = ClaimBox(words, f"   [{', '.join(cited)}]" if cited else "")
        box.toggled.connect(lambda _: self.changed.emit())
        self.boxes[stated.claim.id] = box
        self._lines.addWidget(box)

    def _clear(self) -> None:
        self.boxes = {}
        while self._lines.count():
            item = self._lines.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def claim_line(dossier: Dossier, stated: Stated) -> str:
    """Return what a claim is about and what it says, on one line."""
    return tr("{name}: {words}", name=tr(FIELD_NAMES[stated.claim.field]), words=value_words(dossier, stated))


def _link(text: str, name: str) -> QPushButton:
    button = QPushButton(text)
    button.setAccessibleName(name)
    button.setProperty("role", "link")
    button.setAutoDefault(False)
    button.setMinimumWidth(LEAST)  # a word of one Chinese letter would hardly be hit
    return button
