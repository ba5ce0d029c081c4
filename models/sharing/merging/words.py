"""How records, fields and values are called in the lists and questions of a merge."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from models.checks.finding import name_of_actor, name_of_source, shortened
from models.records.desk import Approach, Check, Comment, Identity, Query, Record
from models.records.record_words import field_word, kind_word
from models.records.story import Actor, Citation, Claim, Confidentiality, Event, Field, Source
from models.store.rows import table_named, table_of
from models.translation import language, tr, tr_later
from models.values.listing import all_of, in_a_row, quoted
from models.values.money import Amount, Quantity
from models.values.money import words as money_in_words
from models.values.when import When
from models.values.when import words as date_in_words
from models.values.where.points import Point

_LONG: Final = 240  # characters of a value that is shown
_SHOWN: Final = 160  # characters of a value beside the one that it takes the place of
_AHEAD: Final = 30  # characters of it before the first difference
CLAIMS: Final = {
    Field.WHAT: tr_later("title"), Field.WHEN: tr_later("date"), Field.NUMBER: tr_later("official number"),
    Field.WHERE: tr_later("place"), Field.WHO: tr_later("party"), Field.AMOUNT: tr_later("amount"),
    Field.QUANTITY: tr_later("quantity"), Field.STATEMENT: tr_later("statement"), Field.RELATION: tr_later("relation"),
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
            source, claim = self._name(Source, record.source_id), self._claim_named(record.claim_id)
            return tr("the citation of {source} for {claim}", source=source, claim=claim)
        if isinstance(record, Check):
            claim = self._claim_named(record.claim_id)
            return tr("the mark “{state}” on {claim}", state=tr(record.state), claim=claim)
        if isinstance(record, Query):
            claim = self._claim_named(record.claim_id)
            return tr("the query “{question}” on {claim}", question=shortened(record.question), claim=claim)
        if isinstance(record, Comment):
            return tr("the comment {text}", text=quoted(shortened(record.text)))
        if isinstance(record, Approach):
            return tr("the approach to {actor}", actor=self._name(Actor, record.actor_id))
        if isinstance(record, Identity):
            return tr("the name behind a code name")
        return _plain_name(record)

    def field(self, record: Record, field: str) -> str:
        """Tell what a field of a record is called: the value of a claim goes by the name of the claim."""
        if isinstance(record, Claim) and field == VALUES.get(record.field):
            return self.record(record)
        name = field_name(type(record), field)
        return tr("the {field} of {record}", field=name, record=self.record(record))

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
            return tr("changed (confidential, not shown)")
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
            return tr("(not shown)")
        target = dict(table_of(kind).pointers).get(field)
        if target and value:
            return self._name(table_named(target).kind, value)
        return _in_words(value)

    def _claim(self, claim: Claim) -> str:
        event = self.find(Event, claim.event_id)
        words = claim.text or claim.wording
        if claim.field is Field.WHAT:
            said = tr("the title")
        elif claim.field is Field.STATEMENT and words:
            said = tr("the statement {words}", words=quoted(shortened(words)))
        else:
            said = tr("the {field}", field=tr(CLAIMS.get(claim.field, claim.field)))
        if not isinstance(event, Event):
            return said
        return tr("{claims} of {title}", claims=said, title=quoted(shortened(event.title)))

    def _claim_named(self, id: str) -> str:
        claim = self.find(Claim, id)
        return self._claim(claim) if isinstance(claim, Claim) else tr("a claim")

    def _name(self, kind: type[Record], id: str) -> str:
        record = self.find(kind, id)
        return (
            tr("a {kind}", kind=kind_word(table_of(kind).name))
            if record is None
            else _plain_name(record, bare=True)
        )


def field_name(kind: type[Record], field: str) -> str:
    """Tell what a field is called."""
    if (kind, field) == (Claim, "field"):
        return tr("field")
    return field_word(field)


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
    return all_of(names) or tr("somebody")


def _plain_name(record: Record, *, bare: bool = False) -> str:
    if isinstance(record, Source) and record.confidentiality is Confidentiality.CONFIDENTIAL:
        name = name_of_source(record)
    elif isinstance(record, Actor):
        name = name_of_actor(record)
    else:
        name = getattr(record, "title", "") or getattr(record, "name", "") or getattr(record, "what", "")
    kind = table_of(type(record)).name
    if kind == "about":
        return tr("what the case is called")
    said = quoted(shortened(name)) if name else ""
    if bare and said:
        return said
    word = kind_word(kind)
    return tr("the {kind} {name}", kind=word, name=said) if said else tr("the {kind}", kind=word)


def _in_words(value: Any) -> str:
    if value is None or value in ("", ()):
        return tr("nothing")
    if isinstance(value, When):
        return date_in_words(value, language())
    if isinstance(value, Amount | Quantity):
        return money_in_words(value, language())
    if isinstance(value, Point):
        return f"{value.lat}, {value.lon}"
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if isinstance(value, StrEnum):
        return tr(value)
    text = in_a_row(map(str, value)) if isinstance(value, tuple) else str(value)
    return text if len(text) <= _LONG else f"{text[: _LONG - 1]}…"
