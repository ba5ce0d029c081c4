"""What a claim says and where its sources say it, in words."""

from typing import Final

from models import translation
from models.records.dossier import Cited, Dossier, Stated
from models.records.leaning import Lean, lean_words
from models.records.relations import SHARE, end_words, share_words
from models.records.story import Confidentiality, Field, Locator, Source
from models.translation import tr, tr_later
from models.values.money import Quantity, ends_words
from models.values.money import words as words_of_sum
from models.values.when import words as words_of_when
from models.values.when import words_here

FIELD_NAMES = {
    Field.WHAT: tr_later("what"),
    Field.WHEN: tr_later("when"),
    Field.NUMBER: tr_later("official number"),
    Field.WHERE: tr_later("where"),
    Field.WHO: tr_later("who"),
    Field.AMOUNT: tr_later("amount"),
    Field.QUANTITY: tr_later("quantity"),
    Field.STATEMENT: tr_later("statement"),
    Field.RELATION: tr_later("relation"),
}


_SECRET: Final = tr_later("confidential")
_PLACES: Final = {
    Locator.PAGE: tr_later("page {place}"),
    Locator.PARAGRAPH: tr_later("paragraph {place}"),
    Locator.SECTION: tr_later("section {place}"),
    Locator.CELL: tr_later("cell {place}"),
    Locator.TIME: tr_later("time {place}"),
    Locator.REGION: tr_later("region {place}"),
}


def value_words(dossier: Dossier, stated: Stated) -> str:
    """Return the value of a claim in words."""
    claim, event = stated.claim, dossier.event
    match claim.field:
        case Field.WHAT:
            return event.title
        case Field.WHEN:
            return _when_words(dossier, stated)
        case Field.NUMBER:
            return " · ".join(part for part in (event.official_number, event.official_title) if part)
        case Field.WHERE if stated.place:
            return _with_role(stated.place.name, claim.role)
        case Field.WHO if stated.actor:
            name = " ".join(part for part in (stated.actor.name, stated.actor.local_name) if part)
            role = end_words(event.relation, claim.role) if event.relation else claim.role
            return _with_role(name, role)
        case Field.RELATION if stated.other:
            return _with_role(stated.other.title, claim.role)
    value = claim.amount or claim.quantity
    if isinstance(value, Quantity) and value.asset == SHARE:
        return share_words(value)
    words = words_of_sum(value) if value else claim.text or claim.wording
    return (
        spoken_words(stated.actor.name, words, translation.language())
        if claim.field is Field.STATEMENT and stated.actor
        else words
    )


def spoken_words(speaker: str, text: str, language: str = "en") -> str:
    """Return a statement after the name of whoever says it, so that it is never told as our own."""
    return f"{speaker}{'：' if language.startswith('zh') else ': '}{text}" if speaker and text else text


def _when_words(dossier: Dossier, stated: Stated) -> str:
    """Return a date by the clock of the case, and how it leans on other events."""
    when, lean = dossier.event.when, Lean.of(stated.claim)
    said = (
        words_here(when, dossier.zone)
        if when
        else (tr("not known") if lean else stated.claim.wording or tr("not known"))
    )
    if not lean or not stated.other:
        return said
    return f"{said}: {lean_words(lean, stated.other.title, stated.until.title if stated.until else '')}"


def _with_role(name: str, role: str) -> str:
    return tr("{name} ({role})", name=name, role=tr(role)) if role else name


def source_line(source: Source, language: str = "") -> str:
    """Return a source on one line: publisher, title, date; a confidential one by its code name alone."""
    if source.confidentiality is Confidentiality.CONFIDENTIAL:
        return source.code_name or (_SECRET if language == "en" else tr(_SECRET))
    date = words_of_when(source.issued, language) if source.issued else ""
    return ", ".join(part for part in (source.publisher, source.title, date) if part)


def locator_words(locator: Locator, place: str) -> str:
    """Tell where in its source a citation points, in words."""
    if locator is Locator.WHOLE:
        return tr("whole document")
    return tr(_PLACES[locator], place=place) if locator in _PLACES else place


def place_words(cited: Cited) -> str:
    """Tell where in its source a citation points, and if its words are those that a machine read there."""
    words = locator_words(cited.citation.locator, cited.citation.place)
    return tr("{words}, recognised", words=words) if is_recognised(cited) else words


def is_recognised(cited: Cited) -> bool:
    """Tell whether a citation quotes words that a machine read."""
    id = cited.citation.document_id
    return any(document.is_recognised for document in cited.documents if document.id == id)


def wording_of(dossier: Dossier, stated: Stated) -> str:
    """Return the wording of the source that a claim keeps; empty if it keeps none."""
    claim, when = stated.claim, dossier.event.when
    value = claim.amount or claim.quantity
    kept = claim.wording or (value.wording if value else "")
    return kept or (when.wording if claim.field is Field.WHEN and when else "")


def normalised_words(dossier: Dossier, stated: Stated) -> str:
    """Return the value of a claim as the program reckons with it; empty where the words are all there is."""
    claim, when, place = stated.claim, dossier.event.when, stated.place
    if claim.field is Field.WHEN and when:
        return when.edtf
    if claim.field is Field.WHERE and place and place.point:
        return f"{place.point.lat}, {place.point.lon} ({place.precision})"
    value = claim.amount or claim.quantity
    return ends_words(value) if value else ""
