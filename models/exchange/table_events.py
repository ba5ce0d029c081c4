"""How the rows of any table become events, claims, actors, places, sources and citations."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from models.errors import AmbiguousDate, UnreadableValue
from models.exchange import table_values as values
from models.exchange.columns import Column, match_columns
from models.exchange.imported import OTHER_KIND, Imported, ImportOptions, Trouble, shown
from models.exchange.table_claims import Claims
from models.exchange.table_relations import as_relation
from models.gazetteer.finding import find_place
from models.gazetteer.spelling import fold
from models.records.desk import Record
from models.records.relations import read_share
from models.records.standing import STANDINGS, read_standing
from models.records.story import (
    Actor,
    ActorId,
    Citation,
    CitationId,
    Claim,
    Event,
    EventId,
    Field,
    KindId,
    Locator,
    Place,
    PlaceId,
    Source,
    SourceId,
    new_id,
)
from models.values.money import Amount, Quantity, is_undisclosed
from models.values.money.phrases import Read
from models.values.when import When, is_undated
from models.values.where.points import Datum, Point

_LONGEST_TITLE = 120  # characters of a title that is cut from a description


@dataclass(slots=True)
class _Row:
    """One row while it is read: what its fields hold, and what found no place."""

    line: int
    number: int  # as a spreadsheet counts, the heading is 1
    fields: dict[str, list[tuple[Column, str]]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    problems: list[Trouble] = field(default_factory=list)

    def one(self, name: str) -> str:
        """Return the words of a field, "" where there are none."""
        held = self.fields.get(name)
        return held[0][1] if held else ""

    def many(self, name: str) -> list[tuple[Column, str]]:
        """Return the words of a field with their columns."""
        return self.fields.get(name, [])

    def tell(self, sentence: str) -> None:
        """Note what is wrong."""
        self.problems.append(Trouble(self.line, shown(sentence)))

    def keep(self, *names: str) -> None:
        """Keep the words of fields in the note, since they cannot be read."""
        for name in names:
            if name in self.fields:
                self.notes += [f"{column.name}: {text}" for column, text in self.fields[name]]


@dataclass(frozen=True, slots=True)
class _Date:
    """A date as read, or only its words."""

    when: When | None = None
    wording: str = ""


class TableEvents:
    """Takes the rows of one table and returns what they hold."""

    def __init__(self, header: Sequence[str], options: ImportOptions, file_name: str) -> None:
        """Match the columns of the heading."""
        self.columns = match_columns([values.cleaned(name) for name in header], options.columns)
        self._options = options
        self._file_name = file_name
        self._kinds = {fold(name): kind.id for kind in options.kinds for name in (kind.id, kind.name)}
        self._kinds_of_words: dict[str, tuple[KindId, tuple[str, ...]]] = {}
        self._actors: dict[str, Actor] = {}
        self._places: dict[tuple[str, Point | None], Place] = {}
        self._sources: dict[values.Named, Source] = {}
        self._countries: dict[str, str] = {}
        self._records: list[Record] = []
        self._problems: list[Trouble] = []
        self._left_out: dict[str, None] = {}
        self._ambiguous = 0

    @property
    def has_titles(self) -> bool:
        """Whether any column can give an event its title."""
        return any(column.field in ("title", "description", "relation") for column in self.columns)

    def tell(self, line: int, sentence: str) -> None:
        """Note what is wrong with a line that cannot become a row."""
        self._problems.append(Trouble(line, shown(sentence)))

    def add(self, line: int, number: int, cells: Sequence[str]) -> None:
        """Take one row; a row of empty cells is nothing."""
        row = self._row(line, number, cells)
        if row.fields or row.notes:
            self._add_event(row)
            self._problems += row.problems

    def imported(self, remarks: Sequence[str] = ()) -> Imported:
        """Return everything that was taken."""
        referred: tuple[Record, ...] = (
            *self._sources.values(),
            *self._actors.values(),
            *self._places.values(),
        )
        records = (*referred, *self._records)
        return Imported(records, tuple(self._problems), tuple(self._left_out), (*remarks, *self._advice()))

    def _advice(self) -> Iterator[str]:
        """Tell what a person can do in the file of columns."""
        names = {column.name for column in self.columns}
        missing = [name for name in self._options.columns if name.strip() not in names]
        if missing:
            yield f"No column of {self._file_name} is called {', '.join(shown(name, 60) for name in missing)}."
        if self._ambiguous:
            yield (
                f'Dates that can be read in two ways: {self._ambiguous}. Add order = "day first" or '
                '"month first" to a file of columns (--columns) if all are written alike.'
            )

    # rows ---------------------------------------------------------------------------------------

    def _row(self, line: int, number: int, cells: Sequence[str]) -> _Row:
        row = _Row(line, number)
        for index, cell in enumerate(cells):
            text = values.cleaned(cell)
            if "\x00" in cell:
                row.tell("A NUL character was taken out of a cell.")
            if not text:
                continue
            is_known = index < len(self.columns)
            column = self.columns[index] if is_known else Column(index, f"Column {index + 1}")
            if column.field:
                row.fields.setdefault(column.field, []).append((column, text))
            else:
                self._left_out[shown(column.name, 80)] = None
                row.notes.append(f"{column.name}: {text}")
        row.fields.pop("ignore", None)
        return row

    def _add_event(self, row: _Row) -> None:
        title, description = _title(row)
        if not title and not row.one("relation"):
            row.tell("It has no title and no description: it was not imported.")
            return
        event_id = EventId(new_id())
        date, tags = self._date(row), _tags(row)
        kind_id, more_tags = self._kind(row)
        claims = self._claims(row, event_id, date)
        event = Event(
            event_id,
            kind_id,
            title,
            when=date.when,
            description=description,
            jurisdiction=self._jurisdiction(row),
            official_number=row.one("number"),
            official_title=row.one("official title"),
            tags=tuple(dict.fromkeys((*tags, *more_tags))),
            note="\n".join([*(text for _, text in row.many("note")), *row.notes]),
            position=row.number,
            standing=self._standing(row),
        )
        event, claims = self._related(row, event, claims)
        self._records += [event, *claims, *self._citations(row, claims)]

    def _related(self, row: _Row, event: Event, claims: list[Claim]) -> tuple[Event, list[Claim]]:
        """Return the relation that a row says it is; else the event as it is."""
        words = row.one("relation")
        if not words:
            return event, claims
        actors = {str(actor.id): actor for actor in self._actors.values()}
        event, told, problem = as_relation(event, claims, actors, words)
        if problem:
            row.tell(problem)
            event = replace(event, title=event.title or words)
        return event, list(told)

    # fields -------------------------------------------------------------------------------------

    def _date(self, row: _Row) -> _Date:
        """Return the date of a row; words that cannot be read are kept, and told."""
        start, end = row.one("date"), row.one("end")
        joined = values.joined_date(start, row.one("month"), row.one("day"))
        if joined is None:
            row.keep("month", "day")
        first = joined or start
        wording = f"{first} – {end}" if first and end else first or end
        if not wording or is_undated(wording):
            return _Date(None, wording)
        try:
            return _Date(values.read_span(first, end, self._options.order), wording)
        except UnreadableValue as error:
            self._ambiguous += isinstance(error, AmbiguousDate)
            row.tell(f"{error} The event is kept without a date.")
            row.keep("date", "end", *(("month", "day") if joined else ()))
            return _Date(None, wording)

    def _kind(self, row: _Row) -> tuple[KindId, tuple[str, ...]]:
        """Return the kind of a row, and the word for it as a tag if no kind is called so."""
        word = row.one("kind")
        if word not in self._kinds_of_words:
            self._kinds_of_words[word] = self._read_kind(word)
        return self._kinds_of_words[word]

    def _read_kind(self, word: str) -> tuple[KindId, tuple[str, ...]]:
        named = self._kinds.get(fold(word)) if word else None
        if named is not None:
            return named, ()
        fallback = fold(self._options.kind)
        return self._kinds.get(fallback, KindId(OTHER_KIND)), values.tags_of(word)

    @staticmethod
    def _standing(row: _Row) -> str:
        word = row.one("standing")
        found = read_standing(word) if word else ""
        if found is None:
            row.tell(f"“{word}” is no standing: write one of {', '.join(STANDINGS)}.")
        return found or ""

    def _jurisdiction(self, row: _Row) -> str:
        word = row.one("jurisdiction")
        if len(word) == 2 and word.isascii() and word.isalpha():
            return word.upper()
        if word and word not in self._countries:
            found = find_place(word).place
            self._countries[word] = found.country if found and found.kind == "country" else ""
        code = self._countries.get(word, "")
        if word and not code:
            row.tell(f"“{word}” is no country that is known: it stands in the note.")
            row.keep("jurisdiction")
        return code

    def _claims(self, row: _Row, event_id: EventId, date: _Date) -> list[Claim]:
        made = Claims(event_id, self._options.who)
        made.add(Field.WHAT)
        if date.when or date.wording:
            made.add(Field.WHEN, wording="" if date.when else date.wording)
        if row.one("number") or row.one("official title"):
            made.add(Field.NUMBER)
        self._add_places(row, made)
        self._add_actors(row, made)
        self._add_sums(row, made)
        for _, text in row.many("statement"):
            made.add(Field.STATEMENT, text=text)
        return made.claims

    def _add_places(self, row: _Row, made: Claims) -> None:
        """Add the places of a row; the point belongs to the first."""
        names = [(column.role, name) for column, text in row.many("place") for name in values.parts_of(text)]
        point = None
        if row.one("lat") or row.one("lon"):
            row.keep("point")
        try:
            point = values.read_place_point(row.one("lat"), row.one("lon"), row.one("point"))
        except UnreadableValue as error:
            row.tell(str(error))
            row.keep("lat", "lon", *(() if row.one("lat") or row.one("lon") else ("point",)))
        if point is None and len(names) == 1:
            point = values.point_in(names[0][1])
        if point and not names:
            names = [("", f"{point.lat:g}, {point.lon:g}")]
        for number, (role, name) in enumerate(names):
            place = self._place(name, point if number == 0 else None)
            made.add(Field.WHERE, place_id=place.id, role=role)

    def _place(self, name: str, point: Point | None) -> Place:
        key = (fold(name) or name, point)
        if key not in self._places:
            origin = f"{self._file_name}, as given there" if point else ""
            datum = Datum.UNKNOWN if point else Datum.WGS84
            self._places[key] = Place(PlaceId(new_id()), name, point=point, datum=datum, origin=origin)
        return self._places[key]

    def _add_actors(self, row: _Row, made: Claims) -> None:
        found = [(column.role, name) for column, text in row.many("actor") for name in values.parts_of(text)]
        for role, name in dict.fromkeys(found):
            actor = self._actors.setdefault(fold(name) or name, Actor(ActorId(new_id()), name))
            made.add(Field.WHO, actor_id=actor.id, role=role)

    def _add_sums(self, row: _Row, made: Claims) -> None:
        """Add the sums and the quantities of a row; what cannot be read goes to the note."""
        unread: set[str] = set()
        for name in ("amount", "quantity"):
            cells = row.many(name)
            for column, text in cells:
                meaning = column.name if len(cells) > 1 else ""
                if is_undisclosed(text):
                    made.add(Field(name), text=meaning, wording=text)
                    continue
                try:
                    reads = self._sums(row, column, text)
                except UnreadableValue as error:
                    row.tell(str(error))
                    row.notes.append(f"{column.name}: {text}")
                    unread.add(name)
                    continue
                made.add_sums(reads, meaning)
            if not cells or name in unread:
                row.keep("currency" if name == "amount" else "asset")
        if share := self._share(row):
            made.add(Field.QUANTITY, quantity=share)

    def _sums(self, row: _Row, column: Column, text: str) -> tuple[Read, ...]:
        """Return the sums of a cell; one that is of the other kind than its column says is not taken for one."""
        try:
            return (Read(self._sum(row, column, text)),)
        except UnreadableValue as error:
            try:
                found = values.read_phrase(text, column.unit, row.one("currency"), self._options)
            except UnreadableValue:
                raise error from None
            kind = Amount if column.field == "amount" else Quantity
            if len(found) > 1 or isinstance(found[0].value, kind):
                return found
            raise

    def _share(self, row: _Row) -> Quantity | None:
        """Return the share that a row tells; what cannot be read goes to the note."""
        try:
            return read_share(row.one("share")) if row.one("share") else None
        except UnreadableValue as error:
            row.tell(str(error))
            row.keep("share")
            return None

    def _sum(self, row: _Row, column: Column, text: str) -> Amount | Quantity:
        if column.field == "amount":
            return values.read_sum(text, column.unit, row.one("currency"), self._options)
        return values.read_units(text, column.unit, row.one("asset"), self._options)

    def _citations(self, row: _Row, claims: Sequence[Claim]) -> list[Citation]:
        """Return a citation of each source of a row for each of its claims."""
        titles, urls = ([text for _, text in row.many(name)] for name in ("source", "url"))
        if not titles and not urls:
            return []
        sources = [self._source(named) for named in values.sources_of(titles, urls)]
        return [
            Citation(
                CitationId(new_id()),
                claim.id,
                source.id,
                locator=Locator.OTHER,
                place=f"row {row.number}",
                note=f"Imported from {self._file_name}.",
                position=position,
            )
            for claim in claims
            for position, source in enumerate(sources)
        ]

    def _source(self, named: values.Named) -> Source:
        if named not in self._sources:
            self._sources[named] = Source(SourceId(new_id()), named.title, url=named.url)
        return self._sources[named]


def _tags(row: _Row) -> tuple[str, ...]:
    return values.tags_of("\n".join([text for _, text in row.many("tags")]))


def _title(row: _Row) -> tuple[str, str]:
    """Return title and description; a missing title is cut from the description, then from what else names it."""
    title, description = " ".join(row.one("title").split()), row.one("description")
    if title:
        return title, description
    first = " ".join(description.partition("\n")[0].split())
    if first and len(first) <= _LONGEST_TITLE:
        return first, "" if first == description else description
    if first:
        return first[: _LONGEST_TITLE - 1] + "…", description
    return " ".join((row.one("official title") or row.one("number")).split()), ""
