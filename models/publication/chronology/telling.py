"""A claim in words: its value, and the remarks that an honest reader needs beside it."""

import re

from models.errors import CaseError
from models.publication.chronology.withheld import Withheld
from models.publication.chronology.words import language_of, named, said
from models.records.claim_words import spoken_words
from models.records.dossier import Dossier, Stated
from models.records.leaning import Lean
from models.records.relations import SHARE, end_words, share_words
from models.records.story import Actor, Citation, Claim, Confidentiality, Event, Field, Locator, Place
from models.texts.place_names import ALWAYS, FIRST, NEVER, area_in, local_name_of, name_in
from models.values.money import Quantity, read_amount, read_quantity
from models.values.money import words as words_of_money
from models.values.when import When, words_here
from models.values.when import words as words_of_when

_HAN = re.compile("[\u3400-\u9fff]")


class Telling:
    """Tells values in one language, without the names that are withheld."""

    def __init__(self, language: str, withheld: Withheld, zone: str = "", local_names: str = NEVER) -> None:
        """Take the language, the names, the zone of the case's clock, and when local names of places are told."""
        self._local_names, self._named = local_names, set[str]()
        self.language, self.zone = language_of(language), zone
        self.withheld = withheld

    def said(self, key: str, **values: object) -> str:
        """Return a phrase of the document's language."""
        return said(self.language, key, **values)

    def public(self, text: str) -> str:
        """Return a text on one line, without what is withheld."""
        return self.withheld.out_of(text)

    def date(self, when: When | None) -> str:
        """Return a date in words."""
        return words_here(when, self.zone, self.language) if when else self.said("undated")

    def value(self, dossier: Dossier, stated: Stated) -> str:
        """Tell what a claim says; empty if it says nothing that may be told."""
        return self.public(self._value(dossier.event, stated))

    def remarks(self, stated: Stated) -> tuple[str, ...]:
        """Tell what else is to be told of a claim: what it means, how it was printed, how it was found."""
        claim = stated.claim
        text = "" if claim.field is Field.STATEMENT else claim.text
        is_printed = claim.wording.strip() and not Lean.of(claim)  # those may name an event that is kept back
        printed = self.said("printed_as", x=claim.wording) if is_printed else ""
        told = [text, "" if _is_told_already(claim, stated) else printed]
        told.append(self.said("inferred") if claim.is_inferred else "")
        told.append(self.said("restates") if claim.restates else "")
        told.append(self.said("part_of") if claim.part_of else "")
        return tuple(_ended_open(self.public(one)) for one in told if one.strip())

    def locator(self, citation: Citation) -> str:
        """Tell where in its source a passage stands."""
        place = citation.place.strip()
        if not place or citation.locator is Locator.WHOLE:
            return self.public(place)
        key = str(citation.locator)
        if citation.locator in _COUNTED and re.search(r"[-–,;、]|\band\b", place):
            key += "s"
        return self.public(named(self.language, "locators", key).replace("{x}", place.replace("-", "–")))

    def given(self, claim: Claim, citation: Citation) -> str:
        """Tell what a source says of a claim: the value that it gives, and what that is."""
        meaning = self.public(citation.meaning)
        if not citation.said.strip():
            return meaning
        value = self.public(self._given_value(claim.field, citation.said.strip()))
        if meaning and meaning.casefold() != value.casefold():
            return self.said("gives_because", x=value, y=meaning)
        return self.said("gives", x=value)

    def _given_value(self, field: Field, text: str) -> str:
        try:
            if field is Field.WHEN:
                return words_of_when(When.from_edtf(text), self.language)
            if field is Field.AMOUNT:
                return words_of_money(read_amount(text), self.language)
            if field is Field.QUANTITY:
                return words_of_money(read_quantity(text), self.language)
        except CaseError:  # then it is told as it was written
            return text
        return text

    def _value(self, event: Event, stated: Stated) -> str:
        claim = stated.claim
        values = {
            Field.WHAT: lambda: event.title,
            Field.WHEN: lambda: self.date(event.when),
            Field.NUMBER: lambda: self._joined(event.official_number, event.official_title),
            Field.WHERE: lambda: self._with_role(self._place(stated.place), claim),
            Field.WHO: lambda: self._with_role(self._actor(stated.actor), claim, event.relation),
            Field.AMOUNT: lambda: (
                words_of_money(claim.amount, self.language) if claim.amount else claim.wording
            ),
            Field.QUANTITY: lambda: self._quantity(claim.quantity) if claim.quantity else claim.wording,
            Field.STATEMENT: lambda: spoken_words(self._speaker(stated.actor), claim.text, self.language),
            Field.RELATION: lambda: self._relation(stated),
        }
        return values[claim.field]()

    def _place(self, place: Place | None) -> str:
        if place is None:
            return ""
        name = name_in(place, self.language)
        local = local_name_of(place) if self._has_local(place.id) else ""
        told = self.said("brackets", x=name, y=local) if local and local != name else name
        return self._joined(told, area_in(place, self.language))

    def _has_local(self, id: str) -> bool:
        """Tell whether the local name of a place is told here: where it is first named, or wherever it is."""
        is_first = id not in self._named
        self._named.add(id)
        return self._local_names == ALWAYS or (self._local_names == FIRST and is_first)

    def _actor(self, actor: Actor | None) -> str:
        return self._name(actor.name, actor.local_name) if actor else ""

    def _speaker(self, actor: Actor | None) -> str:
        """Return who says a statement; one who is not public is not named."""
        return self._actor(actor) if actor and actor.confidentiality is Confidentiality.PUBLIC else ""

    def _name(self, name: str, local: str) -> str:
        """Return a name with its local form; Chinese readers get the Chinese one alone."""
        if not local.strip() or local == name:
            return name
        if self.language.startswith("zh") and _HAN.search(local):
            return local
        return self.said("brackets", x=name, y=local)

    def role(self, role: str) -> str:
        """Tell the role of an actor or a place."""
        return named(self.language, "roles", role.strip())

    def _quantity(self, quantity: Quantity) -> str:
        is_share = quantity.asset == SHARE
        return share_words(quantity, self.language) if is_share else words_of_money(quantity, self.language)

    def _with_role(self, name: str, claim: Claim, relation: str = "") -> str:
        role = self.role(end_words(relation, claim.role) if relation else claim.role)
        return self.said("with_role", x=name, y=role) if name and role else name

    def _relation(self, stated: Stated) -> str:
        if stated.other is None:
            return ""
        role = named(self.language, "roles", stated.claim.role.strip())
        return self.said("colon", x=role, y=stated.other.title) if role else stated.other.title

    def _joined(self, *parts: str) -> str:
        return self.said("comma").join(part for part in parts if part.strip())


_COUNTED = (Locator.PAGE, Locator.PARAGRAPH, Locator.SECTION)


def _is_told_already(claim: Claim, stated: Stated) -> bool:
    names = [record.name for record in (stated.actor, stated.place) if record]
    return claim.field in (Field.AMOUNT, Field.QUANTITY) or claim.wording.strip() in names


def _ended_open(text: str) -> str:
    """Return a remark without the stop at its end: more may follow it."""
    return text[:-1] if text.endswith((".", "。")) and not text.endswith("..") else text
