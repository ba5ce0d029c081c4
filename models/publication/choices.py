"""The choices of a figure: what it shows, how large it is, how it looks, and how each label was changed by hand."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from functools import partial
from types import MappingProxyType
from typing import Any, Final

from models.case import Case
from models.errors import WrongUse
from models.figure.scene import SIDES, LabelChange
from models.publication.house import house_page
from models.records.desk import SavedFigure
from models.records.meanings import PROCEEDS
from models.translation import tr
from models.values.listing import in_a_row

POINTS_PER_MM = 72 / 25.4
SCREEN_SCALE = 1.75
"""How much larger type is in a picture for the web, whose unit is the pixel, than in print."""
PHONE: Final = 390.0
"""Pixels: how wide a phone shows a post, whatever width it was made for."""
MONEY_VIEWS: Final = ("bars", "cumulative", "flow", "table")
"""The views that show lines of the ledger: their sums as bars, their money on its way, a table of them."""
VIEWS: Final = ("timeline", "map", "both", "strip", "vertical", "relations", *MONEY_VIEWS)
"""What a figure can show: over time, on a map, one above the other, as a dated list in columns, down a rail with
sentences and sums, around one actor; and sums as bars, on their way or in a table."""
ORDERS: Final = ("value", "name", "date")
"""How bars and rows of money stand: the largest first, by their names, or rows by their dates."""
TABLE_COLUMNS: Final = (
    *("event", "seller", "place", "province", "agent", "market", "payee"),
    *("coins", "amount", "date", "standing", "stages", "source"),
)
"""The columns that a table of money can have."""
FLOW_COLUMNS: Final = ("seller", "agent", "market", "payee")
"""The columns through which money flows."""
DEFAULT_COLUMNS: Final = ("place", "coins", "amount", "agent", "date", "source")
NOTES: Final = ("auto", "under", "beside", "out")
"""Where the numbered sources stand: under the figure where they are few, under it, in a text beside it, or nowhere."""
MOST_NOTES: Final = 12
"""So many numbered sources a newspaper prints under a figure; with more, the source line names the most used."""
DATES: Final = ("auto", "always", "never")
"""Whether labels say dates: as short as the axis allows, in full, or only where a date is in doubt."""
SENTENCES: Final = ("auto", "always", "never")
"""Whether the events of a list are told in a sentence: those of a vertical timeline alone, all, or none."""
LOCATORS: Final = ("auto", "always", "never")
"""Whether a small map shows the lands around: where the map is close and has the room, always, never."""
LEGENDS: Final = ("auto", "full", "out")
"""What the legend explains: what no word in the figure says, all signs, or nothing."""
MULTIPLES: Final = ("actor", "province", "place", "jurisdiction", "kind", "tag")
"""What the panels of small multiples can stand for."""
IN_PANELS: Final = ("timeline", "map", "strip", "vertical", "bars", "cumulative")
"""The views that can be held several times in one figure, all of them on one scale."""
PANEL_ORDERS: Final = ("events", "name", "sum")
"""How panels stand: those of most events first, by their names, or those of the largest sums first."""
MOST_PANELS: Final = 12
LEAST, MOST = 50.0, 20_000.0  # points: the smallest and the largest side of a figure


@dataclass(frozen=True, slots=True)
class Preset:
    """A size of figure: width and height in points (no height: as tall as it needs), dots per inch, scale of type.

    No type is set `smallest` than that, and no figure should be higher than `most`; both are points, or pixels where
    `is_print` is not so.
    """

    width: float
    height: float | None
    dpi: float
    scale: float = 1.0
    smallest: float = 6.5
    most: float = 370 * POINTS_PER_MM
    is_print: bool = True

    def told(self, points: float) -> str:
        """Return a length as the desk measures it."""
        return f"{points / POINTS_PER_MM:.0f} mm" if self.is_print else f"{points:.0f} px"


def _printed(millimetres: float, height: float | None = None) -> Preset:
    return Preset(millimetres * POINTS_PER_MM, height * POINTS_PER_MM if height else None, 300)


def _pixels(width: float, height: float | None = None, scale: float = SCREEN_SCALE) -> Preset:
    return Preset(width, height, 72, scale, 11.0, max(2400.0, 2 * width), is_print=False)


def _post(width: float, height: float | None = None) -> Preset:
    """A picture that is read on a phone, where it is `PHONE` pixels wide: its type is as large there as elsewhere."""
    smallest = 11.0 * width / PHONE
    most = height or 6 * width  # what a thumb scrolls through
    return Preset(width, height, 72, smallest / 7.0, smallest, most, is_print=False)


PRESETS = {
    "print-52mm": _printed(52),
    "print-107mm": _printed(107),
    "print-163mm": _printed(163),
    "web-600": _pixels(600),
    "web-1200": _pixels(1200, scale=2.0),
    "web-1600": _pixels(1600, scale=2.3),
    "square-1080": _post(1080, 1080),
    "vertical-1080": _post(1080, 1350),
    "slide-1920": _pixels(1920, 1080, scale=3.4),
    "phone-1080": _post(1080),
    "phone-1080x1920": _post(1080, 1920),
}
"""The sizes by name; print at 300 dots per inch, web with one point for each pixel."""


def read_size(text: str) -> Preset:
    """Return a size written as 120mm, 120x90mm, 900px or 900x700px, or by the name of a preset."""
    if text in PRESETS:
        return PRESETS[text]
    number = r"(\d{1,5}(?:\.\d{1,2})?)"
    found = re.fullmatch(rf"{number}(?:\s*(?:mm|px)?\s*[x×]\s*{number})?\s*(mm|px)", text.strip().casefold())
    if found is None:
        raise WrongUse(
            tr(
                "“{text}” is no size: write 120mm, 120x90mm, 900px or 900x700px, or one of {presets}.",
                text=text,
                presets=in_a_row(PRESETS),
            )
        )
    width, height = float(found[1]), float(found[2]) if found[2] else None
    if found[3] == "px" and any(side and side != int(side) for side in (width, height)):
        raise WrongUse(tr("“{text}” has parts of pixels: write whole ones.", text=text))
    size = _printed(width, height) if found[3] == "mm" else _pixels(width, height)
    if any(side is not None and not LEAST <= side <= MOST for side in (size.width, size.height)):
        raise WrongUse(
            tr("“{text}” is too small or too large for a figure: choose between 18 mm and 7 m.", text=text)
        )
    return size


@dataclass(frozen=True, slots=True)
class FigureSpec:
    """What a figure is to show and how; every choice of the studio."""

    view: str = "timeline"
    preset: str = "web-1600"
    size: str = ""  # an own size instead of the preset: 120mm, 900x700px
    title: str = ""
    deck: str = ""
    credit: str = ""
    window: str = ""  # EDTF or words; empty: from the first to the last event
    lanes_by: str = "kind"
    lanes: tuple[str, ...] = ()  # their order
    kinds: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    without_tags: tuple[str, ...] = ()
    jurisdictions: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    has_relations: bool = False  # relations between actors among the events
    actor: str = ""  # the id of the one in the middle of a figure of relations
    events: tuple[str, ...] = ()
    without_events: tuple[str, ...] = ()
    shaded: tuple[str, ...] = ()
    symbols: str = "plain"  # or count, or a measure such as "CNY proceeds": what areas stand for
    extent: tuple[float, ...] = ()  # west, south, east, north
    region: str = ""  # instead of it: fit, world, Pacific, a country, a province, or four numbers
    has_values: bool = True  # written at the symbols of a map
    has_routes: bool = True  # on a map
    has_area_names: bool = True  # countries and seas on a map
    has_towns: bool = True  # names of towns around, on a close map
    locator: str = "auto"  # one of LOCATORS: a small map of the lands around
    meaning: str = PROCEEDS  # of the sums of a figure of money
    by: str = "seller"  # one of the ledger's dimensions: what its bars stand for
    currency: str = ""  # in which they are, at rates of the case; empty: that of most lines
    is_spread: bool = False  # sums over several years spread over their days
    order: str = "value"  # one of ORDERS
    columns: tuple[str, ...] = ()  # of a table of money, in their order; empty: DEFAULT_COLUMNS
    rows_by: str = ""  # one of the ledger's dimensions: what the rows of a table stand under
    most_rows: int = 30  # so many rows of a table at most; 0: all
    multiples: str = ""  # one of MULTIPLES: the same view once for each of its values
    panels: tuple[str, ...] = ()  # by their names, in their order, instead of the first in another order
    panel_order: str = "events"  # one of PANEL_ORDERS
    most_panels: int = MOST_PANELS  # so many at most; 0: all
    has_untold: bool = False  # a last panel for events without such a value
    only_checked: bool = False
    marks_state: bool = False
    notes: str = "auto"
    source_line: str = ""  # written by hand; empty: the most used sources by name
    dates: str = "auto"
    legend: str = "auto"
    lane_names: tuple[tuple[str, str], ...] = ()  # by the id or the name of a lane, instead of it
    key_event: str = ""  # the id of the one event that is emphasised
    breaks: tuple[str, ...] = ()  # stretches that the axis leaves out, or auto; none: it runs in one pace
    inset: str = ""  # a stretch that is shown enlarged beneath, or auto; empty: none
    annotations: tuple[str, ...] = ()  # "2021-09: words" with an arrow, "2018/2020: words" with a bracket
    sentences: str = "auto"  # one of SENTENCES: the first sentence on each event of a list
    has_years: bool = True  # in a dated list, years as heads
    language: str = "en"
    local_names: str = ""  # beside those of places: never, first, always; empty: as the case says
    style: str = ""  # of the sources of a document: news, chicago, gbt7714; empty: in full
    house: str = ""  # the name of the house style
    house_style: str = ""  # its content, as TOML
    typeface: tuple[
        str, ...
    ] = ()  # its fonts, Regular and Bold, by their files' names and sums: “Our.otf=6f0c…”
    labels: tuple[tuple[str, LabelChange], ...] = ()  # by the key of the label's target
    alt: str = ""  # alternative text; empty: as `describe` proposes it
    rights: str = ""
    has_metadata: bool = True
    has_gaps: bool = False  # letters that no font has may be missing in print

    def changed(self, **choices: Any) -> "FigureSpec":
        """Return the spec with some choices made otherwise."""
        return replace(self, **choices)

    def with_label(self, key: str, change: LabelChange) -> "FigureSpec":
        """Return the spec with one label changed; a change that changes nothing is forgotten."""
        labels = dict(self.labels) | {key: change}
        kept = sorted((key, one) for key, one in labels.items() if one != LabelChange())
        return replace(self, labels=tuple(kept))

    @property
    def format(self) -> Preset:
        """Return the size: the own one, else that of the preset. WrongUse if it is none."""
        page = house_page(self.house_style)
        size = read_size(page.columns.get(self.size, self.size or self.preset))
        has_own = page.page_height and size.is_print
        return replace(size, most=page.page_height * POINTS_PER_MM) if has_own else size

    def noting(self, sources: int) -> "FigureSpec":
        """Return the spec with its notes settled for so many numbered sources; a column of sources needs its notes."""
        if self.notes != "auto":
            return self
        is_few = sources <= MOST_NOTES or ("source" in self.table_columns and self.view == "table")
        return replace(self, notes="under" if is_few else "out")

    @property
    def is_of_money(self) -> bool:
        """Tell whether the figure shows lines of the ledger."""
        return self.view in MONEY_VIEWS

    @property
    def panels_by(self) -> str:
        """Return what the panels of the figure stand for; nothing where it is one picture."""
        return self.multiples if self.multiples in MULTIPLES and self.view in IN_PANELS else ""

    @property
    def whole(self) -> "FigureSpec":
        """Return the choices of one picture without panels."""
        return replace(self, multiples="")

    def in_panels(self, by: str) -> "FigureSpec":
        """Return the choices in panels, or in one picture again.

        Lanes by kind, as they come, would say in each panel once more what the legend says.
        """
        usual = ("kind", "none") if by else ("none", "kind")
        is_other = bool(by) != bool(self.multiples) and self.lanes_by == usual[0]
        return replace(self, multiples=by, lanes_by=usual[1] if is_other else self.lanes_by)

    @property
    def table_columns(self) -> tuple[str, ...]:
        """Return the columns of a table of money: those that were chosen and that there are."""
        known = tuple(name for name in self.columns if name in TABLE_COLUMNS)
        return known or DEFAULT_COLUMNS

    @property
    def with_sentences(self) -> bool:
        """Tell whether each event of a dated list or of a vertical timeline is told in a sentence."""
        return self.sentences == "always" or (self.sentences == "auto" and self.view == "vertical")

    @property
    def has_notes(self) -> bool:
        """Tell whether labels carry the numbers of their sources, once it is settled where they stand."""
        return self.notes != "out"

    def settings(self) -> str:
        """Return the choices as JSON, as a saved figure keeps them."""
        told = {field.name: getattr(self, field.name) for field in fields(self)}
        plain = asdict(LabelChange())
        told["labels"] = {
            key: {name: value for name, value in asdict(change).items() if value != plain[name]}
            for key, change in self.labels
        }
        told["lane_names"] = dict(self.lane_names)
        return json.dumps(told, ensure_ascii=False, sort_keys=True)


def read_columns(text: str) -> tuple[str, ...]:
    """Return the columns of a table of money, written with commas between them. WrongUse for one that there is not."""
    names = tuple(dict.fromkeys(word.strip().casefold() for word in text.split(",") if word.strip()))
    if wrong := [name for name in names if name not in TABLE_COLUMNS]:
        columns = in_a_row(TABLE_COLUMNS)
        raise WrongUse(
            tr("A table has no column “{name}”: write some of {columns}.", name=wrong[0], columns=columns)
        )
    return names


def spec_of(saved: SavedFigure) -> FigureSpec:
    """Return the choices that a saved figure keeps; what a newer program chose, or nobody can read, is passed over."""
    try:
        told: Any = json.loads(saved.settings)
    except ValueError:
        told = {}
    if not isinstance(told, Mapping):
        told = {}
    if told.get("has_notes") is False:  # as earlier versions kept it
        told = {"notes": "out", **told}
    if "has_locator" in told:
        told = {"locator": "always" if told["has_locator"] is True else "never", "has_towns": False, **told}
    if told.get("has_sentences") is True:
        told = {"sentences": "always", **told}
    values: dict[str, Any] = {}
    for field in fields(FigureSpec):
        value = told.get(field.name)
        read = _READERS.get(field.name, partial(_as_kind_of, field.default, field.name))(value)
        if read is not None:
            values[field.name] = read
    return FigureSpec(**(values | {"view": saved.view if saved.view in VIEWS else VIEWS[0]}))


def _as_kind_of(default: object, name: str, value: object) -> object:
    """Return the value if it is of the kind of the default, a list as a tuple; else None."""
    if isinstance(default, tuple) and isinstance(value, list):
        kinds: type | tuple[type, ...] = (int, float) if name == "extent" else str
        return tuple(value) if all(isinstance(one, kinds) for one in value) else None
    return value if isinstance(value, type(default)) else None


def _names(value: object) -> tuple[tuple[str, str], ...] | None:
    if not isinstance(value, Mapping):
        return None
    return tuple((str(id), name) for id, name in value.items() if isinstance(name, str))


def _labels(value: object) -> tuple[tuple[str, LabelChange], ...] | None:
    if not isinstance(value, Mapping):
        return None
    return tuple(sorted((str(key), _label(told)) for key, told in value.items() if isinstance(told, Mapping)))


def _label(told: Mapping[Any, Any]) -> LabelChange:
    text, side, is_hidden = told.get("text"), told.get("side"), told.get("is_hidden")
    return LabelChange(
        text if isinstance(text, str) else "",
        side if side in SIDES else "",
        _offset(told.get("dx")),
        _offset(told.get("dy")),
        is_hidden is True,
    )


def _offset(value: object) -> float:
    return float(value) if isinstance(value, int | float) and abs(value) < MOST else 0.0


_READERS: Final[Mapping[str, Callable[[object], object]]] = MappingProxyType(
    {"labels": _labels, "lane_names": _names}
)


def saved_spec(case: Case, name: str | None, view: str) -> FigureSpec:
    """Return the choices kept under `name`; without a name those kept for this view, or the plain ones."""
    kept = case.reader.all(SavedFigure)
    wanted = [saved for saved in kept if saved.name == (name or view)]
    if wanted:
        return spec_of(wanted[0])
    if view == "both" and not name:
        return _both_spec(kept)
    if name:
        names = in_a_row(saved.name for saved in kept) or tr("none yet")
        told = tr("The case keeps no figure called {name!r}: it keeps {names}.", name=name, names=names)
        raise WrongUse(told)
    return FigureSpec(view=view)


_OF_MAP: Final = (
    "symbols", "shaded", "extent", "region", "has_values", "has_routes", "has_area_names", "has_towns", "locator",
)  # fmt: skip
"""The choices that a map alone knows."""


def _both_spec(kept: Sequence[SavedFigure]) -> FigureSpec:
    """Return the events and words of the kept timeline, and what the kept map chose of the map alone."""
    specs = {saved.view: spec_of(saved) for saved in reversed(kept)}  # the first of each view holds
    both = specs.get("timeline", FigureSpec()).changed(view="both")
    chosen = specs.get("map", FigureSpec())
    return both.changed(**{name: getattr(chosen, name) for name in _OF_MAP})
