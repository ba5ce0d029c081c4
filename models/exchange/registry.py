"""The foreign formats that can be read, by name and by the ending of the file; all are of one shape."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from models.errors import WrongUse
from models.exchange.auto_archiver import is_auto_archiver, read_auto_archiver
from models.exchange.bibtex import read_bibtex
from models.exchange.bookmarks import is_bookmarks, read_bookmarks
from models.exchange.csl_json import read_csl_json
from models.exchange.hunchly import is_hunchly, read_hunchly
from models.exchange.imported import Imported, ImportOptions
from models.exchange.ris import read_ris
from models.exchange.stories.atlos import is_atlos, open_atlos, read_atlos
from models.exchange.stories.case_json import is_case_json, read_case_json, write_case_json
from models.exchange.stories.datasette import write_datasette
from models.exchange.stories.ftm.entities import is_ftm
from models.exchange.stories.ftm.reading import read_ftm
from models.exchange.stories.ftm.writing import write_ftm
from models.exchange.stories.geojson import is_geojson, open_geojson, read_geojson, write_geojson
from models.exchange.stories.gramps.reading import read_gramps
from models.exchange.stories.gramps.tree import is_gramps
from models.exchange.stories.ical import is_ical, open_ical, read_ical, write_ical
from models.exchange.stories.incidents import is_incidents, open_incidents, read_incidents
from models.exchange.stories.kml import is_kml, is_kmz, open_kml, read_kml, write_kml, write_kmz
from models.exchange.stories.notes import first_note, is_notes, read_notes
from models.exchange.stories.slide_shapes import is_timelinejs
from models.exchange.stories.story import Story, Written
from models.exchange.stories.tables import write_csv, write_workbook
from models.exchange.stories.timeflow import is_timeflow, open_timeflow, read_timeflow
from models.exchange.stories.timeline_project import (
    is_timeline_project,
    open_timeline_project,
    read_timeline_project,
    write_timeline_project,
)
from models.exchange.stories.timelinejs import SHEET, open_timelinejs, read_timelinejs, write_timelinejs
from models.exchange.stories.timemap import open_timemap, read_timemap
from models.exchange.stories.timemap_shapes import EVENTS, is_timemap
from models.exchange.stories.timemap_writing import write_timemap, write_timemap_workbook
from models.exchange.stories.vault import write_vault
from models.exchange.table.raw import RawTable
from models.exchange.table.reading import read_csv, read_workbook
from models.exchange.table.text import text_table
from models.exchange.table.workbook import ENDINGS as WORKBOOKS
from models.exchange.table.workbook import sheet_names, workbook_table
from models.machine.reading_beside import open_to_read
from models.texts.telegram import is_telegram
from models.translation import tr, tr_later
from models.values.listing import in_a_row

Read = Callable[[Path, ImportOptions], Imported]
Write = Callable[[Story], Written]


def cannot_read(path: Path, _options: ImportOptions) -> Imported:
    """Refuse a file of a format that is only written."""
    return Imported(
        refusal=tr("{name} is in a format that Dateline writes but does not read.", name=path.name)
    )


@dataclass(frozen=True, slots=True)
class Format:
    """A foreign format; `read` never raises, whatever the file holds."""

    name: str  # as a command names it
    label: str  # as a person reads it
    endings: tuple[str, ...]  # none: a folder
    read: Read = cannot_read
    fits: Callable[[str], bool] | None = None  # told the beginning of the file; None: its ending is enough
    write: Write | None = None  # a whole story
    note: str = ""  # what it is for and what it holds, in a sentence for whoever writes it
    sheet: str = ""  # of a workbook, by which the format is known
    has_complete: bool = False  # whether it can hold all of a case, what nobody may publish included
    has_papers: bool = False  # whether a complete file can hold the files of documents, too
    table: Callable[[Path, ImportOptions], RawTable] | None = None  # its cells, if it can be told as a table


_OF_TIMEMAP: Final = tr_later(
    "Events on a map: title, description, day, words for the date, one place with its point, "
    "kind, actors and tags as filters, sources. Sums and statements go into comments; "
    "further places, eras, relations and what has no date stay behind."
)
FORMATS: Final = (
    Format(
        "ftm",
        "FollowTheMoney (Aleph, OpenAleph)",
        (".ftm", ".json", ".jsonl", ".ndjson"),
        read_ftm,
        is_ftm,
        write_ftm,
        has_complete=True,
        note=tr_later(
            "Entities for Aleph and OpenAleph: events, actors, relations, places and sources, the "
            "rest in notes."
        ),
    ),
    Format("gramps", "Gramps XML", (".gramps", ".xml"), read_gramps, is_gramps),
    Format("gramps-package", tr_later("Gramps package (with media)"), (".gpkg",), read_gramps, is_gramps),
    Format(
        "json",
        tr_later("Dateline case (JSON)"),
        (".json",),
        read_case_json,
        is_case_json,
        write_case_json,
        has_complete=True,
        has_papers=True,
        note=tr_later("Every record with every field, for another case or for programs of your own."),
    ),
    Format(
        "timelinejs",
        "TimelineJS",
        (".json",),
        read_timelinejs,
        is_timelinejs,
        write_timelinejs,
        tr_later(
            "Slides for a page on the web: title, date in words, description, kind, names, sums and "
            "sources. Points on a map and relations of actors stay behind, and so does what has no "
            "date."
        ),
        table=open_timelinejs,
    ),
    Format(
        "timelinejs-sheet",
        tr_later("TimelineJS (sheet)"),
        (".csv", ".tsv", *WORKBOOKS),
        read_timelinejs,
        is_timelinejs,
        sheet=SHEET,
        table=open_timelinejs,
    ),
    Format(
        "timemap",
        "timemap",
        (".json",),
        read_timemap,
        is_timemap,
        write_timemap,
        _OF_TIMEMAP,
        table=open_timemap,
    ),
    Format(
        "timemap-workbook",
        tr_later("timemap (workbook)"),
        (".xlsx", ".ods", ".xls"),
        read_timemap,
        is_timemap,
        write_timemap_workbook,
        _OF_TIMEMAP,
        sheet=EVENTS,
        table=open_timemap,
    ),
    Format("timeflow", "TimeFlow", (".time",), read_timeflow, is_timeflow, table=open_timeflow),
    Format("atlos", "Atlos", (".csv",), read_atlos, is_atlos, table=open_atlos),
    Format(
        "incidents",
        tr_later("Incidents (ACLED)"),
        (".csv", ".tsv", *WORKBOOKS),
        read_incidents,
        is_incidents,
        table=open_incidents,
    ),
    Format("auto-archiver", "Auto Archiver", (".csv",), read_auto_archiver, is_auto_archiver),
    Format("hunchly", "Hunchly", (".csv",), read_hunchly, is_hunchly),
    Format("bookmarks", "Browser bookmarks", (".html", ".htm"), read_bookmarks, is_bookmarks),
    Format(
        "csv",
        tr_later("Table (CSV)"),
        (".csv", ".tsv", ".tab", ".txt"),
        read_csv,
        write=write_csv,
        note=tr_later("A row for each event, with numbered columns for places, actors, sums and sources."),
        table=text_table,
    ),
    Format(
        "workbook",
        tr_later("Workbook (Excel, LibreOffice)"),
        WORKBOOKS,
        read_workbook,
        write=write_workbook,
        note=tr_later("The same table for Excel and LibreOffice, with latitudes and longitudes as numbers."),
        table=workbook_table,
    ),
    Format(
        "geojson",
        "GeoJSON",
        (".geojson", ".json"),
        read_geojson,
        is_geojson,
        write_geojson,
        tr_later("Points for maps (QGIS, Datawrapper, Leaflet), with all that an event tells as properties."),
        table=open_geojson,
    ),
    Format(
        "kml",
        "KML (Google Earth)",
        (".kml",),
        read_kml,
        is_kml,
        write_kml,
        tr_later("Points and times for Google Earth and My Maps, in a folder for each kind."),
        table=open_kml,
    ),
    Format(
        "kmz",
        "KMZ (Google Earth)",
        (".kmz",),
        read_kml,
        is_kmz,
        write_kmz,
        tr_later("The same as KML, packed."),
        table=open_kml,
    ),
    Format(
        "icalendar",
        "iCalendar",
        (".ics", ".ical", ".ifb"),
        read_ical,
        is_ical,
        write_ical,
        tr_later(
            "Entries for calendars (Thunderbird, Apple, Google, Outlook); a month or a year is a "
            "span with its words."
        ),
        table=open_ical,
    ),
    Format(
        "timeline-project",
        "The Timeline Project",
        (".timeline", ".xml"),
        read_timeline_project,
        is_timeline_project,
        write_timeline_project,
        tr_later(
            "Events, eras and containers; what it has no field for stands under the description and "
            "comes back."
        ),
        table=open_timeline_project,
    ),
    Format(
        "datasette",
        "Datasette (SQLite)",
        (".db", ".sqlite", ".sqlite3"),
        write=write_datasette,
        has_complete=True,
        note=tr_later(
            "Tables, views and full text for Datasette and SQLite browsers, with metadata beside them."
        ),
    ),
    Format(
        "markdown",
        tr_later("Folder of Markdown notes (Obsidian)"),
        (),
        read_notes,
        is_notes,
        write_vault,
        tr_later(
            "A note for each event, actor, place and source, linked both ways; front matter tells "
            "all that a table tells."
        ),
    ),
    Format("csl-json", "CSL-JSON", (".json",), read_csl_json),
    Format("ris", "RIS", (".ris",), read_ris),
    Format("bibtex", "BibTeX", (".bib", ".bibtex"), read_bibtex),
)
READ: Final = tuple(known for known in FORMATS if known.read is not cannot_read)
WRITTEN: Final = tuple(known for known in FORMATS if known.write)
_BEGINNING: Final = 65536  # bytes that a format is known by


def format_of(path: Path, name: str = "") -> Format:
    """Return the format of this name or, without one, that of the file; WrongUse if none that can be read is known."""
    if name:
        return _named(
            name, READ, tr_later("“{name}” is no format that can be imported: choose one of {formats}.")
        )
    for known in READ:
        if _has_ending(known, path) and _fits(known, path):
            return known
    raise WrongUse(
        tr(
            "{name} is in no format that can be imported: add --as with one of {formats}.",
            name=path.name,
            formats=_names(READ),
        )
    )


def format_for(path: Path, name: str = "") -> Format:
    """Return the format in which a story is written: of this name, else of the ending; WrongUse if there is none."""
    if name:
        return _named(
            name, WRITTEN, tr_later("“{name}” is no format that can be written: choose one of {formats}.")
        )
    fitting = [known for known in WRITTEN if _has_ending(known, path)]
    if len(fitting) == 1:
        return fitting[0]
    raise WrongUse(
        tr(
            "{name} could be in several formats, or in none: add --as with one of {formats}.",
            name=path.name,
            formats=_names(fitting or WRITTEN),
        )
    )


def is_written(path: Path) -> bool:
    """Tell whether a file's ending names a format in which a story is written."""
    return any(known.endings and _has_ending(known, path) for known in WRITTEN)


def is_known(path: Path) -> bool:
    """Tell whether a file or a folder is in a format that can be imported; plain text and chats are documents."""
    if path.suffix.casefold() == ".txt" or (
        path.suffix.casefold() == ".json" and is_telegram(_beginning(path) or "")
    ):
        return False
    return any(_has_ending(known, path) and _fits(known, path) for known in READ)


def _named(name: str, formats: Iterable[Format], refusal: str) -> Format:
    known = next((one for one in formats if one.name == name.casefold()), None)
    if known is None:
        raise WrongUse(tr(refusal, name=name, formats=_names(formats)))
    return known


def _names(formats: Iterable[Format]) -> str:
    return in_a_row(known.name for known in formats)


def _has_ending(known: Format, path: Path) -> bool:
    return path.suffix.casefold() in known.endings if known.endings else os.path.isdir(path)


def _fits(known: Format, path: Path) -> bool:
    if known.fits is None:
        return True
    if path.suffix.casefold() in WORKBOOKS:
        return bool(known.sheet) and known.sheet in sheet_names(path)
    beginning = _beginning(path)
    return beginning is not None and known.fits(beginning)


def _beginning(path: Path) -> str | None:
    """Return how a file begins, or the note by which a folder is known; None where nothing can be read."""
    try:
        file = first_note(path) if os.path.isdir(path) else path
        if file is None:
            return None
        with open_to_read(file) as opened:
            return opened.read(_BEGINNING).decode("utf-8-sig", "replace")
    except OSError:
        return None
