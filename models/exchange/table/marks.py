"""What a row of a table says about its claims: inferred, restating another row, part of its total, linked to it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from models.errors import WrongUse
from models.exchange.imported import Trouble, shown
from models.exchange.table.row import Row
from models.gazetteer.spelling import fold
from models.records.desk import Record
from models.records.story import Citation, Claim, ClaimId, Event, EventId, Field, new_id
from models.translation import tr, tr_later
from models.values.listing import in_a_row

YES: Final = frozenset(("yes", "y", "true", "1", "x", "✓", "ja", "oui", "是"))
NO: Final = frozenset(("no", "n", "false", "0", "nein", "non", "否", "-", "–"))
_FIELDS: Final = {
    "title": Field.WHAT, "what": Field.WHAT, "date": Field.WHEN, "when": Field.WHEN, "place": Field.WHERE,
    "where": Field.WHERE, "actor": Field.WHO, "who": Field.WHO, "amount": Field.AMOUNT, "sum": Field.AMOUNT,
    "quantity": Field.QUANTITY, "statement": Field.STATEMENT, "number": Field.NUMBER, "link": Field.RELATION,
}  # fmt: skip
SUPPORTED_FIELDS: Final = (
    "title", "date", "place", "actor", "amount", "quantity", "statement", "link", "number",
)  # fmt: skip
"""One word for each field that sources can be said to support."""
_SUMS: Final = (Field.AMOUNT, Field.QUANTITY)


def fields_named(words: str) -> frozenset[Field] | None:
    """Return the fields that a person names as supported by sources, the event as a whole for “event”; None for each.

    WrongUse where a word is no field.
    """
    parts = [part.strip().casefold() for part in words.replace(",", ";").split(";") if part.strip()]
    if parts == ["each"]:
        return None
    strange = [part for part in parts if part not in _FIELDS and part != "event"]
    if strange:
        raise WrongUse(
            tr(
                "“{text}” is nothing that sources support: write event, each, or {fields}.",
                text=strange[0],
                fields=in_a_row(_FIELDS),
            )
        )
    return frozenset(_FIELDS.get(part, Field.WHAT) for part in parts or ["event"])


Supported = frozenset[tuple[Field, int]]
"""What a source of a row supports: fields, each with the number of the one claim about it, or 0 for all."""


def supported_by(words: str) -> Supported | None:
    """Return what a row says that a source supports: “date; amount 2”; None for each field. WrongUse as above."""
    parts = [part.strip().casefold() for part in words.replace(",", ";").split(";") if part.strip()]
    if parts == ["each"]:
        return None
    found: set[tuple[Field, int]] = set()
    for part in parts:
        name, _, number = part.rpartition(" ")
        is_numbered = bool(name) and number.isascii() and number.isdecimal() and len(number) < 4
        fields = fields_named(name if is_numbered else part) or frozenset()
        found |= {(field, int(number) if is_numbered else 0) for field in fields}
    return frozenset(found)


def inferred(row: Row, claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims of a row, those marked that its column names: all of them for “yes”, or “date; place”."""
    words = row.one("inferred").replace("；", ";").replace(",", ";")
    parts = [part.strip().casefold() for part in words.split(";") if part.strip()]
    if not parts or (len(parts) == 1 and parts[0] in NO):
        return list(claims)
    meant: set[tuple[Field, int]] = set()
    for part in parts:
        try:
            meant |= supported_by(part) or frozenset() if part not in YES else {(one, 0) for one in Field}
        except WrongUse:
            row.tell(
                tr(
                    "“{part}” is nothing that can be inferred: write yes, or one of date, place, actor, "
                    "amount.",
                    part=part,
                ),
                "inferred",
            )
            row.keep("inferred")
    counts: dict[Field, int] = {}
    told: list[Claim] = []
    for one in claims:
        counts[one.field] = number = counts.get(one.field, 0) + 1
        is_meant = not meant.isdisjoint({(one.field, 0), (one.field, number)})
        told.append(replace(one, is_inferred=True) if is_meant else one)
    return told


@dataclass(frozen=True, slots=True)
class _Link:
    """What a row says of another row, which may come later: by the title of its event."""

    line: int
    event_id: EventId
    field: str  # restates, part of, or a role such as follows
    title: str
    claim: Claim  # that a link is made of; it leads nowhere yet


_NO_TITLE: Final = tr_later("“{title}” is the title of no other row: it was not linked ({field}).")
_NO_SUM: Final = tr_later(
    "“{title}” has no sum or statement that this row could restate: it was not linked ({field})."
)


class Links:
    """Collects what rows say of one another, and ties it once all rows are read."""

    def __init__(self, who: str) -> None:
        """Begin without any; `who` signs the claims that are made."""
        self._who = who
        self._links: list[_Link] = []
        self.problems: list[Trouble] = []

    def take(self, row: Row, event_id: EventId, position: int) -> list[Claim]:
        """Note which other rows a row names; return the claims of its links, which sources may support."""
        named = [("restates", text) for _, text in row.many("restates")]
        named += [("part of", text) for _, text in row.many("part of")]
        links = [(column.role or "follows", text) for column, text in row.many("link")]
        taken = [
            _Link(row.line, event_id, field, text, self._claim(event_id, field, position + at))
            for at, (field, text) in enumerate((*links, *named))
        ]
        self._links += taken
        return [one.claim for one in taken[: len(links)]]

    def tied(self, records: Sequence[Record]) -> list[Record]:
        """Return the records with what the rows said of one another, and without links that lead nowhere."""
        if not self._links:
            return list(records)
        titles = {_key(one.title): one.id for one in reversed(records) if isinstance(one, Event)}
        claims: dict[str, list[Claim]] = {}
        for one in records:
            if isinstance(one, Claim) and one.field is not Field.RELATION:
                claims.setdefault(one.event_id, []).append(one)
        changed: dict[str, Claim] = {}
        made: dict[str, EventId] = {}
        for link in self._links:
            other = titles.get(_key(link.title))
            if other is None or other == link.event_id:
                self._tell(link, _NO_TITLE)
            elif pairs := list(_pairs(link, claims.get(link.event_id, []), claims.get(other, []))):
                for one, total in pairs:
                    changed[one.id] = _tied(changed.get(one.id, one), link.field, total)
            elif link.field == "restates":
                self._tell(link, _NO_SUM)
            else:
                made[link.claim.id] = EventId(other)
        return list(self._joined(records, changed, made))

    def _joined(
        self, records: Sequence[Record], changed: Mapping[str, Claim], made: Mapping[str, EventId]
    ) -> Iterator[Record]:
        """Yield the records as they are tied, without links that lead nowhere and what cites these."""
        open_links = {link.claim.id: link.claim for link in self._links}
        gone = open_links.keys() - made.keys()
        for one in records:
            if isinstance(one, Claim):
                open_links.pop(one.id, None)
                if one.id in made:
                    yield replace(one, other_event_id=made[one.id])
                elif one.id not in gone:
                    yield changed.get(one.id, one)
            elif not (isinstance(one, Citation) and one.claim_id in gone):
                yield one
        left = (claim for id, claim in open_links.items() if id in made)  # part of what tells no total
        yield from (replace(claim, other_event_id=made[claim.id]) for claim in left)

    def _claim(self, event_id: EventId, role: str, position: int) -> Claim:
        return Claim(
            ClaimId(new_id()), event_id, Field.RELATION, role=role, written_by=self._who, position=position
        )

    def _tell(self, link: _Link, sentence: str) -> None:
        self.problems.append(Trouble(link.line, shown(tr(sentence, title=link.title, field=link.field))))


def _pairs(link: _Link, own: Sequence[Claim], others: Sequence[Claim]) -> Iterator[tuple[Claim, ClaimId]]:
    """Yield each claim of a row with the one that it restates or is part of: sums with sums, words with words."""
    if link.field not in ("restates", "part of"):
        return
    for fields in (_SUMS, (Field.STATEMENT,)):
        totals = [one for one in others if one.field in fields and one.restates is None]
        if totals:
            yield from ((one, totals[0].id) for one in own if one.field in fields and one.restates is None)


def _tied(claim: Claim, field: str, other: ClaimId) -> Claim:
    return replace(claim, restates=other) if field == "restates" else replace(claim, part_of=other)


def _key(title: str) -> str:
    return fold(" ".join(title.split())) or title.strip()
