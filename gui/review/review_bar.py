"""The bar above the claim: how far the check is, in which order one walks, through which claims, and the round."""

from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QProgressBar, QPushButton, QVBoxLayout, QWidget

from gui.parts.plain_text import ElidedLabel, PlainLabel
from gui.review.claim_sheet import row_of
from gui.review.walk import FILTERS
from models.review.review import Order

ORDERS = (("event", "By event"), ("source", "By source"), ("risk", "By risk"))
THIN = 4  # pixels


class ReviewBar(QWidget):
    """Shows the progress; says what was chosen."""

    chosen = Signal()
    round_wanted = Signal()

    def __init__(self) -> None:
        """Make the choices."""
        super().__init__()
        self.progress, self.more = PlainLabel(role="strong"), ElidedLabel(role="note")
        self.line = QProgressBar()
        self.line.setProperty("role", "thin")
        self.line.setTextVisible(False)
        self.line.setFixedHeight(THIN)
        self.line.setAccessibleName("Checked claims")
        self.orders, self.filters = QComboBox(), QComboBox()
        self.orders.setAccessibleName("Order of the walk")
        self.filters.setAccessibleName("Which claims")
        for name, title in ORDERS:
            self.orders.addItem(title, name)
        for name, title, _ in FILTERS:
            self.filters.addItem(title, name)
        self.round_button = QPushButton("Start a round")
        row = row_of(self.progress, self.more, self.orders, self.filters, self.round_button)
        row.setStretchFactor(self.more, 1)
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

    def choose_next_filter(self) -> None:
        """Choose the next claims of the list, the first ones after the last."""
        self.filters.setCurrentIndex((self.filters.currentIndex() + 1) % self.filters.count())
        self.chosen.emit()

    def show_progress(self, done: int, total: int, left: int, round_name: str) -> None:
        """Show how many claims are checked, and how many the choice still holds."""
        self.progress.setText(f"{done:,} of {total:,} checked")
        self.line.setRange(0, max(total, 1))
        self.line.setValue(done)
        parts = [f"{left:,} here", f"round “{round_name}”" if round_name else ""]
        self.more.setText(" · ".join(part for part in parts if part))
        self.round_button.setText("End the round" if round_name else "Start a round")
