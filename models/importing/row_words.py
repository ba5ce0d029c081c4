"""The words by which rows of a table, claims and their sources are known again, and by which changes are told."""

from collections.abc import Mapping
from typing import Any, Final

from models.gazetteer.spelling import fold
from models.records.desk import Record
from models.records.dossier import Stated
from models.records.story import Actor, Citation, Claim, Field, Place, Source
from models.translation import tr, tr_later
from models.values.money import words
from models.values.when import words as words_of_when


def stated_words(stated: Stated) -> str:
    """Return what a claim of the case says, by which it is known again."""
    named: dict[str, Record] = {one.id: one for one in (stated.actor, stated.place) if one}
    return claim_words(stated.claim, named)


def claim_words(claim: Claim, named: Mapping[str, Record]) -> str:
    """Return the words of a claim: its name with its role, its sum with its meaning, its text; a field's name alone."""
    if claim.field in (Field.WHAT, Field.WHEN, Field.NUMBER):
        return name_of(claim)
    parts = [_record_words(named.get(id)) for id in (claim.actor_id, claim.place_id) if id]
    parts += [words(value) for value in (claim.amount, claim.quantity) if value]
    parts += [part for part in (claim.text, "" if claim.amount or claim.quantity else claim.wording) if part]
    told = " ".join(parts)
    return f"{told} – {claim.role or claim.meaning}" if claim.role or claim.meaning else told


def _record_words(record: Record | None) -> str:
    return fold(record.name) or record.name if isinstance(record, Actor | Place) else ""


def source_words(named: Mapping[str, Record], citation: Citation) -> str:
    """Return a source of a citation by its title, address and date."""
    source = named.get(citation.source_id)
    if not isinstance(source, Source):
        return ""
    dated = words_of_when(source.issued) if source.issued else ""
    return ", ".join(part for part in (source.title, source.url, dated) if part)


def name_of(claim: Claim) -> str:
    """Return what a claim is about, as a change is headed."""
    return _NAMES[claim.field]


_NAMES: Final = {
    Field.WHAT: tr_later("Event"), Field.WHEN: tr_later("Date"), Field.WHERE: tr_later("Place"),
    Field.WHO: tr_later("Taking part"), Field.NUMBER: tr_later("Number"), Field.AMOUNT: tr_later("Amount"),
    Field.QUANTITY: tr_later("Quantity"), Field.STATEMENT: tr_later("Statement"), Field.RELATION: tr_later("Relation"),
}  # fmt: skip


def fact_words(value: Any, language: str = "") -> str:
    """Return the value of a field of an event in words."""
    if isinstance(value, tuple):
        return ", ".join(value)
    return words_of_when(value, language) if hasattr(value, "edtf") else str(value or "")


def note_of(held: str, before: str, after: str) -> str:
    """Return a note with the lines of the table as they are now; what people wrote there stays."""
    gone, come = before.split("\n"), after.split("\n")
    lines = [line for line in held.split("\n") if line not in gone or line in come]
    return "\n".join([*lines, *(line for line in come if line and line not in lines)]).strip("\n")


def point_words(place: Place) -> str:
    """Return the point of a place and how exact it is."""
    return f"{place.point.lat:g}, {place.point.lon:g} ({tr(place.precision)})" if place.point else ""
