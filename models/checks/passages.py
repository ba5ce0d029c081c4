"""Every stretch of words in a case that may name a day, an age or a sum: titles, wordings, statements, quotations."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from models.checks.finding import Finding, Remedy, Weight, name_of_source
from models.checks.matter import Matter
from models.checks.told import Told
from models.records.dossier import Cited, Dossier
from models.records.story import Field
from models.translation import tr, tr_later


class Part(StrEnum):
    """Where words stand."""

    TITLE = tr_later("the title")
    DESCRIPTION = tr_later("the description")
    TEXT = tr_later("the text")
    WORDING = tr_later("the wording")
    QUOTE = tr_later("the quotation")
    TRANSLATION = tr_later("the translation")
    SAID = tr_later("the value")
    MEANING = tr_later("the note")


@dataclass(frozen=True, slots=True)
class Passage:
    """Some words, with the claim that they belong to and the citation that they come from."""

    told: Told
    part: Part
    words: str
    cited: Cited | None = None

    @property
    def where(self) -> str:
        """Tell where the words stand, as in a sentence."""
        if self.part is Part.TEXT:
            return self.told.name
        title = self.told.event.title
        if self.part in (Part.TITLE, Part.DESCRIPTION):
            return tr("{place} of “{title}”", place=self.place, title=title)
        return tr("{place} for {claim} of “{title}”", place=self.place, claim=self.told.about, title=title)

    @property
    def place(self) -> str:
        """Tell where the words stand without the claim that they are about."""
        return (
            tr("{part} from {source}", part=tr(self.part), source=name_of_source(self.cited.source))
            if self.cited
            else tr(self.part)
        )

    def finding(self, check: str, weight: Weight, sentence: str, remedy: Remedy | None = None) -> Finding:
        """Return a finding about the claim, which is mended where the words stand or where `remedy` says."""
        own = Remedy.CITATION if self.cited else _REMEDIES.get(self.part, Remedy.VALUE)
        found = self.told.finding(
            check, weight, sentence, target=self.cited.citation.id if self.cited else ""
        )
        if remedy is not None:
            return replace(found, remedy=remedy, target="")
        is_date = own is Remedy.VALUE and self.told.claim.field is Field.WHEN
        return replace(found, remedy=Remedy.DATE if is_date else own)


_REMEDIES: Final[Mapping[Part, Remedy]] = MappingProxyType(
    {Part.TITLE: Remedy.TITLE, Part.DESCRIPTION: Remedy.TITLE}
)


def passages(matter: Matter) -> Iterator[Passage]:
    """Return the passages of a case, event by event."""
    for dossier in matter.dossiers:
        yield from passages_of(matter, dossier)


def passages_of(matter: Matter, dossier: Dossier) -> Iterator[Passage]:
    """Return the passages of one event: its title and description first, then claim by claim."""
    standing = [told for one in dossier.stated if (told := matter.by_claim.get(one.claim.id))]
    if not standing:
        return
    first = next((told for told in standing if told.claim.field is Field.WHAT), standing[0])
    yield from _some(
        first, None, (Part.TITLE, dossier.event.title), (Part.DESCRIPTION, dossier.event.description)
    )
    for told in standing:
        yield from of_claim(told)


def of_claim(told: Told) -> Iterator[Passage]:
    """Return the passages of one claim and of its citations."""
    claim, when = told.claim, told.event.when
    given = claim.amount or claim.quantity
    own = (when.wording if when else "") if claim.field is Field.WHEN else given.wording if given else ""
    yield from _some(told, None, (Part.TEXT, claim.text), (Part.WORDING, claim.wording), (Part.WORDING, own))
    for cited in told.stated.cited:
        yield from of_citation(told, cited)


def of_citation(told: Told, cited: Cited) -> Iterator[Passage]:
    """Return the passages of one citation."""
    one = cited.citation
    rows = (Part.QUOTE, one.quote), (Part.TRANSLATION, one.translation), (Part.SAID, one.said)
    yield from _some(told, cited, *rows, (Part.MEANING, one.meaning))


def _some(told: Told, cited: Cited | None, *rows: tuple[Part, str]) -> list[Passage]:
    """Return what is not empty, and nothing twice."""
    held = [(part, words) for part, words in rows if words]
    found = {words: part for part, words in reversed(held)}
    return [Passage(told, part, words, cited) for part, words in held if found[words] is part]
