"""Which events were picked for a figure, in words, and the buttons that pick others."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from gui.parts.plain_text import PlainLabel
from models.publication.choices import FigureSpec
from models.translation import tr, tr_count, tr_later
from models.values.listing import in_a_row, sentences

ONLY, WITHOUT, FILTERED, ALL = "only", "without", "filtered", "all"
BUTTONS = (
    (ONLY, tr_later("Only selected"), tr_later("Only the selected events")),
    (WITHOUT, tr_later("Leave out"), tr_later("Leave the selected events out")),
    (FILTERED, tr_later("As filtered"), tr_later("Only what filter and window of time show now")),
    (ALL, tr_later("All"), tr_later("All events again")),
)


@dataclass(frozen=True, slots=True)
class InWindow:
    """Which events the window shows and which are selected there, and how many the case has."""

    shown: tuple[str, ...]
    selected: tuple[str, ...]
    total: int
    is_narrowed: bool  # whether a filter or a window of time holds there

    @property
    def count(self) -> str:
        """Say how many are shown."""
        return tr("{n:,} of {total:,}", n=len(self.shown), total=self.total)


class Picked(QWidget):
    """Tells what was picked by hand; what is wanted instead is told by one word."""

    wanted = Signal(str)  # only, without, filtered, all

    def __init__(self) -> None:
        """Begin with all events."""
        super().__init__()
        self.words = PlainLabel(role="note", is_wrapped=True)
        self.buttons: dict[str, QPushButton] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        grid.addWidget(self.words, 0, 0, 1, 2)
        for number, (what, text, name) in enumerate(BUTTONS):
            button = self.buttons[what] = QPushButton(tr(text))
            button.setAccessibleName(tr(name))
            button.clicked.connect(partial(self.wanted.emit, what))
            grid.addWidget(button, 1 + number // 2, number % 2)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.show_value("")

    @property
    def value(self) -> str:
        """Return the words that are shown."""
        return self.words.text()

    def show_value(self, words: str) -> None:
        """Say what was picked; nothing where all events are shown."""
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.buttons[ALL].setEnabled(bool(words))

    def tell_window(self, spec: FigureSpec, window: InWindow) -> None:
        """Say how the figure's events stand to those of the window, and how many a button would take."""
        self.show_value(sentences(_own_words(spec, window), _beside(spec, window)))
        self.buttons[ALL].setEnabled(bool(spec.events or spec.without_events))
        self.buttons[FILTERED].setEnabled(window.is_narrowed)
        for what, events in ((ONLY, window.selected), (FILTERED, window.shown if window.is_narrowed else ())):
            text = next(tr(text) for name, text, _ in BUTTONS if name == what)
            self.buttons[what].setText(f"{text} ({len(events):,})" if events else text)


def _own_words(spec: FigureSpec, window: InWindow) -> str:
    if window.is_narrowed and spec.events and set(spec.events) == set(window.shown):
        left_out = picked_words(spec.changed(events=()))
        shown = tr("Shows {count}: as filtered in the window.", count=window.count)
        return sentences(shown, left_out)
    return picked_words(spec)


def _beside(spec: FigureSpec, window: InWindow) -> str:
    """Say that a filter of the window does not hold here."""
    if not window.is_narrowed or set(spec.events) == set(window.shown):
        return ""
    return tr("The filter of the window, which shows {count}, does not hold here.", count=window.count)


def picked_words(spec: FigureSpec) -> str:
    """Say how many events were picked for a figure, and how many left out; nothing where nobody picked."""
    count, left_out = len(spec.events), len(spec.without_events)
    parts = [tr_count(count, "{n:,} event picked", "{n:,} events picked")] if count else []
    parts += [tr("{n:,} left out", n=left_out)] if left_out else []
    return tr("{told}.", told=in_a_row(parts)) if parts else ""


def picked(spec: FigureSpec, what: str, window: InWindow) -> FigureSpec:
    """Return the choices with other events: only, without, filtered or all."""
    if what == WITHOUT:
        return spec.changed(without_events=tuple(dict.fromkeys((*spec.without_events, *window.selected))))
    events = {ONLY: window.selected, FILTERED: window.shown}.get(what, ())
    return spec.changed(events=tuple(events), without_events=())
