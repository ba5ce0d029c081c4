"""The bar above the claim: how far the check is, in which order one walks, through which claims, and the round."""

from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QProgressBar, QPushButton, QVBoxLayout, QWidget

from gui.parts.plain_text import ElidedLabel, PlainLabel, one_line
from gui.review.claim_sheet import row_of
from gui.review.queues import QUEUES
from gui.review.walk import Queue
from models.records.desk import Round
from models.review.review import Order
from models.translation import tr, tr_later

ORDERS = (("event", tr_later("By event")), ("source", tr_later("By source")), ("risk", tr_later("By risk")))
THIN = 4  # pixels


class ReviewBar(QWidget):
    """Shows the progress; says what was chosen."""

    chosen = Signal()
    round_wanted = Signal()
    all_wanted = Signal()

    def __init__(self) -> None:
        """Make the choices."""
        super().__init__()
        self.progress, self.more = PlainLabel(role="strong"), ElidedLabel(role="note")
        self.line = QProgressBar()
        self.line.setProperty("role", "thin")
        self.line.setTextVisible(False)
        self.line.setFixedHeight(THIN)
        self.line.setAccessibleName(tr("Checked claims"))
        self.orders, self.filters = QComboBox(), QComboBox()
        self._queues: tuple[Queue, ...] = ()
        self.orders.setAccessibleName(tr("Order of the walk"))
        self.filters.setAccessibleName(tr("Which claims"))
        for name, title in ORDERS:
            self.orders.addItem(tr(title), name)
        self.show_queues(tuple(Queue(name, tr(title), 0) for name, (title, _) in QUEUES.items()))
        self.round_button = QPushButton(tr("Start a round"))
        self.scope, self.all_button = ElidedLabel(role="warning"), QPushButton(tr("All"))
        self.scope.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.all_button.setAccessibleName(tr("All events: drop filter and window of time"))
        self.all_button.clicked.connect(self.all_wanted)
        self.show_scope("")
        chosen = self.scope, self.all_button, self.orders, self.filters
        row = row_of(self.progress, self.more, *chosen, self.round_button)
        row.setStretchFactor(self.more, 1)
        row.setStretchFactor(self.scope, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.line)
        for box in (self.orders, self.filters):
            box.setMinimumContentsLength(6)
            box.activated.connect(self.chosen)
        self.round_button.clicked.connect(self.round_wanted)

    @property
    def order(self) -> Order:
        """Return the chosen order."""
        return cast(Order, self.orders.currentData())

    @property
    def filter(self) -> str:
        """Return the name of the chosen claims."""
        return str(self.filters.currentData())

    @property
    def title(self) -> str:
        """Return what the chosen queue is called."""
        return next((one.title for one in self._queues if one.name == self.filter), "")

    def choose(self, name: str) -> None:
        """Choose a queue by its name."""
        self.filters.setCurrentIndex(max(0, self.filters.findData(name)))
        self.chosen.emit()

    def choose_next_filter(self) -> None:
        """Choose the next queue that holds a claim, the first one after the last."""
        here, count = self.filters.currentIndex(), len(self._queues)
        ahead = (self._queues[(here + away) % count] for away in range(1, count))
        self.choose(next((one.name for one in ahead if one.count), self.filter))

    def show_queues(self, queues: tuple[Queue, ...]) -> None:
        """Offer these queues with their counts; the chosen one stays chosen."""
        chosen, self._queues = self.filters.currentData(), queues
        if [one.name for one in queues] != [self.filters.itemData(at) for at in range(self.filters.count())]:
            self.filters.clear()
            for one in queues:
                self.filters.addItem("", one.name)
            self.filters.setCurrentIndex(max(0, self.filters.findData(chosen)))
        for at, one in enumerate(queues):
            self.filters.setItemText(at, one_line(f"{one.title} · {one.count:,}", 60))

    def show_scope(self, words: str) -> None:
        """Say which events are walked through, where it is not all of them."""
        self.scope.setText(words)
        for part in (self.scope, self.all_button):
            part.setVisible(bool(words))

    def show_progress(self, tally: tuple[int, int, int], left: int, round: Round | None) -> None:
        """Show how many claims are checked and signed off, how many the choice still holds, and the open round."""
        done, signed, total = tally
        is_here = round is not None and self.filter == "round"
        told = tr("{done:,} of {total:,} claims checked", done=done, total=total)
        if round is not None and is_here:
            told = tr("{round}: {told}", round=round.name, told=told)
            told = tr("{told}, {who}", told=told, who=round.by) if round.by else told
        self.progress.setText(told)
        self.line.setRange(0, max(total, 1))
        self.line.setValue(done)
        name = tr("{round} is open", round=round.name) if round is not None and not is_here else ""
        off = tr("{n:,} signed off", n=signed) if signed else ""
        self.more.setText(" · ".join(part for part in (tr("{n:,} here", n=left), off, name) if part))
        self.round_button.setText(tr("End the round") if round is not None else tr("Start a round"))
