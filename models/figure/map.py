"""Laying out a map: land, borders, provinces, routes, symbols, names and the scale, in reading order."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from models.figure.basemap import Basemap
from models.figure.clipping import Parts, around_point, boxes
from models.figure.map_chosen import with_current
from models.figure.map_furniture import (
    Piece,
    in_corner,
    panel,
    scale_bar,
    size_legend,
    stacked,
    symbol_key,
    unusual,
)
from models.figure.map_labels import NOT_NAMED, Name, Placed, name_marks, place_names
from models.figure.map_land import Grounds, OnScreen, focus_of, land_groups
from models.figure.map_names import names_of
from models.figure.map_places import province_names
from models.figure.map_view import MapView, aspect_of, extent_for, view_for
from models.figure.marks import Box, Figure, Group, Mark, Rect, Target
from models.figure.measure import Measure
from models.figure.nudges import covered
from models.figure.phrases import phrase
from models.figure.routes import boxes_along, route_arcs, route_marks
from models.figure.scene import EVENTS, Look, MapScene, Spot
from models.figure.style import Style
from models.figure.symbols import (
    LARGEST,
    Symbol,
    drawing_order,
    halo_marks,
    placed_symbols,
    scale_for,
    symbol_marks,
    tie_marks,
    with_counts,
    with_reach,
)
from models.figure.whole import whole_countries

LEAST_TARGET = 6.0  # points: nothing smaller can be picked

Floats = NDArray[np.float64]


def layout_map(
    scene: MapScene,
    width: float,
    height: float,
    style: Style,
    measure: Measure,
    basemap: Basemap,
    view: MapView | None = None,
    screen: OnScreen | None = None,
) -> Figure:
    """Return the map of a scene; `view` shows another part than the scene's extent, as when it was dragged.

    What `screen` has painted already is left out of the figure, and nothing is written where its buttons stand.
    """
    frame = Rect(0, 0, width, height)
    view = replace(view, frame=frame) if view else view_of(scene, width, height)
    inside, outside = _sorted_out(scene.spots, view)
    k = scale_for(scene.spots, LARGEST * style.mark_size)
    look_of = _look_of(scene, style)
    stood = placed_symbols(inside, view, k, style)
    if scene.unit == EVENTS:
        stood, k = with_counts(stood, k, style)
    symbols = tuple(
        _kept_inside(with_reach(symbol, look_of(symbol.spots[0].kind)), frame)
        for symbol in drawing_order(stood)
    )
    focus = screen.land.focus if screen else focus_of(scene, view, basemap)
    grounds, groups = _ground(scene, view, style, basemap, focus, screen)
    arcs = route_arcs(scene.routes, symbols, view)
    bodies = [*(screen.reserved if screen else ()), *(symbol.rect for symbol in symbols)]
    corners, furniture = _corners(
        scene, view, symbols, k, style, measure, bodies, screen.foot if screen else 0.0
    )
    all_names = names_of(scene, symbols, style, measure)
    names = tuple(name for name in all_names if not name.change.is_hidden)
    taken = _as_array([*bodies, *corners])
    steady = boxes_along(() if screen else arcs, 1.0)  # on the screen routes come and go with the selection
    placed = place_names(names, frame, taken, steady, style, measure)
    written = _name_marks(placed, grounds, style, measure)
    obstacles = _obstacles([*bodies, *(rect.grown(4) for rect in corners)], placed, () if screen else arcs)
    provinces = province_names(scene, basemap, focus, view, obstacles, style, measure)
    figure = Figure(
        width,
        height,
        (
            *groups,
            Group("provinces", provinces, frame),
            Group("routes", route_marks(scene.routes, arcs, look_of, style, scene.selected), frame),
            Group("symbols", _symbol_marks(scene, symbols, look_of, k, style, measure), frame),
            Group("labels", written, frame),
            Group("scale", furniture, frame),
        ),
        background=style.background,
        targets=(targets := _targets(symbols, placed)),
        unlabelled=_unlabelled(names, placed, [name for name in all_names if name.change.is_hidden]),
        not_shown=_beyond(inside, outside),
        warnings=(
            *_warnings((*(spot.name for spot in outside), *scene.outside)),
            *covered(targets, [(n.items[0], n.lines[0].text) for n in names if n.change.dx or n.change.dy]),
        ),
        description=_description(scene, inside, view),
        plot=frame,
    )
    return with_current(figure, scene, symbols, placed, style, measure)


def _ground(
    scene: MapScene,
    view: MapView,
    style: Style,
    basemap: Basemap,
    focus: frozenset[str],
    screen: OnScreen | None,
) -> tuple[Grounds, tuple[Group, ...]]:
    """Return the grounds and the groups that draw them; none of these where the land is on the screen already."""
    if screen is not None:
        return screen.land.grounds_for(view), ()
    whole = whole_countries(scene.spots, basemap)
    return land_groups(scene.shaded, view, style, basemap, focus, whole)


def view_of(scene: MapScene, width: float, height: float) -> MapView:
    """Return the view of a scene in a frame at the origin: its extent, or what fits all it shows."""
    extent = scene.extent or extent_for(scene.spots, scene.routes)
    return view_for(extent, Rect(0, 0, width, height))


def map_height(scene: MapScene, width: float) -> float:
    """Return the height at which the extent just fills the width, between a third of it and 1.2 times it."""
    extent = scene.extent or extent_for(scene.spots, scene.routes)
    return width * min(1.2, max(0.34, aspect_of(extent)))


def boundary_remark(
    basemap: Basemap, outlet: str = "", figure: Figure | None = None, language: str = "en"
) -> str:
    """Return the note on boundaries; a figure given, dashes are explained if it has any."""
    dashed = figure is None or any(
        mark.stroke and mark.stroke.dash
        for group in figure.groups
        if group.name == "borders"
        for mark in group.marks
        if not isinstance(mark, Box) and hasattr(mark, "stroke")
    )
    whose = outlet or phrase(language, "this_outlet")
    told = phrase(language, "boundaries_dashed") if dashed else ""
    return phrase(language, "boundaries", dashed=told, whose=whose)


def _sorted_out(spots: Sequence[Spot], view: MapView) -> tuple[tuple[Spot, ...], tuple[Spot, ...]]:
    """Return the spots in the frame and those outside it."""
    if not spots:
        return (), ()
    at = view.to_screen([(spot.point.lon, spot.point.lat) for spot in spots])
    inside = [view.frame.contains(float(x), float(y)) for x, y in at]
    return (
        tuple(spot for spot, is_in in zip(spots, inside, strict=True) if is_in),
        tuple(spot for spot, is_in in zip(spots, inside, strict=True) if not is_in),
    )


def _kept_inside(symbol: Symbol, frame: Rect) -> Symbol:
    """Return the symbol moved so far that the frame holds all of it."""
    rect = symbol.rect.grown(1)
    dx = max(0.0, frame.x - rect.x) - max(0.0, rect.right - frame.right)
    dy = max(0.0, frame.y - rect.y) - max(0.0, rect.bottom - frame.bottom)
    return replace(symbol, x=symbol.x + dx, y=symbol.y + dy)


def _look_of(scene: MapScene, style: Style) -> Callable[[str], Look]:
    """Tell what finds the look of a kind; a kind without one is a grey square."""
    looks = {look.id: look for look in scene.looks}
    return lambda kind: looks.get(kind) or Look(kind, kind, style.soft, "square")


def _symbol_marks(
    scene: MapScene,
    symbols: Sequence[Symbol],
    look_of: Callable[[str], Look],
    k: float,
    style: Style,
    measure: Measure,
) -> tuple[Mark, ...]:
    """Return ties, halos and symbols, the small on top of the large."""
    marks: list[Mark] = list(tie_marks(symbols, style))
    for symbol in symbols:
        look = look_of(symbol.spots[0].kind)
        marks += halo_marks(symbol, look, scene.selected, style)
        marks += symbol_marks(symbol, look, style, measure, k > 0)
    return tuple(marks)


def _corners(
    scene: MapScene,
    view: MapView,
    symbols: Sequence[Symbol],
    k: float,
    style: Style,
    measure: Measure,
    bodies: Sequence[Rect],
    foot: float,
) -> tuple[list[Rect], tuple[Mark, ...]]:
    """Return the boxes that the furniture takes, and its marks."""
    key: list[Piece] = []
    for piece in (
        size_legend(scene, k, style, measure),
        symbol_key(unusual(symbols, k > 0), scene, style, measure),
    ):
        key += [piece] if piece else []
    bar = scale_bar(view, style, measure, scene.language)
    pieces = [bar] if bar else []
    pieces += [panel(stacked(key, style.label_size * 0.6), style)] if key else []
    taken, marks = list[Rect](), list[Mark]()
    frame = replace(view.frame, height=max(view.frame.height - foot, 0.0))
    for piece in pieces:
        group, rect = in_corner(piece, frame, [*bodies, *taken], style.label_size * 1.2)
        taken.append(rect)
        marks += group.marks
    return taken, tuple(marks)


def _as_array(rects: Sequence[Rect]) -> Floats:
    """Return rectangles as (n, 4): left, top, right, bottom."""
    return np.array([(rect.x, rect.y, rect.right, rect.bottom) for rect in rects], np.float64).reshape(-1, 4)


def _name_marks(
    placed: Sequence[Placed | None],
    grounds: Sequence[tuple[Parts, str]],
    style: Style,
    measure: Measure,
) -> tuple[Mark, ...]:
    """Return the marks of the labels, each with a halo of the ground it stands on."""
    marks: list[Mark] = []
    rings = [
        (Parts(parts.points, parts.starts, np.zeros(parts.count, np.int64)), boxes(parts), colour)
        for parts, colour in reversed(grounds)
    ]
    for label in placed:
        if label is not None:
            middle = label.rect.x + label.rect.width / 2, label.rect.y + label.rect.height / 2
            marks += name_marks(label, style, measure, _ground_at(*middle, rings, style))
    return tuple(marks)


def _ground_at(x: float, y: float, grounds: Sequence[tuple[Parts, Floats, str]], style: Style) -> str:
    """Return the colour of the ground, the uppermost first, at a point of the figure."""
    for parts, around, colour in grounds:
        if around_point(parts, x, y, around).size:
            return colour
    return style.sea


def _obstacles(
    taken: Sequence[Rect], placed: Sequence[Placed | None], arcs: Sequence[Floats]
) -> tuple[Floats, Floats]:
    """Tell what the names of provinces never touch, and what they cross only if need be."""
    labels = [label for label in placed if label]
    leaders = [np.array(label.leader) for label in labels if label.leader]
    return _as_array([*taken, *(label.rect for label in labels)]), boxes_along([*arcs, *leaders], 1.0)


def _targets(symbols: Sequence[Symbol], placed: Sequence[Placed | None]) -> tuple[Target, ...]:
    """Tell what can be picked: names below, symbols above them, the topmost last."""
    names = [Target(label.name.items, label.rect, "label", label.name.key) for label in placed if label]
    marks = []
    for symbol in symbols:
        grow = max(0.0, LEAST_TARGET / 2 - symbol.radius)
        part = "more" if symbol.is_cluster else "mark"
        marks.append(Target(symbol.events, symbol.rect.grown(grow), part))
    return (*names, *marks)


def _beyond(inside: Sequence[Spot], outside: Sequence[Spot]) -> tuple[str, ...]:
    """Return the ids of the events all of whose places lie outside the frame."""
    if not outside:
        return ()
    seen = {event for spot in inside for event in spot.events}
    return tuple(dict.fromkeys(event for spot in outside for event in spot.events if event not in seen))


def _unlabelled(
    names: Sequence[Name], placed: Sequence[Placed | None], hidden: Sequence[Name]
) -> tuple[str, ...]:
    """Return the ids of the events that are drawn without a name beside them, by choice or for want of room."""
    missing = [name.items for name in hidden]
    missing += [
        name.items
        for name, label in zip(names, placed, strict=True)
        if label is None and name.weight != NOT_NAMED  # a number says itself what it stands for
    ]
    return tuple(dict.fromkeys(chain.from_iterable(missing)))


def _warnings(outside: Sequence[str]) -> tuple[str, ...]:
    """Return a sentence that names the places beyond the frame."""
    names = tuple(dict.fromkeys(outside))
    if not names:
        return ()
    shown = ", ".join(names[:6]) + (f" and {len(names) - 6} more" if len(names) > 6 else "")
    return (f"Outside this map: {shown}.",)


def _description(scene: MapScene, inside: Sequence[Spot], view: MapView) -> str:
    """Tell what the map shows and in which projection, in sentences."""
    places = len({spot.id for spot in inside})
    parts = [f"Map of {places} {'place' if places == 1 else 'places'}."]
    if scene.routes:
        parts.append(
            f"{len(scene.routes)} {'route' if len(scene.routes) == 1 else 'routes'}, "
            "drawn as arcs that link places, not ways taken."
        )
    if any(spot.value for spot in scene.spots):
        total = sum(spot.value or 0 for spot in inside)
        parts.append(f"Symbol areas follow values; their total is {total:,.12g} {scene.unit}".rstrip() + ".")
    return " ".join([*parts, view.words() + "."])
