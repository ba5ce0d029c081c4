"""Writes a laid-out figure as PNG, SVG or PDF: the only user of matplotlib, which is imported when first needed."""

from __future__ import annotations

from functools import partial
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

import numpy as np

from models.errors import CaseError
from models.figure.marks import Box, Disc, Figure, Group, Label, Mark, Path, Rect, Stroke
from models.figure.measure import FontMeasure
from models.paths import resource
from models.safe_write import write_safely

if TYPE_CHECKING:
    from matplotlib.backend_bases import GraphicsContextBase, RendererBase
    from matplotlib.font_manager import FontProperties
    from matplotlib.path import Path as MplPath

FORMATS = (".png", ".svg", ".pdf")
POINTS_PER_INCH = 72
HALO_WIDTH = 0.28  # of the size of the letters
FAMILIES = ["Dateline Sans", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC"]
SETTINGS: dict[Any, Any] = {
    "text.hinting": "none",
    "text.parse_math": False,
    "pdf.fonttype": 42,
    "svg.hashsalt": "dateline",
    "path.simplify": False,
    "path.snap": False,
    "agg.path.chunksize": 0,
}
_METADATA: dict[str, dict[str, str | None]] = {
    ".png": {"Software": None},
    ".svg": {"Date": None, "Creator": None, "Format": None, "Type": None},
    ".pdf": {"Creator": None, "Producer": None, "CreationDate": None},
}


def write_image(
    figure: Figure, path: FilePath, *, dpi: float = 300, outlined: bool = False, force: bool = False
) -> None:
    """Write the figure to `path`; its ending chooses PNG, SVG or PDF. The same figure gives the same bytes.

    A PNG has `dpi` dots per inch of 72 points; `outlined` draws the letters of an SVG as shapes.
    Raises CaseError for another ending, an existing file without `force`, or a folder that cannot be written.
    """
    ending = path.suffix.lower()
    if ending not in FORMATS:
        raise CaseError(f"{path.name} has no ending that is known: end it in .png, .svg or .pdf.")
    write_safely(path, partial(_write, figure, ending, dpi, outlined), force=force)


def _write(figure: Figure, ending: str, dpi: float, outlined: bool, path: FilePath) -> None:
    import matplotlib as mpl
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure as MplFigure

    fonttype = "path" if outlined else "none"
    with mpl.rc_context(SETTINGS | {"svg.fonttype": fonttype}):
        page = MplFigure(
            figsize=(figure.width / POINTS_PER_INCH, figure.height / POINTS_PER_INCH),
            dpi=dpi if ending == ".png" else POINTS_PER_INCH,
            facecolor=figure.background or "none",
            edgecolor="none",
        )
        FigureCanvasAgg(page)
        page.add_artist(_artist(figure, as_shapes=ending == ".png" or outlined))
        metadata = dict(_METADATA[ending])
        if ending != ".png" and figure.title:
            metadata["Title"] = figure.title
        page.savefig(path, format=ending[1:], dpi=page.dpi, metadata=metadata, facecolor=page.get_facecolor())


def _artist(figure: Figure, as_shapes: bool) -> Any:
    """Answer a matplotlib artist that draws the whole display list."""
    from matplotlib.artist import Artist

    class Painting(Artist):
        """Draws a figure group by group, in its order."""

        def draw(self, renderer: RendererBase) -> None:
            """Draw every group."""
            page = self.get_figure()
            if page is None:
                return
            pencil = _Pencil(renderer, page.dpi / POINTS_PER_INCH, figure.height, as_shapes)
            for group in figure.groups:
                pencil.group(group)

    return Painting()


class _Pencil:
    """Draws marks with a matplotlib renderer; lengths become dots by `scale`, y runs upwards there."""

    def __init__(self, renderer: RendererBase, scale: float, height: float, as_shapes: bool) -> None:
        from matplotlib.transforms import Affine2D

        self._renderer, self._scale, self._height, self._as_shapes = renderer, scale, height, as_shapes
        self._to_dots = Affine2D().scale(scale, -scale).translate(0, height * scale)
        self._measure = FontMeasure()

    def group(self, group: Group) -> None:
        self._renderer.open_group(group.name, gid=group.name)
        for mark in group.marks:
            context = self._context(group.clip)
            self._mark(context, mark)
            context.restore()
        self._renderer.close_group(group.name)

    def _mark(self, context: GraphicsContextBase, mark: Mark) -> None:
        if isinstance(mark, Label):
            self._label(context, mark)
        elif isinstance(mark, Box):
            self._draw(context, _box_path(mark), mark.fill, mark.stroke)
        elif isinstance(mark, Disc):
            self._draw(context, _disc_path(mark), mark.fill, mark.stroke)
        else:
            self._draw(context, _lines_path(mark), mark.fill, mark.stroke)

    def _context(self, clip: Rect | None) -> GraphicsContextBase:
        from matplotlib.transforms import Bbox

        context = self._renderer.new_gc()
        if clip:
            corners = self._to_dots.transform([(clip.x, clip.bottom), (clip.right, clip.y)])
            context.set_clip_rectangle(Bbox(corners))
        return context

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
        width = self._measure.width(label.text, label.size, label.is_bold)
        x = label.x - width * {"start": 0.0, "middle": 0.5, "end": 1.0}[label.anchor]
        if label.halo:
            stroke = Stroke(label.halo, label.size * HALO_WIDTH)
            self._draw(context, self._letters(label, x), label.halo, stroke)
        if self._as_shapes:
            self._draw(context, self._letters(label, x), label.colour, None)
            return
        context.set_foreground(label.colour)
        dots_x, dots_y = self._to_dots.transform((x, label.y))
        if self._renderer.flipy():
            dots_y = self._height * self._scale - dots_y
        self._renderer.draw_text(context, dots_x, dots_y, label.text, _font(label), 0)

    def _letters(self, label: Label, x: float) -> MplPath:
        """Answer the letters as shapes in points, y downwards."""
        from matplotlib.textpath import TextPath
        from matplotlib.transforms import Affine2D

        letters = TextPath((0, 0), label.text, size=label.size, prop=_font(label))
        return Affine2D().scale(1, -1).translate(x, label.y).transform_path(letters)


def _font(label: Label) -> FontProperties:
    from matplotlib.font_manager import FontProperties

    name = "DatelineSans-Bold.ttf" if label.is_bold else "DatelineSans-Regular.ttf"
    return FontProperties(
        family=FAMILIES,
        fname=str(resource("fonts", name)),
        size=label.size,
        weight="bold" if label.is_bold else "normal",
    )


def _box_path(box: Box) -> MplPath:
    from matplotlib.path import Path as MplPath

    rect = box.rect
    if box.corner:
        return _rounded(rect, min(box.corner, rect.width / 2, rect.height / 2))
    left, top, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
    return MplPath(np.array(corners), closed=True)


def _rounded(rect: Rect, corner: float) -> MplPath:
    from matplotlib.path import Path as MplPath

    left, top, right, bottom, c = rect.x, rect.y, rect.right, rect.bottom, corner
    points = [
        (left + c, top), (right - c, top), (right, top), (right, top + c), (right, bottom - c), (right, bottom),
        (right - c, bottom), (left + c, bottom), (left, bottom), (left, bottom - c), (left, top + c), (left, top),
        (left + c, top), (left + c, top),
    ]  # fmt: skip
    move, line, curve, close = MplPath.MOVETO, MplPath.LINETO, MplPath.CURVE3, MplPath.CLOSEPOLY
    return MplPath(np.array(points), [move, *((line, curve, curve) * 4), close])


def _disc_path(disc: Disc) -> MplPath:
    from matplotlib.path import Path as MplPath

    return MplPath.circle((disc.x, disc.y), disc.radius)


def _lines_path(mark: Path) -> MplPath:
    """Answer rings or lines; a hole is cut out by the turn of its ring, which the base map keeps."""
    from matplotlib.path import Path as MplPath

    points, starts = mark.points, list(mark.starts)
    codes = np.full(len(points), MplPath.LINETO, dtype=np.uint8)
    codes[starts] = MplPath.MOVETO
    if mark.is_closed:
        ends = [*starts[1:], len(points)]
        points = np.insert(points, ends, points[starts], axis=0)
        codes = np.insert(codes, ends, MplPath.CLOSEPOLY)
    return MplPath(points, codes)
