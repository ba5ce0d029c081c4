"""The timeline on the screen: lanes, undated events, and the overview of the whole case under them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QVBoxLayout, QWidget

from gui.canvas.accessible import Voice
from gui.canvas.overview import Overview
from gui.canvas.playing import PlayingBar
from gui.canvas.timeline_canvas import TimelineCanvas
from gui.canvas.undated import UndatedTray
from gui.selection import Selection
from gui.session import Session
from models.translation import tr


class TimelineView(QWidget):
    """The timeline above its overview; the window of both is the window of all views."""

    def __init__(self, session: Session, selection: Selection) -> None:
        """Make both parts."""
        super().__init__()
        self.canvas = TimelineCanvas(session, selection)
        self.voice = Voice(self.canvas, session, selection, tr("Timeline"), is_first=True)
        self.overview = Overview(session, selection)
        self.undated = UndatedTray(session, selection, self.canvas)
        self.playing = PlayingBar(session, selection)
        self.event_opened, self.event_wanted = self.canvas.event_opened, self.canvas.event_wanted
        self.bar = QScrollBar(Qt.Orientation.Vertical)
        self.bar.setAccessibleName(tr("More lanes"))
        self.bar.valueChanged.connect(self.canvas.scroll_to)
        self.canvas.scrolled.connect(self._follow)
        self.canvas.laid_out.connect(self._follow)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.canvas, 1)
        row.addWidget(self.bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.playing)
        column.addLayout(row, 1)
        column.addWidget(self.undated)
        column.addWidget(self.overview)
        self.setFocusProxy(self.canvas)

    def _follow(self) -> None:
        """Let the scroll bar say what the canvas shows."""
        was_blocked = self.bar.blockSignals(True)
        self.bar.setRange(0, round(self.canvas.hidden))
        self.bar.setPageStep(self.canvas.height())
        self.bar.setSingleStep(24)
        self.bar.setValue(round(self.canvas.scrolled_by))
        self.bar.blockSignals(was_blocked)
        self.bar.setVisible(self.canvas.hidden > 0)
