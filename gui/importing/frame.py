"""The parts of the import page, and how they stand: what steers on the left, what is seen on the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from gui.importing.changes_panel import ChangesPanel
from gui.importing.columns_panel import ColumnsPanel
from gui.importing.contents_panel import ContentsPanel
from gui.importing.doubts_panel import SORTS, DoubtsPanel, Sort
from gui.importing.file_panel import FilePanel
from gui.importing.preview_table import PreviewTable
from gui.importing.report_panel import ReportPanel
from gui.importing.rows_panel import RowsPanel
from gui.parts.plain_text import ElidedLabel, PlainLabel, set_plain_tooltip
from gui.parts.time_left import TimedBar
from gui.parts.wheel import guard_wheel
from gui.session import Session
from models.exchange.imported import shown
from models.importing.matter import Matter
from models.records.kinds import built_in_kinds
from models.records.story import Field, Kind
from models.store.roles import roles_of
from models.translation import tr

SHARE, MOST_WIDE, MOST_HIGH = 0.94, 1500, 1000  # of the window; pixels
STEER = 350  # pixels of the left side


class ImportFrame(QDialog):
    """A dialog nearly as large as the window, in two halves that share its room."""

    def __init__(self, session: Session, matter: Matter, parent: QWidget | None = None) -> None:
        """Make the parts and put them in their places."""
        super().__init__(parent)
        self.setWindowTitle(tr("Import {words}", words=shown(matter.words, 80)))
        self._session, self.matter = session, matter
        self._make_parts()
        self._arrange()
        self._size(parent)
        guard_wheel(self)

    def _make_parts(self) -> None:
        reader = self._session.reader
        self.title = PlainLabel(tr("Import {words}", words=shown(self.matter.words, 80)), role="heading")
        self.remark = ElidedLabel(tr("Reading …"), role="note")
        roles = {"actor": roles_of(reader, Field.WHO), "place": roles_of(reader, Field.WHERE)}
        self.columns, self.file = ColumnsPanel(roles), FilePanel()
        self.rows = RowsPanel(reader.all(Kind) or built_in_kinds())
        self.preview, self.changes, self.report = PreviewTable(), ChangesPanel(), ReportPanel()
        self.contents = ContentsPanel()  # of what is no table
        self.doubts = {sort.kind: DoubtsPanel(sort) for sort in SORTS}
        self.load, self.save = QPushButton(tr("L&oad settings…")), QPushButton(tr("Sa&ve settings…"))
        self.anew = QPushButton(tr("&Begin anew"))
        self.anew.setProperty("role", "link")
        self.anew.hide()
        set_plain_tooltip(self.anew, tr("Read the table without the settings of an earlier import"))
        set_plain_tooltip(self.load, tr("Read what a file of columns says (--columns FILE.toml)"))
        set_plain_tooltip(self.save, tr("Write what is said here as a file that --columns FILE.toml reads"))
        self.status = PlainLabel(is_wrapped=True)
        self.bar = TimedBar()
        self.bar.setAccessibleName(tr("How far the reading is"))
        self.cancel, self.go = QPushButton(tr("Cancel")), QPushButton(tr("&Import"))
        self.go.setDefault(True)
        self.go.setEnabled(False)
        for button in (self.anew, self.load, self.save, self.cancel):
            button.setAutoDefault(False)

    def _arrange(self) -> None:
        self.left = QTabWidget()
        self.left.setAccessibleName(tr("What the table means"))
        self.left.addTab(self.columns, tr("&Columns"))
        self.left.addTab(_scrolled(self.file), tr("&File"))
        self.left.addTab(_scrolled(self.rows), tr("&All rows"))
        self.right = QTabWidget()
        self.right.setAccessibleName(tr("What would be imported"))
        is_table = self.matter.open_table is not None
        shown, hidden = (self.preview, self.contents) if is_table else (self.contents, self.preview)
        hidden.hide()
        self.right.addTab(shown, tr("&Events") if is_table else tr("&Contents"))
        for sort in SORTS:
            self.right.addTab(self.doubts[sort.kind], tab_words(sort, 0))
        self.right.addTab(self.changes, tr("Chan&ges"))
        self.right.addTab(self.report, tr("&Report"))
        self.right.setTabVisible(self.right.indexOf(self.changes), False)
        if not is_table:  # its format says what everything means
            self.left.hide()
            self.load.hide()
            self.save.hide()
        for tabs in (self.left, self.right):
            tabs.setDocumentMode(True)
            tabs.tabBar().setExpanding(False)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.addWidget(self.left)
        self.split.addWidget(self.right)
        self.split.setStretchFactor(1, 1)
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(3)
        self.left.setMinimumWidth(240)
        self.right.setMinimumWidth(300)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 12)
        column.setSpacing(8)
        column.addLayout(self._head())
        column.addWidget(self.split, 1)
        column.addLayout(self._foot())

    def _head(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.remark)
        head = QHBoxLayout()
        head.addLayout(words, 1)
        head.addWidget(self.anew)
        head.addWidget(self.load)
        head.addWidget(self.save)
        return head

    def _foot(self) -> QHBoxLayout:
        self.bar.setFixedWidth(self.fontMetrics().horizontalAdvance("n") * 18)
        policy = self.bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.bar.setSizePolicy(policy)
        self.bar.hide()
        foot = QHBoxLayout()
        foot.addWidget(self.status, 1)
        foot.addWidget(self.bar)
        foot.addWidget(self.bar.left)
        foot.addWidget(self.cancel)
        foot.addWidget(self.go)
        return foot

    def _size(self, parent: QWidget | None) -> None:
        """Be nearly as large as the window."""
        window = parent.window() if parent is not None else None
        wide, high = (window.width(), window.height()) if window is not None else (1440, 900)
        self.resize(min(MOST_WIDE, int(wide * SHARE)), min(MOST_HIGH, int(high * SHARE)))
        self.split.setSizes([STEER, max(300, self.width() - STEER - 40)])


def _scrolled(panel: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(panel)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def tab_words(sort: Sort, count: int) -> str:
    """Return what stands on the tab of a sort of doubt."""
    return f"{tr(sort.tab)}  {count:,}" if count else tr(sort.tab)
