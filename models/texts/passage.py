"""A passage of a document: where it stands and what it says, from the reader's hand to a citation and back."""

import re
from dataclasses import dataclass

from models.records.story import Citation, DocumentId, Locator
from models.texts.time_code import read_span


@dataclass(frozen=True, slots=True)
class Passage:
    """Words or a region of a document that a person marked."""

    document_id: DocumentId
    page: int  # counted from 1, in the order of the document's pages
    locator: Locator
    place: str  # the page's number or name, a sheet and its cells: "Sheet1!B2:C4"
    quote: str = ""  # words as they stand in the page's text, line breaks as spaces
    start: int | None = None  # characters of the page's text, from … to before
    end: int | None = None
    region: tuple[str, ...] = ()  # left, top, width, height as decimals of the page


def passage_of(citation: Citation) -> Passage | None:
    """Return the passage that a citation cites; None if no document is kept for it."""
    if citation.document_id is None:
        return None
    one = citation
    return Passage(
        citation.document_id,
        page_number(one),
        one.locator,
        one.place,
        one.quote,
        one.start,
        one.end,
        one.region,
    )


def cited_span(citation: Citation) -> tuple[int, int] | None:
    """Return from when to when a citation goes in a recording, in milliseconds; None if it names no time."""
    return read_span(citation.place) if citation.locator is Locator.TIME else None


def page_number(citation: Citation) -> int:
    """Return the first page that a citation names; 1 if it names none."""
    found = re.search(r"\d+", citation.place) if citation.locator in (Locator.PAGE, Locator.REGION) else None
    return max(1, int(found[0][:6])) if found else 1
