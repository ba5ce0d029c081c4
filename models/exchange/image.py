"""Writes a laid-out figure as PNG, SVG or PDF: the only user of matplotlib, which is imported when first needed.

PNG and PDF are drawn by matplotlib's renderers, SVG by `svg.py`. PNG and outlined SVG hold letters as shapes; PDF and
editable SVG hold each line of words once, a halo behind them as a shape. Lengths are points, 1/72 inch.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from io import BytesIO
from itertools import pairwise
from math import ceil, floor
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

import numpy as np

from models.errors import CaseError
from models.exchange.letters import (
    HALO_WIDTH,
    missing_characters,
    outline_of,
    printable,
    start_of,
)
from models.exchange.metadata import ImageMetadata, png_with, tell_pdf
from models.exchange.pdf_tags import ARTIFACT, begin, end, roles_of
from models.exchange.pdf_words import PdfWords
from models.exchange.rings import turned
from models.exchange.svg import svg_text
from models.figure.marks import Box, Disc, Figure, Group, Label, Mark, Path, Rect, Stroke
from models.figure.measure import measure_in
from models.machine.safe_write import write_safely
from models.translation import tr

if TYPE_CHECKING:
    from matplotlib.backend_bases import GraphicsContextBase, RendererBase
    from matplotlib.path import Path as MplPath

__all__ = ["FORMATS", "ImageMetadata", "missing_characters", "write_image", "write_pages"]

FORMATS = (".png", ".svg", ".pdf")
POINTS_PER_INCH = 72
MOST_DOTS = 2**16 - 1  # Agg draws no picture that is wider or taller
MOST_PIXELS = 400_000_000  # 1.6 GB while it is drawn
FADE_STEP = 0.75  # width of one step of a fade, in points
FADE_MOST = 256  # steps of one fade: as many as its colours can differ by
ROUND = 0.5522847498  # how far a cubic curve's handles lie from its ends to draw a quarter circle of radius 1


def write_image(
    figure: Figure,
    path: FilePath,
    *,
    dpi: float = 300,
    outlined: bool = False,
    force: bool = False,
    metadata: ImageMetadata | None = None,
) -> None:
    """Write the figure to `path`; its ending chooses PNG, SVG or PDF. The same figure gives the same bytes.

    A PNG has `dpi` dots per inch of 72 points, and at 72 an SVG counts in pixels; `outlined` draws the letters of an
    SVG as shapes; without `metadata` the figure's own title and description are told. Characters that the font lacks
    are left blank: see `missing_characters`. Raises CaseError for another ending, an existing file without `force`,
    a folder that cannot be written, or a picture too large to draw.
    """
    ending = path.suffix.lower()
    if ending not in FORMATS:
        raise CaseError(
            tr("{name} has no ending that is known: end it in .png, .svg or .pdf.", name=path.name)
        )
    told = metadata or ImageMetadata(figure.title, figure.description)
    if ending == ".png":
        write = partial(_write_png, figure, told, dpi, _dots(figure, dpi))
    elif ending == ".svg":
        unit = "px" if dpi == POINTS_PER_INCH else "pt"
        write = partial(_write_svg, figure, told, outlined, unit)
    else:
        write = partial(_write_pdf, figure, told)
    write_safely(path, write, force=force)


def _dots(figure: Figure, dpi: float) -> tuple[int, int]:
    """Return width and height in dots."""
    width, height = (max(1, round(side * dpi / POINTS_PER_INCH)) for side in (figure.width, figure.height))
    if max(width, height) > MOST_DOTS or width * height > MOST_PIXELS:
        raise CaseError(
            tr(
                "A picture of {width} × {height} dots is too large to draw: choose fewer dots per inch.",
                width=width,
                height=height,
            )
        )
    return width, height


def _write_svg(figure: Figure, told: ImageMetadata, outlined: bool, unit: str, path: FilePath) -> None:
    text = svg_text(
        figure,
        told=told,
        outlined=outlined,
        unit=unit,
    )
    path.write_bytes(text.encode("utf-8"))


def _write_png(
    figure: Figure, told: ImageMetadata, dpi: float, dots: tuple[int, int], path: FilePath
) -> None:
    import matplotlib as mpl
    from matplotlib.backends.backend_agg import RendererAgg
    from PIL import Image

    with mpl.rc_context({"path.simplify": False, "agg.path.chunksize": 0}):
        renderer = RendererAgg(*dots, dpi)  # type: ignore[no-untyped-call]  # matplotlib's backends are untyped
        pencil = _Pencil(renderer, dpi / POINTS_PER_INCH, dots[1], as_shapes=True)
        if figure.background:
            pencil.ground(Rect(-1, -1, figure.width + 2, figure.height + 2), figure.background)
        for group in figure.groups:
            pencil.group(group)
        pixels = np.asarray(renderer.buffer_rgba())  # type: ignore[no-untyped-call]  # untyped, too
    shown = pixels[:, :, :3] if figure.background else pixels
    data = BytesIO()
    Image.fromarray(np.ascontiguousarray(shown)).save(data, "PNG", dpi=(dpi, dpi))
    path.write_bytes(png_with(data.getvalue(), told))


def write_pages(figures: Sequence[Figure], path: FilePath, *, metadata: ImageMetadata | None = None) -> None:
    """Write figures as the pages of one PDF with embedded fonts; the same figures give the same bytes."""
    import matplotlib as mpl
    import pikepdf
    from matplotlib.backends.backend_pdf import PdfPages
    from matplotlib.figure import Figure as MplFigure

    nothing = {"Creator": None, "Producer": None, "CreationDate": None}
    data, words = BytesIO(), PdfWords()
    with mpl.rc_context({"path.simplify": False}), PdfPages(data, metadata=nothing) as file:
        for figure in figures:
            inches = (figure.width / POINTS_PER_INCH, figure.height / POINTS_PER_INCH)
            page = MplFigure(inches, dpi=POINTS_PER_INCH)
            page.set_facecolor(figure.background or "none")
            page.add_artist(_artist(figure, words))
            page.savefig(file, format="pdf", facecolor="auto")
    with pikepdf.open(data) as pdf:
        words.embed(pdf)
        tell_pdf(pdf, metadata or ImageMetadata(), figures)
        pdf.save(path, deterministic_id=True)


def _write_pdf(figure: Figure, told: ImageMetadata, path: FilePath) -> None:
    write_pages((figure,), path, metadata=told)


def _artist(figure: Figure, words: PdfWords) -> Any:
    """Return a matplotlib artist that draws the whole display list on a page of 72 dots per inch."""
    from matplotlib.artist import Artist

    class Painting(Artist):
        """Draws a figure group by group, in its order."""

        def draw(self, renderer: RendererBase) -> None:
            """Draw every group."""
            pencil = _Pencil(renderer, 1.0, figure.height, as_shapes=False, words=words)
            is_picture, number = roles_of(figure) == ("Figure",), 0
            if is_picture:
                begin(renderer, "Figure", 0)
            for group in figure.groups:
                if group.role:
                    begin(renderer, group.role, number)
                pencil.group(group)
                if group.role:
                    end(renderer)
                    number += group.role != ARTIFACT
            if is_picture:
                end(renderer)

    return Painting()


class _Pencil:
    """Draws marks with a matplotlib renderer; points become dots by `scale`, y runs upwards there."""

    def __init__(
        self,
        renderer: RendererBase,
        scale: float,
        height: float,
        as_shapes: bool,
        words: PdfWords | None = None,
    ) -> None:
        from matplotlib.transforms import Affine2D

        self._renderer, self._as_shapes = renderer, as_shapes
        self._dot = 1 / scale if as_shapes else 0.0  # in points; a PDF has none
        self._to_dots = Affine2D().scale(scale, -scale).translate(0, height)
        self._set = words or PdfWords()

    def ground(self, rect: Rect, colour: str) -> None:
        """Fill what everything else is drawn upon."""
        self._mark(self._context(None), Box(rect, colour))

    def group(self, group: Group) -> None:
        """Draw the marks of a group within its clip."""
        for mark in group.marks:
            context = self._context(group.clip)
            self._mark(context, mark)
            context.restore()

    def _context(self, clip: Rect | None) -> GraphicsContextBase:
        from matplotlib.transforms import Bbox

        context = self._renderer.new_gc()
        context.set_snap(False)  # lines stand where the layout put them, as on the screen
        if clip:
            corners = self._to_dots.transform([(clip.x, clip.bottom), (clip.right, clip.y)])
            context.set_clip_rectangle(Bbox(corners))
        return context

    def _mark(self, context: GraphicsContextBase, mark: Mark) -> None:
        if isinstance(mark, Label):
            self._label(context, mark)
        elif isinstance(mark, Box):
            for blend in _blends(mark, self._dot):
                self._draw(context, _box_path(blend), blend.fill, blend.stroke)
        elif isinstance(mark, Disc):
            self._draw(context, _disc_path(mark), mark.fill, mark.stroke)
        elif len(mark.points):
            self._draw(context, _lines_path(mark), mark.fill, mark.stroke)

    def _draw(
        self, context: GraphicsContextBase, path: MplPath, fill: str | None, stroke: Stroke | None
    ) -> None:
        from matplotlib.colors import to_rgb

        context.set_linewidth(stroke.width if stroke else 0)
        context.set_joinstyle("round")
        context.set_capstyle("butt")
        if stroke:
            context.set_foreground(stroke.colour)
            if stroke.dash:
                context.set_dashes(0, list(stroke.dash))
        self._renderer.draw_path(context, path, self._to_dots, to_rgb(fill) if fill else None)

    def _label(self, context: GraphicsContextBase, label: Label) -> None:
        from matplotlib.path import Path as MplPath

        letters = MplPath(*outline_of(label)) if label.halo or self._as_shapes else None
        if letters is not None and label.halo:
            stroke = Stroke(label.halo, label.size * HALO_WIDTH)
            self._draw(context, letters, label.halo, stroke)
        if letters is not None and self._as_shapes:
            self._draw(context, letters, label.colour, None)
        else:
            self._words(context, label)

    def _words(self, context: GraphicsContextBase, label: Label) -> None:
        """Draw a label as words that can be searched."""
        text = printable(label.text, measure_in(label.typeface))
        if not text.strip():
            return
        context.set_foreground(label.colour)
        x, y = self._to_dots.transform((start_of(label), label.y))
        self._renderer.check_gc(context, context._rgb)  # type: ignore[attr-defined]  # as its own text does
        self._renderer.file.write(self._set.drawn(text, label, x, y))  # type: ignore[attr-defined]  # PDF has it


# shapes ----------------------------------------------------------------------------------------


def _blends(box: Box, dot: float) -> Iterator[Box]:
    """Yield the box; one that fades in solid steps."""
    fade, rect = box.fade, box.rect
    if fade is None:
        yield box
        return
    start, long = (rect.y, rect.height) if fade.is_upright else (rect.x, rect.width)
    for at, far, share in _steps(start, long, dot) if dot else _overlapping_steps(start, long):
        part = Rect(rect.x, at, rect.width, far) if fade.is_upright else Rect(at, rect.y, far, rect.height)
        yield Box(part, fade.at(share))


def _steps(start: float, long: float, dot: float) -> Iterator[tuple[float, float, float]]:
    """Yield where each step begins, its length, and its share of the way: each ends where a dot ends."""
    size = dot * max(round(max(FADE_STEP, long / FADE_MOST) / dot), 1)
    first = (floor(start / size) + 1) * size
    cuts = (first + number * size for number in range(ceil((start + long - first) / size)))
    for at, to in pairwise((start, *cuts, start + long)):
        yield at, to - at, ((at + to) / 2 - start) / long


def _overlapping_steps(start: float, long: float) -> Iterator[tuple[float, float, float]]:
    """Yield the steps where nobody knows the dots: each reaches under the next, so that no seam shows."""
    count = min(max(int(long / FADE_STEP), 4), FADE_MOST)
    step = long / count
    for number in range(count):
        yield start + number * step, min(2, count - number) * step, (number + 0.5) / count


def _box_path(box: Box) -> MplPath:
    from matplotlib.path import Path as MplPath

    rect = box.rect
    corner = min(box.corner, rect.width / 2, rect.height / 2)
    if corner > 0:
        return _rounded(rect, corner)
    left, top, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
    return MplPath(np.array(corners), closed=True)


def _rounded(rect: Rect, corner: float) -> MplPath:
    """Return a rectangle with quarter circles at its corners."""
    from matplotlib.path import Path as MplPath

    left, top, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    c, h = corner, corner * (1 - ROUND)
    points = [
        (left + c, top),
        (right - c, top), (right - h, top), (right, top + h), (right, top + c),
        (right, bottom - c), (right, bottom - h), (right - h, bottom), (right - c, bottom),
        (left + c, bottom), (left + h, bottom), (left, bottom - h), (left, bottom - c),
        (left, top + c), (left, top + h), (left + h, top), (left + c, top),
        (left + c, top),
    ]  # fmt: skip
    move, line, curve, close = MplPath.MOVETO, MplPath.LINETO, MplPath.CURVE4, MplPath.CLOSEPOLY
    return MplPath(np.array(points), [move, *((line, curve, curve, curve) * 4), close])


def _disc_path(disc: Disc) -> MplPath:
    from matplotlib.path import Path as MplPath

    return MplPath.circle((disc.x, disc.y), disc.radius)


def _lines_path(mark: Path) -> MplPath:
    """Return rings or lines; a hole is cut out by the turn of its ring."""
    from matplotlib.path import Path as MplPath

    points, starts = mark.points, list(mark.starts)
    codes = np.full(len(points), MplPath.LINETO, dtype=np.uint8)
    codes[starts] = MplPath.MOVETO
    if mark.is_closed:
        points = turned(points, mark.starts) if mark.fill else points
        ends = [*starts[1:], len(points)]
        points = np.insert(points, ends, points[starts], axis=0)
        codes = np.insert(codes, ends, MplPath.CLOSEPOLY)
    return MplPath(points, codes)
