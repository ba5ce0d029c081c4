"""A field for a moment: day and time as one types them, and the zone whose clock is meant."""

from datetime import datetime, timedelta, timezone
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from gui.parts.plain_text import ElidedLabel
from models.reply.parties import deadline_words, read_deadline, zone_words
from models.translation import tr

ODD: Final = (
    -210,
    -150,
    210,
    270,
    330,
    345,
    390,
    525,
    570,
    630,
    765,
)  # minutes; the zones that are no whole hours
OFFSETS: Final = tuple(sorted({*(hour * 60 for hour in range(-12, 15)), *ODD}))


class MomentField(QWidget):
    """Reads `2026-12-01 17:00` and a zone; what was kept in other words stays as it was while it is untouched."""

    read_anew = Signal()

    def __init__(self, name: str, text: str = "") -> None:
        """Show a moment as records keep it, or nothing."""
        super().__init__()
        self.line = QLineEdit()
        self.line.setAccessibleName(tr("{name}: day and time", name=name))
        self.line.setPlaceholderText("2026-12-01 17:00")
        self.zone = QComboBox()
        self.zone.setAccessibleName(tr("{name}: time zone", name=name))
        self.reading = ElidedLabel(role="note")
        self._before, self._shown = "", ("", 0)
        self._show(text)
        self._before, self._shown = text, (self.line.text(), self.zone.currentData())
        self._arrange()
        self.line.textEdited.connect(self._on_edited)
        self.zone.activated.connect(self._on_edited)

    @property
    def value(self) -> str:
        """Return the moment as records keep it: ISO 8601 with zone; what is none stays as typed."""
        if (self.line.text(), self.zone.currentData()) == self._shown:
            return self._before
        typed = self.line.text().strip()
        moment = read_deadline(typed, timezone(timedelta(minutes=self.zone.currentData())))
        return moment.isoformat(timespec="minutes") if moment else typed

    def show_moment(self, moment: datetime) -> None:
        """Show a moment by its own clock."""
        self._show(moment.isoformat(timespec="minutes"))

    def _show(self, text: str) -> None:
        moment = read_deadline(text)
        own = moment or datetime.now().astimezone()
        offset = own.utcoffset() or timedelta(0)
        minutes = int(offset.total_seconds() // 60)
        self._fill({*OFFSETS, minutes}, minutes)
        self.line.setText(moment.strftime("%Y-%m-%d %H:%M") if moment else text)
        self._read()

    def _fill(self, offsets: set[int], chosen: int) -> None:
        self.zone.clear()
        here = datetime.now().astimezone().utcoffset()
        for minutes in sorted(offsets):
            zone = timezone(timedelta(minutes=minutes))
            words = zone_words(datetime.now(zone))
            self.zone.addItem(
                tr("{words}, here", words=words) if timedelta(minutes=minutes) == here else words, minutes
            )
        self.zone.setCurrentIndex(self.zone.findData(chosen))

    def _on_edited(self) -> None:
        self._read()
        self.read_anew.emit()

    def _read(self) -> None:
        """Tell the moment in the time of whoever writes, where that is another."""
        words = deadline_words(self.value) if self.line.text().strip() else ""
        self.reading.setText(words)
        self.reading.setVisible(bool(words) and self._is_elsewhere())

    def _is_elsewhere(self) -> bool:
        """Tell whether the moment is told by another clock than that of whoever writes."""
        moment = read_deadline(self.value)
        return moment is not None and moment.utcoffset() != moment.astimezone().utcoffset()

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.line, 1)
        row.addWidget(self.zone)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.reading)
        self.setFocusProxy(self.line)
