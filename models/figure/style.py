"""How figures look: every colour, stroke and size in points, read from resources/styles/."""

import tomllib
from dataclasses import dataclass, fields, replace
from typing import Any

from models.errors import CaseError
from models.paths import resource

NAMES = ("print", "light", "dark")


@dataclass(frozen=True, slots=True)
class Style:
    """The look of a figure; sizes, widths and gaps are points, colours #rrggbb.

    `is_print` tells which smallest size of text holds: `smallest` is 6.5 points in print and 11 px on screen,
    and stays as it is when the style is scaled.
    """

    name: str
    is_print: bool
    smallest: float
    # colours of words and ground
    background: str
    ink: str
    soft: str  # deck, axis, captions
    note: str  # the numbered sources
    # sizes of words
    title_size: float
    deck_size: float
    lane_size: float
    label_size: float
    axis_size: float
    legend_size: float
    note_size: float
    source_size: float
    leading: float  # distance of two baselines, in sizes
    raised: float  # size of raised digits, in sizes of the label
    lift: float  # how high they stand, in sizes of the label
    # the timeline
    rule: str
    rule_width: float
    grid: str
    grid_width: float
    era: str  # tint of an era without a colour of its own
    era_ink: str
    era_strength: float  # how much of an era's own colour is mixed into the ground
    today: str
    today_width: float
    density: str
    # marks
    mark_size: float
    bar_height: float
    outline: str
    outline_width: float
    open_strength: float  # how much of the kind's colour fills a mark that is not exact
    dash: float  # length of the dashes of about and uncertain
    leader: str
    leader_width: float
    halo: str  # the ring around what is selected
    halo_width: float
    # the map
    sea: str
    land: str
    land_focus: str  # the countries in which something is shown
    land_shaded: str
    border: str
    border_width: float
    province: str
    province_width: float
    disputed: str
    disputed_width: float
    coast: str
    coast_width: float
    water: str
    place_ink: str
    place_faint: str  # names of provinces and seas
    symbol_strength: float  # how much of the kind's colour fills a symbol
    # space
    margin: float
    gap: float

    def scaled(self, factor: float) -> "Style":
        """Answer the style with every size, width and gap times `factor`, as for a wide picture."""
        return replace(self, **{name: getattr(self, name) * factor for name in _SIZES})


_SIZES = (
    *("title_size", "deck_size", "lane_size", "label_size", "axis_size", "legend_size", "note_size"),
    *("source_size", "rule_width", "grid_width", "today_width", "mark_size", "bar_height", "outline_width"),
    *("dash", "leader_width", "halo_width", "border_width", "province_width", "disputed_width"),
    *("coast_width", "margin", "gap"),
)


def load_style(name: str) -> Style:
    """Answer the style print, light or dark; raises CaseError if it is not there or damaged."""
    if name not in NAMES:
        raise CaseError(f"There is no figure style {name!r}: use one of {', '.join(NAMES)}.")
    try:
        with resource("styles", f"{name}.toml").open("rb") as file:
            values = tomllib.load(file)
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise CaseError(f"The figure style {name} is missing or damaged: install Dateline again.") from error
    return _style(name, values)


def _style(name: str, values: dict[str, Any]) -> Style:
    flat = {key: value for part in values.values() for key, value in part.items()}
    wanted = {field.name for field in fields(Style)} - {"name"}
    if wrong := wanted ^ flat.keys():
        raise CaseError(f"The figure style {name} lacks or does not know: {', '.join(sorted(wrong))}.")
    numbers = {field.name for field in fields(Style) if field.type is float}
    told: dict[str, Any] = {key: float(v) if key in numbers else v for key, v in flat.items()}
    return Style(name=name, **told)
