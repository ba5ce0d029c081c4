"""What a case puts on a figure: its events as items and lanes, its sources as notes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from models.figure.scene import Band, Item, Lane, Look, Note, TimelineScene
from models.index.event_index import STATES, EventIndex
from models.records.dossier import Dossier
from models.records.eras import PLAIN
from models.records.story import Actor, Confidentiality, Event, Kind, Place, Source
from models.store.reader import Reader
from models.values.when import When
from models.values.when import words as words_of_when

Numbers = Mapping[str, tuple[int, ...]]
"""The note numbers of each event, by its id."""


@dataclass(frozen=True, slots=True)
class Names:
    """What figures call things: how kinds are drawn, the eras, and the name behind each id."""

    looks: tuple[Look, ...]
    bands: tuple[Band, ...]
    by_id: Mapping[str, str]

    @classmethod
    def read(cls, reader: Reader, *, is_public: bool = False) -> "Names":
        """Read the names of a case; with `is_public` no era of an event that is not public."""
        kinds = reader.all(Kind)
        looks = tuple(Look(kind.id, kind.name, kind.colour, kind.shape) for kind in kinds)
        eras = (
            era for era in reader.eras() if not is_public or era.confidentiality is Confidentiality.PUBLIC
        )
        bands = tuple(band_of(era, era.when) for era in eras if era.when)
        named: tuple[Kind | Actor | Place, ...] = (*kinds, *reader.all(Actor), *reader.all(Place))
        return cls(looks, bands, {record.id: record.name for record in named})

    def of(self, id: str) -> str:
        """Return the name of a kind, actor or place; a tag, state or country stands for itself."""
        return self.by_id.get(id) or (id[:1].upper() + id[1:]) or "Not told"


def band_of(era: Event, when: When) -> Band:
    """Return the band that an era is drawn as."""
    return Band(era.title, when, "" if era.era == PLAIN else era.era)


# notes -----------------------------------------------------------------------------------------


def source_notes(dossiers: Sequence[Dossier], language: str = "en") -> tuple[tuple[Note, ...], Numbers]:
    """Return the public sources of these events, numbered in the order in which they first appear.

    A source that is internal or confidential has no number and stands in no note.
    """
    numbers: dict[str, int] = {}
    notes: list[Note] = []
    of_event: dict[str, tuple[int, ...]] = {}
    for dossier in dossiers:
        mine = []
        for cited in dossier.sources:
            source = cited.source
            if source.confidentiality is not Confidentiality.PUBLIC:
                continue
            if source.id not in numbers:
                numbers[source.id] = len(numbers) + 1
                notes.append(Note(numbers[source.id], note_words(source, language)))
            mine.append(numbers[source.id])
        of_event[dossier.event.id] = tuple(sorted(set(mine)))
    return tuple(notes), of_event


def note_words(source: Source, language: str = "en") -> str:
    """Return a source in few words: who published it, and when; its title where nobody is named."""
    parts = [source.publisher or ", ".join(source.authors) or source.title]
    if source.number:
        parts.append(source.number)
    if source.issued:
        parts.append(words_of_when(source.issued, language))
    if not source.was_read:
        parts.append("not read")
    return ", ".join(parts)


# the timeline ----------------------------------------------------------------------------------

LANES_BY = ("kind", "jurisdiction", "actor", "place", "tag", "state")
"""What the lanes of a timeline can stand for."""


def timeline_scene(
    index: EventIndex,
    rows: Iterable[int],
    names: Names,
    window: tuple[float, float],
    *,
    lanes_by: str = "kind",
    lane_order: Sequence[str] = (),
    numbers: Numbers | None = None,
    language: str = "en",
) -> TimelineScene:
    """Return the dated events of these rows as items in lanes.

    Lanes stand in `lane_order` first, then as kinds are ordered, then by name; an event with several actors,
    places or tags stands in the lane of the first.
    """
    lane_of = _lane_of(index, lanes_by)
    items = tuple(
        Item(index.ids[row], index.titles[row], when, index.kinds[index.kind[row]], lane_of(row), numbers_of)
        for row in rows
        if not index.era[row] and (when := index.when_here(row))
        for numbers_of in ((numbers or {}).get(index.ids[row], ()),)
    )
    filled = dict.fromkeys(item.lane for item in items)
    kinds = [look.id for look in names.looks] if lanes_by == "kind" else []
    order = dict.fromkeys(
        [*lane_order, *kinds, *sorted(filled, key=lambda lane: (lane == "", names.of(lane)))]
    )
    lanes = tuple(Lane(lane, names.of(lane)) for lane in order if lane in filled)
    return TimelineScene(items, lanes, names.looks, names.bands, window, language=language)


def _lane_of(index: EventIndex, by: str) -> Callable[[int], str]:
    """Return the function that tells the lane of a row."""
    if by == "kind":
        return lambda row: index.kinds[index.kind[row]]
    if by == "jurisdiction":
        return lambda row: index.jurisdictions[index.jurisdiction[row]]
    if by == "state":
        return lambda row: STATES[index.state[row]]
    column = {"actor": index.actors, "place": index.places, "tag": index.tags}[by]
    return lambda row: next(iter(column.of(row)), "")
