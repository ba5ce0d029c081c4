"""Plays one recording in the player's process by Qt Multimedia; what it says goes over the wire."""

from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, Slot
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtMultimedia import QAudioOutput, QMediaDevices, QMediaPlayer, QVideoSink

from gui.player.asked_file import AskedFile
from gui.player.pipes import Pipes
from gui.player.wire import PICTURE_HEAD, Parcel, packed


class Playing(QObject):
    """Plays one recording as the window wishes."""

    def __init__(self, wire: Pipes) -> None:
        """Wait for the recording."""
        super().__init__()
        self._wire = wire
        self._player, self._sink = QMediaPlayer(self), QVideoSink(self)
        self._player.setVideoSink(self._sink)
        self._has_speaker = not QMediaDevices.defaultAudioOutput().isNull()
        self._sound = QAudioOutput(self)
        if self._has_speaker:
            self._player.setAudioOutput(self._sound)
        self._width = 640
        self._is_shown = True  # the last picture that was sent
        self._first: tuple[int, bool] | None = None  # where to begin, and whether to play on
        self._media, self._state = QMediaPlayer.MediaStatus, QMediaPlayer.PlaybackState
        self._player.mediaStatusChanged.connect(self._on_status)
        self._player.playbackStateChanged.connect(self._on_state)
        self._player.positionChanged.connect(lambda at: wire.say(at=at))
        self._player.durationChanged.connect(self._tell_length)
        self._player.errorOccurred.connect(lambda *_: wire.say(failed="broken"))
        self._sink.videoFrameChanged.connect(self._on_frame, Qt.ConnectionType.QueuedConnection)
        wire.told.connect(self._on_told)
        wire.listen()

    @Slot(dict)
    def _on_told(self, told: dict[str, Any]) -> None:
        for name, value in told.items():
            getattr(self, f"do_{name}", lambda _value: None)(value)

    def do_open(self, size: int) -> None:
        """Take a recording of so many bytes."""
        self._player.setSourceDevice(AskedFile(size, self._wire.ask, self))

    def do_begin(self, where: list[Any]) -> None:
        """Go to a time, and play from there if it is said."""
        self._first = int(where[0]), bool(where[1])
        self._begin()

    def do_play(self, is_wished: bool) -> None:
        """Play on, or stand still."""
        if is_wished:
            self._player.play()
        else:
            self._player.pause()

    def do_seek(self, at: int) -> None:
        """Go to a time."""
        if self._player.playbackState() is self._state.StoppedState:
            self._player.pause()  # what is stopped shows no picture
        self._player.setPosition(at)

    def do_rate(self, rate: float) -> None:
        """Play so many times as fast as it was recorded."""
        self._player.setPlaybackRate(rate)

    def do_volume(self, share: float) -> None:
        """Play as loud as this share of what it may be."""
        self._sound.setVolume(share)

    def do_width(self, pixels: int) -> None:
        """Send pictures that are not wider than so many pixels."""
        self._width = max(16, pixels)
        self._send_picture()

    def do_seen(self, _: bool) -> None:
        """Send the next picture: the last one is painted."""
        self._is_shown = True

    def do_still(self, _: bool) -> None:
        """Send the picture that is seen, as large as it was recorded."""
        image = self._sink.videoFrame().toImage().convertToFormat(QImage.Format.Format_RGB32)
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        if image.isNull() or not QImageWriter(buffer, b"png").write(image):
            self._wire.say(failed="still")
            return
        head = PICTURE_HEAD.pack(image.width(), image.height(), self._time_of_picture())
        self._wire.send(packed(Parcel.STILL, head + data.data()))

    def _on_status(self, status: Any) -> None:
        has_any = self._player.hasVideo() or self._player.hasAudio()
        if status == self._media.LoadedMedia and not has_any:
            self._wire.say(failed="broken")
        elif status in (self._media.LoadedMedia, self._media.BufferedMedia):
            self._tell_length()
            self._begin()
        elif status == self._media.InvalidMedia:
            self._wire.say(failed="broken")

    def _begin(self) -> None:
        if self._first is None or self._player.mediaStatus() in (
            self._media.NoMedia,
            self._media.LoadingMedia,
        ):
            return
        (at, is_played), self._first = self._first, None
        self._player.pause()
        self._player.setPosition(at)
        if is_played:
            self._player.play()

    def _tell_length(self, *_: int) -> None:
        player = self._player
        self._wire.say(
            length=player.duration(),
            has_picture=player.hasVideo(),
            is_silent=player.hasAudio() and not self._has_speaker,
        )

    def _on_state(self, state: Any) -> None:
        self._wire.say(playing=state == self._state.PlayingState)

    @Slot()
    def _on_frame(self) -> None:
        if self._is_shown:
            self._send_picture()

    def _send_picture(self) -> None:
        image = self._sink.videoFrame().toImage()
        if image.isNull():
            return
        if image.width() > self._width:
            size = QSize(self._width, max(1, round(image.height() * self._width / image.width())))
            image = image.scaled(size, mode=Qt.TransformationMode.SmoothTransformation)
        image = image.convertToFormat(QImage.Format.Format_RGB32)
        self._is_shown = False
        head = PICTURE_HEAD.pack(image.width(), image.height(), self._time_of_picture())
        self._wire.send(packed(Parcel.PICTURE, head + bytes(image.constBits())))

    def _time_of_picture(self) -> int:
        """Return from when the picture is, in milliseconds."""
        begun = self._sink.videoFrame().startTime()  # microseconds; below 0 where it is not told
        return begun // 1000 if begun >= 0 else self._player.position()
