"""How the rows of any table become events, claims, actors, places, sources and citations."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from models.errors import AmbiguousDate, UnreadableValue
from models.exchange.imported import OTHER_KIND, Imported, ImportOptions, TableRow, Trouble, shown
from models.exchange.table import values
from models.exchange.table.claims import Claims
from models.exchange.table.columns import Column, told_apart
from models.exchange.table.decisions import Dated, Decisions
from models.exchange.table.levels import confidentiality_of, era_of
from models.exchange.table.marks import Links, inferred
from models.exchange.table.people import TableActors
from models.exchange.table.places import TablePlaces, country_code
from models.exchange.table.relations import as_relation
from models.exchange.table.row import Row
from models.exchange.table.sources import TableSources
from models.exchange.table.sums import add_sums
from models.gazetteer.spelling import fold
from models.records.desk import Record
from models.records.eras import KIND_OF_ERAS
from models.records.standing import STANDINGS, read_standing
from models.records.story import (
    Claim,
    Event,
    EventId,
    Field,
    KindId,
    new_id,
)
from models.translation import tr, tr_later
from models.values.listing import in_a_row
from models.values.when import When, is_undated

TITLE_FIELDS: Final = ("title", "description", "official title", "number")
"""Fields that can name an event, the first that holds something does."""
NOT_SAID: Final = tr_later(
    "Somebody is named as speaker, but there is no statement: the name stands in the note."
)
_LONGEST_TITLE = 120  # characters of a title that is cut from a description


@dataclass(frozen=True, slots=True)
class _Date:
    """A date as read, or only its words."""

    when: When | None = None
    wording: str = ""


class TableEvents:
    """Takes the rows of one table and returns what they hold."""

    def __init__(self, columns: Sequence[Column], options: ImportOptions, file_name: str) -> None:
        """Take what each column fills."""
        self.columns = tuple(columns)
        self._options = options
        self._file_name = file_name
        self._kinds = {fold(name): kind.id for kind in options.kinds for name in (kind.id, kind.name)}
        self._kinds_of_words: dict[str, tuple[KindId, tuple[str, ...]]] = {}
        self._decisions = Decisions(options)
        self._actors = TableActors(self._decisions)
        self._places = TablePlaces(file_name)
        self._sources = TableSources(file_name, options, self._decisions)
        self._links = Links(options.who)
        self._countries: dict[str, str] = {}
        self._records: list[Record] = []
        self._problems: list[Trouble] = []
        self._left_out: dict[str, None] = {}
        self._rows: list[TableRow] = []
        self._names = told_apart(column.key or column.name for column in self.columns)
        self._ambiguous = 0

    def tell(self, line: int, sentence: str) -> None:
        """Note what is wrong with a line that cannot become a row."""
        self._problems.append(Trouble(line, shown(sentence)))

    def add(self, line: int, number: int, cells: Sequence[str]) -> Row:
        """Take one row and return it as it was read; a row of empty cells is nothing."""
        row = self._row(line, number, cells)
        if row.fields or row.notes:
            self._add_event(row)
            self._problems += row.problems
        return row

    def imported(self, remarks: Sequence[str] = ()) -> Imported:
        """Return everything that was taken."""
        referred: tuple[Record, ...] = (
            *self._sources.records,
            *self._actors.records,
            *self._places.records,
        )
        records = (*referred, *self._links.tied(self._records))
        problems = sorted((*self._problems, *self._links.problems), key=lambda one: one.line)
        return Imported(
            records,
            tuple(problems),
            tuple(self._left_out),
            (*remarks, *self._advice()),
            rows=tuple(self._rows),
            name=self._file_name,
            options=self._options,
            doubts=self._decisions.doubts,
            reread=self._reread,
            sought=self._places.sought,
        )

    def _reread(self, rows: Sequence[TableRow]) -> Imported:
        """Return what rows of an earlier import say if they are read as this table is."""
        table = TableEvents(self.columns, self._options, self._file_name)
        for row in rows:
            table.add(row.number, row.number, [row.cells.get(name, "") for name in self._names])
        return table.imported()

    def _advice(self) -> Iterator[str]:
        """Tell what a person can do in the file of columns."""
        names = {column.name for column in self.columns}
        missing = [name for name in self._options.columns if name.strip() not in names]
        if missing:
            yield tr(
                "No column of {file} is called {names}.",
                file=self._file_name,
                names=in_a_row(shown(name, 60) for name in missing),
            )
        if self._ambiguous:
            yield (
                tr(
                    "Dates that can be read in two ways: {n}. If all are written alike, say so: "
                    'order = "day first" or "month first" in a file of columns (--columns).',
                    n=self._ambiguous,
                )
            )

    # rows ---------------------------------------------------------------------------------------

    def _row(self, line: int, number: int, cells: Sequence[str]) -> Row:
        row = Row(line, number)
        for index, cell in enumerate(cells):
            text = values.cleaned(cell)
            if "\x00" in cell:
                row.tell(tr("A NUL character was taken out of a cell."))
            if not text:
                continue
            is_known = index < len(self.columns)
            if is_known:
                row.cells[self._names[index]] = text
            column = self.columns[index] if is_known else Column(index, f"Column {index + 1}")
            if column.field and not row.is_told(column):
                row.fields.setdefault(column.field, []).append((column, text))
            elif column.field:  # another column that was said to fill it has filled it
                row.notes.append(f"{column.name}: {text}")
            else:
                self._left_out[shown(column.name, 80)] = None
                row.notes.append(f"{column.name}: {text}")
        row.fields.pop("ignore", None)
        return row

    def _add_event(self, row: Row) -> None:
        title, description = _title(row)
        if not title and not row.one("relation"):
            row.tell(tr("It has no title and no description: it was not imported."), *TITLE_FIELDS)
            return
        event_id = EventId(new_id())
        date, tags = self._date(row), _tags(row)
        kind_id, more_tags = self._kind(row)
        era = era_of(row, has_date=date.when is not None)
        told = self._claims(row, event_id, date)
        told = inferred(row, [*told, *self._links.take(row, event_id, len(told))])
        claims = [one for one in told if one.field is not Field.RELATION]
        links = [one for one in told if one.field is Field.RELATION]
        event = Event(
            event_id,
            KIND_OF_ERAS.id if era else kind_id,
            title,
            when=date.when,
            description=description,
            jurisdiction=self._jurisdiction(row),
            official_number=row.one("number"),
            official_title=row.one("official title"),
            tags=tuple(dict.fromkeys((*tags, *more_tags))),
            position=row.number,
            standing=self._standing(row),
            confidentiality=confidentiality_of(row),
            era=era,
            note=_note(row),
        )
        notes = len(row.notes)
        event, claims = self._related(row, event, claims)
        stated = (*claims, *links)
        citations = self._sources.citations(row, stated, is_relation=bool(event.relation))
        if len(row.notes) > notes:
            event = replace(event, note=_note(row))
        self._records += [event, *stated, *citations]
        self._rows.append(TableRow(row.one("id"), row.number, event_id, dict(row.cells)))

    def _related(self, row: Row, event: Event, claims: list[Claim]) -> tuple[Event, list[Claim]]:
        """Return the relation that a row says it is; else the event as it is."""
        words = row.one("relation")
        if not words:
            row.keep("relation words")
            return event, claims
        actors = {str(actor.id): actor for actor in self._actors.records}
        event, told, problem = as_relation(event, claims, actors, words, row.one("relation words"))
        if problem:
            row.tell(problem, "relation")
            event = replace(event, title=event.title or words)
        return event, list(told)

    # fields -------------------------------------------------------------------------------------

    def _date(self, row: Row) -> _Date:
        """Return the date of a row; words that cannot be read are kept, and told."""
        first, first_parts = _end_of(row, "date", "month", "day", "time")
        last, last_parts = _end_of(row, "end", "end month", "end day", "end time")
        wording = row.one("display date") or (f"{first} – {last}" if first and last else first or last)
        if not (first or last) or is_undated(wording):
            return _Date(None, wording)
        try:
            dated = Dated(first, last, row.order("date"), row.order("end"), self._options.zone)
            when = self._decisions.date(row.number, dated)
            return _Date(
                replace(when, wording=wording) if when and row.one("display date") else when, wording
            )
        except UnreadableValue as error:
            self._ambiguous += isinstance(error, AmbiguousDate)
            row.tell(
                tr("{problem} The event is kept without a date.", problem=error),
                "date",
                "end",
                *first_parts,
                *last_parts,
            )
            row.keep("date", "end", *first_parts, *last_parts)
            return _Date(None, wording)

    def _kind(self, row: Row) -> tuple[KindId, tuple[str, ...]]:
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
    def _standing(row: Row) -> str:
        word = row.one("standing")
        found = read_standing(word) if word else ""
        if found is None:
            row.tell(
                tr(
                    "“{word}” is no standing: write one of {standings}.",
                    word=word,
                    standings=in_a_row(STANDINGS),
                ),
                "standing",
            )
        return found or ""

    def _jurisdiction(self, row: Row) -> str:
        word = row.one("jurisdiction")
        if word not in self._countries:
            self._countries[word] = country_code(word)
        code = self._countries[word]
        if word and not code:
            row.tell(
                tr("“{word}” is no country that is known: it stands in the note.", word=word), "jurisdiction"
            )
            row.keep("jurisdiction")
        return code

    def _claims(self, row: Row, event_id: EventId, date: _Date) -> list[Claim]:
        made = Claims(event_id, self._options.who)
        made.add(Field.WHAT)
        if date.when or date.wording:
            made.add(Field.WHEN, wording="" if date.when else date.wording)
        if row.one("number") or row.one("official title"):
            made.add(Field.NUMBER)
        self._places.add(row, made)
        self._actors.add(row, made)
        add_sums(row, made, self._options, self._decisions)
        self._add_statements(row, made)
        return made.claims

    def _add_statements(self, row: Row, made: Claims) -> None:
        for column, text in row.many("statement"):
            told = row.among("speaker", (column.group, ""))
            names = values.parts_of(told)
            speaker = names[0] if len(names) == 1 else told
            made.add(Field.STATEMENT, text=text, actor_id=self._actors.named(speaker).id if speaker else None)
        spoken = row.groups("statement")
        for group in row.groups("speaker"):
            if group not in spoken and not (spoken and group == ""):
                row.tell(tr(NOT_SAID), f"speaker {group}".strip())
                row.keep_group(group, "speaker")


def _note(row: Row) -> str:
    """Return what is kept of a row beside its fields."""
    return "\n".join([*(text for _, text in row.many("note")), *row.notes])


def _end_of(row: Row, *names: str) -> tuple[str, tuple[str, ...]]:
    """Return the words of one end of a date, whose parts may stand in several columns, and those that it took."""
    date, month, day, time = (row.one(name) for name in names)
    joined = values.joined_date(date, month, day)
    if joined is None and (month or day):
        row.keep(*names[1:3])
    told, parts = (joined or date), (names[1:3] if joined else ())
    if time and told and not values.is_midnight(time):
        return f"{told} {time}", (*parts, names[3])
    return told, parts


def _tags(row: Row) -> tuple[str, ...]:
    return values.tags_of("\n".join([text for _, text in row.many("tags")]))


def _title(row: Row) -> tuple[str, str]:
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
