"""A change in words that a reporter knows: what was added, what went, and each field before and after."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any, Final

from models.checks.finding import name_of_source, quoted, shortened
from models.records.changes import Change
from models.records.desk import Bookmark, Check, Comment, Identity, Query, Record, SavedFigure
from models.records.story import Actor, Citation, Claim, Confidentiality, Event, Field, Source
from models.sharing.merging.words import CLAIMS, VALUES, Find, Words, around_difference, field_name
from models.translation import tr

PROTECTED: Final = "a protected name"
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
        act = "new" if change.before is None else "deleted" if change.after is None else "changed"
        if change.kind is Identity:
            yield f"{PROTECTED}: {act} (it is not shown)"
        elif self.is_discreet and self._is_confidential(change):
            yield f"{self.name(change.record)}: {act} (confidential, not shown)"
        elif change.before is not None and change.after is not None:
            yield from self._differences(change.before, change.after)
        else:
            value = self._value_of(change.record)
            yield f"{act}: {self.name(change.record)}{f', {value}' if value else ''}"

    def name(self, record: Record) -> str:
        """Tell what a record is called under its event: the citation of Reuters for the amount."""
        if isinstance(record, Event):
            return "event"
        if isinstance(record, Claim):
            return self._claim(record)
        if isinstance(record, Citation):
            return f"citation of {self._source(record)} for the {self._claim_named(record.claim_id)}"
        if isinstance(record, Check):
            return f"mark “{record.state}” on the {self._claim_named(record.claim_id)}"
        if isinstance(record, Query):
            return f"query on the {self._claim_named(record.claim_id)}"
        if isinstance(record, Comment):
            return "comment"
        if isinstance(record, Bookmark):
            return tr("bookmark")
        return Words(self.find).record(record).removeprefix("the ")

    def _differences(self, before: Record, after: Record) -> Iterator[str]:
        kind = type(after)
        of = "" if kind is Event else f"{self.name(after)}: "
        for field in fields(before):
            old, new = getattr(before, field.name), getattr(after, field.name)
            if old == new or field.name in _SILENT:
                continue
            if kind is SavedFigure and field.name == "settings":
                yield f"{of}changed"
                continue
            if isinstance(after, Claim) and field.name == VALUES.get(after.field):
                yield f"{CLAIMS[after.field]}: {self._both(kind, field.name, old, new)}"
            else:
                yield f"{of}{field_name(kind, field.name)}: {self._both(kind, field.name, old, new)}"

    def _both(self, kind: type[Record], field: str, old: Any, new: Any) -> str:
        said = [self._value(kind, field, value) for value in (old, new)]
        return " → ".join(around_difference(*said))

    def _value(self, kind: type[Record], field: str, value: Any) -> str:
        if isinstance(value, tuple):
            value = ", ".join(map(str, value))
        if isinstance(value, str) and field not in _POINTERS:
            return " ".join(value.split()) or "nothing"
        return Words(self.find).value(kind, field, value)

    def _value_of(self, record: Record) -> str:
        """Tell what a record that came or went says, in short."""
        said = ""
        if isinstance(record, Claim) and record.field in VALUES:
            field = VALUES[record.field]
            value = getattr(record, field)
            said = self._value(Claim, field, value) if value and record.field is not Field.STATEMENT else ""
            said += f" ({record.role})" if said and record.role else ""
        elif isinstance(record, Event):
            when = "" if record.when is None else self._value(Event, "when", record.when)
            said = ", ".join(part for part in (quoted(record.title), when) if part)
        elif isinstance(record, Citation):
            said = quoted(record.quote) if record.quote else ""
        elif isinstance(record, Query | Comment):
            said = quoted(record.question if isinstance(record, Query) else record.text)
        return _cut(" ".join(said.split()))

    def _claim(self, claim: Claim) -> str:
        words = claim.text or claim.wording
        if claim.field is Field.STATEMENT and words:
            return f"statement {quoted(shortened(words))}"
        return CLAIMS.get(claim.field, str(claim.field))

    def _claim_named(self, id: str) -> str:
        claim = self.find(Claim, id)
        return self._claim(claim) if isinstance(claim, Claim) else "event"

    def _source(self, citation: Citation) -> str:
        source = self.find(Source, citation.source_id)
        return name_of_source(source) if isinstance(source, Source) else "a source"

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
