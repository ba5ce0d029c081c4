"""Folders of notes in Markdown with front matter (Obsidian and others): each note with a date becomes an event."""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any, Final

from models.exchange import imported as limits
from models.exchange.imported import Imported, ImportOptions, Trouble, shown
from models.exchange.stories.front_matter import Note, UnsoundFrontMatter, read_note
from models.exchange.stories.note_cells import cells_of
from models.exchange.stories.rows import Item, table_of
from models.exchange.stories.wiki_links import as_plain, as_words, name_of_target, without_links
from models.exchange.table.headings import usual_field
from models.exchange.table.raw import RawTable, UnusableTable
from models.exchange.table.reading import read_table
from models.texts.encoding import decoded
from models.translation import tr, tr_later
from models.values.listing import in_a_row

MARK: Final = "<!-- What follows is made anew by Dateline. -->"
KIND_OF_NOTE: Final = "dateline"
_MOST_NOTES: Final = 50_000
_LONGEST_NOTE: Final = 2 * 2**20  # bytes
_LISTED: Final = 5
_ENTRIES: Final = 2_000  # files of any kind that are passed until a folder is known
_LOOKED_AT: Final = 50  # notes of a folder, so that it is known
_HEADING: Final = re.compile(r"\s*#[ \t]+(.+?)[ \t#]*(?:\r?\n|$)")
_DATED: Final = re.compile(r"(\d{4}-\d\d(?:-\d\d)?)[ _–-]+(\S.*)")


def is_notes(beginning: str) -> bool:
    """Tell whether the first note of a folder begins with front matter."""
    return beginning.removeprefix("\ufeff").startswith("---")


def first_note(path: Path) -> Path | None:
    """Return the note by which a folder is known: of the first ones that with front matter; None where it has none."""
    first = [full for full, _ in islice(_files(path, _ENTRIES), _LOOKED_AT)]
    return next((full for full in first if _begins_with_dashes(full)), first[0] if first else None)


def _begins_with_dashes(full: Path) -> bool:
    with full.open("rb") as file:
        return is_notes(file.read(8).decode("utf-8", "replace"))


@dataclass(slots=True)
class _Folder:
    """The notes of a folder by their paths, and what must be said of them."""

    notes: dict[str, Note] = field(default_factory=dict)
    problems: list[Trouble] = field(default_factory=list)
    aside: dict[str, list[str]] = field(default_factory=dict)
    events: list[str] = field(default_factory=list)  # paths, in the order of the rows
    by_name: dict[str, str] = field(default_factory=dict)  # paths by folded paths and names

    def find(self, target: str) -> Note | None:
        """Return the note that a link means: by its path, else by its name."""
        plain = target.replace("\\", "/").removesuffix(".md").casefold()
        path = self.by_name.get(plain) or self.by_name.get(name_of_target(plain))
        return self.notes.get(path) if path else None


_TOO_LONG: Final = tr_later("Notes longer than 2 MB were left aside, {n:,}: {names}.")
_NO_FRONT: Final = tr_later("Notes without front matter were left aside, {n:,}: {names}.")
_NO_DATE: Final = tr_later("Notes without a date were left aside, {n:,}: {names}.")


def read_notes(path: Path, options: ImportOptions) -> Imported:
    """Return the events of a folder of notes; problems name the note, and its line."""
    folder = _Folder()
    imported = read_table(path, options, open_table=lambda path, _: _open(path, folder))
    if imported.refusal:
        return imported
    told = [_of_note(one, folder) for one in imported.problems]
    return replace(imported, problems=(*folder.problems, *told))


def _of_note(problem: Trouble, folder: _Folder) -> Trouble:
    """Return a problem of a row as one of its note."""
    name = folder.events[problem.line - 1] if 0 < problem.line <= len(folder.events) else ""
    return Trouble(1, shown(f"{name}: {problem.sentence}"))


def _open(path: Path, folder: _Folder) -> RawTable:
    if not os.path.isdir(path):
        raise UnusableTable(tr("is no folder: choose the folder in which the notes lie."))
    for name, text in _texts(path, folder):
        try:
            note = read_note(text)
        except UnsoundFrontMatter as error:
            folder.problems.append(
                Trouble(
                    error.line,
                    shown(tr("{name}: {problem}. The note was not imported.", name=name, problem=error)),
                )
            )
            continue
        folder.notes[name] = note
        folder.by_name.setdefault(name.removesuffix(".md").casefold(), name)
        folder.by_name.setdefault(name_of_target(name).casefold(), name)
    items = list(_items(folder))
    if not items:
        raise UnusableTable(
            tr("holds no note with a date in its front matter: write “date: 2021-09-24” at its top.")
        )
    return table_of(path.name, items, {"outlet": "source publisher"}, list(_remarks(folder)))


def _texts(path: Path, folder: _Folder) -> Iterator[tuple[str, str]]:
    """Yield the notes of a folder with their paths within it."""
    count = size = 0
    for full, inside in _files(path):
        data = full.read_bytes() if full.stat().st_size <= _LONGEST_NOTE else None
        count, size = count + 1, size + len(data or b"")
        if count > _MOST_NOTES or size > limits.MOST_BYTES:
            raise UnusableTable(
                tr(
                    "holds more than {most:,} notes, or far too much text: split it.",
                    most=_MOST_NOTES,
                )
            )
        if data is None:
            folder.aside.setdefault(_TOO_LONG, []).append(inside)
        else:
            yield inside, decoded(data).text


def _files(path: Path, most: int = 0) -> Iterator[tuple[Path, str]]:
    """Yield the files of notes in a folder, sorted; hidden folders and links are left alone.

    `most` ends the walk after so many entries.
    """
    seen = 0
    for here, inner, files in os.walk(path, followlinks=False):
        seen += len(inner) + len(files)
        if most and seen > most and seen > len(inner) + len(files):
            return
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        for name in sorted(files):
            full = Path(here) / name
            if name.casefold().endswith(".md") and not name.startswith(".") and not full.is_symlink():
                yield full, full.relative_to(path).as_posix()


def _items(folder: _Folder) -> Iterator[Item]:
    for name, note in folder.notes.items():
        kind = note.told.get(KIND_OF_NOTE)
        if not note.has_front:
            folder.aside.setdefault(_NO_FRONT, []).append(name)
        elif kind == "event" or (kind is None and _has_date(name, note)):
            folder.events.append(name)
            yield Item(len(folder.events), _cells(name, note, folder, is_ours=kind == "event"))
        elif kind is None:
            folder.aside.setdefault(_NO_DATE, []).append(name)


def _has_date(name: str, note: Note) -> bool:
    fields = {usual_field(str(key))[0] for key in note.told}
    return (
        bool(fields & {"date", "end", "display date"}) or _DATED.fullmatch(name_of_target(name)) is not None
    )


def _remarks(folder: _Folder) -> Iterator[str]:
    for sentence, names in folder.aside.items():
        told = in_a_row(shown(name, 60) for name in names[:_LISTED])
        more = " …" if len(names) > _LISTED else ""
        yield tr(sentence, n=len(names), names=f"{told}{more}")


def _cells(name: str, note: Note, folder: _Folder, *, is_ours: bool) -> Mapping[str, str]:
    told: dict[str, Any] = {key: value for key, value in note.told.items() if key != KIND_OF_NOTE}
    cells = cells_of(told, folder.find, is_ours=is_ours)
    stem, body = name_of_target(name), note.body
    if is_ours:
        body = body.removeprefix(f"# {as_words(cells.get('title', ''))}").partition(MARK)[0]
        body = as_plain(body.strip("\r\n"))
    elif found := _HEADING.match(body):
        heading = without_links(found[1]).strip()
        if _fills(cells, "title") in (heading, ""):
            body = body[found.end() :]
            cells.setdefault("title", heading)
    body = body if is_ours else without_links(body.strip())
    if body.strip():
        cells["description" if not _fills(cells, "description") else "text of the note"] = body
    dated = _DATED.fullmatch(stem)
    if dated and not (_fills(cells, "date") or is_ours):
        cells["date"] = dated[1]
    if not _fills(cells, "title"):
        cells["title"] = dated[2] if dated else stem
    if not _fills(cells, "id"):
        cells["id"] = name.removesuffix(".md")
    return cells


def _fills(cells: Mapping[str, str], field: str) -> str:
    """Return the words of the cell that fills a field; "" where none does."""
    return next((text for name, text in cells.items() if text and usual_field(name)[0] == field), "")
