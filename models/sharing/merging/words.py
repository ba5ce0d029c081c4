"""How records, fields and values are called in the lists and questions of a merge."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from models.checks.finding import name_of_actor, name_of_source, quoted, shortened
from models.records.desk import Approach, Bookmark, Check, Comment, Identity, Query, Record
from models.records.story import Actor, Citation, Claim, Confidentiality, Event, Field, Source
from models.store.rows import table_named, table_of
from models.translation import tr
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

_SHOWN: Final = 160  # characters of a value beside the one that it takes the place of
_AHEAD: Final = 30  # characters of it before the first difference
CLAIMS: Final = {
    Field.WHAT: "title", Field.WHEN: "date", Field.NUMBER: "official number", Field.WHERE: "place",
    Field.WHO: "party", Field.AMOUNT: "amount", Field.QUANTITY: "quantity", Field.STATEMENT: "statement",
    Field.RELATION: "relation",
}  # fmt: skip
"""What a claim about each field is called."""
VALUES: Final = {
    Field.WHERE: "place_id", Field.WHO: "actor_id", Field.AMOUNT: "amount", Field.QUANTITY: "quantity",
    Field.STATEMENT: "text", Field.RELATION: "other_event_id",
}  # fmt: skip
"""The field of a claim that holds its value; those of what, when and number stand in the event."""

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
        if isinstance(record, Bookmark):
            return tr("the bookmark of {name}", name=record.by)
        if isinstance(record, Approach):
            return f"the approach to {self._name(Actor, record.actor_id)}"
        if isinstance(record, Identity):
            return "the name behind a code name"
        return _plain_name(record)

    def field(self, record: Record, field: str) -> str:
        """Tell what a field of a record is called: the value of a claim goes by the name of the claim."""
        if isinstance(record, Claim) and field == VALUES.get(record.field):
            return self.record(record)
        return f"the {field_name(type(record), field)} of {self.record(record)}"

    def value_of(self, record: Record) -> str:
        """Tell what a record that came or went says, in short; nothing of what is confidential."""
        said = ""
        if self.is_secret(record):
            return said
        if isinstance(record, Claim) and record.field in VALUES:
            field = VALUES[record.field]
            value = getattr(record, field)
            said = self.value(Claim, field, value) if value and record.field is not Field.STATEMENT else ""
            said += f" ({record.role})" if said and record.role else ""
        elif isinstance(record, Event) and record.when is not None:
            said = self.value(Event, "when", record.when)
        elif isinstance(record, Citation):
            said = quoted(record.quote) if record.quote else ""
        said = " ".join(said.split())
        return said if len(said) <= _SHOWN else f"{said[: _SHOWN - 1].rstrip()}…"

    def change(self, before: Record, after: Record, field: str) -> str:
        """Return a value before and after a change; nothing of what is confidential."""
        if self.is_secret(before) or self.is_secret(after):
            return "changed (confidential, not shown)"
        said = [self.value(type(after), field, getattr(one, field)) for one in (before, after)]
        return " → ".join(around_difference(*(" ".join(each.split()) for each in said)))

    def is_secret(self, record: Record) -> bool:
        """Tell whether a record is confidential, or tells of a source or an actor that is."""
        about: Record | None = record
        for field, kind in (("source_id", Source), ("actor_id", Actor)):
            if getattr(record, field, None):
                about = self.find(kind, getattr(record, field))
        return getattr(about, "confidentiality", None) == Confidentiality.CONFIDENTIAL

    def event_of(self, record: Record) -> Event | None:
        """Return the event that a record hangs on, None if on none."""
        if isinstance(record, Event):
            return record
        for kind, field in ((Event, "event_id"), (Claim, "claim_id")):
            above = self.find(kind, getattr(record, field, "") or "")
            if above is not None:
                return self.event_of(above)
        return None

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
        return f"the {CLAIMS.get(claim.field, claim.field)}{under}"

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


def around_difference(old: str, new: str) -> tuple[str, str]:
    """Return two values cut so that the first place where they differ can be seen."""
    if max(len(old), len(new)) <= _SHOWN:
        return old, new
    same = next(
        (i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new))
    )
    start = max(same - _AHEAD, 0)
    ahead = "…" if start else ""
    cut = [
        each if len(each) <= _SHOWN else f"{each[: _SHOWN - 1].rstrip()}…"
        for each in (old[start:], new[start:])
    ]
    return ahead + cut[0], ahead + cut[1]


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
