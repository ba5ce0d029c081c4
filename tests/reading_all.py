"""Reads of a case whatever the window would read, and tells what came out that is no sentence for a person."""

import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

from models.case import Case
from models.checks.report import run_checks
from models.errors import CaseError
from models.exporting.exporting import story_of
from models.importing.memory import options_of, rows_of
from models.index.filters import Filter
from models.ledger.account import Asked, account_of
from models.ledger.table import plain_table
from models.publication.choices import VIEWS, FigureSpec, spec_of
from models.publication.recipe import recipe_of
from models.publication.studio import make_figure
from models.records.desk import RECORD_TYPES, Check, ImportedTable, Publication, SavedFigure
from models.records.meanings import PROCEEDS
from models.records.story import Document, Event
from models.review.review import latest_check
from models.store import past, seen
from models.store.authors import Authors
from models.store.rows import table_name

Reading = Callable[[], object]
Said = Callable[[str], None]


def open_and_read(path: Path, passphrase: str | None, *, read_only: bool) -> str:
    """Open a file and read all of it; return “refused”, “opened”, or the traceback of what should not have come out.

    One that may be written is only opened: its records were read when it was opened for reading.
    """
    try:
        case = Case.open(path, passphrase=passphrase, read_only=read_only)
    except CaseError as error:
        return "refused" if _is_sentence(error) else f"no sentence: {error}"
    except Exception:
        return traceback.format_exc()
    with case:
        for reading in readings(case) if read_only else ():
            try:
                reading()
            except CaseError as error:
                if not _is_sentence(error):
                    return f"no sentence: {error}"
            except Exception:
                return traceback.format_exc()
    return "opened"


def _is_sentence(error: CaseError) -> bool:
    told = str(error)
    return told.endswith((".", ".)", "?")) and "\n" not in told and len(told) < 500


def readings(case: Case) -> Iterator[Reading]:
    """Yield everything that views, searches, checks, exports and figures read of a case."""
    reader = case.reader
    yield case.verify
    yield reader.counts
    yield reader.about
    yield lambda: reader.event_index().matching(Filter())
    yield lambda: reader.events(Filter(words="ban"))
    yield lambda: reader.dossiers([event.id for event in reader.all(Event)])
    for kind in RECORD_TYPES:
        yield lambda kind=kind: [reader.uses_of(one) for one in reader.all(kind)[:3]]
        yield lambda kind=kind: list(reader.texts(kind, "id"))
    for words in ("ban", "title", "七", "法院", "2021-09", "24 Sep 2021"):
        yield lambda words=words: (reader.search(words), reader.found_records(words))
    yield lambda: reader.records_with("ban")
    yield lambda: [reader.document_bytes(one) for one in reader.all(Document)]
    yield lambda: [
        (reader.document_text(one.id), reader.page_text(one.id, 1)) for one in reader.all(Document)
    ]
    yield reader.stored_hashes
    yield from _of_history(case)
    yield from _of_checks(case)
    for kind, read in (
        (SavedFigure, spec_of),
        (Publication, recipe_of),
        (ImportedTable, options_of),
        (ImportedTable, rows_of),
    ):
        yield lambda kind=kind, read=read: [read(one) for one in reader.all(kind)]
    yield lambda: list(plain_table(account_of(reader, Asked(PROCEEDS, (), "", False))))
    yield lambda: story_of(case)
    for view in VIEWS[:2]:
        yield lambda view=view: make_figure(case, FigureSpec(view=view))


def _of_history(case: Case) -> Iterator[Reading]:
    reader = case.reader
    yield lambda: reader.history(1000)
    yield lambda: [reader.history_after(one) for one in reader.all(Event)[:2]]
    yield reader.history_authors
    yield reader.history_hashes
    yield reader.history_outline
    yield lambda: past.people(reader)
    yield lambda: past.net_changes(reader)
    yield lambda: Authors(reader).read_on()
    yield lambda: (case.undo_label, case.redo_label)
    yield lambda: case.key


def _of_checks(case: Case) -> Iterator[Reading]:
    reader = case.reader
    yield lambda: run_checks(reader)
    yield lambda: [latest_check(reader, one.claim_id) for one in reader.all(Check)]
    yield lambda: [seen.mentions(one.shown, "ban", ()) for one in reader.all(Check)]
    yield lambda: seen.seen_hashes(reader, [one.claim_id for one in reader.all(Check)])
    yield lambda: [table_name(kind) for kind in RECORD_TYPES]
