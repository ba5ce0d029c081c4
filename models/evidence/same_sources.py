"""Sources that were entered twice: found by address, or by title and date, and merged without loss."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from typing import Final

from models.evidence.remarks import move_remarks
from models.records.desk import Rate, Reference, Wanted
from models.records.story import Citation, Document, Source, SourceId
from models.store.rows import table_name
from models.store.writer import Writer
from models.texts.search_text import fold
from models.values.when import When
from models.values.when import words as words_of_when

_ADDRESS: Final = re.compile(
    r"https?://(?P<host>[^/?#\s\[\]]+)(?P<path>[^?#\s]*)(?P<query>\?[^#\s]+)?\??(#.*)?", re.IGNORECASE
)
_OWN: Final = frozenset(("id", "extra", "note"))


def same_sources(sources: Iterable[Source]) -> tuple[tuple[Source, ...], ...]:
    """Return groups of sources that are likely one: the same address, or the same title and date of issue."""
    groups: defaultdict[tuple[str, ...], list[Source]] = defaultdict(list)
    for source in sources:
        for key in _keys(source):
            groups[key].append(source)
    found = {
        tuple(sorted(one.id for one in group)): tuple(group) for group in groups.values() if len(group) > 1
    }
    return tuple(found.values())


def _keys(source: Source) -> list[tuple[str, ...]]:
    keys: list[tuple[str, ...]] = [("url", plain) for plain in {plain_address(source.url)} if plain]
    title = "".join(letter for letter in fold(source.title) if letter.isalnum())
    if title and source.issued:
        keys.append(("title", title, source.issued.edtf, fold(source.publisher)))
    return keys


def plain_address(url: str) -> str:
    """Return an address without what makes no difference: http or https, www., a last slash, the fragment."""
    found = _ADDRESS.fullmatch(url.strip())
    if found is None:
        return ""
    return found["host"].casefold().removeprefix("www.") + found["path"].rstrip("/") + (found["query"] or "")


def differences(sources: Sequence[Source]) -> dict[str, tuple[object, ...]]:
    """Return the fields in which sources differ, with their values in the order of the sources."""
    names = [field.name for field in fields(Source) if field.name not in _OWN]
    values = {name: tuple(getattr(source, name) for source in sources) for name in names}
    return {name: told for name, told in values.items() if len(set(told)) > 1}


def merge_sources(writer: Writer, kept: Source, gone: Sequence[Source]) -> Source:
    """Put one source in the place of several; all citations and documents go to it and nothing of them is lost.

    `kept` holds the values that were chosen. What it and the others said otherwise is kept in its internal note.
    """
    before = writer.reader.get(Source, kept.id)
    own = [_remark(kept, before)] if differences((kept, before)) else []
    remarks = [kept.note, *own, *(_remark(kept, source) for source in gone)]
    extra = tuple(dict.fromkeys([*kept.extra, *(one for source in gone for one in source.extra)]))
    merged = replace(kept, note="\n".join(one for one in remarks if one), extra=extra)
    writer.replace(merged)
    for source in gone:
        _move(writer, source.id, merged.id)
        writer.delete(source)
    return merged


def _move(writer: Writer, old: SourceId, new: SourceId) -> None:
    for citation in writer.reader.where(Citation, source_id=old):
        writer.replace(replace(citation, source_id=new))
    for document in writer.reader.where(Document, source_id=old):
        writer.replace(replace(document, source_id=new))
    for wanted in writer.reader.where(Wanted, source_id=old):
        writer.replace(replace(wanted, source_id=new))
    for rate in writer.reader.where(Rate, source_id=old):
        writer.replace(replace(rate, source_id=new))
    move_remarks(writer, table_name(Source), old, new)
    _move_references(writer, old, new)


def _move_references(writer: Writer, old: SourceId, new: SourceId) -> None:
    """Let what one source says of where it has it from be said by another; none has it from itself, and none twice."""
    reader = writer.reader
    held = {
        (one.source_id, one.cited_id)
        for one in reader.all(Reference)
        if old not in (one.source_id, one.cited_id)
    }
    for reference in (*reader.where(Reference, source_id=old), *reader.where(Reference, cited_id=old)):
        ends = tuple(new if end == old else end for end in (reference.source_id, reference.cited_id))
        if ends[0] == ends[1] or ends in held:
            writer.delete(reference)
        else:
            held.add((ends[0], ends[1]))
            writer.replace(replace(reference, source_id=ends[0], cited_id=ends[1]))


def _remark(kept: Source, gone: Source) -> str:
    """Return in words what a merged source said otherwise, so that nobody has to remember it."""
    told = [
        f"{name.replace('_', ' ')} {_in_words(value)}"
        for name, (mine, value) in differences((kept, gone)).items()
        if value and value != mine
    ]
    parts = [f"Merged with “{gone.title}”" + (f": {'; '.join(told)}" if told else "")]
    return ". ".join([*parts, *([gone.note] if gone.note and gone.id != kept.id else [])])


def _in_words(value: object) -> str:
    if isinstance(value, When):
        return words_of_when(value, "en")  # it is kept in the case
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
