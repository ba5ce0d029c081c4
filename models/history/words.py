"""A change in words that a reporter knows: what was added, what went, and each field before and after."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, Final

from models.checks.finding import name_of_source, shortened
from models.records.changes import Change
from models.records.desk import Check, Comment, Identity, Query, Record, SavedFigure
from models.records.story import Actor, Citation, Claim, Confidentiality, Event, Field, Source
from models.sharing.merging.words import CLAIMS, VALUES, Find, Words, around_difference, field_name
from models.translation import tr, tr_later
from models.values.listing import in_a_row, quoted

PROTECTED: Final = tr_later("a protected name")
_SILENT: Final = frozenset({"position", "seen", "opened", "shown", "start", "end", "region"})
"""Fields that say nothing to a reader."""
_LONG: Final = 160  # characters of a value that is shown


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """Words changes under the title of their event; `is_discreet` tells no value of what is confidential."""

    find: Find
    is_discreet: bool = False

    def lines(self, change: Change) -> Iterator[str]:
        """Yield what a change did, a line for each field; nothing of the names behind code names."""
        act = tr("new") if change.before is None else tr("deleted") if change.after is None else tr("changed")
        if change.kind is Identity:
            yield tr("{record}: {act} (it is not shown)", record=tr(PROTECTED), act=act)
        elif self.is_discreet and self._is_confidential(change):
            yield tr("{record}: {act} (confidential, not shown)", record=self.name(change.record), act=act)
        elif change.before is not None and change.after is not None:
            yield from self._differences(change.before, change.after)
        else:
            value = self._value_of(change.record)
            name = self.name(change.record)
            if value:
                yield tr("{act}: {record}, {value}", act=act, record=name, value=value)
            else:
                yield tr("{act}: {record}", act=act, record=name)

    def name(self, record: Record) -> str:
        """Tell what a record is called under its event: the citation of Reuters for the amount."""
        if isinstance(record, Event):
            return tr("event")
        if isinstance(record, Claim):
            return self._claim(record)
        if isinstance(record, Citation):
            source, claim = self._source(record), self._claim_named(record.claim_id)
            return tr("citation of {source} for the {claim}", source=source, claim=claim)
        if isinstance(record, Check):
            claim = self._claim_named(record.claim_id)
            return tr("mark “{state}” on the {claim}", state=tr(record.state), claim=claim)
        if isinstance(record, Query):
            return tr("query on the {claim}", claim=self._claim_named(record.claim_id))
        if isinstance(record, Comment):
            return tr("comment")
        return Words(self.find).record(record).removeprefix("the ")

    def _differences(self, before: Record, after: Record) -> Iterator[str]:
        kind = type(after)
        for field in fields(before):
            old, new = getattr(before, field.name), getattr(after, field.name)
            if old == new or field.name in _SILENT:
                continue
            if kind is SavedFigure and field.name == "settings":
                yield tr("{record}: {act}", record=self.name(after), act=tr("changed"))
                continue
            values = self._both(kind, field.name, old, new)
            if isinstance(after, Claim) and field.name == VALUES.get(after.field):
                yield tr("{field}: {values}", field=tr(CLAIMS[after.field]), values=values)
            elif kind is Event:
                yield tr("{field}: {values}", field=field_name(kind, field.name), values=values)
            else:
                name, told = self.name(after), field_name(kind, field.name)
                yield tr("{record}: {field}: {values}", record=name, field=told, values=values)

    def _both(self, kind: type[Record], field: str, old: Any, new: Any) -> str:
        said = [self._value(kind, field, value) for value in (old, new)]
        return " → ".join(around_difference(*said))

    def _value(self, kind: type[Record], field: str, value: Any) -> str:
        if isinstance(value, tuple):
            value = in_a_row(map(str, value))
        if isinstance(value, str) and not isinstance(value, StrEnum) and field not in _POINTERS:
            return " ".join(value.split()) or tr("nothing")
        return Words(self.find).value(kind, field, value)

    def _value_of(self, record: Record) -> str:
        """Tell what a record that came or went says, in short."""
        said = ""
        if isinstance(record, Claim) and record.field in VALUES:
            field = VALUES[record.field]
            value = getattr(record, field)
            said = self._value(Claim, field, value) if value and record.field is not Field.STATEMENT else ""
            if said and record.role:
                said = tr("{value} ({role})", value=said, role=tr(record.role))
        elif isinstance(record, Event):
            when = "" if record.when is None else self._value(Event, "when", record.when)
            said = in_a_row(part for part in (quoted(record.title), when) if part)
        elif isinstance(record, Citation):
            said = quoted(record.quote) if record.quote else ""
        elif isinstance(record, Query | Comment):
            said = quoted(record.question if isinstance(record, Query) else record.text)
        return _cut(" ".join(said.split()))

    def _claim(self, claim: Claim) -> str:
        words = claim.text or claim.wording
        if claim.field is Field.STATEMENT and words:
            return tr("statement {words}", words=quoted(shortened(words)))
        return tr(CLAIMS.get(claim.field, str(claim.field)))

    def _claim_named(self, id: str) -> str:
        claim = self.find(Claim, id)
        return self._claim(claim) if isinstance(claim, Claim) else tr("event")

    def _source(self, citation: Citation) -> str:
        source = self.find(Source, citation.source_id)
        return name_of_source(source) if isinstance(source, Source) else tr("a source")

    def _is_confidential(self, change: Change) -> bool:
        return any(self._is_secret(side) for side in (change.before, change.after) if side is not None)

    def _is_secret(self, record: Record) -> bool:
        about: Record | None = record
        for field, kind in (("source_id", Source), ("actor_id", Actor)):
            if getattr(record, field, None):
                about = self.find(kind, getattr(record, field))
        return getattr(about, "confidentiality", None) == Confidentiality.CONFIDENTIAL


_POINTERS: Final = frozenset({
    "kind_id", "event_id", "actor_id", "place_id", "other_event_id", "part_of", "restates", "origin_id",
    "source_id", "document_id", "parent_id", "claim_id", "publication_id",
})  # fmt: skip


def _cut(text: str) -> str:
    return text if len(text) <= _LONG else f"{text[: _LONG - 1].rstrip()}…"
