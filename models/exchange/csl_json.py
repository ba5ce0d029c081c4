"""CSL-JSON, the exchange format of citation processors (citeproc schema 1.0.2), read into sources and written."""

import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from models.exchange.bibliography import (
    BibliographyText,
    Draft,
    Shelf,
    UnusableFile,
    extras,
    read_bibliography,
    written_bibliography,
)
from models.exchange.csl_names import name_from_csl, name_to_csl, when_from_csl, when_to_csl
from models.exchange.imported import Imported, ImportOptions
from models.records.story import Source
from models.translation import tr

_DEEPEST: Final = 64
_PLACES: Final = {
    "title": "title", "container-title": "container", "publisher": "publisher", "number": "number", "page": "pages",
    "URL": "url", "language": "language", "genre": "genre", "original-title": "original_title", "note": "note",
}  # fmt: skip
_DATES: Final = ("issued", "accessed")
_OWN: Final = frozenset(("id", "type", "author", "authority", "archive_location", "attachments", *_DATES))
_LEGAL: Final = frozenset(("bill", "hearing", "legal_case", "legislation", "regulation", "treaty"))
_OUR_ID: Final = re.compile(r"source-\d+")
_GAP: Final = re.compile(r"[ \t\r\n]*")


def read_csl_json(path: Path, _options: ImportOptions) -> Imported:
    """Return the sources of a CSL-JSON file, and all that could not be kept."""
    return read_bibliography(path, _read, "CSL-JSON")


def _read(text: str, shelf: Shelf) -> None:
    for line, item in _items(text, shelf):
        if not isinstance(item, dict):
            shelf.tell(line, tr("This entry is no CSL item and was left out."))
        elif _depth(item) > _DEEPEST:
            shelf.tell(
                line,
                tr("This entry is nested deeper than {most} levels and was left out.", most=_DEEPEST),
            )
        else:
            _read_item(item, Draft(shelf, "csl", line))


# JSON ------------------------------------------------------------------------------------------


def _items(text: str, shelf: Shelf) -> Iterator[tuple[int, Any]]:
    """Yield the items of a list with their lines; what is behind an error in the file is told."""
    decoder = json.JSONDecoder(parse_constant=_refuse, parse_int=_whole, parse_float=_decimal)
    at = _gap(text, 0)
    if text[at : at + 1] != "[":
        yield from _items_of_object(text, decoder)
        return
    line, counted = 1, 0
    at = _gap(text, at + 1)
    while text[at : at + 1] != "]":
        line, counted = line + text.count("\n", counted, at), at
        try:
            item, at = decoder.raw_decode(text, at)
            at = _gap(text, at)
            if text[at : at + 1] not in (",", "]"):
                raise json.JSONDecodeError("", text, at)
        except json.JSONDecodeError as error:
            if not shelf.sources:
                raise _unsound(error) from None
            shelf.tell(
                error.lineno, tr("From here on this is no sound JSON and was left out: export it again.")
            )
            return
        yield line, item
        at = _gap(text, at + 1) if text[at] == "," else at
    if text[at + 1 :].strip():
        shelf.tell(line, tr("What stands behind the end of the list was left out."))


def _items_of_object(text: str, decoder: json.JSONDecoder) -> Iterator[tuple[int, Any]]:
    """Yield the items of an object that holds a list of them, or that is one."""
    try:
        told = decoder.decode(text)
    except json.JSONDecodeError as error:
        raise _unsound(error) from None
    found = told.get("items", [told]) if isinstance(told, dict) else None
    if not isinstance(found, list):
        raise UnusableFile(tr("is JSON but no list of CSL items: check that it is the right file."))
    yield from ((1, item) for item in found)


def _unsound(error: json.JSONDecodeError) -> UnusableFile:
    return UnusableFile(tr("is not sound JSON from line {line} on: export it again.", line=error.lineno))


def _gap(text: str, at: int) -> int:
    """Tell where the white space from a place on ends."""
    found = _GAP.match(text, at)
    return found.end() if found else at


def _refuse(name: str) -> None:
    raise UnusableFile(
        tr("holds the number {name}, which JSON does not know: export it again.", name=name[:20])
    )


def _whole(digits: str) -> int | str:
    return int(digits) if len(digits) < 16 else digits  # larger numbers are names, not counts


def _decimal(digits: str) -> str:
    if not math.isfinite(float(digits)):
        _refuse(digits)
    return digits  # as written: 1.10 is a section, not 1.1


def _depth(value: Any, level: int = 0) -> int:
    if level > _DEEPEST or not isinstance(value, dict | list):
        return level
    inner = value.values() if isinstance(value, dict) else value
    return max((_depth(one, level + 1) for one in inner), default=level)


# items -----------------------------------------------------------------------------------------


def _read_item(item: Mapping[str, Any], draft: Draft) -> None:
    draft.type = item["type"].strip() if isinstance(item.get("type"), str) else "document"
    for name, value in item.items():
        if name not in _OWN and value not in (None, "", [], {}):
            ours = _PLACES.get(name, "")
            draft.put(ours, name, _field(value) if ours else _kept(value))
    draft.put("publisher", "authority", _field(item.get("authority")))
    location = _field(item.get("archive_location"))
    is_address = re.match(r"https?://", location) is not None
    draft.put("archived_url" if is_address else "", "archive_location", location)
    _read_authors(item.get("author"), draft)
    for name in _DATES:
        if item.get(name):
            draft.date(name, name, _kept(item[name]), lambda value=item[name]: when_from_csl(value))  # type: ignore[misc] # bound here
    if (id := _field(item.get("id"))) and not _OUR_ID.fullmatch(id):
        draft.keep("id", id, is_told=False)
    _read_attachments(item.get("attachments"), draft)
    draft.shelve()


def _read_authors(authors: Any, draft: Draft) -> None:
    if isinstance(authors, list):
        draft.authors = [name_from_csl(name) for name in authors]
    elif authors:
        draft.put("", "author", _kept(authors))


def _read_attachments(told: Any, draft: Draft) -> None:
    if isinstance(told, list) and told:
        paths = (one.get("path") or one.get("localPath") for one in told if isinstance(one, dict))
        draft.attach("attachments", _kept(told), (path for path in paths if isinstance(path, str)))


def _field(value: Any) -> str:
    """Return the text of a field that a source has; Crossref puts titles into lists."""
    if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
        return "; ".join(value)
    return "" if value is None else value if isinstance(value, str) else _kept(value)


def _kept(value: Any) -> str:
    """Return a value as it is kept and can be written again; text that looks like JSON is kept as JSON."""
    if isinstance(value, str) and value[:1] not in tuple('[{"'):
        return value
    return str(value) if type(value) is int else json.dumps(value, ensure_ascii=False, sort_keys=True)


# writing ---------------------------------------------------------------------------------------


def write_csl_json(sources: Iterable[Source], *, is_internal: bool = False) -> BibliographyText:
    """Return public sources as CSL-JSON and what that format cannot hold; with `is_internal` the others too."""
    return written_bibliography(sources, _write, _read, is_internal=is_internal)


def _write(sources: tuple[Source, ...]) -> str:
    taken: set[str] = set()
    items = []
    for number, source in enumerate(sources, start=1):
        item = _item(source)
        id = str(item.pop("id", ""))
        id = f"source-{number}" if not id or id in taken else id
        taken.add(id)
        items.append({"id": id, **item})
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"


def _item(source: Source) -> dict[str, Any]:
    item: dict[str, Any] = {"type": source.type or "document"}
    for theirs, ours in _PLACES.items():
        if ours != "note" and getattr(source, ours):  # our notes are internal
            item["authority" if theirs == "publisher" and source.type in _LEGAL else theirs] = getattr(
                source, ours
            )
    if source.authors:
        item["author"] = [name_to_csl(name) for name in source.authors]
    if source.archived_url:
        item["archive_location"] = source.archived_url
    for name in _DATES:
        if when := getattr(source, name):
            item[name] = when_to_csl(when)
    for name, value in extras(source, "csl"):
        item.setdefault(name, _value(value))
    return item


def _value(text: str) -> Any:
    try:
        return json.loads(text) if text[:1] in tuple('[{"') else text
    except ValueError:
        return text
