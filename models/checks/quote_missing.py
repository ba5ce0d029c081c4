"""Quotations that are not in the document they are cited from."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from models.checks.finding import Finding, Remedy, Weight, name_of_source, shortened
from models.checks.matter import Matter
from models.checks.told import Told
from models.records.dossier import Cited
from models.records.story import Locator
from models.texts.search_text import runs
from models.translation import tr, tr_later
from models.values.listing import quoted

NAME = tr_later("quote not found")
REASON = tr_later("Words in quotation marks must be the words of the source.")
MANY = tr_later("quotations are not in their documents as cited")
REMEDY = Remedy.CITATION
RANK = 80

Quotation = tuple[str, Told, Cited]  # the document's id, the claim, the citation
_CUT: Final = re.compile(r"…+|\.{3,}|\[\s*(?:…|\.{3})?\s*\]|（略）|\(略\)")


def find(matter: Matter) -> Iterator[Finding]:
    """Return each quotation that no page of its document holds, however its lines are broken."""
    quotations = sorted(_quotations(matter), key=lambda each: each[0])
    for document_id, group in groupby(quotations, key=lambda each: each[0]):
        pages = [_letters(page) for page in matter.pages(document_id)]
        if any(pages):  # a scan without text cannot be searched
            for _, told, cited in group:
                yield from _findings(matter, pages, told, cited)


def _quotations(matter: Matter) -> Iterator[Quotation]:
    """Return every quotation with the document to look in: the one cited, or the only one of its source."""
    for told in matter.told:
        for cited in told.stated.cited:
            if cited.citation.quote.strip():
                document_id = cited.citation.document_id or _only_text(matter, cited)
                if document_id:
                    yield document_id, told, cited


def _only_text(matter: Matter, cited: Cited) -> str | None:
    """Return the one document of a source, or the words that a machine saw in it; None if there are several."""
    held = matter.documents_of.get(cited.source.id, ())
    originals = [one for one in held if not one.is_recognised]
    return held[-1].id if len(originals) == 1 else None


def _findings(matter: Matter, pages: list[str], told: Told, cited: Cited) -> Iterator[Finding]:
    words, source = quoted(shortened(cited.citation.quote)), name_of_source(cited.source)
    parts = [part for part in map(_letters, _CUT.split(cited.citation.quote)) if part]
    if not _holds("".join(pages), parts):
        sentence = tr(
            "{claim} is cited with {words}, words that the stored text of {source} does not hold: "
            "quote it again, or cite another document.",
            claim=told.name,
            words=words,
            source=source,
        )
        yield told.finding(
            NAME,
            Weight.MEND,
            sentence,
            target=cited.citation.id,
        )
        return
    named, real = _named_page(cited), _page_with(pages, parts)
    if named and real and named != real and not (named <= len(pages) and _holds(pages[named - 1], parts)):
        sentence = tr(
            "{claim} is cited to page {named} of {source}, but {words} stands on page {real}: "
            "mend the page, unless it is the printed number.",
            claim=told.name,
            named=named,
            source=source,
            words=words,
            real=real,
        )
        yield told.finding(
            NAME,
            Weight.NOTE,
            sentence,
            target=cited.citation.id,
        )


def _letters(text: str) -> str:
    """Return the letters and digits of text as search compares them, without spaces and signs."""
    return "".join(runs(text))


def _holds(text: str, parts: list[str]) -> bool:
    """Tell whether text holds all parts of a quotation one after the other."""
    at = 0
    for part in parts:
        at = text.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return True


def _page_with(pages: list[str], parts: list[str]) -> int:
    """Return the number of the page that holds a quotation, 0 if it runs over several."""
    return next((number for number, page in enumerate(pages, start=1) if _holds(page, parts)), 0)


def _named_page(cited: Cited) -> int:
    is_page = cited.citation.locator is Locator.PAGE and cited.citation.place.strip().isdecimal()
    return int(cited.citation.place) if is_page else 0
