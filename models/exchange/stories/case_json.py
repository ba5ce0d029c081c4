"""A case as JSON of our own: every record with every field, one a line; docs/case-json.md tells it to others."""

import base64
import binascii
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from models.errors import CaseError, UnreadableValue
from models.exchange.imported import (
    MOST_BYTES,
    Imported,
    ImportOptions,
    Trouble,
    of_file,
    shown,
    unreadable,
)
from models.exchange.papers import Paper
from models.exchange.stories.record_json import NAMES, json_of, record_of, texts
from models.exchange.stories.story import Story, Written
from models.machine.collector import collector_at_rest
from models.records.desk import RECORD_TYPES, Record
from models.records.rules import problems
from models.records.story import About, Document
from models.translation import tr, tr_count, tr_later
from models.values.listing import set_apart

FORMAT: Final = "dateline-case"
VERSION: Final = 1
"""What is written today; a file of a higher number is refused, and one of a lower number must always be read."""
ALL: Final = tr_later("everything")
PUBLIC: Final = tr_later("what may be published")
_OTHERS: Final = ("format", "version", "holds", "papers")
_MOST_TOLD: Final = 3  # of what is wrong with a file
_MARK: Final = re.compile(r'\s*\{\s*"format"\s*:\s*"dateline-case"')
_NEXT: Final = ",\n"  # each record stands in a line of its own
_WRITER: Final = json.JSONEncoder(ensure_ascii=False, separators=(", ", ": "))


class _Unusable(Exception):
    """A file that cannot be used; the words go on behind its name."""


def is_case_json(beginning: str) -> bool:
    """Tell by its beginning whether a file is a case as JSON."""
    return _MARK.match(beginning) is not None


# writing ------------------------------------------------------------------------------------------


def write_case_json(story: Story) -> Written:
    """Return a case as JSON. CaseError if that would be larger than what can be read again."""
    data = ("{\n" + _NEXT.join(_entries(story)) + "\n}\n").encode()
    if len(data) > MOST_BYTES:
        raise CaseError(
            tr(
                "As JSON this would take more than {most} MB, which nobody could read again: leave the "
                "documents out, or save a copy of the case.",
                most=MOST_BYTES // 2**20,
            )
        )
    return Written(data, remarks=tuple(_remarks(story)))


def _remarks(story: Story) -> Iterator[str]:
    documents = story.all(Document)
    if documents and not story.papers:
        yield tr_count(
            len(documents),
            "The bytes of {n:,} document is left out; their names and hashes are in it.",
            "The bytes of {n:,} documents are left out; their names and hashes are in it.",
        )


def _entries(story: Story) -> Iterator[str]:
    """Yield the entries of the file: what it is, the case itself, each kind of record, the files of documents."""
    head = {"format": FORMAT, "version": VERSION, "holds": ALL if story.is_complete else PUBLIC}
    yield from (_entry(name, value) for name, value in head.items())
    yield _entry("about", json_of(story.about))
    for kind, name in NAMES.items():
        if kind is not About and (records := story.all(kind)):
            yield _list(name, map(_line, records))
    if story.papers:
        yield _list("papers", (_paper_line(*one) for one in story.papers.items()))


def _entry(name: str, value: Any) -> str:
    return f'"{name}": {_WRITER.encode(value)}'


def _list(name: str, lines: Iterable[str]) -> str:
    return f'"{name}": [\n' + _NEXT.join(lines) + "\n]"


def _line(record: Record) -> str:
    return _WRITER.encode(json_of(record))


def _paper_line(id: str, paper: Paper) -> str:
    return _WRITER.encode(
        {"document_id": id, "base64": base64.b64encode(paper.data).decode(), "pages": list(paper.pages)}
    )


# reading ------------------------------------------------------------------------------------------


def read_case_json(path: Path, _options: ImportOptions) -> Imported:
    """Return every record of a case as JSON, or refuse the file in a sentence: half a case is none."""
    try:
        with collector_at_rest():
            return _imported(_file(path), path.name)
    except _Unusable as error:
        return Imported(refusal=of_file(path.name, error))
    except OSError as error:
        return Imported(refusal=unreadable(path.name, error))
    except MemoryError:
        return Imported(refusal=tr("{name} is too large for this computer.", name=path.name))


def _file(path: Path) -> dict[str, Any]:
    """Return the object of the file, which is of this format and of a version that is known."""
    if path.stat().st_size > MOST_BYTES:
        raise _Unusable(
            tr("is larger than {most} MB: take the documents out of it.", most=MOST_BYTES // 2**20)
        )
    try:
        text = path.read_bytes().decode("utf-8-sig")
        told = json.loads(text, parse_constant=_refuse, object_pairs_hook=_each_once)
    except UnicodeDecodeError:
        raise _Unusable(tr("is no text in UTF-8: save it as UTF-8, or export it again.")) from None
    except RecursionError:
        raise _Unusable(tr("is nested too deep to be a case: export it again.")) from None
    except json.JSONDecodeError as error:
        raise _Unusable(
            tr("is not sound JSON from line {line} on: export it again.", line=error.lineno)
        ) from None
    except ValueError as error:  # a number of thousands of digits
        raise _Unusable(
            tr("holds a number that nobody can use ({error}).", error=shown(str(error), 60))
        ) from None
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise _Unusable(tr("is no case as JSON: it must begin with “format”: “{format}”.", format=FORMAT))
    _must_be_known(told.get("version"))
    return told


def _must_be_known(version: Any) -> None:
    if type(version) is not int or version < 1:
        raise _Unusable(tr("does not say of which version it is: write “version”: 1."))
    if version > VERSION:
        raise _Unusable(
            tr(
                "was written by a newer Dateline (version {version} of the format): update Dateline.",
                version=version,
            )
        )


def _refuse(name: str) -> Any:
    raise _Unusable(tr("holds the number {name}, which JSON does not know: write digits.", name=name[:20]))


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    held = dict(pairs)
    if len(held) < len(pairs):
        name = next(name for name, count in Counter(name for name, _ in pairs).items() if count > 1)
        raise _Unusable(
            tr("says “{name}” twice in one place: take one of the two out.", name=shown(name, 40))
        )
    return held


def _imported(told: Mapping[str, Any], name: str) -> Imported:
    wrong: list[str] = []
    known = {*NAMES.values(), *_OTHERS}
    wrong += [
        tr("“{name}” is no list that is known", name=shown(one, 40)) for one in told if one not in known
    ]
    records = [record for kind in RECORD_TYPES for record in _records(kind, told, wrong)]
    documents = {str(one.id): one for one in records if isinstance(one, Document)}
    papers = dict(_each(told, "papers", partial(_paper, documents), wrong))
    if told.get("holds") not in (ALL, PUBLIC):
        wrong.insert(0, tr("“holds” is neither “{all}” nor “{public}”", all=ALL, public=PUBLIC))
    if wrong:
        some = wrong[:_MOST_TOLD]
        if more := len(wrong[_MOST_TOLD:]):
            some.append(tr("and {n} more of this", n=more))
        raise _Unusable(tr("cannot be used: {problems}.", problems=set_apart(some)))
    return Imported(
        tuple(records),
        tuple(_troubles(records)),
        remarks=tuple(_told(told, documents, papers)),
        name=name,
        is_by_id=True,
        is_complete=told["holds"] == ALL,
        papers=MappingProxyType(papers),
    )


def _records(kind: type[Record], told: Mapping[str, Any], wrong: list[str]) -> Iterator[Record]:
    """Yield the records of one kind; what is wrong with others is added to a list."""
    name = NAMES[kind]
    if kind is About:
        held = {"about": [told[name]]} if name in told else {}
        yield from _each(held, name, _about, wrong)
        return
    seen = set[str]()
    for record in _each(told, name, partial(record_of, kind), wrong):
        if record.id in seen or not record.id:
            wrong.append(
                tr(
                    "{name}: the id “{id}” stands twice or is empty: every id is another",
                    name=name,
                    id=shown(record.id, 40),
                )
            )
        seen.add(record.id)
        yield record


def _each(told: Mapping[str, Any], name: str, read: Callable[[Any], Any], wrong: list[str]) -> Iterator[Any]:
    """Yield what is read of each member of a list of the file."""
    members = told.get(name, [])
    if not isinstance(members, list):
        wrong.append(tr("“{name}” is no list", name=name))
        return
    for number, member in enumerate(members):
        try:
            yield read(member)
        except CaseError as error:
            wrong.append(f"{name}[{number}]: {str(error).rstrip('.')}")


def _about(told: Any) -> About:
    about: About = record_of(About, told)
    if about.id != About().id:
        raise UnreadableValue(tr("the id is “{id}” or left out", id=About().id))
    return about


def _paper(documents: Mapping[str, Document], told: Any) -> tuple[str, Paper]:
    """Return the stored file that an entry tells, held against the size that its document has."""
    if not isinstance(told, dict) or told.keys() - {"document_id", "base64", "pages"}:
        raise UnreadableValue(tr("write an object with document_id, base64 and pages"))
    document = documents.get(str(told.get("document_id")))
    if document is None:
        raise UnreadableValue(
            tr("the document “{id}” is not in the file", id=shown(str(told.get("document_id")), 40))
        )
    try:
        data = base64.b64decode(str(told.get("base64", "")), validate=True)
    except (binascii.Error, ValueError):
        raise UnreadableValue(tr("what stands under base64 is not base64")) from None
    if sha256(data).hexdigest() != document.sha256 or len(data) != document.size:
        raise UnreadableValue(
            tr("the bytes are not those of {name}: export them again", name=shown(document.name, 60))
        )
    return document.id, Paper(data, texts(told.get("pages", [])))


def _troubles(records: list[Record]) -> Iterator[Trouble]:
    """Yield what a form would not let pass; it is in the case all the same, as it may have been in the one before."""
    counts: Counter[type] = Counter()
    for record in records:
        for problem in problems(record):
            yield Trouble(0, shown(f"{NAMES[type(record)]}[{counts[type(record)]}]: {problem.sentence}"))
        counts[type(record)] += 1


def _told(
    told: Mapping[str, Any], documents: Mapping[str, Document], papers: Mapping[str, Paper]
) -> Iterator[str]:
    yield tr("Read as a case in JSON that holds {what}.", what=tr(told["holds"]))
    if lacking := len(documents) - len(papers):
        yield tr_count(
            lacking,
            "The bytes of {n:,} document are not in the file: add the files again where you need them.",
            "The bytes of {n:,} documents are not in the file: add the files again where you need them.",
        )
