"""The columns of the table of events: what each says of an event, and by what it is sorted."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from gui.parts.columns import Heading
from gui.session import Session
from models.evidence.remarks import open_comments
from models.index.columns import Ragged, Rows
from models.index.event_index import STATES, EventIndex
from models.publication.scenes import Names
from models.records.rules import STATES_IN_ORDER
from models.records.standing import STANDINGS, with_standing
from models.records.story import Claim, Confidentiality, Event, EventId, Field, State
from models.translation import language, tr, tr_later
from models.values.listing import in_a_row, set_apart
from models.values.money import words as words_of_sum
from models.values.when import words_here

NAMES_SORTED: Final = 3  # of the names in one cell: as many decide where it is sorted
UNKNOWN, NONE = tr_later("not known"), tr_later("none")
EMPTY: Final = -1  # the rank of an empty cell, which comes last whichever way one sorts


class EventCells:
    """What the cells of events say; everything that has to be read for it is read when it is first shown."""

    def __init__(self, session: Session) -> None:
        """Read from the case that a session has open."""
        self._session = session
        self.forget()

    def forget(self) -> None:
        """Read everything anew: the case is another."""
        self._names: Mapping[str, str] | None = None
        self._events: dict[str, Event | None] = {}
        self._claims: dict[str, tuple[Claim, ...]] = {}
        self._ranks: dict[str, Rows] = {}
        self._comments: Mapping[str, int] | None = None

    @property
    def index(self) -> EventIndex:
        """Return the index of the open case."""
        return self._session.index

    # words --------------------------------------------------------------------------------------

    def when(self, row: int) -> str:
        """Return the date in words, by the clock of the case."""
        when = self.index.when(row)
        return words_here(when, self.index.zone, language()) if when else tr(UNKNOWN)

    def title(self, row: int) -> str:
        """Return the title, and whether the event is no more than announced or claimed."""
        return with_standing(self.index.titles[row], self.index.standing[row])

    def named(self, id: str) -> str:
        """Return the name of a kind, a place or an actor."""
        if self._names is None:
            self._names = Names.read(self._session.reader, language=language()).by_id
        return self._names.get(id, id)

    def listed(self, names: Ragged, row: int) -> str:
        """Return the names of one row, parted by commas."""
        return in_a_row(self.named(id) for id in names.of(row))

    def sums(self, row: int, field: Field) -> str:
        """Return the amounts or quantities of an event, or the words that say that there is none."""
        id = self.index.ids[row]
        if id not in self._claims:
            self._claims[id] = self._session.reader.where(Claim, event_id=id)
        told = (_sum_words(one, field) for one in self._claims[id] if one.state is not State.REJECTED)
        return set_apart(dict.fromkeys(filter(None, told)))

    def of_event(self, row: int, name: str) -> str:
        """Return a field of the event itself; nothing of one that everybody may see is worth saying."""
        id = self.index.ids[row]
        if id not in self._events:
            self._events[id] = self._session.reader.find(Event, EventId(id))
        value = getattr(self._events[id], name, "")
        if isinstance(value, Confidentiality):
            return "" if value is Confidentiality.PUBLIC else tr(value)
        return str(value)

    @property
    def comments(self) -> Mapping[str, int]:
        """Return how many comments are open on the events that have any."""
        if self._comments is None:
            self._comments = open_comments(self._session.reader, "event")
        return self._comments

    def comments_on(self, row: int) -> str:
        """Return the number of open comments on an event; nothing where there is none."""
        return str(self.comments.get(self.index.ids[row], ""))

    # order --------------------------------------------------------------------------------------

    def ranks(self, key: str) -> Rows:
        """Return for each row of the index where a column sorts it; EMPTY where its cell is empty."""
        if key not in self._ranks:
            self._ranks[key] = BY_KEY[key].rank(self)
        return self._ranks[key]

    def rank_of_names(self, names: Ragged) -> Rows:
        """Return the ranks of cells that list names: by the first name, then the second, then the third."""
        of_name = ranked([self.named(id) for id in names.names]) + 1
        lengths, key = np.diff(names.starts), np.zeros(len(names.starts) - 1, np.int64)
        for place in range(NAMES_SORTED):
            is_held = lengths > place
            part = np.zeros(len(key), np.int64)
            part[is_held] = of_name[names.codes[names.starts[:-1][is_held] + place]]
            key = key * (len(of_name) + 1) + part
        key[lengths == 0] = EMPTY
        return key

    def rank_of_dates(self) -> Rows:
        """Return the ranks of dates, as they are sorted everywhere."""
        index = self.index
        rank = np.empty(len(index), np.int64)
        rank[index.order] = np.arange(len(index))
        rank[~index.is_dated] = EMPTY
        return rank

    def rank_of_sums(self, value: str, unit: str) -> Rows:
        """Return the ranks of sums: those of one unit together, by their size; the first sum of an event counts."""
        cells = self._session.reader.cells(Claim, "event_id", "state", "position", unit, value)
        first: dict[str, tuple[int, str, str]] = {}
        for id, state, position, name, number in cells:
            if number is not None and state != State.REJECTED:
                found = (position, name or "", number)
                first[id] = min(first[id], found) if id in first else found
        keys = {id: (name.casefold(), _number(number)) for id, (_, name, number) in first.items()}
        place = {key: rank for rank, key in enumerate(sorted(set(keys.values())))}
        rank = np.full(len(self.index), EMPTY, np.int64)
        for id, key in keys.items():
            if (row := self.index.row_of(id)) is not None:
                rank[row] = place[key]
        return rank

    def rank_of_comments(self) -> Rows:
        """Return the ranks of the numbers of open comments."""
        counts = (self.comments.get(id, 0) for id in self.index.ids)
        return np.fromiter((count or EMPTY for count in counts), np.int64, len(self.index))

    def rank_of_texts(self, name: str) -> Rows:
        """Return the ranks of a field of the events themselves."""
        texts = dict(self._session.reader.cells(Event, "id", name))
        told = [texts.get(id, "") for id in self.index.ids]
        return ranked(["" if text == Confidentiality.PUBLIC else text for text in told])


def ranked(texts: Sequence[str]) -> Rows:
    """Return where each text stands among all, whatever the case of its letters; EMPTY where there is none."""
    folded = [text.casefold() for text in texts]
    place = {text: rank for rank, text in enumerate(sorted(set(folded)))}
    rank = np.fromiter(map(place.__getitem__, folded), np.int64, len(folded))
    rank[np.fromiter((not text for text in folded), bool, len(folded))] = EMPTY
    return rank


def in_order(rows: Rows, ranks: Rows, *, is_descending: bool) -> Rows:
    """Return rows sorted by their ranks: equal ones stay as they stood, empty ones come last."""
    mine = ranks[rows]
    key = np.where(mine == EMPTY, np.iinfo(np.int64).max, -mine if is_descending else mine)
    return rows[np.argsort(key, kind="stable")]


def _by_name(names: Sequence[str], codes: NDArray[np.int32], order: Callable[[Sequence[str]], Rows]) -> Rows:
    ranks = order(names)
    return ranks[codes] if len(names) else np.full(len(codes), EMPTY, np.int64)


def _placed(order: Iterable[str], texts: Iterable[str]) -> Rows:
    """Return the places of texts in an order; EMPTY for those that are not in it."""
    place = {text: number for number, text in enumerate(order)}
    return np.fromiter((place.get(text, EMPTY) for text in texts), np.int64)


def _sum_words(claim: Claim, field: Field) -> str:
    value = claim.amount if field is Field.AMOUNT else claim.quantity
    if value is not None:
        return words_of_sum(value, language())
    is_worded = claim.field is field and claim.amount is None and claim.quantity is None
    return claim.wording if is_worded else ""


def _number(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal(0)


# the columns -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class EventColumn:
    """A column: its head, the words of a cell, the ranks of its cells, and how it is called in a copy."""

    heading: Heading
    say: Callable[[EventCells, int], str]
    rank: Callable[[EventCells], Rows]
    nothing: str = ""  # the words that say that there is nothing
    copied_as: str = ""  # where the heading would mean something else to whoever imports the copy

    @property
    def key(self) -> str:
        """Return the name under which settings know the column."""
        return self.heading.key


def _text_column(key: str, words: str, letters: int) -> EventColumn:
    return EventColumn(
        Heading(key, words, letters, is_shown=False),
        lambda cells, row: cells.of_event(row, key),
        lambda cells: cells.rank_of_texts(key),
    )


def _count_column(
    key: str, words: str, copied_as: str, count: Callable[[EventIndex], NDArray[Any]]
) -> EventColumn:
    return EventColumn(
        Heading(key, words, 9, is_shown=key == "sources"),
        lambda cells, row: str(int(count(cells.index)[row]) or (tr(NONE) if key == "sources" else "")),
        lambda cells: count(cells.index).astype(np.int64),
        NONE,
        copied_as,
    )


COLUMNS: Final = (
    EventColumn(Heading("when", tr_later("When"), 19), EventCells.when, EventCells.rank_of_dates, UNKNOWN),
    EventColumn(
        Heading("title", tr_later("Event"), 42),
        EventCells.title,
        lambda cells: ranked(cells.index.titles),
    ),
    EventColumn(
        Heading("kind", tr_later("Kind"), 15),
        lambda cells, row: cells.named(cells.index.kinds[cells.index.kind[row]]),
        lambda cells: _by_name([cells.named(id) for id in cells.index.kinds], cells.index.kind, ranked),
    ),
    EventColumn(
        Heading("where", tr_later("Where"), 17),
        lambda cells, row: cells.listed(cells.index.places, row),
        lambda cells: cells.rank_of_names(cells.index.places),
    ),
    EventColumn(
        Heading("who", tr_later("Who"), 20),
        lambda cells, row: cells.listed(cells.index.actors, row),
        lambda cells: cells.rank_of_names(cells.index.actors),
    ),
    EventColumn(
        Heading("amount", tr_later("Amount"), 16),
        lambda cells, row: cells.sums(row, Field.AMOUNT),
        lambda cells: cells.rank_of_sums("amount_value", "amount_currency"),
    ),
    EventColumn(
        Heading("quantity", tr_later("Quantity"), 16),
        lambda cells, row: cells.sums(row, Field.QUANTITY),
        lambda cells: cells.rank_of_sums("quantity_value", "quantity_asset"),
    ),
    EventColumn(
        Heading("tags", tr_later("Tags"), 18, is_shown=False),
        lambda cells, row: in_a_row(cells.index.tags.of(row)),
        lambda cells: cells.rank_of_names(cells.index.tags),
    ),
    _count_column(
        "sources",
        tr_later("Sources"),
        tr_later("Number of sources"),
        lambda index: np.diff(index.sources.starts),
    ),
    EventColumn(
        Heading("state", tr_later("Check"), 14),
        lambda cells, row: tr(STATES[cells.index.state[row]]),
        lambda cells: _by_name(
            STATES, cells.index.state, lambda states: _placed((*STATES_IN_ORDER, State.REJECTED), states)
        ),
    ),
    EventColumn(
        Heading("standing", tr_later("Standing"), 14, is_shown=False),
        lambda cells, row: tr(cells.index.standing[row]),
        lambda cells: _placed(STANDINGS, cells.index.standing),
    ),
    _count_column("uncited", tr_later("Uncited"), tr_later("Uncited claims"), lambda index: index.uncited),
    EventColumn(
        Heading("comments", tr_later("Comments"), 10),
        EventCells.comments_on,
        EventCells.rank_of_comments,
        copied_as=tr_later("Open comments"),
    ),
    _text_column("description", tr_later("Description"), 40),
    _text_column("official_number", tr_later("Official number"), 20),
    _text_column("jurisdiction", tr_later("Jurisdiction"), 12),
    _text_column("note", tr_later("Internal note"), 30),
    _text_column("confidentiality", tr_later("Who may see it"), 16),
)
BY_KEY: Final[Mapping[str, EventColumn]] = {column.key: column for column in COLUMNS}
