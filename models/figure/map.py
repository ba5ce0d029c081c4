"""Laying out a map: land, borders, provinces, routes, symbols, names and the legend, in reading order."""

from collections.abc import Callable, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from models.figure.basemap import Basemap
from models.figure.clipping import Parts, around_point, boxes, single_ring
from models.figure.locator import locator
from models.figure.map_areas import area_names
from models.figure.map_chosen import with_current
from models.figure.map_labels import NOT_NAMED, Ground, Name, Placed, as_boxes, name_marks, place_names
from models.figure.map_land import Grounds, OnScreen, focus_of, land_groups
from models.figure.map_names import names_of
from models.figure.map_plan import Desk, Plan, look_in, make_plan
from models.figure.map_towns import town_names
from models.figure.map_view import MapView
from models.figure.marks import Box, Disc, Figure, Group, Mark, Rect, Target, shifted_mark
from models.figure.measure import Measure
from models.figure.nudges import covered
from models.figure.phrases import phrase
from models.figure.routes import boxes_along, route_marks
from models.figure.scene import Look, MapScene, Spot
from models.figure.style import Style
from models.figure.symbols import DOT, Symbol, halo_marks, symbol_marks, tie_marks
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
    plan = make_plan(scene, width, height, Desk(style, measure, basemap, screen), view)
    view, symbols, frame = plan.view, plan.symbols, plan.view.frame
    look_of = look_in(scene, style)
    focus = screen.land.focus if screen else scene.focus
    focus = focus_of(scene, view, basemap) if focus is None else focus
    grounds, groups = _ground(scene, view, style, basemap, focus, screen)
    bodies = [*(screen.reserved if screen else ()), *plan.bodies]
    all_names = names_of(scene, symbols, view, style, measure)
    names = tuple(name for name in all_names if not name.change.is_hidden)
    arcs = () if screen else plan.arcs  # on the screen routes come and go with the selection
    placed = _written(names, plan, bodies, arcs, style, measure)
    leaders = [np.array(label.leader) for label in placed if label and label.leader]
    said = (
        rect.grown(0.5 * style.label_size) for rect in _rects(placed)
    )  # no province reads as a line of them
    taken = as_boxes([*bodies, *plan.dots, *(rect.grown(4) for rect in plan.corners), *said])
    lines = boxes_along([*arcs, *leaders, *(np.linspace(s[:2], s[2:], 9) for s in plan.stems)], 1.0)
    is_bare = scene.is_panel and not scene.has_area_names  # land that another panel names
    towns, boxes = town_names(scene, view, (taken, lines), style, measure)
    taken = np.vstack([taken, boxes])
    ground_names = () if is_bare else area_names(scene, basemap, focus, view, (taken, lines), style, measure)
    targets = _targets(symbols, placed)
    outside = () if scene.is_panel else plan.outside  # of panels, those of all are named together
    beyond = _beyond_words((*(spot.name for spot in outside), *scene.outside), scene.language)
    figure = Figure(
        width,
        height,
        (
            *groups,
            Group("provinces", (*towns, *ground_names), frame),
            Group("routes", route_marks(scene.routes, plan.arcs, look_of, style, scene.selected), frame),
            Group("symbols", _symbol_marks(scene, plan, look_of, style, measure), frame),
            Group("labels", _name_marks(placed, grounds, view, style, measure), frame),
            Group("scale", plan.furniture, frame),
            *((locator(view, plan.locator, style, basemap),) if plan.locator else ()),
            *_foot(plan),
        ),
        background=style.background,
        targets=targets,
        unlabelled=_unlabelled(names, placed, [name for name in all_names if name.change.is_hidden]),
        not_shown=_beyond(plan.inside, plan.outside),
        counted=_only_counted(symbols),
        remarks=beyond,
        warnings=(
            *plan.warnings,
            *beyond,
            *covered(targets, [(n.items[0], n.lines[0].text) for n in names if n.change.dx or n.change.dy]),
        ),
        description=_description(scene, plan.inside, view),
        plot=frame,
    )
    return with_current(figure, scene, symbols, placed, style, measure)


def _written(
    names: Sequence[Name],
    plan: Plan,
    bodies: Sequence[Rect],
    arcs: Sequence[Floats],
    style: Style,
    measure: Measure,
) -> tuple[Placed | None, ...]:
    """Return where names stand; one that finds no room with its value is tried without it."""
    stems = boxes_along([np.linspace(line[:2], line[2:], 9) for line in plan.stems], 0.5)
    taken = np.vstack([as_boxes([*bodies, *plan.corners, *plan.dots]), stems])
    marks = as_boxes([*plan.bodies, *plan.dots])
    ground = Ground(plan.view.frame, taken, marks, boxes_along(arcs, 1.0))
    placed = place_names(names, ground, style, measure)
    if all(placed) or not any(name.is_valued for name in names):
        return placed
    shorter = tuple(
        name if label or not name.is_valued else name.without_value()
        for name, label in zip(names, placed, strict=True)
    )
    return place_names(shorter, ground, style, measure)


def _foot(plan: Plan) -> tuple[Group, ...]:
    """Return the legend below the map, if there is one."""
    top = plan.view.frame.bottom
    marks = tuple(shifted_mark(mark, 0, top) for mark in plan.foot)
    return (Group("key", marks),) if marks else ()


def _rects(placed: Sequence[Placed | None]) -> list[Rect]:
    return [label.rect for label in placed if label]


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


def boundary_remark(
    outlet: str = "", figure: Figure | None = None, language: str = "en", *, is_short: bool = False
) -> str:
    """Return the note on boundaries; a figure given, dashes are explained if it has any."""
    dashed = figure is None or any(
        mark.stroke and mark.stroke.dash
        for group in figure.groups
        if group.name == "borders"
        for mark in group.marks
        if not isinstance(mark, Box) and hasattr(mark, "stroke")
    )
    whose = outlet or phrase(language, "map_outlet")
    if is_short:
        return phrase(language, "map_boundaries_short", x=whose)
    return phrase(language, "map_boundaries_dashed" if dashed else "map_boundaries", x=whose)


def _symbol_marks(
    scene: MapScene,
    plan: Plan,
    look_of: Callable[[str], Look],
    style: Style,
    measure: Measure,
) -> tuple[Mark, ...]:
    """Return stems, halos and symbols, the small on top of the large, and the dots at the ends of routes."""
    marks: list[Mark] = [Disc(*at, DOT * style.mark_size, style.outline) for at in plan.stops]
    marks += tie_marks(plan.symbols, style)
    for symbol in plan.symbols:
        kinds = {spot.kind for spot in symbol.spots}
        look = look_of(symbol.spots[0].kind if len(kinds) == 1 or not scene.is_scaled else "")
        marks += halo_marks(symbol, look, scene.selected, style, scene.is_scaled)
        marks += symbol_marks(symbol, look, style, measure, scene.is_scaled)
    return tuple(marks)


def _name_marks(
    placed: Sequence[Placed | None],
    grounds: Sequence[tuple[Parts, str]],
    view: MapView,
    style: Style,
    measure: Measure,
) -> tuple[Mark, ...]:
    """Return the marks of the labels, each with a halo of the ground it stands on."""
    marks: list[Mark] = []
    edge = view.edge()
    around = [] if edge is None else [(single_ring(edge), style.sea)]
    beyond = style.sea if edge is None else style.background
    rings = [
        (Parts(parts.points, parts.starts, np.zeros(parts.count, np.int64)), boxes(parts), colour)
        for parts, colour in (*reversed(grounds), *around)
    ]
    for label in placed:
        if label is not None:
            middle = label.rect.x + label.rect.width / 2, label.rect.y + label.rect.height / 2
            marks += name_marks(label, style, measure, _ground_at(*middle, rings, beyond))
    return tuple(marks)


def _ground_at(x: float, y: float, grounds: Sequence[tuple[Parts, Floats, str]], beyond: str) -> str:
    """Return the colour of the ground, the uppermost first, at a point of the figure."""
    for parts, around, colour in grounds:
        if around_point(parts, x, y, around).size:
            return colour
    return beyond


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


def _only_counted(symbols: Sequence[Symbol]) -> tuple[str, ...]:
    """Return the ids of the events that stand in a number alone, and nowhere as a mark of their kind."""
    if not any(one.is_cluster for one in symbols):
        return ()
    marked = {event for one in symbols if not one.is_cluster for event in one.events}
    held = (event for one in symbols if one.is_cluster for event in one.events)
    return tuple(dict.fromkeys(event for event in held if event not in marked))


def _beyond_words(outside: Sequence[str], language: str) -> tuple[str, ...]:
    """Return a sentence that names the places beyond the frame."""
    names = tuple(dict.fromkeys(outside))
    if not names:
        return ()
    between = phrase(language, "comma")
    between = "; " if any(between in name for name in names) else between  # “Hampstead, London” is one place
    shown = between.join(names[:6])
    more = f" {phrase(language, 'more', n=len(names) - 6)}" if len(names) > 6 else ""
    return (phrase(language, "map_beyond", x=f"{shown}{more}"),)


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
