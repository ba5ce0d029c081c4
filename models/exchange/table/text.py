"""Reads the cells of tables of text, parted by commas, semicolons or tabs."""

import codecs
import csv
import io
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Final

from models.exchange import imported as limits
from models.exchange.imported import ImportOptions, shown
from models.exchange.table.columns import known_columns
from models.exchange.table.raw import BEFORE_HEADING, UNCLOSED, RawRow, RawTable, UnusableTable
from models.texts.encoding import fits, likely_encoding, marked_encoding, name_of, western_encoding
from models.texts.limits import allow_long_cells
from models.translation import tr, tr_later
from models.values.listing import quoted

_SEPARATORS: Final = {",": tr_later("commas"), ";": tr_later("semicolons"), "\t": tr_later("tabs")}
PASTED: Final = tr_later("What was pasted")
_READ: Final = tr_later("Read as {encoding}, parted by {separator}.")
_GUESSED: Final = tr_later(
    "Read as {encoding}, as its letters suggest (another one can be chosen), parted by {separator}."
)
_HEADING: Final = 200  # lines that may belong to the heading


def text_table(path: Path, options: ImportOptions) -> RawTable:
    """Return the cells of a file of text. UnusableTable says in words why there are none; OSError if it is not read."""
    return _table(_bytes_of(path), path.name, options)


def pasted_table(text: str, options: ImportOptions) -> RawTable:
    """Return cells that were copied in a spreadsheet. UnusableTable if there are none."""
    parted = "\t" if "\t" in text.partition("\n")[0] else options.separator
    data = text.replace("\x00", "").encode("utf-8", "replace")
    return _table(data, PASTED, replace(options, encoding="utf-8", separator=parted))


def _table(data: bytes, name: str, options: ImportOptions) -> RawTable:
    encoding, is_guess = _encoding_of(data, options.encoding)
    text = _Lines(data, encoding)
    separator = options.separator or text.sep or _separator_of(text.beginning(), options)
    read_as = tr(
        _GUESSED if is_guess else _READ, encoding=name_of(encoding), separator=separator_words(separator)
    )
    return RawTable(
        name,
        partial(_rows, text, separator),
        (read_as,),
        encoding=encoding,
        encoding_reason=_why(
            options.encoding,
            tr("as its letters suggest (another one can be chosen)")
            if is_guess
            else tr("all of it can be read so"),
        ),
        separator=separator,
        separator_reason=_why(
            options.separator,
            tr("its first line says so") if text.sep else tr("its heading makes most sense so"),
        ),
    )


def separator_words(separator: str) -> str:
    """Return what a separator is called."""
    return tr(_SEPARATORS.get(separator, "")) or quoted(shown(separator))


def _why(chosen: str, found: str) -> str:
    return tr("chosen") if chosen else found


def _bytes_of(path: Path) -> bytes:
    if not os.path.exists(path):
        raise UnusableTable(tr("is not there: check the name."))
    if not os.path.isfile(path):
        raise UnusableTable(tr("is no file: name a table of text."))
    most = limits.MOST_BYTES
    with path.open("rb") as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise UnusableTable(tr("is larger than {most} MB: split it.", most=most // 1024**2))
    return data


# rows ------------------------------------------------------------------------------------------


class _Lines:
    """The lines of a file with their ends, and what its first line says of its separator (`sep=;`)."""

    def __init__(self, data: bytes, encoding: str) -> None:
        """Decode bytes that are known to be sound."""
        self._data = data
        self._encoding = encoding
        first = next(iter(self._open()), "")
        found = re.fullmatch(r"sep=([^\"\r\n])\r?\n?", first, re.IGNORECASE)
        self.sep = found[1] if found else ""
        self.skipped = 1 if found else 0

    def beginning(self) -> list[str]:
        """Return the first lines."""
        return list(islice(iter(self), _HEADING))

    def __iter__(self) -> Iterator[str]:
        """Return every line behind the one that names the separator."""
        return islice(self._open(), self.skipped, None)

    def _open(self) -> Iterable[str]:
        return io.TextIOWrapper(io.BytesIO(self._data), self._encoding, newline="")


def _separator_of(beginning: list[str], options: ImportOptions) -> str:
    """Return the separator that makes most sense of the first rows, above which a title may stand.

    It is the one that shows most known names in one of them, then most rows that are alike, then most columns.
    """

    def sense(separator: str) -> tuple[int, int, int]:
        try:
            filled = (cells for cells in csv.reader(beginning, delimiter=separator) if any(cells))
            rows = list(islice(filled, BEFORE_HEADING))
        except csv.Error:
            return (0, 0, 0)
        known = max((known_columns(row, options.columns) for row in rows), default=0)
        widths = Counter(len(row) for row in rows if len(row) > 1)
        width, alike = max(widths.items(), key=lambda one: (one[1], one[0]), default=(0, 0))
        return known, alike, width

    return max(_SEPARATORS, key=sense)


def _rows(text: _Lines, separator: str) -> Iterator[RawRow]:
    """Yield line, number and cells of every row that is not empty; a row that ends in UNCLOSED was never closed."""
    allow_long_cells(limits.LONGEST_CELL)
    yield from _limited_rows(csv.reader(chain(text, ("\n", UNCLOSED)), delimiter=separator), text.skipped)


def _limited_rows(reader: Iterator[list[str]], skipped: int) -> Iterator[RawRow]:
    line, number = 1 + skipped, skipped
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise UnusableTable(_too_long(line, str(error))) from None
        if cells is None or cells == [UNCLOSED]:
            return
        number += 1
        if number > limits.MOST_ROWS:
            raise UnusableTable(tr("has more than {most:,} rows: split it.", most=limits.MOST_ROWS))
        if len(cells) > limits.MOST_COLUMNS:
            raise UnusableTable(
                tr(
                    "has more than {most:,} columns in line {line}: split it.",
                    most=limits.MOST_COLUMNS,
                    line=line,
                )
            )
        if any(cells):
            yield line, number, cells
        line = 1 + skipped + reader.line_num  # type: ignore[attr-defined] # csv's own type is private


def _too_long(line: int, told: str) -> str:
    if "limit" in told:
        return tr("has a cell of more than 1 MB in line {line}: is a quotation mark never closed?", line=line)
    return tr("cannot be read from line {line} on: check the quotation marks there.", line=line)


# encodings -------------------------------------------------------------------------------------


def _encoding_of(data: bytes, asked: str) -> tuple[str, bool]:
    """Return the encoding of a file, all of which can be read so, and whether it was guessed by its letters."""
    if asked:
        return _asked_encoding(data, asked), False
    marked = marked_encoding(data)
    if marked:
        if not fits(data, marked):
            raise UnusableTable(
                tr("begins like {encoding} but is damaged: save it again as UTF-8.", encoding=name_of(marked))
            )
        return marked, False
    if likely := likely_encoding(data):
        return likely, False
    if guessed := western_encoding(data):
        return guessed, True
    raise UnusableTable(
        tr(
            "is neither UTF-8 (line {line}) nor any other encoding that its characters would fit: "
            "save it as UTF-8, or choose its encoding (in a file of columns: encoding = "
            '"windows-1252").',
            line=_broken_line(data),
        )
    )


def _asked_encoding(data: bytes, asked: str) -> str:
    try:
        name = codecs.lookup(asked).name
        is_text = isinstance("".encode(name), bytes)
    except (LookupError, ValueError, UnicodeError):
        raise UnusableTable(
            tr("cannot be read as {encoding}: no encoding is called so.", encoding=shown(asked, 40))
        ) from None
    if not (is_text and fits(data, name)):
        raise UnusableTable(
            tr("is not {encoding}: name another encoding, or none.", encoding=shown(asked, 40))
        )
    return "utf-8-sig" if name == "utf-8" else name


def _broken_line(data: bytes) -> int:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return data[: error.start].count(b"\n") + 1
    return 1
