"""A passage of a document: where it stands and what it says, from the reader's hand to a citation."""

from dataclasses import dataclass

from models.records.story import DocumentId, Locator


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
