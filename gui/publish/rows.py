"""The table of the studio's choices: under which heading each stands, in which field, and for which views.

Whoever adds a view writes its words into row_words.py and its name into the sets that hold for it; whoever adds a
choice adds a row.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

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
)  # fmt: skip
from gui.publish.house import HouseField, TypefaceField
from gui.publish.picked import Picked, picked_words
from gui.publish.row import Row
from gui.publish.row_words import (
    COLUMN_WORDS,
    DATE_WORDS,
    EVENTS,
    GROUP_WORDS,
    HEAD_WORDS,
    LANE_WORDS,
    LANES,
    LANGUAGE_WORDS,
    LEGEND_WORDS,
    LOCAL_WORDS,
    LOCATOR_WORDS,
    MAP,
    MEANING_CHOICES,
    MONEY,
    NOTE_WORDS,
    ORDER_WORDS,
    PAGE,
    PANEL_ORDER_WORDS,
    PANEL_WORDS,
    PANELS,
    RELATIONS,
    STATE_WORDS,
    UNSEEN,
    VIEW_WORDS,
    WORDS,
)  # fmt: skip
from gui.publish.size import SizeField
from gui.publish.stretches import Stretches
from models.publication.choices import (
    DEFAULT_COLUMNS,
    IN_PANELS,
    MONEY_VIEWS,
    PRESETS,
    VIEWS,
    FigureSpec,
)
from models.publication.map_sums import PLAIN
from models.publication.time_axis import BROKEN, ENLARGED
from models.records.story import State
from models.translation import tr, tr_later

ALL: Final = frozenset(VIEWS)
OVER_TIME: Final = frozenset({"timeline", "both"})
ON_MAP: Final = frozenset({"map", "both"})
OF_EVENTS: Final = ALL - {"relations"}
LISTS: Final = frozenset({"strip", "vertical"})
DATED: Final = OVER_TIME | LISTS
OF_MONEY: Final = frozenset(MONEY_VIEWS)
TABLE: Final = frozenset({"table"})
PANELLED: Final = frozenset(IN_PANELS)


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


def _with_sentences(spec: FigureSpec, holds: bool) -> FigureSpec:
    return spec if holds == spec.with_sentences else spec.changed(sentences="always" if holds else "never")


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
    return lambda: Choice(tr(name), words)


def _line(name: str, hint: str = "") -> Callable[[], QWidget]:
    return lambda: Line(tr(name), tr(hint))


def _words(name: str, hint: str) -> Callable[[], QWidget]:
    return lambda: Words(tr(name), tr(hint))


def _lines(name: str, hint: str) -> Callable[[], QWidget]:
    return lambda: Phrases(tr(name), tr(hint))


def _with_lane_names(spec: FigureSpec, told: Sequence[str]) -> FigureSpec:
    pairs = (one.partition("=") for one in told)
    return spec.changed(lane_names=tuple((lane.strip(), name.strip()) for lane, sign, name in pairs if sign))


def _with_breaks(spec: FigureSpec, told: str) -> FigureSpec:
    return spec.changed(breaks=tuple(one.strip() for one in told.split(";") if one.strip()))


def _tick(words: str) -> Callable[[], QWidget]:
    return lambda: Tick(tr(words))


ROWS: Final = (
    Row(PAGE, tr_later("View"), "view", _choice(tr_later("View"), VIEW_WORDS)),
    Row(
        PAGE,
        tr_later("Size"),
        "size",
        SizeField,
        read=lambda spec: spec.size or spec.preset,
        change=_with_size,
    ),
    Row(PAGE, tr_later("House style"), "house", HouseField, change=_as_it_is),
    Row(PAGE, tr_later("Typeface"), "typeface", TypefaceField, change=_as_it_is),
    Row(WORDS, tr_later("Title"), "title", _line(tr_later("Title"))),
    Row(WORDS, tr_later("Deck"), "deck", _line(tr_later("Deck"))),
    Row(WORDS, tr_later("Credit"), "credit", _line(tr_later("Credit"))),
    Row(WORDS, tr_later("Sources"), "notes", _choice(tr_later("Sources"), NOTE_WORDS)),
    Row(
        WORDS,
        tr_later("Source line"),
        "source_line",
        _line(tr_later("Source line"), tr_later("the most cited sources")),
    ),
    Row(WORDS, tr_later("Dates"), "dates", _choice(tr_later("Dates at labels"), DATE_WORDS), OVER_TIME),
    Row(WORDS, tr_later("Legend"), "legend", _choice(tr_later("Legend"), LEGEND_WORDS)),
    Row(
        WORDS,
        "",
        "sentences",
        _tick(tr_later("A sentence on each event")),
        LISTS,
        read=lambda spec: spec.with_sentences,
        change=_with_sentences,
    ),
    Row(WORDS, "", "has_years", _tick(tr_later("Years as heads")), frozenset({"strip"})),
    Row(WORDS, tr_later("Language"), "language", _choice(tr_later("Language"), LANGUAGE_WORDS)),
    Row(WORDS, tr_later("Local names"), "local_names", _choice(tr_later("Local names"), LOCAL_WORDS), ON_MAP),
    Row(WORDS, "", "has_gaps", _tick(tr_later("Gaps for letters that no font has"))),
    Row(EVENTS, tr_later("Shown"), "events", Picked, read=picked_words, change=_as_it_is),
    Row(
        EVENTS,
        tr_later("Window"),
        "window",
        _line(tr_later("Window of time"), tr_later("whole case, or 2017/2025")),
    ),
    Row(
        EVENTS,
        tr_later("Checked"),
        "states",
        _choice(tr_later("Check states"), STATE_WORDS),
        read=_states_of,
        change=_with_states,
    ),
    Row(
        EVENTS,
        tr_later("With tags"),
        "tags",
        _words(tr_later("Only with tags"), tr_later("all tags")),
        OF_EVENTS,
    ),
    Row(
        EVENTS,
        tr_later("Without"),
        "without_tags",
        _words(tr_later("Without tags"), tr_later("none")),
        OF_EVENTS,
    ),
    Row(EVENTS, "", "has_relations", _tick(tr_later("Relations among the events")), DATED),
    Row(EVENTS, "", "marks_state", _tick(tr_later("Mark what is unchecked"))),
    Row(EVENTS, tr_later("Kinds"), "kinds", lambda: Named(tr("Only of kinds"), tr("all kinds")), OF_EVENTS),
    Row(
        MAP,
        tr_later("Extent"),
        "region",
        _line(tr_later("Extent of the map"), "fit; world, China, 73,18,135,54"),
        ON_MAP,
        read=_extent_of,
        change=_with_extent,
    ),
    Row(
        MAP,
        tr_later("Symbols"),
        "symbols",
        lambda: Records(tr("Symbols")),
        ON_MAP,
        read=_symbols_of,
        change=_with_symbols,
    ),
    Row(
        MAP,
        tr_later("Tinted"),
        "shaded",
        _words(tr_later("Tinted provinces"), tr_later("no province")),
        ON_MAP,
    ),
    Row(MAP, "", "has_values", _tick(tr_later("Sums at the symbols")), ON_MAP),
    Row(MAP, "", "has_routes", _tick(tr_later("Arrows from place to place")), ON_MAP),
    Row(MAP, "", "has_area_names", _tick(tr_later("Names of countries and seas")), ON_MAP),
    Row(MAP, "", "has_towns", _tick(tr_later("Names of towns around, on a close map")), ON_MAP),
    Row(
        MAP,
        tr_later("Locator"),
        "locator",
        _choice(tr_later("Small map of the lands around"), LOCATOR_WORDS),
        ON_MAP,
    ),
    Row(LANES, tr_later("Lanes by"), "lanes_by", _choice(tr_later("Lanes by"), LANE_WORDS), OVER_TIME),
    Row(LANES, tr_later("Order"), "lanes", LaneOrder, OVER_TIME),
    Row(
        LANES,
        tr_later("Called"),
        "lane_names",
        _lines(tr_later("Names of lanes"), tr_later("lane=name; another=name")),
        OVER_TIME,
        read=lambda spec: tuple(f"{id}={name}" for id, name in spec.lane_names),
        change=_with_lane_names,
    ),
    Row(LANES, tr_later("Key event"), "key_event", lambda: Records(tr("The event to emphasise")), OVER_TIME),
    Row(
        LANES,
        tr_later("Pointed at"),
        "annotations",
        _lines(tr_later("Annotations"), tr_later("2021-09: words; 2018/2020: words")),
        OVER_TIME,
    ),
    Row(
        LANES,
        tr_later("Left out"),
        "breaks",
        lambda: Stretches(
            tr("Left out of the axis"), tr("Nothing"), tr("Long empty stretches"), "1950/1989; 1995/2003"
        ),
        BROKEN,
        read=lambda spec: "; ".join(spec.breaks),
        change=_with_breaks,
    ),
    Row(
        LANES,
        tr_later("Enlarged"),
        "inset",
        lambda: Stretches(
            tr("Enlarged beneath"), tr("Nothing"), tr("The most crowded stretch"), "2024-03/2024-06"
        ),
        ENLARGED,
    ),
    Row(RELATIONS, tr_later("Around"), "actor", lambda: Records(tr("Around")), frozenset({"relations"})),
    Row(
        MONEY,
        tr_later("Sums"),
        "meaning",
        _choice(tr_later("Meaning of the sums"), MEANING_CHOICES),
        OF_MONEY,
    ),
    Row(
        MONEY,
        tr_later("Currency"),
        "currency",
        _line(tr_later("Currency"), tr_later("as told, or CNY")),
        OF_MONEY,
        change=_with_currency,
    ),
    Row(MONEY, tr_later("Bars by"), "by", _choice(tr_later("Bars by"), GROUP_WORDS), frozenset({"bars"})),
    Row(
        MONEY,
        tr_later("Order"),
        "order",
        _choice(tr_later("Order of money"), ORDER_WORDS),
        frozenset({"bars", "table"}),
    ),
    Row(MONEY, "", "is_spread", _tick(tr_later("Spread over years")), frozenset({"bars"})),
    Row(
        MONEY,
        tr_later("Columns"),
        "columns",
        lambda: Ticked(tr("Columns"), COLUMN_WORDS, DEFAULT_COLUMNS),
        TABLE,
    ),
    Row(
        MONEY,
        tr_later("Rows under"),
        "rows_by",
        _choice(tr_later("Rows under"), HEAD_WORDS),
        TABLE,
    ),
    Row(
        MONEY,
        tr_later("Rows"),
        "most_rows",
        _line(tr_later("Rows at most"), tr_later("all, or 30")),
        TABLE,
        _rows_of,
        _with_rows,
    ),
    Row(
        PANELS,
        tr_later("One for each"),
        "multiples",
        _choice(tr_later("Panels by"), PANEL_WORDS),
        PANELLED,
        change=lambda spec, by: spec.in_panels(by),
    ),
    Row(
        PANELS,
        tr_later("Order"),
        "panel_order",
        _choice(tr_later("Order of the panels"), PANEL_ORDER_WORDS),
        PANELLED,
    ),
    Row(
        PANELS,
        tr_later("At most"),
        "most_panels",
        _line(tr_later("Panels at most"), tr_later("all, or 12")),
        PANELLED,
        _panels_of,
        _with_panels,
    ),
    Row(
        PANELS,
        tr_later("Only"),
        "panels",
        _lines(tr_later("Only these panels"), "Jiangsu; Hunan"),
        PANELLED,
    ),
    Row(PANELS, "", "has_untold", _tick(tr_later("A panel for what is not told")), PANELLED),
    Row(UNSEEN, tr_later("Text"), "alt", lambda: Paragraph(tr("Alternative text"))),
    Row(UNSEEN, tr_later("Rights"), "rights", _line(tr_later("Rights"), tr_later("© and whose"))),
    Row(UNSEEN, "", "has_metadata", _tick(tr_later("Title, text and credit in the file"))),
)
