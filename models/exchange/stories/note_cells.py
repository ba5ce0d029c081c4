"""What the front matter of a note tells, as the cells of a row: nested sources and actors become numbered columns."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from models.exchange.stories.front_matter import Note
from models.exchange.stories.wiki_links import name_of_target, target_of, without_links
from models.exchange.table import values
from models.exchange.table.details_out import detail_heading
from models.exchange.table.headings import usual_field

Find = Callable[[str], Note | None]
_NAMES: Final = ("name", "title", "text", "value", "what", "description")
_OF_SOURCE: Final = {
    "url": "url", "link": "url", "href": "url", "address": "url", "outlet": "publisher", "publisher": "publisher",
    "publication": "publisher", "newspaper": "publisher", "date": "date", "published": "date", "author": "author",
    "authors": "author", "archive": "archived", "archived": "archived", "archive_url": "archived",
    "accessed": "accessed", "language": "language", "page": "page", "pages": "page", "quote": "quote", "note": "note",
    "type": "type",
}  # fmt: skip
_LINKED: Final = ("place", "actor", "source", "speaker")
_NUMBER: Final = re.compile(r"[+-]?\d{1,3}(?:\.\d+)?", re.ASCII)


def cells_of(told: Mapping[str, Any], find: Find, *, is_ours: bool) -> dict[str, str]:
    """Return the cells of a row; `find` returns the note that a link names.

    In notes of ours, only what names a place, an actor or a source is a link; all other words are words.
    """
    cells: dict[str, str] = {}
    for key, value in told.items():
        base = usual_field(key)[0].partition(":")[0]
        if is_ours and base not in _LINKED:
            told_here = [(key, value if isinstance(value, str) else values.together(value))]
        else:
            told_here = list(_cells(key, value, find))
        for name, text in told_here:
            cells[name] = "; ".join(filter(None, (cells.get(name, ""), text)))
    return {name: text for name, text in cells.items() if text}


def _cells(key: str, value: Any, find: Find) -> Iterator[tuple[str, str]]:
    base = usual_field(key)[0].partition(":")[0]
    value = _unnested(value)
    if isinstance(value, str):
        yield from _one(key, base, value, find)
    elif isinstance(value, Mapping):
        yield from _parts(_heading_of(key, base), base, value, find)
    elif _is_point(value) and base in ("place", "point"):
        yield "coordinates", ", ".join(value)
    elif base == "source" and value:
        for number, one in enumerate(value, start=1):
            yield from _entry(f"source {number}", base, one, find)
    elif base in ("place", "actor", "statement", "amount", "quantity") and value:
        yield from _several(key, base, value, find)
    elif all(isinstance(one, str) for one in value):
        yield key, values.together(without_links(one) for one in value if one)
    else:
        yield key, _words(value)


def _several(key: str, base: str, value: list[Any], find: Find) -> Iterator[tuple[str, str]]:
    """Yield each of several under a number of its own, where it is more than a name."""
    if base in ("place", "actor") and all(isinstance(one, str) and target_of(one) is None for one in value):
        yield key, values.together(one for one in value if one)
        return
    for number, one in enumerate(value, start=1):
        heading = _heading_of(key, base)
        yield from _entry(heading if number == 1 else f"{heading} {number}", base, one, find)


def _heading_of(key: str, base: str) -> str:
    """Return the heading under which more is told than a name: “place” for a location, “actor:seller” for a seller."""
    return (
        usual_field(key)[0]
        if base in ("place", "actor", "source", "statement", "amount", "quantity")
        else key
    )


def _entry(name: str, base: str, value: Any, find: Find) -> Iterator[tuple[str, str]]:
    """Yield the cells of one source, actor or place."""
    value = _unnested(value)
    if isinstance(value, str):
        yield from _one(name, base, value, find)
    elif isinstance(value, Mapping):
        yield from _parts(name, base, value, find)
    else:
        yield f"{name} told", _words(value)


def _one(name: str, base: str, text: str, find: Find) -> Iterator[tuple[str, str]]:
    """Yield a cell; what a link names is told with what its own note tells."""
    target = target_of(text)
    if target is None:
        yield name, without_links(text)
        return
    note = find(target)
    told = note.told if note and "dateline" in note.told else {}
    own = told.get("name") or told.get("title")
    said = own if isinstance(own, str) and own else name_of_target(target)
    yield name, said if base == "source" else values.together([said])
    for key, value in told.items():
        if key not in ("dateline", "name", "title") and base in ("place", "actor", "source"):
            yield detail_heading(name, key), value if isinstance(value, str) else _words(value)


def _parts(name: str, base: str, told: Mapping[str, Any], find: Find) -> Iterator[tuple[str, str]]:
    """Yield what a mapping tells: the name, and each of the rest in a column of its own."""
    if base == "date" and not set(map(str.casefold, told)) - {"start", "end", "from", "to"}:
        for key, value in told.items():
            yield ("date" if key.casefold() in ("start", "from") else "end"), _words(value)
        return
    named = next((key for key in _NAMES if key in told), "")
    if base in ("place", "actor", "source", "statement", "amount", "quantity"):
        url = next((key for key in ("url", "link", "href") if key in told), "") if base == "source" else ""
        if not named and base == "source" and url:
            yield name, _words(told[url])
        for key, value in told.items():
            if key == named:
                yield from _one(name, base, _words(value), find)
            elif not (base == "source" and not named and key == url):
                yield _heading(name, base, key), _words(value)
    else:
        for key, value in told.items():
            yield f"{name} {key}", _words(value)


def _heading(name: str, base: str, key: str) -> str:
    plain = key.casefold()
    if base == "source":
        return f"{name} {_OF_SOURCE.get(plain, key)}"
    field = usual_field(key)[0]
    if field in ("lat", "lon"):
        return detail_heading(name, field)
    if field == "point":
        return f"{name} coordinates"
    return f"{name} {'speaker' if base == 'statement' and field in ('actor', 'speaker') else key}"


def _unnested(value: Any) -> Any:
    """Return a link that was written without quotation marks, [[Name]], which YAML takes for a list in a list."""
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], list):
        inner = value[0]
        if len(inner) == 1 and isinstance(inner[0], str):
            return f"[[{inner[0]}]]"
    return value


def _is_point(value: Any) -> bool:
    return (
        isinstance(value, list)
        and len(value) == 2
        and all(isinstance(one, str) and _NUMBER.fullmatch(one.strip()) for one in value)
    )


def _words(value: Any) -> str:
    if isinstance(value, str):
        return without_links(value)
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return values.together(without_links(one) for one in value if one)
    return json.dumps(value, ensure_ascii=False)
