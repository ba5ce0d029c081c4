"""The table of the studio's choices: under which heading each stands, in which field, and for which views.

Whoever adds a view writes its words here and its name into the sets that hold for it; whoever adds a choice adds a row.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from gui.publish.fields import (
    Choice,
    LaneOrder,
    Line,
    Named,
    Paragraph,
    Phrases,
    Records,
    Tick,
    Ticked,
    Words,
)
from gui.publish.house import HouseField, TypefaceField
from gui.publish.picked import Picked, picked_words
from gui.publish.size import SizeField
from gui.publish.stretches import Stretches
from models.ledger.line import DIMENSIONS
from models.publication.choices import (
    DEFAULT_COLUMNS,
    IN_PANELS,
    MONEY_VIEWS,
    MULTIPLES,
    PRESETS,
    TABLE_COLUMNS,
    VIEWS,
    FigureSpec,
)
from models.publication.map_sums import PLAIN
from models.publication.time_axis import BROKEN, ENLARGED
from models.records.meanings import MEANING_WORDS
from models.records.story import State

VIEW_WORDS: Final = MappingProxyType(
    {
        "Timeline": "timeline",
        "Map": "map",
        "Timeline and map": "both",
        "Dated list": "strip",
        "Vertical timeline": "vertical",
        "Relations": "relations",
        "Bars of money": "bars",
        "Money over time": "cumulative",
        "Flow of money": "flow",
        "Table of money": "table",
    }
)
MEANING_CHOICES: Final = MappingProxyType(
    {told.partition(":")[0].capitalize(): key for key, told in MEANING_WORDS.items()}
)
COLUMN_WORDS: Final = MappingProxyType(
    {name: "Paid to" if name == "payee" else name.capitalize() for name in TABLE_COLUMNS}
)
GROUP_WORDS: Final = MappingProxyType({name.capitalize(): name for name in DIMENSIONS})
ORDER_WORDS: Final = MappingProxyType({"Largest first": "value", "By name": "name", "By date": "date"})
LANE_WORDS: Final = MappingProxyType(
    {
        "Kind": "kind",
        "Jurisdiction": "jurisdiction",
        "Actor": "actor",
        "Place": "place",
        "Tag": "tag",
        "Check state": "state",
        "No lanes": "none",
    }
)
NOTE_WORDS: Final = MappingProxyType(
    {
        "Under the figure if few": "auto",
        "Under the figure": "under",
        "In a text beside it": "beside",
        "Left out": "out",
    }
)
PANEL_WORDS: Final = MappingProxyType({"One picture": "", **{name.capitalize(): name for name in MULTIPLES}})
PANEL_ORDER_WORDS: Final = MappingProxyType(
    {"Most events first": "events", "By name": "name", "Largest sums first": "sum"}
)
DATE_WORDS: Final = MappingProxyType({"Short": "auto", "In full": "always", "Only in doubt": "never"})
LEGEND_WORDS: Final = MappingProxyType({"What no word says": "auto", "All signs": "full", "None": "out"})
STATE_WORDS: Final = MappingProxyType(
    {"All events": "all", "Checked or signed off": "checked", "Signed off": "signed"}
)
LOCAL_WORDS: Final = MappingProxyType(
    {"As the case says": "", "Beside the names of places": "always", "Left out": "never"}
)
LANGUAGE_WORDS: Final = MappingProxyType(
    {"English": "en", "简体中文": "zh-Hans", "繁體中文": "zh-Hant", "Deutsch": "de", "français": "fr"}
)

ALL: Final = frozenset(VIEWS)
OVER_TIME: Final = frozenset({"timeline", "both"})
ON_MAP: Final = frozenset({"map", "both"})
OF_EVENTS: Final = ALL - {"relations"}
DATED: Final = OVER_TIME | {"strip", "vertical"}
OF_MONEY: Final = frozenset(MONEY_VIEWS)
TABLE: Final = frozenset({"table"})
PANELLED: Final = frozenset(IN_PANELS)


@dataclass(frozen=True, slots=True)
class Row:
    """A choice: its heading, the words before its field, its name in FigureSpec, its field, and whom it concerns.

    `read` and `change` stand where a field holds something else than the choice of its name.
    """

    heading: str
    words: str
    name: str
    field: Callable[[], QWidget]
    views: frozenset[str] = ALL
    read: Callable[[FigureSpec], Any] | None = None
    change: Callable[[FigureSpec, Any], FigureSpec] | None = None

    def of(self, spec: FigureSpec) -> Any:
        """Return what the field shows of a figure's choices."""
        return self.read(spec) if self.read else getattr(spec, self.name)

    def on(self, spec: FigureSpec, value: Any) -> FigureSpec:
        """Return the choices with what stands in the field."""
        return self.change(spec, value) if self.change else spec.changed(**{self.name: value})


def _states_of(spec: FigureSpec) -> str:
    if spec.only_checked:
        return "checked"
    return "signed" if spec.states == (str(State.SIGNED_OFF),) else "all"


def _with_states(spec: FigureSpec, chosen: str) -> FigureSpec:
    states = (str(State.SIGNED_OFF),) if chosen == "signed" else ()
    return spec.changed(only_checked=chosen == "checked", states=states)


def _with_size(spec: FigureSpec, size: str) -> FigureSpec:
    return spec.changed(preset=size, size="") if size in PRESETS else spec.changed(size=size)


def _extent_of(spec: FigureSpec) -> str:
    return spec.region or ", ".join(f"{side:g}" for side in spec.extent)


def _with_extent(spec: FigureSpec, words: str) -> FigureSpec:
    return spec if words == _extent_of(spec) else spec.changed(region=words, extent=())


def _with_symbols(spec: FigureSpec, measure: str) -> FigureSpec:
    return spec.changed(symbols=measure or PLAIN)


def _symbols_of(spec: FigureSpec) -> str:
    return "" if spec.symbols == PLAIN else spec.symbols


def _with_currency(spec: FigureSpec, currency: str) -> FigureSpec:
    return spec.changed(currency=currency.upper())


def _rows_of(spec: FigureSpec) -> str:
    return str(spec.most_rows) if spec.most_rows else ""


def _with_rows(spec: FigureSpec, told: str) -> FigureSpec:
    """Return the choices with so many rows at most; all where no number stands."""
    return spec.changed(most_rows=int(told) if told.isdecimal() else 0)


def _panels_of(spec: FigureSpec) -> str:
    return str(spec.most_panels) if spec.most_panels else ""


def _with_panels(spec: FigureSpec, told: str) -> FigureSpec:
    """Return the choices with so many panels at most; all where no number stands."""
    return spec.changed(most_panels=int(told) if told.isdecimal() else 0)


def _as_it_is(spec: FigureSpec, _shown: object) -> FigureSpec:
    """Return the choices as they are: the field only shows them, and its buttons tell the page."""
    return spec


def _choice(name: str, words: Mapping[str, str]) -> Callable[[], QWidget]:
    return lambda: Choice(name, words)


def _line(name: str, hint: str = "") -> Callable[[], QWidget]:
    return lambda: Line(name, hint)


def _words(name: str, hint: str) -> Callable[[], QWidget]:
    return lambda: Words(name, hint)


def _lines(name: str, hint: str) -> Callable[[], QWidget]:
    return lambda: Phrases(name, hint)


def _with_lane_names(spec: FigureSpec, told: Sequence[str]) -> FigureSpec:
    pairs = (one.partition("=") for one in told)
    return spec.changed(lane_names=tuple((lane.strip(), name.strip()) for lane, sign, name in pairs if sign))


def _with_breaks(spec: FigureSpec, told: str) -> FigureSpec:
    return spec.changed(breaks=tuple(one.strip() for one in told.split(";") if one.strip()))


def _tick(words: str) -> Callable[[], QWidget]:
    return lambda: Tick(words)


PAGE, WORDS, EVENTS, MAP, LANES, RELATIONS = "Page", "Words", "Events", "Map", "Lanes", "Relations"
MONEY, PANELS = "Money", "Panels"
UNSEEN = "For those who cannot see it"

ROWS: Final = (
    Row(PAGE, "View", "view", _choice("View", VIEW_WORDS)),
    Row(PAGE, "Size", "size", SizeField, read=lambda spec: spec.size or spec.preset, change=_with_size),
    Row(PAGE, "House style", "house", HouseField, change=_as_it_is),
    Row(PAGE, "Typeface", "typeface", TypefaceField, change=_as_it_is),
    Row(WORDS, "Title", "title", _line("Title")),
    Row(WORDS, "Deck", "deck", _line("Deck")),
    Row(WORDS, "Credit", "credit", _line("Credit")),
    Row(WORDS, "Sources", "notes", _choice("Sources", NOTE_WORDS)),
    Row(WORDS, "Source line", "source_line", _line("Source line", "the most cited sources")),
    Row(WORDS, "Dates", "dates", _choice("Dates at labels", DATE_WORDS), OVER_TIME),
    Row(WORDS, "Legend", "legend", _choice("Legend", LEGEND_WORDS)),
    Row(WORDS, "", "has_sentences", _tick("A sentence on each event"), frozenset({"strip"})),
    Row(WORDS, "", "has_years", _tick("Years as heads"), frozenset({"strip"})),
    Row(WORDS, "Language", "language", _choice("Language", LANGUAGE_WORDS)),
    Row(WORDS, "Local names", "local_names", _choice("Local names", LOCAL_WORDS), ON_MAP),
    Row(WORDS, "", "has_gaps", _tick("Gaps for letters that no font has")),
    Row(EVENTS, "Shown", "events", Picked, read=picked_words, change=_as_it_is),
    Row(EVENTS, "Window", "window", _line("Window of time", "whole case, or 2017/2025")),
    Row(
        EVENTS,
        "Checked",
        "states",
        _choice("Check states", STATE_WORDS),
        read=_states_of,
        change=_with_states,
    ),
    Row(EVENTS, "With tags", "tags", _words("Only with tags", "all tags"), OF_EVENTS),
    Row(EVENTS, "Without", "without_tags", _words("Without tags", "none"), OF_EVENTS),
    Row(EVENTS, "", "has_relations", _tick("Relations among the events"), DATED),
    Row(EVENTS, "", "marks_state", _tick("Mark what is unchecked")),
    Row(EVENTS, "Kinds", "kinds", lambda: Named("Only of kinds", "all kinds"), OF_EVENTS),
    Row(
        MAP,
        "Extent",
        "region",
        _line("Extent of the map", "fit; world, China, 73,18,135,54"),
        ON_MAP,
        read=_extent_of,
        change=_with_extent,
    ),
    Row(
        MAP,
        "Symbols",
        "symbols",
        lambda: Records("Symbols"),
        ON_MAP,
        read=_symbols_of,
        change=_with_symbols,
    ),
    Row(MAP, "Tinted", "shaded", _words("Tinted provinces", "no province"), ON_MAP),
    Row(MAP, "", "has_values", _tick("Sums at the symbols"), ON_MAP),
    Row(MAP, "", "has_routes", _tick("Arrows from place to place"), ON_MAP),
    Row(MAP, "", "has_area_names", _tick("Names of countries and seas"), ON_MAP),
    Row(MAP, "", "has_locator", _tick("Locator: the lands around"), ON_MAP),
    Row(LANES, "Lanes by", "lanes_by", _choice("Lanes by", LANE_WORDS), OVER_TIME),
    Row(LANES, "Order", "lanes", LaneOrder, OVER_TIME),
    Row(
        LANES,
        "Called",
        "lane_names",
        _lines("Names of lanes", "lane=name; another=name"),
        OVER_TIME,
        read=lambda spec: tuple(f"{id}={name}" for id, name in spec.lane_names),
        change=_with_lane_names,
    ),
    Row(LANES, "Key event", "key_event", lambda: Records("The event to emphasise"), OVER_TIME),
    Row(
        LANES,
        "Pointed at",
        "annotations",
        _lines("Annotations", "2021-09: words; 2018/2020: words"),
        OVER_TIME,
    ),
    Row(
        LANES,
        "Left out",
        "breaks",
        lambda: Stretches("Left out of the axis", "Nothing", "Long empty stretches", "1950/1989; 1995/2003"),
        BROKEN,
        read=lambda spec: "; ".join(spec.breaks),
        change=_with_breaks,
    ),
    Row(
        LANES,
        "Enlarged",
        "inset",
        lambda: Stretches("Enlarged beneath", "Nothing", "The most crowded stretch", "2024-03/2024-06"),
        ENLARGED,
    ),
    Row(RELATIONS, "Around", "actor", lambda: Records("Around"), frozenset({"relations"})),
    Row(MONEY, "Sums", "meaning", _choice("Meaning of the sums", MEANING_CHOICES), OF_MONEY),
    Row(MONEY, "Currency", "currency", _line("Currency", "as told, or CNY"), OF_MONEY, change=_with_currency),
    Row(MONEY, "Bars by", "by", _choice("Bars by", GROUP_WORDS), frozenset({"bars"})),
    Row(MONEY, "Order", "order", _choice("Order of money", ORDER_WORDS), frozenset({"bars", "table"})),
    Row(MONEY, "", "is_spread", _tick("Spread over years"), frozenset({"bars"})),
    Row(MONEY, "Columns", "columns", lambda: Ticked("Columns", COLUMN_WORDS, DEFAULT_COLUMNS), TABLE),
    Row(MONEY, "Rows under", "rows_by", _choice("Rows under", {"No heads": "", **GROUP_WORDS}), TABLE),
    Row(MONEY, "Rows", "most_rows", _line("Rows at most", "all, or 30"), TABLE, _rows_of, _with_rows),
    Row(
        PANELS,
        "One for each",
        "multiples",
        _choice("Panels by", PANEL_WORDS),
        PANELLED,
        change=lambda spec, by: spec.in_panels(by),
    ),
    Row(PANELS, "Order", "panel_order", _choice("Order of the panels", PANEL_ORDER_WORDS), PANELLED),
    Row(
        PANELS,
        "At most",
        "most_panels",
        _line("Panels at most", "all, or 12"),
        PANELLED,
        _panels_of,
        _with_panels,
    ),
    Row(PANELS, "Only", "panels", _lines("Only these panels", "Jiangsu; Hunan"), PANELLED),
    Row(PANELS, "", "has_untold", _tick("A panel for what is not told"), PANELLED),
    Row(UNSEEN, "Text", "alt", lambda: Paragraph("Alternative text")),
    Row(UNSEEN, "Rights", "rights", _line("Rights", "© and whose")),
    Row(UNSEEN, "", "has_metadata", _tick("Title, text and credit in the file")),
)
