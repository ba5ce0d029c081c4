"""The ledger as a file for others: a table as CSV or XLSX, a document as HTML, DOCX, PDF, Markdown or text."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Final

from models.case import Case
from models.errors import CaseError
from models.exchange.csv_out import Cell
from models.exchange.spreadsheet import TABLES, table_bytes
from models.ledger.account import Asked, read_book
from models.ledger.table import rows_of
from models.machine.safe_write import write_data
from models.publication.chronology.documents import ENDINGS, write_document
from models.publication.chronology.withheld import Withheld
from models.publication.chronology.words import language_of
from models.publication.ledger_document import ledger_document
from models.translation import tr
from models.values.listing import in_a_row

LEDGER: Final = "ledger"
"""The word that stands beside the views of figures and documents where an export is asked for."""


def write_ledger(
    case: Case,
    asked: Asked,
    path: Path,
    *,
    events: Collection[str] | None = None,
    language: str = "",
    has_gaps: bool = True,
    force: bool = False,
) -> None:
    """Write the ledger of what is public, of some events or of all; the ending chooses the format.

    A document is told in `language`, or in that of the case; a PDF without `has_gaps` refuses letters that no font has.
    CaseError for an unknown ending.
    """
    ending = path.suffix.casefold()
    if ending in TABLES:
        write_data(path, table_bytes(tuple(_rows(case, asked, events)), ending, "Ledger"), force=force)
    elif ending in ENDINGS:
        told_in = language_of(language or case.reader.about().language)
        document = ledger_document(case, asked, told_in, events)
        write_document(document, path, has_gaps=has_gaps, force=force)
    else:
        raise CaseError(
            tr(
                "{name} has no ending that is known: end it in {endings}.",
                name=path.name,
                endings=in_a_row((*TABLES, *ENDINGS)),
            )
        )


def _rows(case: Case, asked: Asked, events: Collection[str] | None) -> Iterator[Sequence[Cell]]:
    account = read_book(case.reader, asked.meaning, is_public=True).account(asked, events)
    withheld = Withheld.read(case.reader, "en")
    for row in rows_of(account):
        yield [withheld.out_of(cell) if isinstance(cell, str) else cell for cell in row]
