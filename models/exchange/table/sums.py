"""The sums, quantities and shares of a row, each read as its column says or as a person decided."""

from dataclasses import replace

from models.errors import UnreadableValue
from models.exchange.imported import ImportOptions
from models.exchange.table import values
from models.exchange.table.claims import Claims
from models.exchange.table.columns import Column
from models.exchange.table.decisions import Decisions, Left
from models.exchange.table.row import Row
from models.records.meanings import read_meaning
from models.records.relations import read_share
from models.records.story import Field
from models.values.money import Amount, Quantity, is_undisclosed
from models.values.money.phrases import Read


def add_sums(row: Row, made: Claims, options: ImportOptions, decisions: Decisions) -> None:
    """Add the sums and the quantities of a row; what cannot be read goes to the note."""
    unread: set[str] = set()
    for name in ("amount", "quantity"):
        cells = row.many(name)
        for column, text in cells:
            meaning = _meaning(row, column)
            is_named = not (meaning or column.group or column.name.casefold() == name)
            said = column.name if len(cells) > 1 and is_named else ""
            printed = row.among(f"{name} wording", (column.group, ""))
            try:
                reads = _decided(row, column, text, options, decisions)
            except UnreadableValue as error:
                row.tell(str(error), column.mark)
                row.notes.append(f"{column.name}: {text}")
                unread.add(name)
                continue
            if reads is None:
                made.add(Field(name), text=said, wording=printed or text, meaning=meaning)
                continue
            if printed and len(reads) == 1:
                reads = (_worded(reads[0], printed),)
            made.add_sums(reads, said, meaning)
        if not cells or name in unread:
            row.keep("currency" if name == "amount" else "asset")
        if not cells:
            row.keep(f"{name} meaning", f"{name} wording")
    if share := _share(row):
        made.add(Field.QUANTITY, quantity=share)


def _decided(
    row: Row, column: Column, text: str, options: ImportOptions, decisions: Decisions
) -> tuple[Read, ...] | None:
    """Return the sums of a cell; None where it says that they are not known, or is to stay words."""
    if is_undisclosed(text):
        return None

    def read(words: str) -> tuple[Read, ...]:
        return _sums(row, column, words, options)

    try:
        words = decisions.words_of_sum(row.number, text, read)
        reads = read(words)
    except Left:
        return None
    except UnreadableValue:
        decisions.doubt_sum(row.number, text, read)
        raise
    return reads if words == text else tuple(_worded(one, text) for one in reads)


def _worded(read: Read, text: str) -> Read:
    return replace(read, value=replace(read.value, wording=text))


def _meaning(row: Row, column: Column) -> str:
    """Return what a sum means: as its heading says, else as the column of meanings beside it does."""
    word = column.role or row.among(f"{column.field} meaning", (column.group, ""))
    return read_meaning(word)


def _sums(row: Row, column: Column, text: str, options: ImportOptions) -> tuple[Read, ...]:
    """Return the sums of a cell; one that is of the other kind than its column says is not taken for one."""
    try:
        return (Read(_sum(row, column, text, options)),)
    except UnreadableValue as error:
        local = row.among("currency", (column.group, ""))
        try:
            found = values.read_phrase(text, column.unit, local, options, column.decimal)
        except UnreadableValue:
            raise error from None
        kind = Amount if column.field == "amount" else Quantity
        if len(found) > 1 or isinstance(found[0].value, kind):
            return found
        raise


def _sum(row: Row, column: Column, text: str, options: ImportOptions) -> Amount | Quantity:
    if column.field == "amount":
        currency = row.among("currency", (column.group, ""))
        return values.read_sum(text, column.unit, currency, options, column.decimal)
    asset = row.among("asset", (column.group, ""))
    return values.read_units(text, column.unit, asset, options, column.decimal)


def _share(row: Row) -> Quantity | None:
    """Return the share that a row tells; what cannot be read goes to the note."""
    try:
        return read_share(row.one("share")) if row.one("share") else None
    except UnreadableValue as error:
        row.tell(str(error), "share")
        row.keep("share")
        return None
