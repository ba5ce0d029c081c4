"""The card beside the pointer: what an event is, in plain words, or the first of several that are drawn as one."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gui.parts.plain_text import PlainLabel, one_line
from gui.session import Session
from models.index.event_index import EventIndex
from models.records.cards import card_of
from models.records.standing import with_standing
from models.records.story import EventId
from models.translation import language, tr, tr_count
from models.values.when import words_here

DELAY = 180  # milliseconds: a pointer that only passes opens nothing
LETTERS = 46  # the width of the card
LISTED = 8  # events of a group that are named
AWAY = QPoint(14, 18)  # pixels from the pointer
MARGIN = 12  # pixels beside the words


class HoverCard(QFrame):
    """Shows what is pointed at after a short rest; it never takes the mouse or the keys."""

    def __init__(self, session: Session, host: QWidget) -> None:
        """Belong to the window of `host`."""
        super().__init__(host)
        self._session, self._host = session, host
        self._items: Sequence[str] = ()
        self._spot = QPoint()
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.date = PlainLabel(role="note", is_wrapped=True)
        self.title = PlainLabel(role="strong", is_wrapped=True)
        self.facts = PlainLabel(is_wrapped=True)
        self.sources = PlainLabel(role="note", is_wrapped=True)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 9, MARGIN, 10)
        column.setSpacing(4)
        for label in (self.date, self.title, self.facts, self.sources):
            column.addWidget(label)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(DELAY)
        self._rest.timeout.connect(self._open)
        self.hide()

    def point_at(self, items: Sequence[str], spot: QPoint) -> None:
        """Show these events beside a point of the screen; without any, show nothing."""
        if len(items) == len(self._items) and list(items[:LISTED]) == list(self._items[:LISTED]):
            return
        self._items, self._spot = items, spot
        if not items:
            self.put_away()
        elif self.isVisible():
            self._open()
        else:
            self._rest.start()

    def put_away(self) -> None:
        """Show nothing until something else is pointed at."""
        self._rest.stop()
        self._items = ()
        self.hide()

    def _open(self) -> None:
        if not self._items or not self._session.is_open:
            return
        if len(self._items) == 1:
            self._say_event(self._items[0])
        else:
            self._say_group()
        window = self._host.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        for label in (self.date, self.facts, self.sources):
            label.setVisible(bool(label.text()))
        self._place(window)
        self.show()
        self.raise_()

    def _say_event(self, event_id: str) -> None:
        card = card_of(self._session.reader.dossier(EventId(event_id)), language())
        self.date.setText(card.date)
        self.title.setText(card.title)
        self.facts.setText(" · ".join(card.facts))
        self.sources.setText(card.sources_line)

    def _say_group(self) -> None:
        wide, metrics = self._wide() - 2 * MARGIN, self.facts.fontMetrics()
        lines = (one_line(event_line(self._session.index, id)) for id in self._items[:LISTED])
        cut = Qt.TextElideMode.ElideRight
        self.date.setText("")
        self.title.setText(tr_count(len(self._items), "{n:,} event", "{n:,} events"))
        self.facts.setText("\n".join(metrics.elidedText(line, cut, wide) for line in lines))
        more = len(self._items) - LISTED
        self.sources.setText(tr("and {n:,} more", n=more) if more > 0 else "")

    def _wide(self) -> int:
        return min(self.fontMetrics().horizontalAdvance("n") * LETTERS, self._host.window().width() - 8)

    def _place(self, window: QWidget) -> None:
        """Stand beside the pointer and inside the window."""
        wide = self._wide()
        self._column.activate()
        tall = min(self._column.heightForWidth(wide), window.height() - 8)
        at = window.mapFromGlobal(self._spot)
        room = QRect(4, 4, window.width() - 8, window.height() - 8)
        x = at.x() + AWAY.x() if at.x() + AWAY.x() + wide <= room.right() else at.x() - AWAY.x() - wide
        y = at.y() + AWAY.y() if at.y() + AWAY.y() + tall <= room.bottom() else at.y() - AWAY.y() - tall
        self.setGeometry(max(x, room.left()), max(y, room.top()), wide, tall)


def event_line(index: EventIndex, event_id: str) -> str:
    """Return an event in one line: date, title, and how many sources it has; empty if it is not there."""
    row = index.row_of(event_id)
    if row is None:
        return ""
    when, count = index.when(row), len(index.sources.of(row))
    title = with_standing(index.titles[row], index.standing[row])
    sources = tr_count(count, "{n} source", "{n} sources") if count else tr("no source")
    date = words_here(when, index.zone, language()) if when else tr("date not known")
    return tr("{date}: {title} ({sources})", date=date, title=title, sources=sources)
