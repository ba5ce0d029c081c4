"""Claims whose citations name no place in their source."""

from collections.abc import Iterator

from models.checks.finding import Finding, Remedy, Weight
from models.checks.matter import Matter
from models.checks.told import cause_of_sources
from models.records.story import Citation, Locator

NAME = "whole document"
REASON = "A citation without page or paragraph sends whoever checks it through the whole document."
MANY = "claims are cited to whole documents"
REMEDY = Remedy.CITATION
RANK = 320
IS_LOCAL = True


def find(matter: Matter) -> Iterator[Finding]:
    """Return each claim that is supported only by sources as a whole."""
    for told in matter.told:
        supports = told.supports
        if supports and all(_is_weak(each.citation) for each in supports):
            sentence = f"{told.name} is cited to whole documents: add the page or paragraph."
            yield told.finding(
                NAME, Weight.NOTE, sentence, "cited to whole documents:", cause_of_sources(told)
            )


def _is_weak(citation: Citation) -> bool:
    has_place = citation.locator is not Locator.WHOLE and bool(citation.place.strip() or citation.region)
    return not (has_place or citation.quote.strip() or citation.start is not None)
