"""Tables of incidents as ACLED codes them: how exact day and place are is honoured, and nothing is made more exact."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Final

from models.errors import UnreadableValue
from models.exchange.imported import Imported, ImportOptions
from models.exchange.stories.rows import retold
from models.exchange.table.headings import plain, usual_field
from models.exchange.table.places import country_code
from models.exchange.table.raw import RawTable
from models.exchange.table.reading import read_table
from models.exchange.table.text import text_table
from models.exchange.table.values import read_date
from models.exchange.table.workbook import ENDINGS, workbook_table
from models.values.when import Precision, When

_COLUMNS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "event id cnty": "id", "event date": "date", "year": "ignore", "time precision": "ignore", "iso": "ignore",
        "disorder type": "tags", "event type": "kind", "sub event type": "tags", "civilian targeting": "tags",
        "actor1": "actor", "actor2": "actor", "assoc actor 1": "actor:associated", "assoc actor 2": "actor:associated",
        "actor 1": "actor", "actor 2": "actor", "country": "jurisdiction", "admin1": "place area",
        "location": "place", "latitude": "lat", "longitude": "lon", "geo precision": "place precision",
        "source": "source", "notes": "description", "fatalities": "quantity", "timestamp": "", "region": "",
        "title as made": "title", "date as coded": "display date", "place as coded": "note", "none killed": "note",
        "country of the place": "place country",
    }
)  # fmt: skip
_MADE: Final = ("title as made", "date as coded", "place as coded", "none killed", "country of the place")
_SIGNS: Final = frozenset(
    ("actor1", "geo precision", "time precision", "event id cnty", "disorder type", "fatalities")
)
_REGIONS: Final = MappingProxyType({"2": ("admin3", "admin2", "admin1"), "3": ("admin1", "country")})
"""By their code for the place: what is named instead of a town that only stands for it."""


def is_incidents(beginning: str) -> bool:
    """Tell whether the heading of a table is that of incidents: a day, a type and at least one code of ACLED's."""
    names = _heading(beginning)
    return (
        "event date" in names and bool(names & {"event type", "sub event type"}) and len(names & _SIGNS) > 1
    )


def _heading(beginning: str) -> frozenset[str]:
    line = next((line for line in beginning.splitlines() if line.strip(" ,;\t")), "")
    return frozenset(plain(name.strip(' "\ufeff')) for name in re.split(r"[,;\t|]", line))


def read_incidents(path: Path, options: ImportOptions) -> Imported:
    """Return the incidents of a table, and all that could not be kept."""
    return read_table(path, options, open_table=open_incidents)


def open_incidents(path: Path, options: ImportOptions) -> RawTable:
    """Return the incidents of a table in our own names. UnusableTable says in words why it is none."""
    open_table = workbook_table if path.suffix.casefold() in ENDINGS else text_table
    table = open_table(path, options)
    _, _, names = next(iter(table.rows()), (0, 0, []))
    has_title = any(usual_field(name)[0] == "title" for name in names)
    made = _MADE[1:] if has_title else _MADE
    return retold(table, _COLUMNS, partial(_retell, options=options), made)


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of a row by the names of its columns, however these are written."""

    names: Mapping[str, str]  # as compared → as written
    cells: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.cells.get(self.names.get(name, ""), "")


def _retell(cells: Mapping[str, str], *, options: ImportOptions) -> dict[str, str]:
    """Return what is told otherwise than it stands: title, day, place, dead."""
    row = _Row({plain(name): name for name in cells}, cells)
    changed = {"title as made": _title(row), "country of the place": _country(row)}
    changed |= _dated(row, options) | _placed(row) | _killed(row)
    return {row.names.get(name, name): text for name, text in changed.items()}


def _country(row: _Row) -> str:
    return row["country"] if country_code(row["country"]) else ""


def _title(row: _Row) -> str:
    """Return what happened, to or by whom, and where: the table has no title."""
    named = (row[name] for name in ("actor1", "actor 1", "actor2", "actor 2"))
    actors = " – ".join(dict.fromkeys(one for one in named if one))
    what = ": ".join(part for part in (row["sub event type"] or row["event type"], actors) if part)
    return ", ".join(part for part in (what, row["location"]) if part)


def _dated(row: _Row, options: ImportOptions) -> dict[str, str]:
    """Return a day as exactly as it is known: 2 is a day within some, 3 is somewhen in the month."""
    text, code = row["event date"], _code(row["time precision"])
    if not text:
        return {"event date": row["year"]}
    if code not in ("2", "3"):
        return {"date as coded": f"{text} (time precision {code})"} if code not in ("", "1") else {}
    try:
        when = read_date(text, options.order)
    except UnreadableValue:
        return {}
    return {"event date": _loosened(when, code), "date as coded": f"{text} (time precision {code})"}


def _loosened(when: When, code: str) -> str:
    if when.precision > Precision.SECOND:
        return when.edtf
    return when.edtf[:7] if code == "3" else f"{when.edtf[:10]}~"


def _placed(row: _Row) -> dict[str, str]:
    """Return a place as exactly as it is known: 2 and 3 are a region, for which the point of a town stands."""
    code = _code(row["geo precision"])
    has_point = bool(row["latitude"] and row["longitude"])
    if code == "1":
        return {"geo precision": "city" if has_point else ""}
    if code not in _REGIONS:
        return {}
    named = ((name, row[name]) for name in _REGIONS[code] if row[name])
    level, region = next(named, ("", row["location"]))
    exact = "country" if level == "country" else "province"
    told = f"Coded as {row['location']} (geo precision {code})" if row["location"] else ""
    return {"location": region, "geo precision": exact if has_point else "", "place as coded": told}


def _killed(row: _Row) -> dict[str, str]:
    """Return how many were killed; a nought says only that none is told of, and stays in the note."""
    number = _code(row["fatalities"])
    if not re.fullmatch(r"\d+", number, re.ASCII):
        return {}
    if int(number) == 0:
        return {"fatalities": "", "none killed": f"fatalities: {number}"}
    return {"fatalities": f"{number} dead"}


def _code(text: str) -> str:
    return re.sub(r"\.0+$", "", text.strip())
