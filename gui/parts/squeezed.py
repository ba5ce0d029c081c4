"""Words that take the height they need while there is room, and are scrolled where there is less."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

LINES = 2  # that are always there


class Squeezed(QScrollArea):
    """Widgets one under the other: a page of little height takes room from them, and cuts no line of theirs."""

    def __init__(self, name: str, *parts: QWidget, spacing: int = 6) -> None:
        """Hold some parts; `name` is for screen readers."""
        super().__init__()
        self._parts = parts
        held = QWidget()
        self._column = QVBoxLayout(held)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(spacing)
        for part in parts:
            self._column.addWidget(part)
        self.setWidget(held)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        """Return the height of all lines in the present width."""
        return QSize(super().sizeHint().width(), self._high_in(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Return the height of a few lines of the largest letters, or of all if they are fewer."""
        few = LINES * max(part.fontMetrics().lineSpacing() for part in self._parts)
        return QSize(0, min(few, self._high_in(self.width())))

    def _high_in(self, width: int) -> int:
        shown = [part for part in self._parts if not part.isHidden()]
        heights = (
            part.heightForWidth(max(width, 1)) if part.hasHeightForWidth() else part.sizeHint().height()
            for part in shown
        )
        return sum(heights) + self._column.spacing() * max(len(shown) - 1, 0)

    def _fit(self) -> None:
        """Give the lines the height that they need beside the bar, if there is one."""
        held, room = self.widget(), self.viewport().size()
        if held is not None:
            held.setMinimumHeight(self._high_in(room.width()))
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height in another width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for another height when the words are others."""
        answer = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return answer

    def showEvent(self, event: QShowEvent) -> None:
        """Give words their room that became others while they were hidden."""
        super().showEvent(event)
        self._fit()
