"""The same view once for each value: timelines of one window, maps of one extent, sums of one scale, lists."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from types import MappingProxyType
from typing import Final, Protocol

from models.figure.basemap import load_basemap
from models.figure.legend import Key
from models.figure.map_plan import Desk
from models.figure.marks import Figure
from models.figure.money.bars import bar_keys
from models.figure.money.cumulative_signs import cumulative_keys
from models.figure.multiples.bars import BarPanels
from models.figure.multiples.grid import Grid, Panel, column_width, grid_height, layout_grid
from models.figure.multiples.maps import MapPanels, at_places
from models.figure.multiples.rails import RailPanel
from models.figure.multiples.steps import StepPanels
from models.figure.multiples.strips import StripPanel
from models.figure.multiples.timelines import TimelinePanel, part_of
from models.figure.phrases import phrase
from models.figure.scene import Lane, MapScene, TimelineScene
from models.figure.strip import strip_keys
from models.figure.timeline import timeline_keys
from models.figure.vertical import vertical_keys
from models.publication.chronology.words import said
from models.publication.map_scenes import sums_of
from models.publication.map_sums import Sums
from models.publication.money import counted, money_remarks, total_words, words_of
from models.publication.panels import Panel as Part
from models.publication.panels import Panels, account_within, counts_sums, title_of
from models.publication.scenes import NO_LANES
from models.publication.views.bars import bar_scene
from models.publication.views.cumulative import step_scene
from models.publication.views.map import (
    ground_remark,
    map_kind_keys,
    map_sums,
    placeless_remarks,
    public_map,
    unknown_provinces,
)
from models.publication.views.shown import Body, Shown
from models.publication.views.strip import strip_scene
from models.publication.views.timeline import timeline_of, undated_remarks
from models.publication.views.vertical import vertical_scene
from models.translation import tr

NARROWEST: Final = MappingProxyType(
    {"timeline": 32.0, "strip": 20.0, "vertical": 26.0, "map": 19.0, "bars": 22.0, "cumulative": 26.0}
)
"""Sizes of labels: how narrow a column may be."""
TIGHTEST: Final = MappingProxyType(
    {"timeline": 32.0, "strip": 20.0, "vertical": 20.0, "map": 13.0, "bars": 15.0, "cumulative": 20.0}
)
"""The same on a page of fixed height that would show too few panels."""
LEAST: Final = MappingProxyType(
    {"timeline": 7.0, "strip": 7.0, "vertical": 9.0, "map": 10.0, "bars": 8.0, "cumulative": 15.0}
)
"""Sizes of labels: how low a panel may become on a page of fixed height."""


class _Drawn(Protocol):
    """What draws one panel."""

    def natural(self, width: float, has_axis: bool) -> float: ...
    def draw(self, width: float, height: float, has_axis: bool) -> Figure: ...


def multiples_body(shown: Shown) -> Body:
    """Return the panels of a figure."""
    assert shown.panels is not None  # the studio settles them before the sources are numbered
    return _MAKERS[shown.spec.view](shown, shown.panels)


# timelines and lists -----------------------------------------------------------------------------


def _timelines(shown: Shown, panels: Panels) -> Body:
    scene, style, measure = _timeline_scene(shown), shown.style, shown.measure
    drawn = [TimelinePanel(part_of(scene, panel.events), style, measure) for panel in panels.shown]
    grid = _grid(shown, panels, drawn, _counts(shown, panels))
    undated = tuple(dossier.event.id for dossier in shown.dossiers if dossier.event.when is None)
    inside = part_of(scene, tuple(panels.events))

    def keys(width: float) -> Sequence[Key]:
        column = column_width(grid, width, style)
        return timeline_keys(inside, column, style, measure, is_whole=shown.spec.legend == "full")

    return _body(shown, panels, grid, keys, tuple(undated_remarks(shown)), undated)


def _timeline_scene(shown: Shown) -> TimelineScene:
    """Return the timeline of all panels; what a panel stands for is no lane in it again."""
    by, lanes_by = shown.spec.panels_by, shown.spec.lanes_by
    is_said = lanes_by in (by, NO_LANES)
    lanes = "kind" if is_said and by == "kind" else NO_LANES if is_said else lanes_by
    scene = timeline_of(replace(shown, spec=shown.spec.changed(lanes_by=lanes)))
    if not is_said:
        return scene
    return replace(scene, lanes=tuple(Lane(lane.id, "") for lane in scene.lanes))


def _strips(shown: Shown, panels: Panels) -> Body:
    style, measure = shown.style, shown.measure
    drawn = [StripPanel(strip_scene(part), style, measure) for part in _parts(shown, panels)]
    scene = strip_scene(shown)
    grid = _grid(shown, panels, drawn, _counts(shown, panels))
    return _body(shown, panels, grid, lambda _width: strip_keys(scene, style))


def _rails(shown: Shown, panels: Panels) -> Body:
    style, measure = shown.style, shown.measure
    drawn = [RailPanel(vertical_scene(part), style, measure) for part in _parts(shown, panels)]
    scene = vertical_scene(shown)
    grid = _grid(shown, panels, drawn, _counts(shown, panels))
    return _body(shown, panels, grid, lambda _width: vertical_keys(scene, style))


# maps --------------------------------------------------------------------------------------------


def _maps(shown: Shown, panels: Panels) -> Body:
    basemap, sums = load_basemap(), map_sums(shown)
    all_places = public_map(shown, sums)
    placed = {event for spot in all_places.spots for event in spot.events}
    desk = Desk(shown.style, shown.measure, basemap)
    maps = MapPanels(all_places, _scenes(shown, panels, sums), desk)
    if empty := maps.empty():
        panels = panels.without(empty)
        maps = MapPanels(all_places, _scenes(shown, panels, sums), desk)
    whole = maps.whole
    details = (
        _counts(shown, panels) if sums is None else [sums.total_words(one.events) for one in panels.shown]
    )
    grid = replace(_grid(shown, panels, maps.panels(), details), foot=maps.foot)
    remarks = (ground_remark(shown, whole), *placeless_remarks(shown, placed, sums))
    lost = tuple(one.event.id for one in shown.dossiers if one.event.id not in placed)
    keys = map_kind_keys(whole, shown.style)
    return _body(
        shown, panels, grid, lambda _width: keys, remarks, lost, unknown_provinces(whole.shaded, basemap)
    )


def _scenes(shown: Shown, panels: Panels, sums: Sums | None) -> list[MapScene]:
    pairs = zip(_parts(shown, panels), panels.shown, strict=True)
    return [_map_of(part, panel, sums) for part, panel in pairs]


def _map_of(shown: Shown, panel: Part, sums: Sums | None) -> MapScene:
    """Return the map of a panel: of a place or a province only what is there."""
    own = sums and sums_of(sums.lines, shown.spec.symbols, shown.dossiers, shown.spec.language)
    scene = public_map(shown, own)
    if shown.spec.panels_by not in ("place", "province") or not panel.id:
        return scene
    return at_places(scene, panel.places)


# money -------------------------------------------------------------------------------------------


def _bars(shown: Shown, panels: Panels) -> Body:
    assert shown.account is not None  # the studio reads it for every view of money
    whole, style, language = shown.account, shown.style, shown.spec.language
    words = words_of(whole, language)
    accounts = [account_within(shown.reader, shown.spec, whole, panel) for panel in panels.shown]
    pairs = zip(_parts(shown, panels), accounts, strict=True)
    scenes = [replace(bar_scene(part, account), words=words) for part, account in pairs]
    bars = BarPanels(scenes, style, shown.measure)
    details = [shown.withheld.out_of(total_words(account, words)) for account in accounts]
    grid = _grid(shown, panels, bars.panels(), details)
    every = replace(scenes[0], bars=tuple(chain.from_iterable(scene.bars for scene in scenes)))
    remarks = tuple(map(shown.withheld.out_of, money_remarks(whole, language)))
    return _body(shown, panels, grid, lambda _width: bar_keys(every, style), remarks)


def _curves(shown: Shown, panels: Panels) -> Body:
    assert shown.account is not None  # the studio reads it for every view of money
    whole, style, language = shown.account, shown.style, shown.spec.language
    words = words_of(whole, language)
    accounts = [account_within(shown.reader, shown.spec, whole, panel) for panel in panels.shown]
    pairs = zip(_parts(shown, panels), accounts, strict=True)
    scenes = [replace(step_scene(part, account), words=words) for part, account in pairs]
    details = [shown.withheld.out_of(total_words(account, words)) for account in accounts]
    grid = _grid(shown, panels, StepPanels(scenes, style, shown.measure).panels(), details)
    every = replace(scenes[0], steps=tuple(chain.from_iterable(scene.steps for scene in scenes)))
    remarks = tuple(map(shown.withheld.out_of, money_remarks(whole, language)))
    return _body(shown, panels, grid, lambda _width: cumulative_keys(every, style), remarks)


# what all have -----------------------------------------------------------------------------------


def _parts(shown: Shown, panels: Panels) -> Iterator[Shown]:
    """Yield for each panel what it is made from."""
    for panel in panels.shown:
        held = frozenset(panel.events)
        dossiers = tuple(one for one in shown.dossiers if one.event.id in held)
        yield replace(shown, dossiers=dossiers, panels=None)


def _grid(shown: Shown, panels: Panels, drawn: Sequence[_Drawn], details: Sequence[str]) -> Grid:
    view = shown.spec.view
    made = tuple(
        Panel(part.id, _title(part, shown), detail, part.events, one.natural, one.draw)
        for part, one, detail in zip(panels.shown, drawn, details, strict=True)
    )

    def words(held: Sequence[Panel], rest: Sequence[Panel], most: int) -> str:
        named = [(panel.title, len(panel.events)) for panel in rest]
        named += [(_title(one, shown), len(one.events)) for one in panels.left_out]
        told = (*_left_out(named, most, shown.spec.language), *_repeated(held, shown))
        return ("" if shown.spec.language.startswith("zh") else " ").join(told)

    return Grid(made, NARROWEST[view], TIGHTEST[view], LEAST[view], words)


def _left_out(named: Sequence[tuple[str, int]], most: int, language: str) -> Iterator[str]:
    """Name the panels that are not shown, each with the number of its events; of many, the first few."""
    if named:
        told = [phrase(language, "lane_left_out", x=name, n=count) for name, count in named[:most]]
        more = [phrase(language, "more", n=len(named) - most)] if len(named) > most else []
        yield phrase(language, "panels_left_out", x=phrase(language, "semicolon").join((*told, *more)))


def _repeated(held: Sequence[Panel], shown: Shown) -> Iterator[str]:
    """Say that events stand in several panels, and that their sums are then not to be added."""
    count = sum(times > 1 for times in Counter(id for panel in held for id in panel.events).values())
    if count:
        is_of_sums = shown.spec.is_of_money or counts_sums(shown.spec)
        yield counted(shown.spec.language, "panels_repeat_sums" if is_of_sums else "panels_repeat", count)


def _title(part: Part, shown: Shown) -> str:
    return shown.withheld.out_of(title_of(part, shown.spec))


def _counts(shown: Shown, panels: Panels) -> list[str]:
    """Return the number of events of each panel in words."""
    language = shown.spec.language
    return [
        said(language, "count_one")
        if len(one.events) == 1
        else said(language, "count_many", x=len(one.events))
        for one in panels.shown
    ]


def _body(
    shown: Shown,
    panels: Panels,
    grid: Grid,
    keys: Callable[[float], Sequence[Key]],
    remarks: Sequence[str] = (),
    undrawn: Sequence[str] = (),
    warnings: Iterable[str] = (),
) -> Body:
    """Return the grid as a body; events that no panel shows are among those that are not shown."""
    style, measure = shown.style, shown.measure
    told = (*warnings, *_unknown(panels))

    def draw(width: float, height: float) -> Figure:
        figure = layout_grid(grid, width, height, style, measure)
        lost = dict.fromkeys((*undrawn, *figure.not_shown, *panels.lost))
        return replace(figure, not_shown=tuple(lost), warnings=(*told, *figure.warnings))

    return Body(
        draw,
        keys,
        lambda width: grid_height(grid, width, style, measure),
        tuple(remarks),
    )


def _unknown(panels: Panels) -> Iterator[str]:
    for name in panels.unknown:
        yield tr("There is no panel “{name}”: write a name as it stands over a panel.", name=name)


_MAKERS: Final[Mapping[str, Callable[[Shown, Panels], Body]]] = MappingProxyType(
    {
        "timeline": _timelines,
        "strip": _strips,
        "vertical": _rails,
        "map": _maps,
        "bars": _bars,
        "cumulative": _curves,
    }
)
