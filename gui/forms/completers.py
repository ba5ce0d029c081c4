"""Fields that propose what the case or the gazetteer already knows."""

from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit, QListView, QWidget

from gui.parts.plain_text import one_line
from models.gazetteer.finding import search
from models.gazetteer.gazetteer import GazetteerPlace
from models.index.event_index import EventIndex
from models.records.aliases import names_of
from models.records.story import Actor, Confidentiality, Place, Source
from models.translation import language, tr
from models.values.when import words as words_of_when

MOST = 12
HELD = Qt.ItemDataRole.UserRole
WRITTEN = HELD + 1
UNHELD = WRITTEN + 1  # so that no proposal is like the words
Proposal = tuple[str, str, object]  # what is shown, what it writes into the field, what it stands for
Propose = Callable[[str], Sequence[Proposal]]


class _Lister(QCompleter):
    """Lists everything that is proposed, with nothing chosen: Qt would choose what begins like the words."""

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """Return what a proposal writes into the line."""
        return str(index.data(WRITTEN) or "")


class ProposingLine(QLineEdit):
    """A line that lists proposals while one types; `chosen` holds what the chosen one stands for.

    Qt writes a proposal into the line both when it is chosen and when the arrow keys only pass over it: so `chosen`
    follows the highlight. Enter takes what is highlighted, and where the line `takes_first`, else the first.
    """

    takes_first = False

    def __init__(self, name: str, hint: str, propose: Propose, parent: QWidget | None = None) -> None:
        """Ask `propose` at each letter."""
        super().__init__(parent)
        self.chosen: object = None
        self._chosen_row = -1
        self._propose = propose
        self._proposals = QStandardItemModel(self)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        completer = _Lister(self._proposals, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCompletionRole(UNHELD)
        completer.setMaxVisibleItems(MOST)
        completer.activated[QModelIndex].connect(  # type: ignore[index]  # the stubs know no overloads
            self._on_chosen
        )
        completer.highlighted[QModelIndex].connect(  # type: ignore[index]  # the stubs know no overloads
            self._on_highlighted
        )
        self.setCompleter(completer)
        self._popup = completer.popup() or QListView()
        self._popup.setProperty("role", "proposals")
        self._popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textEdited.connect(self.on_typed)
        self.returnPressed.connect(self._on_enter)

    def on_typed(self, text: str) -> None:
        """List what is proposed for these words; what was chosen before is let go."""
        self.chosen = None
        self._chosen_row = -1
        self._proposals.clear()
        for shown, written, held in self._propose(text.strip())[:MOST] if text.strip() else ():
            item = QStandardItem(one_line(shown))
            item.setData(held, HELD)
            item.setData(written, WRITTEN)
            self._proposals.appendRow(item)
        _make_room(self._popup)

    def proposals(self) -> tuple[str, ...]:
        """Tell what is listed now."""
        return tuple(self._proposals.item(row).text() for row in range(self._proposals.rowCount()))

    def choose(self, row: int) -> None:
        """Take one of the proposals."""
        item = self._proposals.item(row)
        self.setText(item.data(WRITTEN))
        self.chosen, self._chosen_row = item.data(HELD), row
        self.editingFinished.emit()

    @property
    def chosen_words(self) -> str:
        """Return the proposal that was chosen as it was listed; empty if none was."""
        item = self._proposals.item(self._chosen_row) if self.chosen is not None else None
        return item.text() if item is not None else ""

    def write(self, text: str, chosen: str = "") -> None:
        """Write words as if they were typed, and choose the proposal that is listed so, if it still is."""
        if text == self.text() and not chosen:
            return
        self.setText(text)
        self.textEdited.emit(text)
        listed = self.proposals()
        if chosen in listed:
            self.choose(listed.index(chosen))

    def _on_chosen(self, index: QModelIndex) -> None:
        self.choose(index.row())

    def _on_highlighted(self, index: QModelIndex) -> None:
        self._chosen_row = index.row() if index.isValid() else -1
        self.chosen = self._proposals.item(self._chosen_row).data(HELD) if index.isValid() else None

    def _on_enter(self) -> None:
        """Let Enter go on where a list is open in which nothing is chosen: the list keeps the key to itself."""
        if self._popup.isVisible() and not self._popup.currentIndex().isValid():
            self._popup.hide()
            if self.takes_first and self._proposals.rowCount():
                self.choose(0)
            QTimer.singleShot(0, self, self._enter_window)  # once the list has given the focus back

    def _enter_window(self) -> None:
        key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
        QCoreApplication.sendEvent(self.window(), key)


def _make_room(popup: QAbstractItemView) -> None:
    """Make a list as wide as its widest entry and as high as its entries: Qt reckons with the first, and no frame."""
    rows = min(popup.model().rowCount(), MOST)
    edge = 2 * popup.frameWidth() + 4
    high = sum(popup.sizeHintForRow(row) for row in range(rows)) + edge
    wide = popup.sizeHintForColumn(0) + edge + popup.fontMetrics().horizontalAdvance("nn")
    room = popup.screen().availableSize()
    popup.setMinimumSize(min(wide, room.width()), min(high, room.height() // 2))


class ChosenLine(ProposingLine):
    """A line that stands for one record of the case: one that was chosen from the list, or that it began with."""

    takes_first = True

    def __init__(self, name: str, hint: str, propose: Propose, id: str = "", words: str = "") -> None:
        """Begin with a record, or empty."""
        super().__init__(name, hint, propose)
        self._first, self._shown = "", ""
        self.show_record(id, words)

    def show_record(self, id: str, words: str) -> None:
        """Show a record, or none."""
        self.chosen = None
        self.setText(words)
        self.setCursorPosition(0)
        self._first, self._shown = id, self.text()

    @property
    def id(self) -> str:
        """Return the id of the record; empty where the line is empty or names none."""
        words = self.text().strip()
        if words and isinstance(self.chosen, str) and self.chosen:
            return self.chosen
        return self._first if words and self.text() == self._shown else ""

    @property
    def problem(self) -> str:
        """Return that the words name nothing yet; empty if they do, or if there are none."""
        words = self.text().strip()
        if not words or self.id:
            return ""
        return tr(
            "“{words}” was not chosen yet: choose one from the list that opens.", words=one_line(words, 40)
        )


def propose_events(index: EventIndex, *but: str) -> Propose:
    """Return the function that proposes events of the case by words of their titles, but not these; no relations."""

    def propose(words: str) -> list[Proposal]:
        wanted = words.casefold()
        found = (row for row, title in enumerate(index.titles) if wanted in title.casefold())
        held = (row for row in found if index.ids[row] not in but and not index.relation[row])
        return [(event_words(index, row), index.titles[row], index.ids[row]) for row in islice(held, MOST)]

    return propose


def event_words(index: EventIndex, row: int) -> str:
    """Return an event with its date, for a list."""
    when = index.when(row)
    return f"{words_of_when(when, language())} · {index.titles[row]}" if when else index.titles[row]


def propose_places(known: Iterable[Place], jurisdictions: Iterable[str] = ()) -> Propose:
    """Return the function that proposes the places of the case first, then those of the gazetteer."""
    places = tuple(known)
    countries = {place.country for place in places if place.country} | {
        code for code in jurisdictions if code
    }

    def propose(words: str) -> list[Proposal]:
        of_case = [(_place_words(p), p.name, p) for p in places if _goes_by(words, *names_of(p))]
        return [*of_case, *((gazetteer_words(g), g.name, g) for g in search(words, MOST, countries))]

    return propose


def propose_actors(known: Iterable[Actor]) -> Propose:
    """Return the function that proposes the actors of the case by any of their names."""
    actors = tuple(known)
    return lambda words: [
        (" ".join(part for part in (a.name, a.local_name) if part), a.name, a)
        for a in actors
        if _goes_by(words, *names_of(a))
    ]


def propose_sources(known: Iterable[Source]) -> Propose:
    """Return the function that proposes the sources of the case by title or publisher."""
    sources = tuple(known)
    return lambda words: [
        (source_words(s), source_words(s), s.id)
        for s in sources
        if any(words.casefold() in text.casefold() for text in (s.title, s.publisher, s.code_name))
    ]


def source_words(source: Source) -> str:
    """Return a source on one line for a list; a confidential one by its code name."""
    if source.confidentiality is Confidentiality.CONFIDENTIAL:
        return source.code_name or tr("confidential")
    return ", ".join(part for part in (source.publisher, source.title) if part)


def gazetteer_words(place: GazetteerPlace) -> str:
    """Return a place with what tells it from others of its name: Taizhou 泰州 · Jiangsu, CN."""
    name = " ".join(part for part in (place.name, place.local_name) if part)
    return f"{name} · {place.area}" if place.area else name


def _place_words(place: Place) -> str:
    name = " ".join(part for part in (place.name, place.local_name) if part)
    return (
        tr("{name} · {admin} · in this case", name=name, admin=place.admin)
        if place.admin
        else tr("{name} · in this case", name=name)
    )


def _goes_by(words: str, *names: str) -> bool:
    wanted = words.casefold()
    return any(wanted in name.casefold() for name in names)
