"""TimeFlow: a header that says what its fields are and what they are shown as, and a table parted by tabs."""

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Final

from models.errors import UnreadableValue
from models.exchange.imported import Imported, ImportOptions, shown
from models.exchange.stories.rows import retold
from models.exchange.stories.whole_file import text_of
from models.exchange.table.headings import plain, usual_field
from models.exchange.table.raw import RawRow, RawTable, UnusableTable
from models.exchange.table.reading import read_table
from models.exchange.table.text import pasted_table
from models.exchange.table.values import read_date
from models.translation import tr
from models.values.when import When

_SIGN: Final = "#TIMEFLOW"
_ALIASES: Final = {
    "TIMEFLOW_START": "date",
    "TIMEFLOW_END": "end",
    "TIMEFLOW_LABEL": "title",
    "TIMEFLOW_TRACK": "kind",
}
_MADE: Final = "date as it stands"
_ABOUT: Final = re.compile(r"\b(?:approx\w*|about|circa|estimated)\b", re.IGNORECASE)


@dataclass(slots=True)
class _Header:
    """What a file says of itself: the types of its fields, what they are shown as, and words about it."""

    lines: int = 0
    types: dict[str, str] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)  # field → alias
    remarks: list[str] = field(default_factory=list)


def is_timeflow(beginning: str) -> bool:
    """Tell whether a file begins as those of TimeFlow do."""
    return beginning.lstrip("\ufeff").startswith(_SIGN)


def read_timeflow(path: Path, options: ImportOptions) -> Imported:
    """Return the events of a file of TimeFlow, and all that could not be kept."""
    return read_table(path, options, open_table=open_timeflow)


def open_timeflow(path: Path, options: ImportOptions) -> RawTable:
    """Return the rows of a file of TimeFlow as a table. UnusableTable says in words why it is none."""
    text, remarks = text_of(path)
    if not is_timeflow(text):
        raise UnusableTable(tr("is no file of TimeFlow: it begins with {sign}.", sign=_SIGN))
    header, body = _parted(text)
    if not body.strip():
        raise UnusableTable(tr("holds no events: it ends with its header."))
    table = pasted_table(body, replace(options, separator="\t"))
    shifted = replace(
        table,
        name=path.name,
        rows=partial(_shifted, table, header.lines),
        remarks=(*remarks, *header.remarks),
    )
    columns = _columns(header)
    return retold(shifted, {**columns, _MADE: "display date"}, partial(_retell, header, columns), (_MADE,))


def _parted(text: str) -> tuple[_Header, str]:
    """Return the header and the text of the table behind it."""
    header, rest = _Header(), text
    while rest.startswith(_SIGN):
        line, _, rest = rest.partition("\n")
        header.lines += 1
        parts = [part.strip() for part in line.rstrip("\r").split("\t")[1:]]
        match parts:
            case ["field", name, kind, *_]:
                header.types[plain(name)] = kind.casefold()
            case ["alias", alias, name, *_]:
                header.aliases[plain(name)] = alias
            case ["source" | "description", words, *_] if words and not words.startswith("["):
                header.remarks.append(
                    shown(tr("The file says of itself ({name}): {words}", name=parts[0], words=words))
                )
    return header, rest


def _shifted(table: RawTable, lines: int) -> Iterator[RawRow]:
    return ((line + lines, number + lines, cells) for line, number, cells in table.rows())


def _columns(header: _Header) -> dict[str, str]:
    """Return what the fields fill: as they are shown, else by their usual names, else by their types."""
    columns = {}
    for name, kind in header.types.items():
        alias = _ALIASES.get(header.aliases.get(name, ""), "")
        if alias and (alias != "kind" or not usual_field(name)[0]):
            columns[name] = alias
        elif not usual_field(name)[0] and kind == "url":
            columns[name] = "url"
        elif not usual_field(name)[0] and kind == "list":
            columns[name] = "tags"
    return columns


def _retell(header: _Header, columns: Mapping[str, str], cells: Mapping[str, str]) -> dict[str, str]:
    """Return lists with semicolons, numbers without a bare nought, and dates that a remark calls approximate so."""
    names = {plain(name): name for name in cells}
    changed = {}
    for key, name in names.items():
        kind, text = header.types.get(key, ""), cells[name]
        if kind == "list":
            changed[name] = "; ".join(part.strip() for part in text.split(",") if part.strip())
        elif kind == "number":
            changed[name] = re.sub(r"\.0+$", "", text)
    fills = {columns.get(key) or usual_field(key)[0]: name for key, name in reversed(names.items())}
    ends = {field: fills[field] for field in ("date", "end") if field in fills}
    unparsed = (cells[name] for key, name in names.items() if "unparsed" in key)
    remark = next((text for text in unparsed if _ABOUT.search(text)), "")
    dates = {name: cells[name] for name in ends.values()}
    if remark and "date" in ends and (told := _about([text for text in dates.values() if text])):
        words = " – ".join(text for text in dates.values() if text)
        changed |= dict.fromkeys(dates, "") | {ends["date"]: told, _MADE: f"{words} ({remark})"}
    return changed


def _about(dates: list[str]) -> str:
    """Return dates as approximate ones; a first or last of the month is filled in, and so is January with it."""
    try:
        found = [_loosened(read_date(text)) for text in dates]
    except UnreadableValue:
        return ""
    return "/".join(found)


def _loosened(when: When) -> str:
    edtf, day = when.edtf[:10], when.earliest
    if len(edtf) < 10 or day is None or day.day not in (1, monthrange(day.year, day.month)[1]):
        return f"{edtf}~"
    return f"{edtf[:4]}~" if (day.month, day.day) in ((1, 1), (12, 31)) else f"{edtf[:7]}~"
