"""What a figure is asked to show: plain items that know no store and no screen."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from models.figure.scale import Break
from models.figure.spans import Spans, Window
from models.values.when import When
from models.values.where.points import Bounds, PlacePrecision, Point

Degrees = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Look:
    """How a kind of event is drawn and named in the legend."""

    id: str
    name: str
    colour: str
    shape: str


SIDES = ("left", "right", "above", "below")
"""Where a label can be pinned to."""


@dataclass(frozen=True, slots=True, order=True)
class LabelChange:
    """What somebody changed about a label: its text, its side, its place by points, or that it is not drawn."""

    text: str = ""
    side: str = ""  # one of SIDES; empty: wherever there is room
    dx: float = 0.0
    dy: float = 0.0
    is_hidden: bool = False

    def scaled(self, factor: float) -> "LabelChange":
        """Return the change with its offset times `factor`."""
        return replace(self, dx=self.dx * factor, dy=self.dy * factor)


UNCHANGED = LabelChange()


@dataclass(frozen=True, slots=True)
class Item:
    """An event on a timeline; `notes` are the numbers of its sources, set as raised digits."""

    id: str
    title: str
    when: When
    kind: str  # the id of its Look
    lane: str  # the id of its Lane
    notes: tuple[int, ...] = ()
    flag: str = ""  # a word for the state, where drafts mark it: "unchecked", "disputed"
    label: LabelChange = UNCHANGED
    standing: str = ""  # the word for what is not told as something that happened: "announced"
    date: str = ""  # its date in short words, where labels say it
    is_key: bool = False  # the one event that the figure is about: larger, and bold


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of the timeline."""

    id: str
    title: str
    is_folded: bool = False  # drawn as low as can be


@dataclass(frozen=True, slots=True)
class Crowd:
    """A lane of too many events to lay out one by one: they are grouped, or counted."""

    lane: str
    spans: Spans
    names: Sequence[str]  # the ids of all rows
    item: Callable[[int], Item]  # the event of a row
    kinds: Callable[[int], str]  # the id of a row's Look
    kind: str = ""  # the id of the Look that all have


@dataclass(frozen=True, slots=True)
class Band:
    """An era behind the lanes."""

    title: str
    when: When
    colour: str = ""
    id: str = ""  # of the era; empty where it is none, such as a gap


@dataclass(frozen=True, slots=True)
class Annotation:
    """Words that point at a day, or that stand over a stretch of time."""

    text: str
    when: When


@dataclass(frozen=True, slots=True)
class Inset:
    """A stretch of time that is shown enlarged under the timeline, and the words over it."""

    first: float
    last: float
    title: str = ""
    dates: tuple[tuple[str, str], ...] = ()  # by the id of an event: its date, as short as this axis allows


@dataclass(frozen=True, slots=True)
class Thread:
    """Two events of which the later is the next stage after the earlier, and the time between them in words."""

    before: str
    after: str
    words: str = ""
    short: str = ""


@dataclass(frozen=True, slots=True)
class TimelineScene:
    """All that a timeline shows: `window` is (first day, last day) as proleptic Gregorian ordinals."""

    items: tuple[Item, ...]
    lanes: tuple[Lane, ...]
    looks: tuple[Look, ...]
    bands: tuple[Band, ...]
    window: tuple[float, float]
    today: int | None = None
    selected: frozenset[str] = frozenset()
    current: str = ""  # the event of those whose words are always shown
    over: tuple[Item, ...] = ()  # selected ones that are not laid out: they lie over the others
    language: str = "en"
    crowds: tuple[Crowd, ...] = ()
    through: Mapping[str, Sequence[str]] = field(
        default_factory=dict
    )  # by lane: events that begin before and end after
    hidden: Window | None = None  # events of further lanes, for which there is no room
    threads: tuple[Thread, ...] = ()
    is_page: bool = False  # for print: no mark stands on another, and words keep their distance
    annotations: tuple[Annotation, ...] = ()
    breaks: tuple[Break, ...] = ()  # what the axis leaves out
    inset: Inset | None = None
    has_density: bool = False  # columns over the axis tell when how many begin
    enlarged: frozenset[str] = frozenset()  # events that are only marked or counted, as an inset tells them
    is_panel: bool = (
        False  # one of several on one scale: titles stand over their lanes, time begins at the left
    )


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map at which events happened; `value` sets the symbol's area, None draws the plain shape."""

    id: str  # the place's id
    name: str
    local_name: str
    point: Point
    precision: PlacePrecision
    kind: str  # the id of its Look
    events: tuple[str, ...]
    value: float | None = None
    notes: tuple[int, ...] = ()
    detail: str = ""  # a second line: "Jiafenxiang, the agent"
    is_inferred: bool = False
    standing: str = ""  # the word for events none of which is told as something that happened: "announced"
    label: LabelChange = UNCHANGED  # of the place's name
    area: Bounds | None = None  # what it stands for, where that is a whole country
    holds: int = 1  # more than one: it stands for so many places and kinds, and is drawn as a number
    bound: str = ""  # of the value: "at least", "about", "at most"
    told: str = ""  # the value as it is written at the symbol: "over ¥3bn"
    unknown: int = 0  # sums of which nobody tells how large they are
    members: tuple["Spot", ...] = ()  # the places that share a sum of which nobody knows the parts


@dataclass(frozen=True, slots=True)
class Route:
    """A thin line between two places of one event, such as seller to agent."""

    start: Point
    end: Point
    kind: str
    event: str
    title: str = ""
    is_doubtful: bool = False  # an end is inferred, or nobody says that it was gone


@dataclass(frozen=True, slots=True)
class Overlay:
    """Points, lines and rings of a file that are drawn over the land; each part is (n, 2) longitude, latitude."""

    name: str
    points: Degrees
    lines: tuple[Degrees, ...] = ()
    rings: tuple[Degrees, ...] = ()


EVENTS = "events"
"""The unit of a map whose symbols count events."""


@dataclass(frozen=True, slots=True)
class MapScene:
    """All that a map shows; `extent` None fits what is shown."""

    spots: tuple[Spot, ...]
    routes: tuple[Route, ...]
    looks: tuple[Look, ...]
    extent: Bounds | None = None
    unit: str = ""  # what the areas of the symbols count: "CNY", "BTC", "events"
    shaded: tuple[str, ...] = ()  # provinces to tint, by name
    selected: frozenset[str] = frozenset()  # ids of events
    current: str = ""  # the event of those whose place is always named
    language: str = "en"
    outside: tuple[str, ...] = ()  # names of places beyond the frame, where spots are only those within
    overlays: tuple[Overlay, ...] = ()  # what the person laid over the map
    stops: tuple[Spot, ...] = ()  # ends of routes that no spot stands for: dots with names
    has_area_names: bool = False  # countries and seas
    has_towns: bool = False  # names of towns around, on a close map
    locator: str = "never"  # a small map of the lands around: auto where the map is close, always, never
    has_values: bool = True  # written at the symbols, where areas count
    sum_words: Callable[[float, str], str] | None = (
        None  # of a value and its bound, for several places together
    )
    is_panel: bool = False  # one of several maps, whose legend stands under them all
    focus: frozenset[str] | None = None  # countries in which something is shown, on any of those maps
    per_root: float = 0.0  # radius in points for the root of a value; 0: as large as there is room

    @property
    def is_scaled(self) -> bool:
        """Tell whether the areas of symbols count something: then every place is one circle."""
        return bool(self.unit)


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered source under the figure; without a number, what stands apart from them under a word."""

    number: int
    text: str
    lead: str = ""  # the word that stands in place of the number

    @property
    def mark(self) -> str:
        """Return what stands before the text."""
        return self.lead or str(self.number)


@dataclass(frozen=True, slots=True)
class Heading:
    """The words around a publication figure."""

    title: str = ""
    deck: str = ""
    source_line: str = ""
    credit: str = ""
    as_of: str = ""
    remarks: tuple[str, ...] = ()  # on boundaries, on what is not shown


@dataclass(frozen=True, slots=True)
class Entry:
    """A dated line of a strip."""

    id: str
    date: str  # in words
    title: str
    kind: str  # the id of its Look
    notes: tuple[int, ...] = ()
    label: LabelChange = UNCHANGED
    standing: str = ""  # the word for what is not told as something that happened: "announced"
    head: str = ""  # what stands over it: a year that begins with it
    sentence: str = ""  # what happened, in a sentence


@dataclass(frozen=True, slots=True)
class StripScene:
    """A dated list in columns, in its order."""

    entries: tuple[Entry, ...]
    looks: tuple[Look, ...]
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Step:
    """An event of a vertical timeline; all but its title and its date may be empty."""

    id: str
    date: str  # in words
    title: str
    kind: str  # the id of its Look
    when: When | None = None
    sentence: str = ""
    sums: str = ""
    sources: str = ""
    notes: tuple[int, ...] = ()
    label: LabelChange = UNCHANGED
    standing: str = ""  # the word for what is not told as something that happened: "announced"


@dataclass(frozen=True, slots=True)
class VerticalScene:
    """Events from top to bottom, in their order."""

    steps: tuple[Step, ...]
    looks: tuple[Look, ...]
    language: str = "en"
