"""The tree in which the groups of findings open: its columns, its links, and how a finding is chosen."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView

from gui.review.findings_model import EVENT, MEND, WEIGHT, WORDS, FindingsModel
from models.translation import tr

_LETTERS = ((WEIGHT, 8), (EVENT, 26), (MEND, 20))


class FindingsTree(QTreeView):
    """Shows groups that open, and a link beside each finding that leads to what mends it."""

    mend_clicked = Signal()

    def __init__(self, findings: FindingsModel) -> None:
        """Show what the model holds."""
        super().__init__()
        self._findings = findings
        self.setModel(findings)
        self.setAccessibleName(tr("Findings"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setUniformRowHeights(True)
        header, letter = self.header(), self.fontMetrics().horizontalAdvance("n")
        header.setStretchLastSection(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(WORDS, QHeaderView.ResizeMode.Stretch)
        for column, letters in _LETTERS:
            header.resizeSection(column, letters * letter)
        findings.link_colour = self.palette().link().color()
        self.clicked.connect(self._on_clicked)

    def choose(self, index: QModelIndex) -> None:
        """Open the group of a finding and choose it."""
        if index.isValid():
            self.expand(index.parent())
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def choose_first(self) -> None:
        """Choose the first finding of the first group."""
        top = self._findings.index(0, 0)
        self.choose(self._findings.index(0, 0, top) if self._findings.rowCount(top) else top)

    def turn(self) -> None:
        """Open the chosen group, or close it."""
        index = self.currentIndex().siblingAtColumn(0)
        self.setExpanded(index, not self.isExpanded(index))

    def changeEvent(self, event: QEvent) -> None:
        """Take the colour of links from the theme that is worn now."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "_findings"):
            self._findings.link_colour = self.palette().link().color()

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == MEND:
            self.mend_clicked.emit()
