"""The studio: from a few choices to the figure that is previewed, printed and kept by name."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from models.case import Case
from models.desk import SavedFigure
from models.dossier import Dossier
from models.errors import CaseError, WrongUse
from models.exchange.image import write_image
from models.figure.basemap import load_basemap
from models.figure.legend import Key, kind_keys
from models.figure.map import boundary_remark, layout_map, map_height
from models.figure.marks import Figure
from models.figure.measure import FontMeasure, Measure
from models.figure.page import layout_page
from models.figure.scene import Heading
from models.figure.style import Style, load_style
from models.figure.timeline import layout_timeline, natural_height, timeline_keys
from models.index import EventIndex
from models.map_scenes import map_scene
from models.records import Confidentiality, Event, State
from models.scenes import Names, Numbers, source_notes, timeline_scene
from models.when import When, read_when
from models.when import words as words_of_when
from models.where import Bounds

POINTS_PER_MM = 72 / 25.4
SCREEN_SCALE = 1.75
"""How much larger type is in a picture for the web, whose unit is the pixel, than in print."""


@dataclass(frozen=True, slots=True)
class Preset:
    """A size of figure: width and height in points (no height: as tall as it needs), dots per inch, scale of type."""

    width: float
    height: float | None
    dpi: float
    scale: float = 1.0


def _printed(millimetres: float) -> Preset:
    return Preset(millimetres * POINTS_PER_MM, None, 300)


def _pixels(width: float, height: float | None = None) -> Preset:
    return Preset(width, height, 72, SCREEN_SCALE)


PRESETS = {
    "print-52mm": _printed(52),
    "print-107mm": _printed(107),
    "print-163mm": _printed(163),
    "web-600": _pixels(600),
    "web-1200": _pixels(1200),
    "web-1600": _pixels(1600),
    "square-1080": _pixels(1080, 1080),
    "vertical-1080": _pixels(1080, 1350),
    "slide-1920": _pixels(1920, 1080),
}
"""The sizes by name; print at 300 dots per inch, web with one point for each pixel."""


@dataclass(frozen=True, slots=True)
class FigureSpec:
    """What a figure is to show and how; every choice of the studio."""

    view: str = "timeline"
    preset: str = "web-1600"
    title: str = ""
    deck: str = ""
    credit: str = ""
    window: str = ""  # EDTF or words; empty: from the first to the last event
    lanes_by: str = "kind"
    lanes: tuple[str, ...] = ()  # their order
    kinds: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    jurisdictions: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    shaded: tuple[str, ...] = ()
    symbols: str = "plain"  # or count, or a currency or asset: what areas stand for
    extent: tuple[float, ...] = ()  # west, south, east, north
    only_checked: bool = False
    marks_state: bool = False
    has_notes: bool = True
    language: str = "en"

    def changed(self, **choices: Any) -> "FigureSpec":
        """Answer the spec with some choices made otherwise."""
        return replace(self, **choices)

    def settings(self) -> str:
        """Answer the choices as JSON, as a saved figure keeps them."""
        return json.dumps(
            {f.name: getattr(self, f.name) for f in fields(self)}, ensure_ascii=False, sort_keys=True
        )


def spec_of(saved: SavedFigure) -> FigureSpec:
    """Answer the choices that a saved figure keeps; choices of a newer program are passed over."""
    known = {field.name for field in fields(FigureSpec)}
    told: dict[str, Any] = json.loads(saved.settings)
    values: dict[str, Any] = {
        name: tuple(v) if isinstance(v, list) else v for name, v in told.items() if name in known
    }
    return FigureSpec(**(values | {"view": saved.view}))


def saved_spec(case: Case, name: str | None, view: str) -> FigureSpec:
    """Answer the choices kept under `name`; without a name those kept for this view, or the plain ones."""
    kept = case.reader.all(SavedFigure)
    wanted = [saved for saved in kept if saved.name == (name or view)]
    if wanted:
        return spec_of(wanted[0])
    if name:
        names = ", ".join(saved.name for saved in kept) or "none yet"
        raise WrongUse(f"The case keeps no figure called {name!r}: it keeps {names}.")
    return FigureSpec(view=view)


# what is shown ---------------------------------------------------------------------------------


def shown_dossiers(case: Case, spec: FigureSpec) -> tuple[Dossier, ...]:
    """Answer the events that the figure shows, in order; what is internal is never among them."""
    span = _window(spec)
    events = [
        event
        for event in case.reader.all(Event)
        if event.confidentiality is Confidentiality.PUBLIC
        and (not spec.kinds or event.kind_id in spec.kinds)
        and (not spec.jurisdictions or event.jurisdiction in spec.jurisdictions)
        and (not spec.tags or set(spec.tags) & set(event.tags))
        and (not spec.events or event.id in spec.events)
        and (span is None or (event.when is not None and _touches(event.when, span)))
    ]
    dossiers = case.reader.dossiers(event.id for event in events)
    if spec.only_checked:
        return tuple(d for d in dossiers if d.state in (State.CHECKED, State.SIGNED_OFF))
    return dossiers


def _window(spec: FigureSpec) -> When | None:
    return read_when(spec.window) if spec.window else None


def _touches(when: When, span: When) -> bool:
    starts_before_end = span.latest is None or (when.earliest or date.min) <= span.latest
    ends_after_start = span.earliest is None or (when.latest or date.max) >= span.earliest
    return starts_before_end and ends_after_start


def window_of(dossiers: Sequence[Dossier], spec: FigureSpec) -> tuple[float, float]:
    """Answer the first and the last day that the figure shows, as ordinals, with a little room at both ends."""
    span = _window(spec)
    whens = [dossier.event.when for dossier in dossiers if dossier.event.when]
    days = [day.toordinal() for when in whens for day in (when.earliest, when.latest) if day]
    if not days:
        raise CaseError("Nothing to draw: no dated event matches these choices. Choose fewer of them.")
    spare = max(15.0, (max(days) - min(days)) * 0.02)
    first = span.earliest.toordinal() if span and span.earliest else min(days) - spare
    last = span.latest.toordinal() + 1 if span and span.latest else max(days) + spare
    return float(first), float(last)


# the figure ------------------------------------------------------------------------------------


def make_figure(case: Case, spec: FigureSpec, measure: Measure | None = None) -> Figure:
    """Answer the laid-out publication figure; CaseError where nothing is left to show."""
    preset = PRESETS[spec.preset]
    style = load_style("print").scaled(preset.scale)
    measure = measure or FontMeasure()
    dossiers = shown_dossiers(case, spec)
    if not dossiers:
        raise CaseError("Nothing to draw: no event matches these choices. Choose fewer of them.")
    notes, numbers = source_notes(dossiers, spec.language)
    make_body = _MAKERS[spec.view]
    body = make_body(case, spec, dossiers, numbers if spec.has_notes else {}, style, measure)
    figure = layout_page(
        _heading(case, spec, len(notes), body.remarks),
        notes if spec.has_notes else (),
        body.draw,
        preset.width,
        preset.height,
        style,
        measure,
        legend=body.keys,
        natural_height=body.natural_height,
        language=spec.language,
    )
    return replace(figure, title=spec.title, description=describe(dossiers, spec))


def export_figure(case: Case, spec: FigureSpec, path: Path, *, force: bool = False) -> Figure:
    """Write the figure to a file whose ending chooses the format, and answer the figure."""
    figure = make_figure(case, spec)
    write_image(figure, path, dpi=PRESETS[spec.preset].dpi, force=force)
    return figure


def describe(dossiers: Sequence[Dossier], spec: FigureSpec) -> str:
    """Answer one sentence on what the figure shows, for those who cannot see it."""
    whens = [dossier.event.when for dossier in dossiers if dossier.event.when]
    view = spec.view.capitalize()
    if not whens:
        return f"{view} of {len(dossiers)} events."
    first, last = (words_of_when(when, spec.language) for when in (whens[0], whens[-1]))
    return f"{view} of {len(dossiers)} events from {first} to {last}."


def _heading(case: Case, spec: FigureSpec, sources: int, remarks: tuple[str, ...]) -> Heading:
    about = case.reader.about()
    numbered = ", numbered above" if spec.has_notes else ""
    return Heading(
        title=spec.title or about.title,
        deck=spec.deck or about.deck,
        source_line=f"Sources: {sources} publications{numbered}." if sources else "",
        credit=spec.credit or about.credit,
        as_of=about.as_of,
        remarks=remarks,
    )


# the part between deck and legend --------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Body:
    """What a view gives the page: how it is drawn, its legend, its height at a width, and its remarks."""

    draw: Callable[[float, float], Figure]
    keys: Callable[[float], Sequence[Key]]
    natural_height: Callable[[float], float]
    remarks: tuple[str, ...] = ()


def _timeline(
    case: Case,
    spec: FigureSpec,
    dossiers: Sequence[Dossier],
    numbers: Numbers,
    style: Style,
    measure: Measure,
) -> _Body:
    index = EventIndex.build(case.reader.index_rows([dossier.event.id for dossier in dossiers]))
    scene = timeline_scene(
        index,
        [row for dossier in dossiers if (row := index.row_of(dossier.event.id)) is not None],
        Names.read(case.reader, is_public=True),
        window_of(dossiers, spec),
        lanes_by=spec.lanes_by,
        lane_order=spec.lanes,
        numbers=numbers,
        language=spec.language,
    )
    return _Body(
        draw=lambda width, height: layout_timeline(scene, width, height, style, measure),
        keys=lambda width: timeline_keys(scene, width, style, measure),
        natural_height=lambda width: natural_height(scene, width, style, measure),
    )


def _map(
    case: Case,
    spec: FigureSpec,
    dossiers: Sequence[Dossier],
    numbers: Numbers,
    style: Style,
    measure: Measure,
) -> _Body:
    basemap = load_basemap()
    scene = map_scene(
        dossiers,
        Names.read(case.reader, is_public=True),
        extent=Bounds(*spec.extent) if spec.extent else None,
        numbers=numbers,
        shaded=spec.shaded,
        symbols=spec.symbols,
        language=spec.language,
    )
    kinds = {spot.kind for spot in scene.spots}
    outlet = case.reader.about().outlet
    return _Body(
        draw=lambda width, height: layout_map(scene, width, height, style, measure, basemap),
        keys=lambda _width: kind_keys((look for look in scene.looks if look.id in kinds), style),
        natural_height=lambda width: map_height(scene, width),
        remarks=(boundary_remark(basemap, outlet),),
    )


_MAKERS = {"timeline": _timeline, "map": _map}

VIEWS = tuple(_MAKERS)
"""What a figure can show."""
