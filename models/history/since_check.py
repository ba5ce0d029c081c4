"""What of a claim is not what its last check saw: each thing by name, with what it was and what it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from models.records.claim_words import locator_words
from models.records.desk import Check, Record
from models.records.record_words import kind_word
from models.records.story import (
    Citation,
    Claim,
    Confidentiality,
    Document,
    Locator,
    Source,
    SourceId,
)
from models.sharing.merging.words import CLAIMS, VALUES, Words, around_difference, field_name
from models.store import seen
from models.store.reader import Reader
from models.store.rows import Part, table_named, table_of
from models.store.seen_before import Cells
from models.store.upkeep import CHECKED
from models.translation import tr, tr_later

NOTHING: Final = tr_later("nothing")
_POINTED: Final = {"kind": "kind_id", "place": "place_id", "actor": "actor_id", "other": "other_event_id"} | {
    "until": "until_event_id"
}
"""The parts that a pointer of the claim or its event leads to: where that names another record, it says enough."""
_NAMES: Final = {
    "kind_id": tr_later("kind"),
    "when": tr_later("date"),
    "is_primary": tr_later("primary or not"),
    "sha256": tr_later("bytes"),
}
_TABLES: Final = {"other": "event", "until": "event"}


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not what it was when a claim was checked."""

    what: str  # "publisher of the source “The Block”"
    old: str
    new: str

    @property
    def sentence(self) -> str:
        """Return it on one line."""
        return tr("{field}: {values}", field=self.what, values=f"{self.old} → {self.new}")


def what_changed(reader: Reader, claim: Claim) -> tuple[Difference, ...]:
    """Tell what differs from what the last check, or sign-off, of a claim saw; nothing if that is not known."""
    check = last_check_of(reader, claim)
    if check is None or not check.shown:
        return ()
    dossier = reader.dossier(claim.event_id)
    stated = next(one for one in dossier.stated if one.claim.id == claim.id)
    return tuple(_Comparison(reader, claim, seen.parts_of(check.shown), seen.parts(dossier, stated)).told())


def last_check_of(reader: Reader, claim: Claim) -> Check | None:
    """Return the last mark that called a claim checked or signed off, None if there was none."""
    checks = (check for check in reader.where(Check, claim_id=claim.id) if check.state in CHECKED)
    return max(checks, key=lambda check: (check.at, check.id), default=None)


class _Comparison:
    """Puts what was seen beside what is seen now."""

    def __init__(self, reader: Reader, claim: Claim, old: seen.Parts, new: seen.Parts) -> None:
        self._reader, self._claim, self._old, self._new = reader, claim, old, new
        self._words = Words(self._find)

    def told(self) -> Iterator[Difference]:
        """Yield each difference, those of the claim and its event first."""
        for name in dict.fromkeys((*self._old, *self._new)):
            was, now = self._old.get(name, {}), self._new.get(name, {})
            if was != now and not self._is_told_by_pointer(name):
                yield from self._differences(name, was, now)

    def _differences(self, name: str, was: Cells, now: Cells) -> Iterator[Difference]:
        table, _, id = name.partition("/")
        if name == "clock":
            if was and now:  # without a time of day on either side, the date itself tells what changed
                yield Difference(tr("zone of the case's clock"), str(was["zone"]), str(now["zone"]))
        elif id and not (was and now):
            yield from self._came_or_went(table, id, was, now)
        else:
            yield from self._fields(table, id, was, now)

    def _is_told_by_pointer(self, name: str) -> bool:
        """Tell whether the claim, or its event, names another record here than it did: that is said of itself."""
        column = _POINTED.get(name, "")
        holder = "event" if name == "kind" else "claim"
        sides = (side.get(holder, {}).get(column) for side in (self._old, self._new))
        return bool(column) and len(set(sides)) > 1

    def _came_or_went(self, table: str, id: str, was: Cells, now: Cells) -> Iterator[Difference]:
        """Tell of a citation or a document that is new or gone; a source comes and goes with its citations."""
        if table == "citation":
            what = tr(
                "citation of {source}",
                source=self._words.value(Citation, "source_id", (was or now)["source_id"]),
            )
            yield Difference(what, _citation_words(was), _citation_words(now))
        elif table == "document" and not self._is_cited(id):
            document = self._reader.find(Document, id)
            name = document.name if document else tr("a document that is gone")
            yield Difference(
                tr("document of a cited source"), name if was else tr(NOTHING), name if now else tr(NOTHING)
            )

    def _is_cited(self, id: str) -> bool:
        """Tell whether a citation names a document, so that the citation tells of it."""
        parts = (*self._old.items(), *self._new.items())
        return any(cells.get("document_id") == id for name, cells in parts if name.startswith("citation/"))

    def _fields(self, table: str, id: str, was: Cells, now: Cells) -> Iterator[Difference]:
        kind = table_named(_TABLES.get(table, table)).kind
        for part in table_of(kind).parts:
            columns = [column.name for column in part.columns]
            if any(was.get(column) != now.get(column) for column in columns):
                words = (self._value(kind, part, was), self._value(kind, part, now))
                yield Difference(self._what(table, id, part.field), *around_difference(*words))

    def _what(self, table: str, id: str, field: str) -> str:
        if table == "claim" and field == VALUES.get(self._claim.field):
            return tr(CLAIMS[self._claim.field])
        kind = table_named(_TABLES.get(table, table)).kind
        said = tr(_NAMES[field]) if field in _NAMES else field_name(kind, field)
        if table in ("claim", "event"):
            return said
        if table == "citation":
            cells = self._new.get(f"citation/{id}", {})
            return tr(
                "{field} in the citation of {source}",
                field=said,
                source=self._words.value(Citation, "source_id", cells["source_id"]),
            )
        record = self._find(kind, id or self._pointed_id(table))
        return (
            tr("{field} of {record}", field=said, record=self._words.record(record))
            if record
            else tr("{field} of the {kind}", field=said, kind=kind_word(table))
        )

    def _pointed_id(self, table: str) -> str:
        cells = self._new.get("event" if table == "kind" else "claim", {})
        return str(cells.get(_POINTED.get(table, ""), ""))

    def _value(self, kind: type[Record], part: Part, cells: Cells) -> str:
        value = _value_of(part, cells)
        if part.field in ("part_of", "restates") and value:
            other = self._find(Claim, value)
            return self._words.record(other) if other else tr("a claim that is gone")
        if part.field in ("accessed", "issued", "when", "began", "ended") and value and value.wording:
            return f"{self._words.value(kind, part.field, value)} (“{value.wording}”)"
        return self._words.value(kind, part.field, value)

    def _find(self, kind: type[Record], id: str) -> Record | None:
        """Return a record as it is, or, of one that is gone, what was seen of its name."""
        found: Record | None = self._reader.find(kind, id)
        cells = self._old.get(f"source/{id}", {}) if kind is Source else {}
        return _source(id, cells) if found is None and cells else found


def _value_of(part: Part, cells: Cells) -> Any:
    """Return what a field held, from the columns that said something."""
    held = tuple(cells.get(column.name) for column in part.columns)
    if held[0] is None:
        return None
    return part.from_cells(held)


def _citation_words(cells: Cells) -> str:
    if not cells:
        return tr(NOTHING)
    stance, place, quote = (str(cells.get(name, "")) for name in ("stance", "place", "quote"))
    where = locator_words(_locator(cells), place)
    told = tr("{stance}: {where}", stance=tr(stance), where=where)
    return tr("{citation}, “{quote}”", citation=told, quote=quote) if quote else told


def _locator(cells: Cells) -> Locator:
    return Locator(str(cells.get("locator", "")))


def _source(id: str, cells: Cells) -> Source:
    """Return a source that is gone as far as it was seen: enough to name it."""
    level = Confidentiality(str(cells.get("confidentiality", "")))
    return Source(SourceId(id), str(cells.get("title", "")), confidentiality=level)
