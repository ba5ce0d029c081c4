"""The ledger as a file for others: a table as CSV or XLSX, a document as HTML, DOCX, PDF, Markdown or text."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Final

from models.case import Case
from models.errors import CaseError
from models.exchange.csv_out import Cell, csv_bytes
from models.exchange.spreadsheet import xlsx_bytes
from models.exchange.written import Line, Piece, Section, Written
from models.ledger.account import Account, Asked, account_of, listed
from models.ledger.line import Line as Entry
from models.ledger.table import rows_of
from models.ledger.totals import Total
from models.ledger.words import basis_words, line_words, note_words, total_words
from models.machine.safe_write import write_safely
from models.publication.chronology.documents import ENDINGS, write_document
from models.publication.chronology.withheld import Withheld
from models.values.money import words
from models.values.when import words as words_of_when

LEDGER: Final = "ledger"
"""The word that stands beside the views of figures and documents where an export is asked for."""
Rows = Sequence[Sequence[Cell]]
_TABLES: Final[Mapping[str, Callable[[Rows], bytes]]] = MappingProxyType(
    {".csv": csv_bytes, ".xlsx": partial(xlsx_bytes, name="Ledger")}
)


def write_ledger(case: Case, asked: Asked, path: Path, *, force: bool = False) -> None:
    """Write the ledger of what is public; the ending chooses the format. CaseError for an unknown ending."""
    account, withheld = account_of(case.reader, asked, is_public=True), Withheld.read(case.reader, "en")
    ending = path.suffix.casefold()
    if ending in _TABLES:
        rows = [[_public(cell, withheld) for cell in row] for row in rows_of(account)]
        data = _TABLES[ending](rows)
        write_safely(path, lambda beside: _put(beside, data), force=force)
    elif ending in ENDINGS:
        write_document(_document(case, account, withheld), path, force=force)
    else:
        raise CaseError(
            f"{path.name} has no ending that is known: end it in {', '.join((*_TABLES, *ENDINGS))}."
        )


def _public(cell: Cell, withheld: Withheld) -> Cell:
    return withheld.out_of(cell) if isinstance(cell, str) else cell


def _put(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def _document(case: Case, account: Account, withheld: Withheld) -> Written:
    about, public = case.reader.about(), withheld.out_of
    title = about.title or "Ledger"
    return Written(
        f"Ledger: {public(title)}" if about.title else title,
        "en",
        deck=public(f"Of {account.asked.meaning}: {total_words(account.total)}."),
        foot=tuple(public(one) for one in (*account.remarks, about.credit) if one),
        sections=tuple(_sections(account, withheld)),
    )


def _sections(account: Account, withheld: Withheld) -> Iterator[Section]:
    def section(heading: str, *lines: tuple[str, str]) -> Section:
        told = tuple(Line((Piece(withheld.out_of(text)),), label) for label, text in lines if text)
        return Section((Piece(withheld.out_of(heading)),), lines=told)

    for total in account.rows:
        yield section(" · ".join(total.group), *_total_lines(total))
    for line in () if account.asked.by else listed(account):
        yield section(line.title, *_entry_lines(line))
    yield section("Total", *_total_lines(account.total))
    if account.sold:
        yield section("Sold", *((asset, total_words(total)) for asset, total in account.sold.items()))
    if account.others:
        yield section("In other units", *((one.unit, total_words(one)) for one in account.others))
    if account.left_out:
        left = ((one.reason, " · ".join(p for p in (one.what, one.title) if p)) for one in account.left_out)
        yield section("Left out, and why", *sorted(left))


def _total_lines(total: Total) -> tuple[tuple[str, str], ...]:
    return ("Sum", total_words(total)), ("Rests on", basis_words(total))


def _entry_lines(line: Entry) -> Iterator[tuple[str, str]]:
    yield "Proceeds", line_words(line)
    yield "Sold", " + ".join(map(words, line.sold))
    yield "When", words_of_when(line.when) if line.when else "not known"
    yield from ((name.capitalize(), line.groups[name]) for name in ("seller", "agent", "market"))
    yield "Paid to", line.payee
    yield "Standing", line.groups["standing"]
    yield "Told otherwise", "; ".join(line.otherwise)
    yield "Origins", str(len(line.origins))
    yield "Notes", note_words(line)
