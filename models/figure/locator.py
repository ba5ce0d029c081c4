"""The locator: a small map in a corner that shows where on the Earth the large one lies."""

from dataclasses import replace

import numpy as np

from models.figure.basemap import COARSE, Basemap, cut_to, on_figure, path_mark
from models.figure.map_view import MapView, view_for
from models.figure.marks import Box, Group, Mark, Path, Rect, Stroke
from models.figure.projection import EqualEarth
from models.figure.style import Style
from models.values.where.points import Bounds

SHARE, LEAST, FLAT = 0.2, 44.0, 0.8  # width in widths of the map, at least so many points; height in widths
WIDER = 3.2  # how much more of the Earth it shows
CLOSE_KM = 1000.0  # kilometres: a map of less says too little of where it is
LARGEST = 100.0  # degrees: a map of more needs no locator


def locator_size(view: MapView, wanted: str) -> tuple[float, float] | None:
    """Return the width and height of the locator of a map; None where it is not wanted or would say nothing.

    Where nobody said so, it stands on a close map that has the room for it.
    """
    is_close = view.km_across <= CLOSE_KM and SHARE * view.frame.width >= LEAST
    if wanted != "always" and not (wanted == "auto" and is_close):
        return None
    west, south, east, north = view.visible()
    if isinstance(view.projection, EqualEarth) or max(east - west, north - south) > LARGEST:
        return None
    wide = max(SHARE * view.frame.width, LEAST)
    return wide, FLAT * wide


def locator(view: MapView, place: Rect, style: Style, basemap: Basemap) -> Group:
    """Return the small map in its place, with the outline of what the large one shows."""
    west, south, east, north = view.visible()
    across, up = max((east - west) * WIDER, 30.0) / 2, max((north - south) * WIDER, 24.0) / 2
    x, y = (west + east) / 2, (south + north) / 2
    box = Bounds(x - min(across, 85.0), max(y - up, -84.0), x + min(across, 85.0), min(y + up, 84.0))
    inset = replace(view_for(box, replace(place, x=0.0, y=0.0)), frame=place)
    land = on_figure(cut_to(basemap.layer(COARSE, "land"), inset.visible(), True), inset, True)
    lines = on_figure(cut_to(basemap.layer(COARSE, "borders"), inset.visible(), False), inset, False)
    steps = np.linspace(0, 1, 13)
    frame, ones = view.frame, np.ones(13)
    edge = np.column_stack(
        [
            frame.x + frame.width * np.concatenate([steps, ones, steps[::-1], 0 * ones]),
            frame.y + frame.height * np.concatenate([0 * ones, steps, ones, steps[::-1]]),
        ]
    )
    shown = inset.to_screen(view.to_degrees(edge))
    marks: tuple[Mark, ...] = (
        Box(place, fill=style.sea),
        *path_mark(land, True, style.land_whole),
        *path_mark(lines, False, stroke=Stroke(style.border, 0.6 * style.border_width)),
        Path(shown, is_closed=True, stroke=Stroke(style.halo, 1.6 * style.outline_width)),
        Box(place, stroke=Stroke(style.border, 1.4 * style.border_width)),
    )
    return Group("locator", marks, place)
