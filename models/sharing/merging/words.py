"""How records, fields and values are called in the lists and questions of a merge."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from models.checks.finding import name_of_actor, name_of_source, quoted, shortened
from models.records.desk import Approach, Check, Comment, Identity, Query, Record
from models.records.story import Actor, Citation, Claim, Confidentiality, Event, Field, Source
from models.store.rows import table_named, table_of
from models.values.money import Amount, Quantity
from models.values.money import words as money_in_words
from models.values.when import When
from models.values.when import words as date_in_words
from models.values.where.points import Point

_LONG: Final = 240  # characters of a value that is shown
_FIELDS: Final = {
    "text": "text", "kind_id": "kind", "is_criticism": "mark as criticism", "is_inferred": "mark as our reading",
    "place": "place in the document", "point": "point on the map", "written_by": "author", "is_primary": "rank",
    "other_event_id": "other event", "origin_id": "group of one origin", "source_id": "source",
}  # fmt: skip
"""Fields that are not called as they are named."""

Find = Callable[[type[Record], str], Record | None]


@dataclass(frozen=True, slots=True)
class Words:
    """Names records for people; confidential ones go by their code names."""

    find: Find

    def record(self, record: Record) -> str:
        """Tell what a record is called: the amount of “Sale”."""
        if isinstance(record, Claim):
            return self._claim(record)
        if isinstance(record, Citation):
            source = self._name(Source, record.source_id)
            return f"the citation of {source} for {self._claim_named(record.claim_id)}"
        if isinstance(record, Check | Query):
            what = "mark" if isinstance(record, Check) else "query"
            return f"the {what} “{_first_words(record)}” on {self._claim_named(record.claim_id)}"
        if isinstance(record, Comment):
            return f"the comment {quoted(shortened(record.text))}"
        if isinstance(record, Approach):
            return f"the approach to {self._name(Actor, record.actor_id)}"
        if isinstance(record, Identity):
            return "the name behind a code name"
        return _plain_name(record)

    def value(self, kind: type[Record], field: str, value: Any) -> str:
        """Return a value as it is shown; nothing of the names behind code names."""
        if kind is Identity:
            return "(not shown)"
        target = dict(table_of(kind).pointers).get(field)
        if target and value:
            return self._name(table_named(target).kind, value)
        return _in_words(value)

    def _claim(self, claim: Claim) -> str:
        event = self.find(Event, claim.event_id)
        under = f" of {quoted(shortened(event.title))}" if isinstance(event, Event) else ""
        words = claim.text or claim.wording
        if claim.field is Field.WHAT:
            return f"the title{under}"
        if claim.field is Field.STATEMENT and words:
            return f"the statement {quoted(shortened(words))}{under}"
        return f"the {'date' if claim.field is Field.WHEN else claim.field}{under}"

    def _claim_named(self, id: str) -> str:
        claim = self.find(Claim, id)
        return self._claim(claim) if isinstance(claim, Claim) else "a claim"

    def _name(self, kind: type[Record], id: str) -> str:
        record = self.find(kind, id)
        return f"a {table_of(kind).name}" if record is None else _plain_name(record, bare=True)


def field_name(kind: type[Record], field: str) -> str:
    """Tell what a field is called."""
    if (kind, field) == (Claim, "field"):
        return "field"
    return _FIELDS.get(field) or field.removesuffix("_id").replace("_", " ")


def listed_names(names: tuple[str, ...]) -> str:
    """Return names in a row, or that nobody is named."""
    if not names:
        return "somebody"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _plain_name(record: Record, *, bare: bool = False) -> str:
    if isinstance(record, Source) and record.confidentiality is Confidentiality.CONFIDENTIAL:
        name = name_of_source(record)
    elif isinstance(record, Actor):
        name = name_of_actor(record)
    else:
        name = getattr(record, "title", "") or getattr(record, "name", "") or getattr(record, "what", "")
    kind = table_of(type(record)).name
    if kind == "about":
        return "what the case is called"
    said = quoted(shortened(name)) if name else ""
    return said if bare and said else f"the {kind} {said}".rstrip()


def _first_words(record: Check | Query) -> str:
    return str(record.state) if isinstance(record, Check) else shortened(record.question)


def _in_words(value: Any) -> str:
    if value is None or value in ("", ()):
        return "nothing"
    if isinstance(value, When):
        return date_in_words(value)
    if isinstance(value, Amount | Quantity):
        return money_in_words(value)
    if isinstance(value, Point):
        return f"{value.lat}, {value.lon}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return text if len(text) <= _LONG else f"{text[: _LONG - 1]}…"
