"""The window's end of the player: starts its process when a recording is to be played, and hands it the bytes."""

import io
import json
import sys
from contextlib import suppress
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, QProcess, Signal
from PySide6.QtGui import QImage

from gui.player.wire import PICTURE_HEAD, Parcel, Unpacker, packed, words
from models.errors import CaseError
from models.machine.paths import program_folder
from models.machine.program import is_bundle, is_installed
from models.translation import tr, tr_later

PLAYER: Final = "--player"
_MISSING: Final = tr_later(
    "Recordings can be cited by their times but not played: the optional part for it is not installed. "
    "`sh packaging/run.sh --with-recordings` adds it."
)
_NOT_IN_PACKAGE: Final = tr_later(
    "Recordings can be cited by their times but not played here: this package holds no player. "
    "Documents ▸ Save a copy of the document gives the recording to another program."
)
BROKEN: Final = tr_later(
    "This recording is damaged, or of a kind that cannot be played; its bytes are kept unaltered."
)
STOPPED: Final = tr_later("The player stopped: press Play to begin again.")
NO_PICTURE: Final = tr_later("There is no picture to keep: play the recording to where one is seen.")
_MOST_BYTES: Final = 1 << 20  # that a player may ask for at once


def can_play() -> bool:
    """Tell whether the part that plays recordings is installed."""
    return _beside().exists() if is_bundle() else find_spec("PySide6.QtMultimedia") is not None


def _beside() -> Path:
    """Return the player of a package, a program in a folder of its own."""
    ending = ".exe" if sys.platform == "win32" else ""
    return Path(sys.executable).resolve().parent / "player" / f"dateline-player{ending}"


def missing_words() -> str:
    """Return why recordings cannot be played here, and what to do."""
    return tr(_NOT_IN_PACKAGE if is_installed() else _MISSING)


class Player(QObject):
    """Plays one recording; everything that it says comes as a signal."""

    opened = Signal(
        int, bool, bool
    )  # milliseconds, whether it has pictures, whether its sound cannot be heard here
    moved = Signal(int)  # to so many milliseconds
    played = Signal(bool)  # whether it plays now
    pictured = Signal(QImage)
    kept = Signal(bytes, int)  # a PNG, and from when it is
    failed = Signal(str)  # a sentence

    def __init__(self, file: io.RawIOBase, size: int, parent: QObject | None = None) -> None:
        """Keep a recording of so many bytes; nothing is opened before somebody presses Play."""
        super().__init__(parent)
        self._file, self._size = file, size
        self._process: QProcess | None = None
        self._unpacker = Unpacker()
        self._wishes: dict[str, Any] = {}  # what holds for every process: width, rate, volume

    @property
    def is_running(self) -> bool:
        """Tell whether there is a process that could play."""
        return self._process is not None

    def begin(self, at: int, *, is_played: bool) -> None:
        """Start the process if there is none, go to a time and play from there, or stand there."""
        if self._process is None:
            self._start()
            self._say(open=self._size, **self._wishes)
        self._say(begin=[at, is_played])

    def play(self, *, is_wished: bool) -> None:
        """Play on, or stand still."""
        self._say(play=is_wished)

    def seek(self, at: int) -> None:
        """Go to a time."""
        self._say(seek=at)

    def wish(self, **told: float) -> None:
        """Hold to a `rate`, a `volume` (0 to 1) or a `width` of pictures, now and in every process."""
        self._wishes.update(told)
        self._say(**told)

    def keep_picture(self) -> None:
        """Ask for the picture that is seen, as large as it was recorded."""
        self._say(still=True)

    def close(self) -> None:
        """End the process and forget what it held."""
        process, self._process = self._process, None
        if process is not None:
            _end(process)
            process.deleteLater()

    def _start(self) -> None:
        process = QProcess(self)
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._on_said)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        self.destroyed.connect(partial(_end, process))  # with a window whose language was changed, say
        self._process, self._unpacker = process, Unpacker()
        if is_bundle():
            process.start(str(_beside()))
        else:
            process.start(sys.executable, [str(program_folder() / "main.py"), PLAYER])

    def _say(self, **told: Any) -> None:
        if self._process is not None:
            self._process.write(words(**told))

    def _on_said(self) -> None:
        process = self._process
        if process is None:
            return
        try:
            for kind, content in self._unpacker.feed(bytes(process.readAllStandardOutput().data())):
                if self._process is not process:
                    return
                self._on_parcel(kind, content)
        except ValueError:
            self._fail(tr(BROKEN))

    def _on_parcel(self, kind: Parcel, content: bytes) -> None:
        if kind is Parcel.WORDS:
            self._on_words(json.loads(content))
            return
        width, height, at = PICTURE_HEAD.unpack_from(content)
        pixels = content[PICTURE_HEAD.size :]
        if kind is Parcel.STILL:
            self.kept.emit(pixels, at)
        elif kind is Parcel.PICTURE and len(pixels) == width * height * 4:
            self.pictured.emit(QImage(pixels, width, height, QImage.Format.Format_RGB32).copy())
            self._say(seen=True)

    def _on_words(self, told: dict[str, Any]) -> None:
        if "need" in told:
            self._answer(*map(int, told["need"]))
        if "length" in told:
            self.opened.emit(int(told["length"]), bool(told["has_picture"]), bool(told["is_silent"]))
        if "at" in told:
            self.moved.emit(int(told["at"]))
        if "playing" in told:
            self.played.emit(bool(told["playing"]))
        if told.get("failed") == "still":
            self.failed.emit(tr(NO_PICTURE))
        elif "failed" in told:
            self._fail(missing_words() if told["failed"] == "missing" else tr(BROKEN))

    def _answer(self, at: int, count: int) -> None:
        """Hand over some bytes of the recording, and only of it."""
        try:
            self._file.seek(at)
            piece = self._file.read(max(0, min(count, _MOST_BYTES))) or b""
        except CaseError as error:  # the stick with the case was pulled
            self._fail(str(error))
            return
        if self._process is not None:
            self._process.write(packed(Parcel.BYTES, piece))

    def _on_finished(self) -> None:
        if self._process is not None:
            self._fail(tr(STOPPED))

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._fail(tr(STOPPED))

    def _fail(self, sentence: str) -> None:
        self.close()
        self.played.emit(False)
        self.failed.emit(sentence)


def _end(process: QProcess, _gone: QObject | None = None) -> None:
    """End a process at once: it holds nothing that could be lost."""
    with suppress(RuntimeError):  # it ended before its player went
        process.blockSignals(True)
        process.kill()
        process.waitForFinished(2000)
