"""Paints a laid-out figure on the screen; the same display list is written to files by models.exchange.image."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QByteArray, QDataStream, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QGlyphRun,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPen,
    QRawFont,
)

from models.figure.marks import Box, Disc, Figure, Group, Label, Mark, Path, Rect, Stroke
from models.paths import resource

HALO_WIDTH = 0.28  # of the size of the letters
NO_PEN = QPen(Qt.PenStyle.NoPen)
NO_BRUSH = QBrush(Qt.BrushStyle.NoBrush)


def paint(figure: Figure, painter: QPainter, scale: float = 1.0) -> None:
    """Paint the figure with its upper left corner at the painter's origin; one point is `scale` pixels."""
    painter.save()
    painter.scale(scale, scale)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    if figure.background:
        painter.fillRect(QRectF(0, 0, figure.width, figure.height), QColor(figure.background))
    for group in figure.groups:
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
    painter.setBrush(QBrush(QColor(mark.fill)) if mark.fill else NO_BRUSH)
    if isinstance(mark, Box):
        if mark.corner:
            painter.drawRoundedRect(_rect(mark.rect), mark.corner, mark.corner)
        else:
            painter.drawRect(_rect(mark.rect))
    elif isinstance(mark, Disc):
        painter.drawEllipse(QPointF(mark.x, mark.y), mark.radius, mark.radius)
    elif isinstance(mark, Path):
        painter.drawPath(path_of(mark))


def _rect(rect: Rect) -> QRectF:
    return QRectF(rect.x, rect.y, rect.width, rect.height)


@lru_cache(maxsize=512)
def _pen(stroke: Stroke | None) -> QPen:
    if stroke is None:
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
    """Answer the mark's lines or rings as one Qt path, filled by the odd-even rule.

    The vertices go through Qt's stream format (count; then kind, x, y of each; first vertex; fill rule), which
    takes a numpy array at once where `lineTo` would be called for each point.
    """
    points, starts = _closed(mark) if mark.is_closed else (mark.points, mark.starts)
    path = QPainterPath()
    if len(points) == 0:
        return path
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
    """Answer the points with the first of each ring once more at its end."""
    parts = np.split(mark.points, mark.starts[1:])
    starts = tuple(start + number for number, start in enumerate(mark.starts))
    return np.concatenate([np.concatenate([part, part[:1]]) for part in parts]), starts


# words -----------------------------------------------------------------------------------------


def _paint_label(label: Label, painter: QPainter) -> None:
    run = glyph_run(label.text, label.size, label.is_bold)
    if run is None:
        _paint_foreign(label, painter)
        return
    width, glyphs = run
    at = QPointF(label.x - width * {"start": 0.0, "middle": 0.5, "end": 1.0}[label.anchor], label.y)
    if label.halo:
        painter.fillPath(_outline(label.text, label.size, label.is_bold).translated(at), QColor(label.halo))
    painter.setPen(QColor(label.colour))
    painter.drawGlyphRun(at, glyphs)


def _paint_foreign(label: Label, painter: QPainter) -> None:
    """Paint words with letters that our font lacks, in whatever the system has for them."""
    font = QFont("Dateline Sans")
    font.setPixelSize(max(1, round(label.size)))
    font.setBold(label.is_bold)
    painter.setFont(font)
    painter.setPen(QColor(label.colour))
    width = painter.fontMetrics().horizontalAdvance(label.text)
    shift = width * {"start": 0.0, "middle": 0.5, "end": 1.0}[label.anchor]
    painter.drawText(QPointF(label.x - shift, label.y), label.text)


@lru_cache(maxsize=64)
def raw_font(size: float, is_bold: bool) -> QRawFont:
    """Answer the shipped font at a size in points of the figure, unhinted, so that widths are those of print."""
    name = "DatelineSans-Bold.ttf" if is_bold else "DatelineSans-Regular.ttf"
    return QRawFont(str(resource("fonts", name)), size, QFont.HintingPreference.PreferNoHinting)


@lru_cache(maxsize=8192)
def glyph_run(text: str, size: float, is_bold: bool) -> tuple[float, QGlyphRun] | None:
    """Answer the width in points and the glyphs of a text; None if the font lacks one of its letters."""
    font = raw_font(size, is_bold)
    glyphs = font.glyphIndexesForString(text)
    if 0 in glyphs:
        return None
    positions, x = [], 0.0
    for advance in font.advancesForGlyphIndexes(glyphs):
        positions.append(QPointF(x, 0))
        x += advance.x()
    run = QGlyphRun()
    run.setRawFont(font)
    run.setGlyphIndexes(glyphs)
    run.setPositions(positions)
    return x, run


@lru_cache(maxsize=2048)
def _outline(text: str, size: float, is_bold: bool) -> QPainterPath:
    """Answer the letters made fat, to be laid behind them on a map."""
    font, path, x = raw_font(size, is_bold), QPainterPath(), 0.0
    glyphs = font.glyphIndexesForString(text)
    for glyph, advance in zip(glyphs, font.advancesForGlyphIndexes(glyphs), strict=True):
        path.addPath(font.pathForGlyph(glyph).translated(x, 0))
        x += advance.x()
    stroker = QPainterPathStroker()
    stroker.setWidth(size * HALO_WIDTH)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    fat = stroker.createStroke(path)
    fat.setFillRule(Qt.FillRule.WindingFill)
    return fat
