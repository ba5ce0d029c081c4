"""How figures look: every colour, stroke and size in points, read from resources/styles/ or a newsroom's own file."""

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Any

from models.errors import CaseError
from models.machine.paths import resource
from models.translation import tr
from models.values.listing import in_a_row, sentences

NAMES = ("print", "light", "dark")
CAPITAL, HIGHEST = 0.73, 0.98  # heights of a digit, and of what stands raised without touching the line above
PAGES = ("columns", "choices", "typeface")  # tables of a house style that figures read elsewhere
MOST = 200.0  # points, or parts of a size: no number of a house style is larger


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
    sum_fill: str  # the bars and steps of money
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
    land_whole: str  # a country to which something belongs as a whole
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

    def legible(self, smallest: float, *, is_print: bool) -> "Style":
        """Return the style with no type below a size, raised digits included: what is smaller is set in that size."""
        types = {name: max(getattr(self, name), smallest) for name in _TYPES}
        raised = min(max(self.raised, smallest / types["label_size"]), 1.0)
        lift = min(self.lift, HIGHEST - CAPITAL * raised) if raised > self.raised else self.lift
        return replace(self, **types, raised=raised, lift=lift, smallest=smallest, is_print=is_print)

    def scaled(self, factor: float) -> "Style":
        """Return the style with every size, width and gap times `factor`, as for a wide picture."""
        return replace(self, **{name: getattr(self, name) * factor for name in _SIZES})


_TYPES = (
    *("title_size", "deck_size", "lane_size", "label_size", "axis_size", "legend_size", "note_size"),
    "source_size",
)
_SIZES = (
    *_TYPES,
    *("rule_width", "grid_width", "today_width", "mark_size", "bar_height", "outline_width"),
    *("dash", "leader_width", "halo_width", "border_width", "province_width", "disputed_width"),
    *("coast_width", "margin", "gap"),
)


def load_style(name: str) -> Style:
    """Return the style print, light or dark; raises CaseError if it is not there or damaged."""
    if name not in NAMES:
        raise CaseError(
            tr("There is no figure style {name!r}: use one of {names}.", name=name, names=in_a_row(NAMES))
        )
    try:
        with resource("styles", f"{name}.toml").open("rb") as file:
            values = tomllib.load(file)
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise CaseError(
            tr("The figure style {name} is missing or damaged: install Dateline again.", name=name)
        ) from error
    return _style(name, values)


def _style(name: str, values: dict[str, Any]) -> Style:
    flat = {key: value for part in values.values() for key, value in part.items()}
    wanted = {field.name for field in fields(Style)} - {"name"}
    if wrong := wanted ^ flat.keys():
        raise CaseError(
            tr(
                "The figure style {name} lacks or does not know: {names}.",
                name=name,
                names=in_a_row(sorted(wrong)),
            )
        )
    numbers = {field.name for field in fields(Style) if field.type is float}
    told: dict[str, Any] = {key: float(v) if key in numbers else v for key, v in flat.items()}
    return Style(name=name, **told)


# a newsroom's own style ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class House:
    """A style as a newsroom has it, and its own colours of kinds by their ids."""

    style: Style
    kinds: tuple[tuple[str, str], ...] = ()


def house_style(text: str, base: Style) -> House:
    """Return the base with what a TOML file sets otherwise: names of Style in any tables, and colours under `kinds`.

    Raises CaseError that names what is not known, no colour or no size.
    """
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CaseError(
            tr("The house style cannot be read ({error}): it must be a TOML file.", error=error)
        ) from error
    kinds: Any = told.pop("kinds", {})
    for name in PAGES:
        told.pop(name, None)
    flat: dict[str, Any] = {}
    for name, value in told.items():
        flat |= value if isinstance(value, dict) else {name: value}
    types = {field.name: field.type for field in fields(Style)}
    if unknown := flat.keys() - (types.keys() - {"name"}):
        raise CaseError(
            tr("The house style sets what no figure knows: {names}.", names=in_a_row(sorted(unknown)))
        )
    problems: list[str] = []
    values = {name: _told(problems, _set, name, types[name], value) for name, value in flat.items()}
    held = kinds.items() if isinstance(kinds, dict) else ()
    colours = tuple((str(kind), _told(problems, _colour, kind, one)) for kind, one in held)
    if problems:
        raise CaseError(sentences(*problems))
    return House(replace(base, **values), colours)


def _told(problems: list[str], read: Callable[..., Any], *values: object) -> Any:
    """Read a value; what is wrong with it is kept, so that all that is wrong is said at once."""
    try:
        return read(*values)
    except CaseError as error:
        problems.append(str(error))
        return None


def _set(name: str, kind: object, value: object) -> Any:
    if kind is str:
        return _colour(name, value)
    if kind is bool and isinstance(value, bool):
        return value
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if kind is float and is_number and 0 <= float(str(value)) <= MOST:
        return float(str(value))
    raise CaseError(
        tr(
            "In the house style, {name} = {value!r} is no size: write a number from 0 to {most:g}.",
            name=name,
            value=value,
            most=MOST,
        )
    )


def _colour(name: str, value: object) -> str:
    if isinstance(value, str) and re.fullmatch(r"#[0-9A-Fa-f]{6}", value):
        return value.lower()
    raise CaseError(
        tr(
            "In the house style, {name} = {value!r} is no colour: write it as #1a1a1a.",
            name=name,
            value=value,
        )
    )
