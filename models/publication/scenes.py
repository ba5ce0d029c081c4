"""What a case puts on a figure: its events as items and lanes, its sources as notes."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from models.figure.phrases import phrase
from models.figure.scene import Band, Item, Lane, Look, Note, TimelineScene
from models.gazetteer.naming import country_name
from models.index.event_index import STATES, EventIndex
from models.records.dossier import Dossier, Stated, unrejected
from models.records.eras import PLAIN
from models.records.kind_names import kind_name
from models.records.standing import is_apart
from models.records.story import Actor, ClaimId, Confidentiality, Event, Field, Kind, Place, Source, Stance
from models.store.reader import Reader
from models.values.when import When
from models.values.when import words as words_of_when

Numbers = Mapping[str, tuple[int, ...]]
"""The note numbers of labels, by the id of the event or of the claim about a place."""

WITHOUT: Final = frozenset(("tag", "actor", "place", "jurisdiction"))
"""What an event can be without: such events have a lane of their own."""


@dataclass(frozen=True, slots=True)
class Names:
    """What figures call things: how kinds are drawn, the eras, and the name behind each id."""

    looks: tuple[Look, ...]
    bands: tuple[Band, ...]
    by_id: Mapping[str, str]
    language: str = "en"

    @classmethod
    def read(cls, reader: Reader, *, is_public: bool = False, language: str = "en") -> "Names":
        """Read the names of a case; with `is_public` no era that is not public, or that review rejected.

        Kinds that Dateline proposes are named in the language.
        """
        kinds = tuple(replace(kind, name=kind_name(kind.name, language)) for kind in reader.all(Kind))
        looks = tuple(Look(kind.id, kind.name, kind.colour, kind.shape) for kind in kinds)
        eras = public_eras(reader) if is_public else reader.eras()
        bands = tuple(band_of(era, era.when) for era in eras if era.when)
        named: tuple[Kind | Actor | Place, ...] = (*kinds, *reader.all(Actor), *reader.all(Place))
        return cls(looks, bands, {record.id: record.name for record in named}, language)

    def of(self, id: str) -> str:
        """Return the name of a kind, actor or place; a tag, state or country stands for itself."""
        return self.by_id.get(id) or (id[:1].upper() + id[1:]) or phrase(self.language, "not_told")

    def of_lane(self, id: str, by: str) -> str:
        """Return the title of a lane; of events without a tag, an actor or a place, that they have none."""
        if by == "jurisdiction" and id:
            return country_name(id, self.language)
        return self.of(id) if id or by not in WITHOUT else phrase(self.language, f"without_{by}")


def public_eras(reader: Reader) -> Iterator[Event]:
    """Yield the eras that everybody may know; of one whose date was rejected there is no date to draw."""
    for dossier in reader.dossiers(era.id for era in reader.eras()):
        held = unrejected(dossier)
        if held and held.event.confidentiality is Confidentiality.PUBLIC:
            yield held.event


def band_of(era: Event, when: When) -> Band:
    """Return the band that an era is drawn as."""
    return Band(era.title, when, "" if era.era == PLAIN else era.era, era.id)


# notes -----------------------------------------------------------------------------------------


_HEAD: Final = (Field.WHAT, Field.WHEN)
_SUMS: Final = (Field.AMOUNT, Field.QUANTITY)
_SAID: Final[Mapping[str, tuple[Field, ...]]] = MappingProxyType(
    {
        "map": (),
        "vertical": (*_HEAD, *_SUMS),
        **dict.fromkeys(("bars", "flow", "table", "cumulative"), (*_HEAD, *_SUMS)),
        "relations": tuple(field for field in Field if field is not Field.STATEMENT),
    }
)
"""What the label of an event says, where that is not its title and its date."""


def said_by(view: str) -> tuple[Field, ...]:
    """Return the fields that the labels of a view say."""
    return (*_SAID.get(view, _HEAD), *((Field.WHERE,) if view in ("map", "both") else ()))


def source_notes(
    dossiers: Sequence[Dossier],
    view: str = "timeline",
    language: str = "en",
    *,
    has_sums: bool = False,
    claims: Collection[ClaimId] | None = None,
) -> tuple[tuple[Note, ...], Numbers]:
    """Return the public sources that support what the labels of a view say, numbered as they first appear.

    The numbers stand under the id of an event for its label, and under that of a claim for the label of a place. With
    `has_sums` places carry the sums of their events, too. Who says otherwise is named last and supports nothing. A
    source that is internal or confidential has no number and stands in no note. With `claims` these alone are said,
    as a figure of money says what tells its sums.
    """
    of_event = _SAID.get(view, _HEAD)
    of_place = (Field.WHERE, *(_SUMS if has_sums else ())) if view in ("map", "both") else ()
    said = [
        (dossier, stated)
        for dossier in dossiers
        for stated in dossier.stated
        if (stated.claim.field in (*of_event, *of_place) if claims is None else stated.claim.id in claims)
    ]
    book = _SourceBook(language)
    numbers: dict[str, tuple[int, ...]] = {dossier.event.id: () for dossier in dossiers}
    for dossier, stated in said:
        own = book.numbers(stated, Stance.SUPPORTS)
        numbers[stated.claim.id] = own
        if claims is not None or stated.claim.field in of_event:
            numbers[dossier.event.id] = tuple(sorted({*numbers[dossier.event.id], *own}))
    against = tuple(_against(said, book, language))
    return (*book.notes, *against), numbers


class _SourceBook:
    """Numbers public sources in the order in which they first appear."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._numbers: dict[str, int] = {}
        self.notes: list[Note] = []

    def numbers(self, stated: Stated, stance: Stance) -> tuple[int, ...]:
        """Return the numbers of the sources that stand so to a claim."""
        held = (cited.source for cited in stated.cited if cited.citation.stance is stance)
        public = (source for source in held if source.confidentiality is Confidentiality.PUBLIC)
        return tuple(sorted({self._number(source) for source in public}))

    def _number(self, source: Source) -> int:
        if source.id not in self._numbers:
            self._numbers[source.id] = len(self.notes) + 1
            self.notes.append(Note(len(self.notes) + 1, note_words(source, self._language)))
        return self._numbers[source.id]


def _against(said: Iterable[tuple[Dossier, Stated]], book: _SourceBook, language: str) -> Iterator[Note]:
    """Yield the one note that tells by number who says otherwise, and of what; none where nobody does."""
    found: dict[tuple[str, str], set[int]] = defaultdict(set)
    for dossier, stated in said:
        if numbers := book.numbers(stated, Stance.CONTRADICTS):
            name = stated.place.name if stated.place else dossier.event.title
            key = "otherwise_on_date" if stated.claim.field is Field.WHEN else "otherwise_of"
            found[key, name].update(numbers)
    told = (
        phrase(language, key, x=name, y=", ".join(map(str, sorted(numbers))))
        for (key, name), numbers in found.items()
    )
    if text := "; ".join(told):
        yield Note(0, text, phrase(language, "otherwise"))


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
NO_LANES: Final = "none"
"""The choice of a figure that has one lane without a name."""


def standing_word(standing: str, language: str) -> str:
    """Return the word for what is not told as something that happened; nothing for what is."""
    return phrase(language, f"standing_{standing.replace(' ', '_')}") if is_apart(standing) else ""


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

    Lanes stand in `lane_order` first, then as kinds are ordered, then by name; an event with several actors or places
    stands in the lane of each, one with several tags in that of the first.
    """
    lanes_of = _lanes_of(index, lanes_by)
    items = tuple(
        Item(
            index.ids[row],
            index.titles[row],
            when,
            index.kinds[index.kind[row]],
            lane,
            numbers_of,
            standing=standing_word(index.standing[row], language),
        )
        for row in rows
        if not index.era[row] and (when := index.when_here(row))
        for numbers_of in ((numbers or {}).get(index.ids[row], ()),)
        for lane in lanes_of(row)
    )
    filled = dict.fromkeys(item.lane for item in items)
    kinds = [look.id for look in names.looks] if lanes_by == "kind" else []
    order = dict.fromkeys(
        [*lane_order, *kinds, *sorted(filled, key=lambda lane: (lane == "", names.of(lane)))]
    )
    titles = {lane: "" if lanes_by == NO_LANES else names.of_lane(lane, lanes_by) for lane in filled}
    lanes = tuple(Lane(lane, titles[lane]) for lane in order if lane in filled)
    return TimelineScene(items, lanes, names.looks, names.bands, window, language=language)


def _lanes_of(index: EventIndex, by: str) -> Callable[[int], tuple[str, ...]]:
    """Return the function that tells the lanes of a row: of each actor or place, as nobody comes first in a figure."""
    if by in ("actor", "place"):
        column = {"actor": index.actors, "place": index.places}[by]
        return lambda row: tuple(dict.fromkeys(column.of(row))) or ("",)
    lane_of = _lane_of(index, by)
    return lambda row: (lane_of(row),)


def _lane_of(index: EventIndex, by: str) -> Callable[[int], str]:
    """Return the function that tells the lane of a row."""
    if by == NO_LANES:
        return lambda row: ""
    if by == "kind":
        return lambda row: index.kinds[index.kind[row]]
    if by == "jurisdiction":
        return lambda row: index.jurisdictions[index.jurisdiction[row]]
    if by == "state":
        return lambda row: STATES[index.state[row]]
    return lambda row: next(iter(index.tags.of(row)), "")
