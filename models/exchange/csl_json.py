"""CSL-JSON, the exchange format of citation processors (citeproc schema 1.0.2), read into sources and written."""

import json
import math
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from models.errors import CaseError
from models.exchange.bibliography import (
    UNREAD,
    BibliographyText,
    Shelf,
    UnusableFile,
    date_parts,
    extra_of,
    extras,
    lost_of,
    name_of,
    name_parts,
    publishable,
    read_bibliography,
    trouble,
    when_of,
    when_of_parts,
)
from models.exchange.imported import Imported, ImportOptions
from models.records import Source, SourceId, new_id
from models.when import When

_DEEPEST: Final = 64
_PLACES: Final = {
    "title": "title", "container-title": "container", "publisher": "publisher", "number": "number", "page": "pages",
    "URL": "url", "language": "language", "genre": "genre", "original-title": "original_title", "note": "note",
}  # fmt: skip
_KNOWN: Final = frozenset((*_PLACES, "id", "type", "author", "issued", "accessed"))
_HELD: Final = frozenset((*_PLACES.values(), "accessed"))


def read_csl_json(path: Path, _options: ImportOptions) -> Imported:
    """Answer the sources of a CSL-JSON file, and all that could not be kept."""
    return read_bibliography(path, _read, "CSL-JSON")


def _read(text: str, shelf: Shelf) -> None:
    for number, item in enumerate(_items(text), start=1):
        if isinstance(item, dict) and _depth(item) <= _DEEPEST:
            shelf.sources.append(_source(item, number, shelf))
        else:
            shelf.problems.append(trouble(number, "This entry is no CSL item and was left out."))


def _items(text: str) -> list[Any]:
    def refuse(name: str) -> None:
        raise UnusableFile(f"holds the number {name}, which JSON does not know: export it again.")

    try:
        told = json.loads(text, parse_constant=refuse, parse_int=_number)
    except ValueError as error:
        line = getattr(error, "lineno", 1)
        raise UnusableFile(f"is not sound JSON from line {line} on: export it again.") from None
    if isinstance(told, dict):
        told = told.get("items", [told])
    if not isinstance(told, list):
        raise UnusableFile("is JSON but no list of CSL items: check that it is the right file.")
    return told


def _number(digits: str) -> int | str:
    return int(digits) if len(digits) < 16 else digits  # larger numbers are names, not counts


def _depth(value: Any, level: int = 0) -> int:
    if level > _DEEPEST or not isinstance(value, dict | list):
        return level
    inner = value.values() if isinstance(value, dict) else value
    return max((_depth(one, level + 1) for one in inner), default=level)


def _source(item: Mapping[str, Any], number: int, shelf: Shelf) -> Source:
    values = {
        ours: _text(item[theirs]) for theirs, ours in _PLACES.items() if item.get(theirs) not in (None, "")
    }
    told = [extra_of(f"csl.{name}", _text(value)) for name, value in item.items() if name not in _KNOWN]
    shelf.left_out.update((name, None) for name in item if name not in _KNOWN)
    dates: dict[str, When | None] = {}
    for name in ("issued", "accessed"):
        dates[name] = None
        if item.get(name):
            try:
                dates[name] = _when(item[name])
            except (CaseError, ValueError, TypeError):
                told.append(extra_of(f"csl.{name}", _text(item[name])))
                shelf.problems.append(trouble(number, UNREAD.format(_text(item[name]))))
    authors = item.get("author")
    return Source(
        SourceId(new_id()),
        values.pop("title", ""),
        type=_text(item.get("type") or "document"),
        authors=tuple(filter(None, map(_author, authors))) if isinstance(authors, list) else (),
        issued=dates["issued"],
        accessed=dates["accessed"],
        extra=tuple(told),
        **values,  # type: ignore[arg-type] # all of them text
    )


def _text(value: Any) -> str:
    if isinstance(value, str):
        return (
            " ".join(value.replace("\x00", "").split())
            if "\n" not in value
            else value.replace("\x00", "").strip()
        )
    if isinstance(value, float) and not math.isfinite(value):
        return ""
    return (
        json.dumps(value, ensure_ascii=False, sort_keys=True)
        if isinstance(value, dict | list)
        else str(value)
    )


def _author(name: Any) -> str:
    if isinstance(name, str):
        return _text(name)
    if not isinstance(name, dict):
        return ""
    particles = " ".join(
        _text(name[key]) for key in ("dropping-particle", "non-dropping-particle") if name.get(key)
    )
    family = " ".join(part for part in (particles, _text(name.get("family", ""))) if part)
    given = ", ".join(part for part in (_text(name.get("given", "")), _text(name.get("suffix", ""))) if part)
    return name_of(family, given, _text(name.get("literal", "")))


def _when(value: Any) -> When:
    """Answer the date of a CSL date variable: EDTF text, date-parts, season, raw or literal."""
    if isinstance(value, str):
        return when_of(value)
    if not isinstance(value, dict):
        raise ValueError(value)
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts and parts[0]:
        ends = [
            when_of_parts(end, str(value.get("season", ""))).edtf
            for end in parts[:2]
            if isinstance(end, list) and end
        ]
        mark = "~" if value.get("circa") else ""
        return When.from_edtf("/".join(end + mark for end in ends))
    return when_of(_text(value.get("raw") or value.get("literal") or ""))


# writing ---------------------------------------------------------------------------------------


def write_csl_json(sources: Iterable[Source]) -> BibliographyText:
    """Answer public sources as CSL-JSON, and what that format cannot hold."""
    held = publishable(sources)
    items = [_item(source, number) for number, source in enumerate(held, start=1)]
    return BibliographyText(json.dumps(items, ensure_ascii=False, indent=1) + "\n", lost_of(held, _HELD))


def _item(source: Source, number: int) -> dict[str, Any]:
    item: dict[str, Any] = {"id": f"source-{number}", "type": source.type or "document"}
    for theirs, ours in _PLACES.items():
        if ours != "note" and getattr(source, ours):  # our notes are internal
            item[theirs] = getattr(source, ours)
    if source.authors:
        item["author"] = [_name(name) for name in source.authors]
    for name in ("issued", "accessed"):
        when = getattr(source, name)
        if when is not None:
            item[name] = _date(when)
    for name, value in extras(source, "csl").items():
        item.setdefault(name, _value(value))
    return item


def _name(name: str) -> dict[str, str]:
    family, given = name_parts(name)
    return {"family": family, "given": given} if given else {"literal": name}


def _date(when: When) -> dict[str, Any]:
    plain = date_parts(when)
    if plain is not None:
        return {"date-parts": plain}
    bare = date_parts(When.from_edtf(when.edtf.replace("~", ""))) if "~" in when.edtf else None
    if bare is not None and when.edtf.count("~") == len(bare) and "?" not in when.edtf:
        return {"date-parts": bare, "circa": True}
    return {"raw": when.edtf}


def _value(text: str) -> Any:
    try:
        return json.loads(text) if text[:1] in "[{" else text
    except ValueError:
        return text
