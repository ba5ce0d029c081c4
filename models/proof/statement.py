"""The state of a case as a text that is the same for the same state: what is signed, kept for years and read again."""

import re
from dataclasses import dataclass
from typing import Final

from models.case import Case
from models.errors import CaseError
from models.progress import Report
from models.records.record_words import kind_word
from models.store.state import CaseState, Tally
from models.translation import tr, tr_count
from models.values.listing import in_a_row

HEAD: Final = "Dateline state of a case, form 1"
_ABOUT: Final = """\
# This is the state of a Dateline case at one moment, in hashes alone: no word of the case stands here.
# “history” is the number of the last action and its hash, which stands on all actions before it; “records” is the
# number of rows of a table and a SHA-256 of them all; “document” is the SHA-256 of a stored file and its size in bytes.
# With the signature beside it, and the public key of whoever signed, minisign checks it:
#   minisign -V -p THE-KEY.pub -m THIS-FILE
# A right signature shows that whoever holds the key signed this very state. It does not show when, nor that what the
# case says is true, nor who the person is.
"""
_LARGEST: Final = 50_000_000  # bytes
_HASH: Final = "[0-9a-f]{64}"
_LINE: Final = re.compile(
    rf"case (?P<case>{_HASH})|schema (?P<schema>\d{{1,6}})|history (?P<actions>\d{{1,12}}) (?P<last>{_HASH})"
    rf"|records (?P<table>[a-z_]{{1,40}}) (?P<count>\d{{1,12}}) (?P<digest>{_HASH})"
    rf"|document (?P<sha256>{_HASH}) (?P<size>\d{{1,15}})"
)


def statement_of(state: CaseState) -> str:
    """Return the text of a state; the same state gives the same bytes."""
    return "\n".join(
        (
            HEAD,
            _ABOUT.rstrip("\n"),
            f"case {state.case}",
            f"schema {state.schema}",
            f"history {state.actions} {state.last}",
            *(f"records {tally.table} {tally.count} {tally.digest}" for tally in state.records),
            *(f"document {sha256} {size}" for sha256, size in state.documents),
            "",
        )
    )


def is_statement(data: bytes) -> bool:
    """Tell whether a file begins as the text of a state does."""
    return data.startswith(HEAD.encode())


def read_statement(data: bytes, name: str) -> CaseState:
    """Return the state that a text tells; CaseError if it is none, or was cut off or changed by hand."""
    if len(data) > _LARGEST or not is_statement(data):
        raise CaseError(tr("{name} is no state of a case: choose the text that was signed.", name=name))
    try:
        lines = data.decode("utf-8").splitlines()[1:]
    except UnicodeDecodeError:
        raise _broken(name) from None
    found = [_LINE.fullmatch(line) for line in lines if line and not line.startswith("#")]
    if not all(found):
        raise _broken(name)
    told = [{key: value for key, value in one.groupdict().items() if value} for one in found if one]
    try:
        (head,) = (one["case"] for one in told if "case" in one)
        (schema,) = (int(one["schema"]) for one in told if "schema" in one)
        ((actions, last),) = ((int(one["actions"]), one["last"]) for one in told if "actions" in one)
    except ValueError:  # none of a line, or more than one
        raise _broken(name) from None
    records = tuple(Tally(one["table"], int(one["count"]), one["digest"]) for one in told if "table" in one)
    documents = tuple((one["sha256"], int(one["size"])) for one in told if "sha256" in one)
    return CaseState(head, schema, actions, last, records, documents)


def _broken(name: str) -> CaseError:
    return CaseError(
        tr("{name} begins as a state of a case and does not go on as one: ask for another copy.", name=name)
    )


@dataclass(frozen=True, slots=True)
class Likeness:
    """How a case stands to a state of it: whether they are one, and what is to be said of that."""

    is_same: bool
    is_of_case: bool  # False: another case, or one whose history was written anew
    words: str


def compare(case: Case, told: CaseState, report: Report | None = None) -> Likeness:
    """Tell whether a case is still in a state, has gone on from it, or cannot be the one whose state was told."""
    name = case.path.name
    if case.key != told.case:
        return Likeness(
            False, False, tr("{name} is another case than the one whose state this is.", name=name)
        )
    row = next(iter(case.reader.history_rows("WHERE number = ?", (told.actions,))), None)
    if row is None or row.hash.hex() != told.last:
        words = tr(
            "The history of {name} is not that of this state: it is another copy, or was written anew.",
            name=name,
        )
        return Likeness(False, False, words)
    now = case.state(report)
    lost = _lost(told, now)
    if now.actions > told.actions:
        return Likeness(False, True, f"{_since(name, now.actions - told.actions)}{lost}")
    if now.schema != told.schema:
        words = tr(
            "The history of {name} ends with this state, and the file was moved to a newer form since: "
            "its records cannot be compared.",
            name=name,
        )
        return Likeness(False, True, f"{words}{lost}")
    if changed := _changed(told, now):
        words = tr(
            "The history of {name} ends with this state, but other records stand in the file now ({changed}).",
            name=name,
            changed=changed,
        )
        return Likeness(False, False, f"{words}{lost}")
    return Likeness(
        True,
        True,
        tr("{name} is in this very state: records, documents and history are the same.", name=name),
    )


def _since(name: str, count: int) -> str:
    return tr_count(
        count,
        "{name} has gone on from this state: one action was made since, and the history before is the same.",
        "{name} has gone on from this state: {n:,} actions were made since, and the history before is the same.",
        name=name,
    )


def _lost(told: CaseState, now: CaseState) -> str:
    """Say how many documents of a state are gone."""
    gone = len({sha256 for sha256, _ in told.documents} - {sha256 for sha256, _ in now.documents})
    if not gone:
        return ""
    words = tr_count(gone, "One document of that state is gone.", "{n:,} documents of that state are gone.")
    return f" {words}"


def _changed(told: CaseState, now: CaseState) -> str:
    """Name the tables that differ; empty where none does."""
    before = {tally.table: tally for tally in told.records}
    changed = [tally.table for tally in now.records if before.pop(tally.table, None) != tally]
    names = (*changed, *before) or (("document",) if told.documents != now.documents else ())
    return in_a_row(map(kind_word, names))
