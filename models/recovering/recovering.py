"""Recovers what can be read of a damaged case into a new one, and tells what was kept, mended and dropped."""

import io
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Final

from models.case import Case
from models.errors import CaseError, NeedsPassphrase
from models.progress import Report
from models.records.desk import RECORD_TYPES, Check
from models.records.story import About, Claim, Document, State
from models.recovering.mending import mend
from models.recovering.papers import Papers, copy_bytes, copy_texts, wanted_bytes
from models.recovering.reading import read_records
from models.recovering.saved import Findings, Recovered, Tally
from models.store import engine as driver
from models.store import seen, upkeep
from models.store.documents import fingerprint
from models.store.driver_words import WRONG_KEY
from models.store.page_scan import PageScan
from models.store.rows import table_name
from models.store.salvage import Readable, Salvage
from models.store.writer import Writer
from models.texts.extract import extract
from models.texts.text import UnreadableDocument
from models.translation import tr
from models.values.listing import sentences

_STEPS: Final = 100
_READ, _COPIED = 30, 80  # of these, when the records are read and the stored files are copied
_MARK: Final = "Recovered damaged: the stored bytes are not those that were added."
_MARK_OF_NONE: Final = "Recovered without its bytes, which were lost."


def recover(path: Path, new: Path, passphrase: str | None = None, report: Report | None = None) -> Recovered:
    """Write what can be read of a damaged case to a new path, encrypted if that one is; nothing of it is changed.

    The history of the new case begins with a note of the file that it came from. `report` is told how many of a
    hundred steps are done, and may raise to end it; then, or on any failure, nothing stands at the new path.
    """
    path, new = Path(path), Path(new)
    work = _Work(path, passphrase, report or _unheard)
    driver.put_in_place(new, work.write)
    return replace(work.recovered, path=new)


def _unheard(_done: int, _steps: int) -> None:
    pass


@dataclass
class _Work:
    """One recovery: the damaged file is read while the new one is written beside its place."""

    path: Path
    passphrase: str | None
    report: Report
    papers: Papers = field(default_factory=Papers)
    found: Findings = field(default_factory=Findings)
    reopened: int = 0
    recovered: Recovered = field(default_factory=lambda: Recovered(Path(), "", {}, (), ()))

    def write(self, beside: Path) -> None:
        """Write the new case at a path where nothing stands; CaseError if nothing of a case can be read."""
        salvage = _readable(self.path, self.passphrase)
        try:
            self.found = read_records(salvage, self.report)
            if not self._has_case and self.passphrase is None:
                salvage.close()
                salvage = PageScan(self.path)
                self.found = read_records(salvage, self.report)
            if not self._has_case:
                raise self._nothing()
            mend(self.found)
            label = f"Recover what could be read of {self.path.name} (SHA-256 {_sha256(self.path)})"
            fill = partial(self._fill, salvage)
            with Case.create(beside, passphrase=self.passphrase, label=label, fill=fill) as case:
                self._read_texts_again(case)
                self.recovered = self._told()
            driver.check_copy(beside, self.passphrase)
            Case.open(
                beside, passphrase=self.passphrase, read_only=True
            ).close()  # as every later opening looks at it
            self.report(_STEPS, _STEPS)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
        finally:
            salvage.close()

    @property
    def _has_case(self) -> bool:
        return any(name != "about" for name, _ in self.found.records)

    def _nothing(self) -> CaseError:
        """Return what is said where nothing can be read; nobody should learn whether a passphrase is the right one."""
        if self.passphrase is not None:
            return NeedsPassphrase(tr(WRONG_KEY, name=self.path.name))
        return CaseError(
            tr(
                "Nothing of a case can be read in {name}: look for an earlier copy of it.",
                name=self.path.name,
            )
        )

    def _fill(self, salvage: Readable, writer: Writer) -> None:
        """Write all that was found into the new case."""
        wanted = wanted_bytes(self.found)
        total, done = max(sum(max(size, 0) for size in wanted.values()), 1), 0

        def tell(count: int) -> None:
            nonlocal done
            done += count
            self.report(_READ + min(done * (_COPIED - _READ) // total, _COPIED - _READ), _STEPS)

        writer.remake_search()  # it notes how the search is made; the entries come with the records
        copy_bytes(salvage, writer, wanted, self.papers, tell)
        copy_texts(salvage, writer, self.found, self.papers, tell)
        self._mark_documents()
        self.found.records.setdefault(("about", "case"), About())
        for place, kind in enumerate(RECORD_TYPES):
            self.report(_COPIED + 15 * place // len(RECORD_TYPES), _STEPS)
            some = [one for (name, _), one in self.found.records.items() if name == table_name(kind)]
            writer.add_many(some)
            self.found.tally(table_name(kind)).kept = len(some)
        writer.take_as_told()
        upkeep.add_missing_claims(writer)
        self.reopened = _open_again(writer)

    def _mark_documents(self) -> None:
        """Say in the note of each document whose bytes are damaged or lost that they are."""
        for key, record in self.found.records.items():
            if not isinstance(record, Document):
                continue
            is_damaged = record.sha256 in self.papers.damaged
            if is_damaged or record.sha256 in self.papers.missing:
                mark = _MARK if is_damaged else _MARK_OF_NONE
                note = record.note if mark in record.note else sentences(mark, record.note)
                self.found.records[key] = replace(record, note=note)

    def _read_texts_again(self, case: Case) -> None:
        """Draw the text anew out of documents that are whole and have lost it."""
        for document in case.reader.all(Document):
            is_lost = document.text_state == "held" and document.id not in self.papers.read
            if is_lost and document.sha256 not in self.papers.damaged | self.papers.missing:
                file = io.BufferedReader(case.reader.document_file(document))
                try:
                    pages = [
                        page.text
                        for page in extract(file, document.media_type, document.name, _unheard).pages
                    ]
                except UnreadableDocument:
                    continue
                for _ in case.keep_text(document.id, pages):
                    self.report(_COPIED + 15, _STEPS)
                self.found.tally("document_text").kept += len(pages)

    def _told(self) -> Recovered:
        documents = [one for one in self.found.records.values() if isinstance(one, Document)]
        order = [*(table_name(kind) for kind in RECORD_TYPES), "document_text", "history"]
        tallies: dict[str, Tally] = {
            name: self.found.tallies[name] for name in order if name in self.found.tallies
        }
        return Recovered(
            Path(),
            self.path.name,
            tallies,
            _names(documents, self.papers.damaged),
            _names(documents, self.papers.missing),
            self.reopened,
        )


def _readable(path: Path, passphrase: str | None) -> Readable:
    """Return a way to read a damaged file: by its tables, or page by page where its very first words are damaged."""
    try:
        return Salvage(path, passphrase)
    except NeedsPassphrase:
        if passphrase is not None:
            raise
        scan = PageScan(path)
        if scan.has_case:
            return scan
        scan.close()
        raise


def _names(documents: Iterable[Document], hashes: set[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.name for one in documents if one.sha256 in hashes))


def _open_again(writer: Writer) -> int:
    """Set claims to `changed after check` whose check no longer holds for what was saved; return how many."""
    hashes: dict[str, set[str]] = {}
    for check in writer.reader.all(Check):
        if check.seen:
            hashes.setdefault(check.claim_id, set()).add(check.seen)
    fitting = seen.fitting(writer.reader, hashes)
    count = 0
    for claim in writer.reader.where_in(Claim, "id", sorted(hashes)):
        if claim.state in upkeep.CHECKED and not fitting.get(claim.id):
            writer.replace(replace(claim, state=State.CHANGED))
            count += 1
    return count


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return fingerprint(file)[0]
