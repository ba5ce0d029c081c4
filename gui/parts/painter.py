"""Paints a laid-out figure on the screen; the same display list is written to files by models.exchange.image."""

from collections.abc import Container
from functools import lru_cache
from itertools import accumulate
from math import cos, pi, sin

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QByteArray, QDataStream, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QGlyphRun,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QRawFont,
)

from models.figure.faces import is_plain
from models.figure.marks import Box, Disc, Figure, Group, Label, Mark, Path, Rect, Stroke
from models.figure.measure import measure_in
from models.figure.packs import font_path, own_file
from models.figure.typeface import Typeface

HALO_WIDTH = 0.28  # of the size of the letters, as in files
HALO_COPIES = 12
LARGE = 1024.0  # pixels: where advances are exact
_BEFORE = {"start": 0.0, "middle": 0.5, "end": 1.0}
NO_PEN = QPen(Qt.PenStyle.NoPen)
MANY_STEPS = 40  # points
NO_BRUSH = QBrush(Qt.BrushStyle.NoBrush)


def paint(figure: Figure, painter: QPainter, scale: float = 1.0, only: Container[str] | None = None) -> None:
    """Paint the figure with its upper left corner at the painter's origin; one point is `scale` pixels.

    With `only`, paint the groups of these names alone, and no background.
    """
    painter.save()
    painter.scale(scale, scale)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    if figure.background and only is None:
        painter.fillRect(QRectF(0, 0, figure.width, figure.height), QColor(figure.background))
    for group in figure.groups:
        if only is None or group.name in only:
            _paint_group(group, painter)
    painter.restore()


def _paint_group(group: Group, painter: QPainter) -> None:
    if group.clip:
        painter.save()
        painter.setClipRect(_rect(group.clip), Qt.ClipOperation.IntersectClip)
    for mark in group.marks:
        paint_mark(mark, painter)
    if group.clip:
        painter.restore()


def paint_mark(mark: Mark, painter: QPainter) -> None:
    """Paint one mark."""
    if isinstance(mark, Label):
        _paint_label(mark, painter)
        return
    painter.setPen(_pen(mark.stroke))
    painter.setBrush(_brush(mark))
    if isinstance(mark, Box):
        corner = min(mark.corner, mark.rect.width / 2, mark.rect.height / 2)
        if corner > 0:
            painter.drawRoundedRect(_rect(mark.rect), corner, corner)
        else:
            painter.drawRect(_rect(mark.rect))
    elif isinstance(mark, Disc):
        painter.drawEllipse(QPointF(mark.x, mark.y), mark.radius, mark.radius)
    elif isinstance(mark, Path):
        _paint_path(mark, painter)


def _brush(mark: Box | Disc | Path) -> QBrush:
    """Return what a mark is filled with."""
    if not isinstance(mark, Box) or mark.fade is None:
        return QBrush(QColor(mark.fill)) if mark.fill else NO_BRUSH
    rect, fade = mark.rect, mark.fade
    end = QPointF(rect.x, rect.bottom) if fade.is_upright else QPointF(rect.right, rect.y)
    passing = QLinearGradient(QPointF(rect.x, rect.y), end)
    passing.setStops([(share, QColor(colour)) for share, colour in fade.stops])
    return QBrush(passing)


def _paint_path(mark: Path, painter: QPainter) -> None:
    """Paint a path; one of many upright steps, such as a histogram, gains nothing from smooth edges but costs."""
    if mark.stroke is None and len(mark.points) > MANY_STEPS and _is_stepped(mark.points):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.drawPath(path_of(mark))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    else:
        painter.drawPath(path_of(mark))


def _is_stepped(points: NDArray[np.float64]) -> bool:
    return bool(np.all(np.any(np.diff(points, axis=0) == 0, axis=1)))


def _rect(rect: Rect) -> QRectF:
    return QRectF(rect.x, rect.y, rect.width, rect.height)


@lru_cache(maxsize=512)
def _pen(stroke: Stroke | None) -> QPen:
    if stroke is None or stroke.width <= 0:  # Qt would draw a hairline
        return NO_PEN
    pen = QPen(QColor(stroke.colour), stroke.width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if stroke.dash:
        pen.setDashPattern([length / stroke.width for length in stroke.dash])
    return pen


# paths -----------------------------------------------------------------------------------------

_VERTEX = np.dtype([("kind", ">i4"), ("x", ">f8"), ("y", ">f8")])


def path_of(mark: Path) -> QPainterPath:
    """Return the mark's lines or rings as one Qt path, filled by the odd-even rule.

    The vertices go through Qt's stream format (count; then kind, x, y of each; first vertex; fill rule), which
    takes a numpy array at once where `lineTo` would be called for each point.
    """
    path = QPainterPath()
    if len(mark.points) == 0:
        return path
    points, starts = _closed(mark) if mark.is_closed else (mark.points, mark.starts)
    vertices = np.empty(len(points), _VERTEX)
    vertices["kind"] = 1
    vertices["kind"][list(starts)] = 0
    vertices["x"], vertices["y"] = points[:, 0], points[:, 1]
    head = np.array([len(points)], ">i4").tobytes()
    tail = np.array([0, int(Qt.FillRule.OddEvenFill.value)], ">i4").tobytes()
    data = QByteArray(head + vertices.tobytes() + tail)  # must outlive the stream
    stream = QDataStream(data, QIODevice.OpenModeFlag.ReadOnly)
    stream >> path
    return path


def _closed(mark: Path) -> tuple[NDArray[np.float64], tuple[int, ...]]:
    """Return the points with the first of each ring once more at its end."""
    if len(mark.starts) == 1:
        return np.concatenate((mark.points, mark.points[:1])), mark.starts
    parts = np.split(mark.points, mark.starts[1:])
    starts = tuple(start + number for number, start in enumerate(mark.starts))
    return np.concatenate([np.concatenate([part, part[:1]]) for part in parts]), starts


# words -----------------------------------------------------------------------------------------

Set = tuple[float, tuple[QGlyphRun, ...]]
"""How wide a text is, and its glyphs, each run in one font."""


def _paint_label(label: Label, painter: QPainter) -> None:
    found = glyph_runs(label.text, label.size, label.is_bold, label.typeface)
    if found is None:
        _paint_foreign(label, painter)
        return
    width, runs = found
    at = QPointF(label.x - width * _BEFORE[label.anchor], label.y)
    if label.halo:
        _paint_halo(at, runs, label, painter)
    painter.setPen(QColor(label.colour))
    for glyphs in runs:
        painter.drawGlyphRun(at, glyphs)


def _paint_halo(at: QPointF, runs: tuple[QGlyphRun, ...], label: Label, painter: QPainter) -> None:
    """Paint the letters a few times around their place: looks like a line around them at a tenth of the cost."""
    painter.setPen(QColor(label.halo))
    reach = label.size * HALO_WIDTH / 2
    for turn in range(HALO_COPIES):
        angle = 2 * pi * turn / HALO_COPIES
        for glyphs in runs:
            painter.drawGlyphRun(at + QPointF(reach * cos(angle), reach * sin(angle)), glyphs)


def _paint_foreign(label: Label, painter: QPainter) -> None:
    """Paint words with letters that no font of ours has in whatever the system has; print leaves these blank."""
    font = QFont("Dateline Sans")
    font.setPixelSize(max(1, round(label.size)))
    font.setBold(label.is_bold)
    painter.setFont(font)
    painter.setPen(QColor(label.colour))
    text = " ".join(label.text.splitlines())
    width = painter.fontMetrics().horizontalAdvance(text)
    painter.drawText(QPointF(label.x - width * _BEFORE[label.anchor], label.y), text)


@lru_cache(maxsize=64)
def raw_font(size: float, file: str) -> QRawFont:
    """Return a shipped font at a size in points of the figure, unhinted, so that letters look as in print."""
    font = QRawFont(_large_font(file))
    font.setPixelSize(size)
    return font


@lru_cache(maxsize=64)
def _large_font(file: str) -> QRawFont:
    """Return a shipped font; its file is read once, and other sizes share it."""
    return QRawFont(str(font_path(file)), LARGE, QFont.HintingPreference.PreferNoHinting)


@lru_cache(maxsize=8192)
def _places(text: str, is_bold: bool) -> tuple[list[int], list[float]]:
    """Return the glyphs of a plain text and where each begins at size 1, with the end last.

    They are asked of a large font, because Qt rounds them to 1/64 of a pixel.
    """
    font = _large_font(own_file(is_bold))
    glyphs = font.glyphIndexesForString(text)
    advances = font.advancesForGlyphIndexes(glyphs, QRawFont.LayoutFlag.KernedAdvances)
    return glyphs, list(accumulate((advance.x() / LARGE for advance in advances), initial=0.0))


@lru_cache(maxsize=8192)
def glyph_runs(text: str, size: float, is_bold: bool, typeface: Typeface | None = None) -> Set | None:
    """Return the width in points and the placed glyphs of a text; None if no font of ours has one of its letters."""
    if typeface or not is_plain(text):
        return _shaped_runs(text, size, is_bold, typeface)
    glyphs, places = _places(text, is_bold)
    run = _run(own_file(is_bold), size, glyphs, [QPointF(place * size, 0) for place in places[:-1]])
    return places[-1] * size, (run,)


def _shaped_runs(text: str, size: float, is_bold: bool, typeface: Typeface | None) -> Set | None:
    from models.figure.shaping import shaped  # noqa: PLC0415 - a figure in Latin or Chinese needs no shaping

    if measure_in(typeface).missing(text):
        return None
    line = shaped(text, is_bold, typeface)
    runs = tuple(
        _run(
            run.file,
            size,
            [glyph.number for glyph in run.glyphs],
            [QPointF(glyph.x * size, glyph.y * size) for glyph in run.glyphs],
        )
        for run in line.runs
    )
    return line.width * size, runs


def _run(file: str, size: float, glyphs: list[int], places: list[QPointF]) -> QGlyphRun:
    run = QGlyphRun()
    run.setRawFont(raw_font(size, file))
    run.setGlyphIndexes(glyphs)
    run.setPositions(places)
    return run
