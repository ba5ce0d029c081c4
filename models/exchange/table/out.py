"""A story told as a table that `read_table` reads back: a row for each event, and the columns that the rows need."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from models.exchange.stories.story import Story
from models.exchange.table import values
from models.exchange.table.columns import match_columns
from models.exchange.table.details_out import (
    date_cells,
    detail_heading,
    details_of_actor,
    details_of_place,
    details_of_source,
    of_citation,
)
from models.exchange.table.sums_out import SumCell, sum_cells
from models.records.dossier import WHOLE_EVENT
from models.records.eras import PLAIN
from models.records.relations import RelationKind
from models.records.story import (
    Actor,
    Citation,
    Claim,
    Confidentiality,
    Event,
    Field,
    Place,
    Source,
)

_FIRST: Final = (
    "id", "date", "end", "display date", "title", "description", "kind", "country", "number", "official title", "tags",
    "standing", "era", "confidentiality", "relation", "relation words",
)  # fmt: skip
_SECTIONS: Final = ("", "place", "actor", "amount", "quantity", "statement", "link", "source", "last")
_LAST: Final = ("restates", "part of", "inferred", "note")
_NAMES: Final[Mapping[Field, str]] = {
    Field.WHAT: "title", Field.WHEN: "date", Field.WHERE: "place", Field.WHO: "actor", Field.AMOUNT: "amount",
    Field.QUANTITY: "quantity", Field.STATEMENT: "statement", Field.NUMBER: "number",
    Field.RELATION: "link",
}  # fmt: skip
_Key = tuple[int, int, int, int]  # section, base, number in it, detail


@dataclass(frozen=True, slots=True)
class TableOut:
    """The rows of a story by the names of their columns, and what could not be said in any."""

    names: tuple[str, ...]
    rows: tuple[Mapping[str, str], ...]
    remarks: tuple[str, ...] = ()


Named = Place | Actor | Source


def table_of(story: Story, note_of: Callable[[Named], str] | None = None) -> TableOut:
    """Return a story as a table: what happened, how actors stand to each other, eras; one row each.

    Where places, actors and sources have notes of their own, `note_of` names these, and the rows tell no more of them.
    """
    told = _Table(story, note_of)
    rows = [told.row(event) for event in (*story.events, *story.relations, *story.eras)]
    names = sorted(told.keys, key=lambda name: told.keys[name])
    used = {name for row in rows for name in row}
    return TableOut(tuple(name for name in names if name in used), tuple(rows), tuple(told.remarks()))


@dataclass(slots=True)
class _Row:
    """The cells of one row while they are written, and which claims each of them tells."""

    cells: dict[str, str] = field(default_factory=dict)
    claims: dict[str, tuple[Claim, ...]] = field(default_factory=dict)
    used: dict[str, int] = field(default_factory=dict)  # how often each base stands in the row


class _Table:
    """Writes rows, and gives each column its place."""

    def __init__(self, story: Story, note_of: Callable[[Named], str] | None) -> None:
        self._story = story
        self._note_of = note_of
        self._bases: dict[str, int] = {}
        self._titles: dict[str, list[str]] = {}
        for event in story.all(Event):
            self._titles.setdefault(event.title, []).append(event.id)
        self._unsaid: dict[str, int] = {}
        self.keys: dict[str, _Key] = {name: (0, at, 0, 0) for at, name in enumerate(_FIRST)}
        self.keys |= {name: (len(_SECTIONS), at, 0, 0) for at, name in enumerate(_LAST)}

    def remarks(self) -> Iterator[str]:
        """Yield what no column can say, with how often."""
        for what, count in self._unsaid.items():
            yield f"{what}: {count:,}."

    def row(self, event: Event) -> dict[str, str]:
        """Return the cells of one event."""
        row = _Row(dict(self._own(event)))
        self._places(row, event)
        self._actors(row, event)
        self._sums(row, event)
        self._statements(row, event)
        self._links(row, event)
        numbers = self._numbers(row, event)
        row.cells["inferred"] = _fields_words(
            [claim for claim in self._story.claims(event) if claim.is_inferred and claim.id in numbers],
            numbers,
        )
        self._sources(row, event, numbers)
        return {name: text for name, text in row.cells.items() if text}

    # columns ------------------------------------------------------------------------------------

    def _put(
        self,
        row: _Row,
        section: str,
        base: str,
        text: str,
        details: Mapping[str, str],
        more: Mapping[str, str],
        *claims: Claim,
    ) -> None:
        """Put words into the next free column of a base, and what is told beside them into its own columns."""
        row.used[base] = number = row.used.get(base, 0) + 1
        name = base if number == 1 and section != "source" else f"{base} {number}"
        at = self._bases.setdefault(base, len(self._bases))
        key = (_SECTIONS.index(section), at, number)
        self.keys[name] = (*key, 0)
        row.cells[name] = text
        row.claims[name] = claims
        for detail, (what, said) in enumerate({**details, **more}.items(), start=1):
            if said:
                heading = detail_heading(name, what)
                self.keys[heading] = (*key, detail)
                row.cells[heading] = said

    # fields -------------------------------------------------------------------------------------

    def _own(self, event: Event) -> Iterator[tuple[str, str]]:
        story = self._story
        what = next(iter(story.claims(event, Field.WHAT)), None)
        own = what.text if what else ""
        is_other = event.relation == RelationKind.OTHER
        yield "id", event.id
        yield from date_cells(event.when, next((c.wording for c in story.claims(event, Field.WHEN)), ""))
        yield "title", " ".join(event.title.split())
        yield "description", event.description
        yield "kind", "" if event.relation or event.era else story.kind_of(event)
        yield "country", event.jurisdiction
        yield "number", event.official_number
        yield "official title", event.official_title
        yield "tags", values.together(event.tags)
        yield "standing", event.standing
        yield "era", "yes" if event.era == PLAIN else event.era
        is_public = event.confidentiality is Confidentiality.PUBLIC
        yield "confidentiality", "" if is_public else str(event.confidentiality)
        yield "relation", own if is_other and own else event.relation
        yield "relation words", own if event.relation and not is_other else ""
        yield "note", event.note

    def _places(self, row: _Row, event: Event) -> None:
        claims = [claim for claim in self._story.claims(event, Field.WHERE) if claim.place_id]
        told = [(claim, self._story.find(Place, claim.place_id)) for claim in claims]
        found = [(claim, place) for claim, place in told if place is not None]
        for claim, place in sorted(
            found, key=lambda pair: pair[1].point is None
        ):  # points are numbered from 1
            self._put(
                row,
                "place",
                "place",
                *self._told(place, details_of_place(place)),
                {"role": claim.role},
                claim,
            )

    def _actors(self, row: _Row, event: Event) -> None:
        claims = [claim for claim in self._story.claims(event, Field.WHO) if claim.actor_id]
        for claim in sorted(claims, key=lambda one: bool(one.role)):
            if (actor := self._story.find(Actor, claim.actor_id)) is not None:
                base = _with_role("actor", claim.role)
                role = {"role": claim.role if base == "actor" else ""}
                self._put(row, "actor", base, *self._told(actor, details_of_actor(actor)), role, claim)

    def _told(self, named: Named, details: Mapping[str, str]) -> tuple[str, Mapping[str, str]]:
        """Return the cell that names something, and what columns tell of it; its note tells that, if it has one."""
        if self._note_of:
            return self._note_of(named), {}
        if isinstance(named, Source):
            return " ".join(named.title.split()), details
        return values.together([named.name]), details

    def _sums(self, row: _Row, event: Event) -> None:
        for cell in sorted(sum_cells(self._story.claims(event)), key=lambda one: bool(one.meaning)):
            if not cell.text:
                self._tell("Sums that no cell can say", row, cell)
                continue
            base = _with_role(cell.field, cell.meaning)
            meaning = cell.meaning if base == cell.field else ""
            told = {"unit": "", "meaning": meaning, "wording": cell.wording}
            told["asset" if cell.field == "quantity" else "currency"] = cell.unit
            self._put(row, cell.field, base, cell.text, told, {}, *cell.claims)

    def _tell(self, what: str, row: _Row, cell: SumCell) -> None:
        self._unsaid[what] = self._unsaid.get(what, 0) + 1
        row.cells["note"] = "\n".join(
            filter(None, (row.cells.get("note", ""), f"{cell.field}: {cell.wording}"))
        )

    def _statements(self, row: _Row, event: Event) -> None:
        claims = [claim for claim in self._story.claims(event, Field.STATEMENT) if claim.text]
        for claim in sorted(claims, key=lambda one: bool(one.actor_id)):
            speaker = self._story.find(Actor, claim.actor_id)
            said = {"speaker": self._told(speaker, {})[0] if speaker else ""}
            self._put(row, "statement", "statement", claim.text, said, {}, claim)

    def _links(self, row: _Row, event: Event) -> None:
        """Name other rows by their titles, where a title is that of one row alone."""
        for claim in self._story.claims(event, Field.RELATION):
            base = _with_role("link", claim.role)
            if (title := self._title(claim.other_event_id, event)) and base != "link":
                self._put(row, "link", base, title, {}, {}, claim)
        for name in ("restates", "part of"):
            told = {self._title(self._event_of(claim, name), event) for claim in self._story.claims(event)}
            if len(told - {""}) == 1:
                row.cells[name] = (told - {""}).pop()

    def _event_of(self, claim: Claim, name: str) -> str | None:
        other = self._story.find(Claim, claim.restates if name == "restates" else claim.part_of)
        return other.event_id if other else None

    def _title(self, id: str | None, event: Event) -> str:
        other = self._story.find(Event, id)
        if other is None or other.id == event.id:
            return ""
        if len(self._titles[other.title]) > 1:
            what = "Links to events whose title is that of several"
            self._unsaid[what] = self._unsaid.get(what, 0) + 1
            return ""
        return other.title

    # sources ------------------------------------------------------------------------------------

    def _numbers(self, row: _Row, event: Event) -> dict[str, tuple[int, int]]:
        """Return of each claim that is said the number by which a reader counts it, and how many are of its field."""
        order = sorted(row.claims, key=lambda name: self.keys[name])
        said = [claim for name in order for claim in row.claims[name]]
        said += [c for c in self._story.claims(event) if c.field in (Field.WHAT, Field.WHEN, Field.NUMBER)]
        counts: dict[Field, int] = {}
        numbers: dict[str, int] = {}
        for claim in said:
            counts[claim.field] = numbers[claim.id] = counts.get(claim.field, 0) + 1
        return {claim.id: (numbers[claim.id], counts[claim.field]) for claim in said}

    def _sources(self, row: _Row, event: Event, numbers: Mapping[str, tuple[int, int]]) -> None:
        cited: dict[tuple[str, ...], list[tuple[Claim, Citation]]] = {}
        for claim in self._story.claims(event):
            for one in self._story.citations(claim):
                key = (one.source_id, one.place, one.locator, one.quote, one.translation, one.stance)
                if claim.id in numbers:
                    cited.setdefault(key, []).append((claim, one))
        for pairs in cited.values():
            if (source := self._story.find(Source, pairs[0][1].source_id)) is not None:
                more = of_citation(pairs[0][1], _supports(event, pairs, numbers))
                self._put(row, "source", "source", *self._told(source, details_of_source(source)), more)


@lru_cache(maxsize=4096)  # the roles of a case are few
def _with_role(base: str, role: str) -> str:
    """Return “actor:seller” where a reader takes that heading apart again, else the base alone."""
    heading = f"{base}:{role}"
    (column,) = match_columns([heading], {})
    plain = (column.field, column.role, column.unit) == (base, role, "")
    is_safe = plain and column.group in ("", role) and not any(letter.isdigit() for letter in role)
    return heading if role and is_safe and len(role) < 60 and role.isprintable() else base


def _supports(
    event: Event, pairs: Sequence[tuple[Claim, Citation]], numbers: Mapping[str, tuple[int, int]]
) -> str:
    """Return what a source supports, in the words that a reader takes apart; nothing where that is the usual."""
    claims = {claim.id: claim for claim, _ in pairs}
    is_whole = all(claim.field is Field.WHAT and one.meaning == WHOLE_EVENT for claim, one in pairs)
    if event.relation:
        return "" if len(claims) == len(numbers) else _fields_words(list(claims.values()), numbers)
    return "" if is_whole else _fields_words(list(claims.values()), numbers)


def _fields_words(claims: Sequence[Claim], numbers: Mapping[str, tuple[int, int]]) -> str:
    """Return the fields that some claims are about: “date; amount 2”."""
    by_field: dict[Field, list[Claim]] = {}
    for claim in claims:
        if claim.field in _NAMES:
            by_field.setdefault(claim.field, []).append(claim)
    told: list[str] = []
    for about, some in by_field.items():
        if len(some) == numbers[some[0].id][1]:
            told.append(_NAMES[about])
        else:
            told += [f"{_NAMES[about]} {numbers[claim.id][0]}" for claim in some]
    return "; ".join(told)
