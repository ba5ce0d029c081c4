"""A recording: played when somebody asks for it, cited from one time to another, its pictures kept one by one."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QSlider, QVBoxLayout, QWidget

from gui.parts.flow import FlowLayout
from gui.parts.plain_text import PlainLabel
from gui.player.player import Player, can_play, missing_words
from gui.reader.moving_picture import MovingPicture
from gui.reader.time_bar import STEP, Span, TimeBar
from models.texts.time_code import read_span, span_words, time_words
from models.translation import tr, tr_later

RATES: Final = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0)
HOW: Final = tr_later("Press Play or the space bar: the recording is decoded in a process of its own.")
UNCLEAR: Final = tr_later("Write the times like 12:30 or 12:30–12:48.")
PAST_END: Final = tr_later("The recording ends at {end}, before the time that is cited.")
SILENT: Final = tr_later("This computer has no sound output that Dateline can use, so nothing will be heard.")
TIMES: Final = tr_later("12:30 or 12:30–12:48")


@dataclass(frozen=True, slots=True)
class Recording:
    """The bytes of a recording, and how many they are."""

    file: io.RawIOBase
    size: int


class RecordingView(QWidget):
    """Plays one recording; the marked span is what is cited."""

    heard = Signal(int)  # the time that was just played, or whose picture is seen
    picture_kept = Signal(bytes, int)  # a PNG and its time

    def __init__(self) -> None:
        """Begin without a recording."""
        super().__init__()
        self._player: Player | None = None
        self._shortcuts: list[QShortcut] = []
        self._at, self._until = 0, -1  # where it stands; where it is to stop, -1 for nowhere
        self.is_playing = self._is_checked_only = False
        self.picture, self.bar = MovingPicture(), TimeBar()
        self.banner = PlainLabel("", role="warning", is_wrapped=True)
        self.time = PlainLabel("", role="note")
        self.play_button = self._button(tr_later("Play"), tr_later("Play or pause (space bar)"), self.toggle)
        self.back = self._button(tr_later("−5 s"), tr_later("5 seconds back"), lambda: self.go_by(-STEP))
        self.on = self._button(tr_later("+5 s"), tr_later("5 seconds on"), lambda: self.go_by(STEP))
        self.rate, self.volume = self._make_rate(), self._make_volume()
        self.from_button = self._button(
            tr_later("From here (I)"), tr_later("The passage begins here"), self.mark_from
        )
        self.to_button = self._button(
            tr_later("To here (O)"), tr_later("The passage ends here"), self.mark_to
        )
        self.span = QLineEdit()
        self.span.setPlaceholderText(tr(TIMES))
        self.span.setAccessibleName(tr("Times of the passage"))
        self.span.setMinimumWidth(self.fontMetrics().horizontalAdvance("0") * 24)
        self.again = self._button(
            tr_later("Play the passage"), tr_later("Play from its beginning to its end"), self.play_marked
        )
        self.keep = self._button(
            tr_later("Keep this picture (P)"), tr_later("Keep this picture as a document"), self.keep_picture
        )
        self._arrange()
        self._join()
        self.setFocusProxy(self.bar)
        self.clear()

    # what is shown ------------------------------------------------------------------------------

    def show_recording(self, recording: Recording) -> None:
        """Show a recording that nobody has played yet."""
        self.clear()
        self._player = player = Player(recording.file, recording.size, self)
        player.opened.connect(self._on_opened)
        player.moved.connect(self._on_moved)
        player.played.connect(self._on_played)
        player.pictured.connect(self._on_picture)
        player.kept.connect(self.picture_kept)
        player.failed.connect(self._say)
        player.wish(width=self.picture.room, volume=self.volume.value() / 100, rate=self.rate.currentData())
        if not can_play():
            self._say(missing_words())
        self._enable()
        self._show_time()

    def show_span(self, span: Span | None) -> None:
        """Mark what a citation cites, and stand where it begins; None where its times cannot be read."""
        self.span.setText(span_words(*span) if span else "")
        self._show_spans(is_current=True)
        if span:
            self._go(span[0])

    def show_cited(self, spans: tuple[Span, ...]) -> None:
        """Show on the line which spans of the recording are cited."""
        self.bar.show_spans(spans, self.marked_span, is_current=self.bar.is_current)

    def let_only_play(self) -> None:
        """Show the recording to somebody who checks: nothing is marked or kept."""
        for widget in (self.from_button, self.to_button, self.span, self.keep):
            widget.hide()
        for shortcut in self._shortcuts:
            shortcut.setEnabled(False)  # the letters are those of the review
        self._is_checked_only = True

    def clear(self) -> None:
        """Let go of the recording; what plays it ends."""
        if self._player is not None:
            self._player.close()
            self._player.deleteLater()
            self._player = None
        self._at, self._until = 0, -1
        self._on_played(is_playing=False)
        self.picture.clear()
        self.bar.set_length(0)
        self.span.clear()
        self._say("")
        self._enable()

    # what a person does -------------------------------------------------------------------------

    @property
    def marked_span(self) -> Span | None:
        """Return from when to when the passage goes, in milliseconds; None if no times are written."""
        return read_span(self.span.text())

    @property
    def has_picture(self) -> bool:
        """Tell whether a picture is seen that could be kept."""
        return self.picture.has_picture

    @property
    def place(self) -> str:
        """Return what is cited: the marked times, else the time where the recording stands."""
        marked = self.marked_span
        return span_words(*marked) if marked else time_words(self._at)

    @property
    def problem(self) -> str:
        """Return what is wrong with the written times; "" if nothing is."""
        return tr(UNCLEAR) if self.span.text().strip() and self.marked_span is None else ""

    def toggle(self) -> None:
        """Play on, or stop."""
        self._until = -1
        if self.is_playing and self._player is not None:
            self._player.play(is_wished=False)
        else:
            self._play()

    def play_marked(self) -> None:
        """Play the passage from its beginning, and stop at its end."""
        marked = self.marked_span
        if marked is None:
            self._say(tr(UNCLEAR))
            return
        self._go(marked[0])
        self._until = marked[1] if marked[1] > marked[0] else -1
        self._play()

    def go_by(self, step: int) -> None:
        """Go so many milliseconds on, or back."""
        self._go(min(max(self._at + step, 0), self.bar.maximum() or self._at + step))

    def mark_from(self) -> None:
        """Let the passage begin where the recording stands."""
        marked = self.marked_span
        self._mark(self._at, max(marked[1], self._at) if marked else self._at)

    def mark_to(self) -> None:
        """Let the passage end where the recording stands."""
        marked = self.marked_span
        self._mark(min(marked[0], self._at) if marked else self._at, self._at)

    def keep_picture(self) -> None:
        """Ask for the picture that is seen; it comes as `picture_kept`."""
        if self._player is not None and self.keep.isEnabled():
            self._player.keep_picture()

    # inside -------------------------------------------------------------------------------------

    def _play(self) -> None:
        player = self._player
        if player is None or not can_play():
            return
        self._say("")
        if player.is_running:
            player.play(is_wished=True)
        else:
            player.begin(self._at, is_played=True)

    def _go(self, at: int) -> None:
        self._at = at
        if self._player is not None and self._player.is_running:
            self._player.seek(at)
        self.bar.show_time(at)
        self._show_time()

    def _mark(self, first: int, last: int) -> None:
        self.span.setText(span_words(first, last))
        self._show_spans(is_current=False)

    def _on_opened(self, length: int, has_picture: bool, is_silent: bool) -> None:
        self.bar.set_length(length)
        self.bar.show_time(self._at)
        self.keep.setVisible(has_picture and not self._is_checked_only)
        marked = self.marked_span
        if is_silent:
            self._say(tr(SILENT))
        if marked and length and marked[0] > length:
            self._say(tr(PAST_END, end=time_words(length)))
        self._show_time()

    def _on_moved(self, at: int) -> None:
        self._at = at
        self.bar.show_time(at)
        self._show_time()
        if self.is_playing:
            self.heard.emit(at)
            if 0 <= self._until <= at and self._player is not None:
                self._until = -1
                self._player.play(is_wished=False)

    def _on_played(self, is_playing: bool) -> None:
        self.is_playing = is_playing
        self.play_button.setText(tr("Pause") if is_playing else tr("Play"))

    def _on_picture(self, image: QImage) -> None:
        self.picture.show_image(image)
        self.keep.setEnabled(True)
        self.heard.emit(self._at)

    def _show_time(self) -> None:
        length = self.bar.maximum()
        now = time_words(self._at, is_exact=True)
        self.time.setText(f"{now} / {time_words(length)}" if length else now)
        self.picture.show_words(time_words(self._at), "" if length or not can_play() else tr(HOW))

    def _show_spans(self, *, is_current: bool) -> None:
        marked = self.marked_span
        self.bar.show_spans(self.bar.cited, marked, is_current=is_current)
        self.again.setEnabled(marked is not None and self.play_button.isEnabled())

    def _on_written(self) -> None:
        """Go to where the written times begin."""
        if not self.span.isModified():
            return
        self.span.setModified(False)
        self._show_spans(is_current=False)
        self._say("")
        if (marked := self.marked_span) is not None:
            self._go(marked[0])

    def _say(self, words: str) -> None:
        self.banner.setText(words)
        self.banner.setVisible(bool(words))

    def _enable(self) -> None:
        is_there = self._player is not None
        playing: tuple[QWidget, ...] = (
            self.play_button,
            self.back,
            self.on,
            self.rate,
            self.volume,
        )
        citing: tuple[QWidget, ...] = (self.from_button, self.to_button, self.span)
        for widget in (*playing, *citing):
            widget.setEnabled(is_there and (widget in citing or can_play()))
        self._show_spans(is_current=False)
        self.keep.setEnabled(False)

    def _make_rate(self) -> QComboBox:
        rate = QComboBox()
        for share in RATES:
            rate.addItem(f"{share:g}×", share)
        rate.setCurrentIndex(RATES.index(1.0))
        rate.setAccessibleName(tr("Speed"))
        rate.setToolTip(tr("Speed"))
        rate.currentIndexChanged.connect(lambda at: self._wish(rate=RATES[at]))
        return rate

    def _make_volume(self) -> QSlider:
        volume = QSlider(Qt.Orientation.Horizontal)
        volume.setRange(0, 100)
        volume.setValue(80)
        volume.setFixedWidth(90)
        volume.setAccessibleName(tr("Volume"))
        volume.setToolTip(tr("Volume"))
        volume.valueChanged.connect(lambda value: self._wish(volume=value / 100))
        return volume

    def _wish(self, **told: float) -> None:
        if self._player is not None:
            self._player.wish(**told)

    def _button(self, words: str, name: str, slot: Callable[[], None]) -> QPushButton:
        button = QPushButton(tr(words))
        button.setAutoDefault(False)
        button.setAccessibleName(tr(name))
        button.setToolTip(tr(name))
        button.clicked.connect(lambda _checked=False: slot())
        return button

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.banner)
        column.addWidget(self.picture, 1)
        column.addWidget(self.bar)
        loud = QWidget()
        beside = QHBoxLayout(loud)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(PlainLabel(tr("Volume"), role="note"))
        beside.addWidget(self.volume)
        column.addLayout(_row(self.play_button, self.back, self.on, self.time, self.rate, loud))
        column.addLayout(_row(self.from_button, self.to_button, self.span, self.again, self.keep))

    def _join(self) -> None:
        self.bar.wanted.connect(self._go)
        self.bar.pressed_space.connect(self.toggle)
        self.span.textEdited.connect(lambda _: self._show_spans(is_current=False))
        self.span.editingFinished.connect(self._on_written)
        self.picture.room_changed.connect(lambda width: self._wish(width=width))
        for keys, slot in (("I", self.mark_from), ("O", self.mark_to), ("P", self.keep_picture)):
            shortcut = QShortcut(QKeySequence(keys), self, slot)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self._shortcuts.append(shortcut)


def _row(*widgets: QWidget) -> FlowLayout:
    row = FlowLayout()
    for widget in widgets:
        row.addWidget(widget)
    return row
