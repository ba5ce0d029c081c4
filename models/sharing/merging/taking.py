"""Takes the changes of a copy back into the case, as one step that one undo takes away again."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Final, Literal

from models.case import Case
from models.errors import CaseError
from models.progress import Report
from models.records.changes import Change, ChangeSet
from models.records.desk import Bookmark, Comment, Record
from models.records.story import Document, new_id
from models.sharing.merging.acceptances import judge_acceptances
from models.sharing.merging.ancestry import DECIDED, Key, is_memory_of_merge
from models.sharing.merging.deletions import Loose
from models.sharing.merging.fields import merged
from models.sharing.merging.marks import Judge
from models.sharing.merging.plan import MergePlan, field_key
from models.store import documents
from models.store.authors import MADE, MERGED, TAKEN_BACK
from models.store.gather import pointers_to
from models.store.reader import Reader
from models.store.rows import table_named
from models.store.writer import Writer
from models.translation import tr, tr_count, tr_later

Side = Literal["mine", "theirs"]
_MOVED_ON: Final = tr_later("The case or the copy changed since its changes were listed: list them again.")


def merge(
    mine: Case, plan: MergePlan, decisions: Mapping[str, Side], report: Report | None = None
) -> ChangeSet:
    """Take back a copy as planned, with a decision for every conflict by its key; return what changed in the case.

    Nothing is written if the copy holds nothing new. CaseError if a decision is missing, or if the case or the
    copy is not what it was when the plan was made. `report` is told how far it is; what it raises comes out.
    """
    _must_be_decided(plan, decisions)
    with mine.open_beside(plan.path, plan.passphrase) as theirs:
        heads = (mine.reader.history_hashes()[-1], theirs.reader.history_hashes()[-1])
        if heads != (plan.comparison.head_of_mine, plan.comparison.head_of_theirs):
            raise CaseError(tr(_MOVED_ON))
        if plan.is_empty and not plan.same:
            return ChangeSet("", mine.who, "", ())
        result = _Result(plan, decisions, mine.reader).settled()
        changes = tuple(_changes(mine.reader, result))
        judge = Judge.before(mine.reader, theirs.reader, result)
        with mine.edit(_begin(plan)) as writer:
            writer.take_as_told()
            writer.label_as(partial(_label, plan))
            _bring_documents(writer, theirs.reader, changes)
            writer.apply(changes, report)
            judge.judge(writer)
            judge_acceptances(writer, theirs.reader, changes)
            _remember(writer, theirs.reader, plan)
    return writer.change_set


def counted(changes: Iterable[Change]) -> int:
    """Tell how many records a merge changed, without what it leaves to know what was taken."""
    return sum(not is_memory_of_merge(change.record) for change in changes)


def _label(plan: MergePlan, changes: Sequence[Change]) -> str:
    count = counted(changes)
    return f"{_begin(plan)} ({count:,} change{'' if count == 1 else 's'})"


def _begin(plan: MergePlan) -> str:
    """Return what the label of a merge begins with, in English as all labels are kept."""
    *others, last = plan.people or ("somebody",)
    return f"{TAKEN_BACK} {', '.join(others)}{' and ' if others else ''}{last}"


def _must_be_decided(plan: MergePlan, decisions: Mapping[str, Side]) -> None:
    open_ = [conflict for conflict in plan.conflicts if decisions.get(conflict.key) not in ("mine", "theirs")]
    if open_:
        raise CaseError(
            tr_count(
                len(open_),
                "{n} question is still open: choose mine or theirs for each, then take back the changes.",
                "{n} questions are still open: choose mine or theirs for each, then take back the changes.",
            )
        )


@dataclass(frozen=True, slots=True)
class _Result:
    """What every record that differs is to become."""

    plan: MergePlan
    decisions: Mapping[str, Side]
    reader: Reader

    def settled(self) -> dict[Key, Record | None]:
        """Return each record as it is to be, None if it goes; nothing in it points to what is gone."""
        triples = self.plan.comparison.triples
        result: dict[Key, Record | None] = {}
        for key, triple in triples.items():
            if triple.mine is not None and triple.theirs is not None:
                result[key] = merged(triple, partial(self._decision, key))
            else:
                result[key] = triple.theirs if triple.is_theirs_changed else triple.mine
        for deletion in self.plan.deletions:
            side = self.decisions[deletion.key]
            for key in deletion.keys:
                result[key] = getattr(triples[key], side)
        Loose(triples, result, self._pointing, self._is_there).mend()
        return result

    def _decision(self, key: Key, field: str) -> str:
        return self.decisions[field_key(key, field)]

    def _pointing(self, key: Key) -> Iterator[Record]:
        """Return the records of the case that point to one."""
        for table, column in pointers_to(key[0]):
            yield from self.reader.where(table_named(table).kind, **{column: key[1]})
        yield from self.reader.where(Comment, record_kind=key[0], record_id=key[1])
        yield from self.reader.where(Bookmark, record_kind=key[0], record_id=key[1])

    def _is_there(self, key: Key) -> bool:
        return self.reader.find(table_named(key[0]).kind, key[1]) is not None


def _changes(reader: Reader, result: Mapping[Key, Record | None]) -> Iterator[Change]:
    """Tell what must change in the case."""
    for (name, id), record in result.items():
        before = reader.find(table_named(name).kind, id)
        if before != record:
            yield Change(before, record)


def _bring_documents(writer: Writer, theirs: Reader, changes: Iterable[Change]) -> None:
    """Bring the bytes and texts of documents that the case does not hold."""
    for change in changes:
        if isinstance(change.after, Document):
            _bring_document(writer, theirs, change.after)


def _bring_document(writer: Writer, theirs: Reader, document: Document) -> None:
    """Bring the bytes of one document, piece by piece, and its text; CaseError if they are not what they were."""
    reader, digest = writer.reader, hashlib.sha256()
    if reader.stored_size(document.sha256) != document.size and theirs.stored_size(document.sha256):
        writer.drop_bytes(document.sha256)
        for number, chunk in documents.numbered(theirs.document_file(document)):
            digest.update(chunk)
            writer.keep_chunks(document.sha256, ((number, chunk),))
        if digest.hexdigest() != document.sha256:
            raise CaseError(
                tr(
                    "The copy's file {name} is damaged: have the copy made again, then take it back.",
                    name=document.name,
                )
            )
    pages = theirs.document_text(document.id)
    if pages and not reader.document_text(document.id):
        writer.set_document_text(document.id, pages)


def _remember(writer: Writer, theirs: Reader, plan: MergePlan) -> None:
    """Keep what the copy knew of earlier merges, and that its changes up to its last action were taken."""
    known = {comment.id for comment in writer.reader.where(Comment, record_kind=MERGED)}
    writer.add_many([one for one in theirs.where(Comment, record_kind=MERGED) if one.id not in known])
    at = datetime.now(UTC).isoformat(timespec="seconds")
    head, people = plan.comparison.head_of_theirs, plan.people or ("",)
    writer.add_many([Comment(new_id(), MERGED, head, _memory(plan, name), by=name, at=at) for name in people])


def _memory(plan: MergePlan, name: str) -> str:
    """Return what a merge keeps of one whose changes it took: what was decided, and, of several, who changed what."""
    lines = ["Changes of this copy were taken back"]
    lines += [f"{DECIDED}{one.key}" for one in plan.deletions if one.checked]
    if len(plan.people) > 1:
        made = plan.comparison.made.get(name, frozenset())
        lines += [f"{MADE}{table}/{id}" for table, id in sorted(made & plan.comparison.triples.keys())]
    return "\n".join(lines)
