"""Citations to pages that their document does not have."""

import re
from collections.abc import Iterator
from typing import Final

from models.checks.finding import Finding, Remedy, Weight, name_of_source
from models.checks.matter import Matter
from models.checks.told import Told
from models.records.dossier import Cited
from models.records.story import Locator
from models.translation import tr, tr_later

NAME = tr_later("beyond the document")
REASON = tr_later("A page that does not exist proves nothing, and is often a slip of the hand.")
MANY = tr_later("citations name a page that the document does not have")
REMEDY = Remedy.CITATION
RANK = 90
IS_LOCAL = True

_NUMBER: Final = re.compile(r"(?<!\d)\d{1,6}(?!\d)")  # longer runs of digits are no page numbers


def find(matter: Matter) -> Iterator[Finding]:
    """Return each citation to page 0 or to a page after the last."""
    for told in matter.told:
        for cited in told.stated.cited:
            if cited.citation.locator is Locator.PAGE:
                yield from _findings(matter, told, cited)


def _findings(matter: Matter, told: Told, cited: Cited) -> Iterator[Finding]:
    named = _numbers(cited.citation.place)
    if not named:
        return
    held = _pages_held(matter, cited)
    said = {
        "claim": told.name,
        "page": cited.citation.place,
        "source": name_of_source(cited.source),
    }
    if 0 in named:
        sentence = tr(
            "{claim} is cited to page {page} of {source}, but there is no page 0: mend the page.", **said
        )
    elif held and max(named) > held and not _is_printed(max(named), cited.source.pages):
        sentence = tr(
            "{claim} is cited to page {page} of {source}, but the document has {pages}: mend the page.",
            pages=held,
            **said,
        )
    else:
        return
    yield told.finding(NAME, Weight.MEND, sentence, target=cited.citation.id)


def _is_printed(page: int, pages: str) -> bool:
    """Tell whether a page lies in the printed pages of its source: an article that begins on page 340."""
    ends = _numbers(pages)
    return len(ends) == 2 and ends[0] <= page <= ends[1]


def _numbers(text: str) -> tuple[int, ...]:
    if text.isdecimal():
        return (int(text),) if len(text) < 7 else ()
    return tuple(int(number) for number in _NUMBER.findall(text))


def _pages_held(matter: Matter, cited: Cited) -> int:
    """Tell how many pages the cited document has, or the longest of its source; 0 if that is not known."""
    document = matter.documents.get(cited.citation.document_id or "")
    documents = (document,) if document else matter.documents_of.get(cited.source.id, ())
    return max((each.pages for each in documents), default=0)
