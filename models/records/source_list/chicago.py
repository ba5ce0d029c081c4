"""Sources as the Chicago Manual of Style has them, 18th edition, chapters 13 and 14: in a bibliography and in notes."""

import re
from typing import Final

from models.records.source_list.names import is_wide, natural, parts_of
from models.records.story import Source
from models.values.when import When
from models.values.when import words as words_of_when

ALL_NAMED: Final = 6  # more authors than these are cut
FEW_NAMED: Final = 3
_WHOLE: Final = frozenset(("book", "report", "thesis", "standard", "map", "dataset"))
"""What stands by itself: its title takes no quotation marks."""
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def chicago(source: Source, language: str) -> str:
    """Return author. “Title.” Container, publisher, number, date, pages. Address."""
    who = _authors(source.authors) or source.publisher
    publisher = source.publisher if source.authors and source.publisher != source.container else ""
    dated = _date(source.issued, language) or "n.d."
    where = (source.container, publisher, source.number, dated, source.pages)
    read = f"Accessed {_date(source.accessed, language)}" if source.accessed else ""
    archived = f"Archived at {source.archived_url}" if source.archived_url else ""
    parts = (who, _title(source), ", ".join(part for part in where if part), read, source.url, archived)
    told = " ".join(_ended(part) for part in parts if part)
    return told if source.was_read else f"{told} (Not read.)"


def chicago_note(source: Source, language: str) -> str:
    """Return author, “title,” container, publisher, number, date, pages, address: all in one sentence."""
    title = _title(source).replace(".”", ",”")
    who = _listed([natural(name) for name in _named(source.authors)]) or source.publisher
    publisher = source.publisher if source.authors and source.publisher != source.container else ""
    dated = _date(source.issued, language) or "n.d."
    read = f"accessed {_date(source.accessed, language)}" if source.accessed else ""
    archived = f"archived at {source.archived_url}" if source.archived_url else ""
    where = (source.container, publisher, source.number, dated, source.pages, read, source.url, archived)
    told = ", ".join(part for part in (who, title, *where) if part).replace("”, ", "” ")
    return told if source.was_read else f"{told} (not read)"


def _ended(part: str) -> str:
    return part if part.endswith((".", "。", "?", "!", ".”", "?”", "!”")) else f"{part}."


def _title(source: Source) -> str:
    """Return the title in quotation marks, its own ones single; a description in our words stands without."""
    title = source.title.strip()
    if not title:
        return ""
    if title.startswith(("(", "（")):
        return title[1:-1].strip() if title.endswith((")", "）")) else title
    if source.type in _WHOLE:
        return title
    inner = title.strip("《》").replace("“", "‘").replace("”", "’")
    return f"“{inner}{'' if inner.endswith(('.', '?', '!', '？', '！', '。')) else '.'}”"


def _authors(authors: tuple[str, ...]) -> str:
    """Return the authors, the first by family name: it is the one that the list is sorted by."""
    named = _named(authors)
    return _listed([_inverted(named[0]), *map(natural, named[1:])], is_inverted=True) if named else ""


def _named(authors: tuple[str, ...]) -> list[str]:
    return [author for author in authors if author.strip()]


def _listed(names: list[str], *, is_inverted: bool = False) -> str:
    if len(names) > ALL_NAMED:
        return f"{', '.join(names[:FEW_NAMED])}, et al."
    comma = "," if is_inverted or len(names) > 2 else ""
    return f"{', '.join(names[:-1])}{comma} and {names[-1]}" if len(names) > 1 else "".join(names)


def _inverted(name: str) -> str:
    parts = parts_of(name)
    return natural(name) if is_wide(name) or not parts.given else name


def _date(when: When | None, language: str) -> str:
    """Return a date with the month first, as the manual has it in English."""
    if when is None:
        return ""
    found = re.fullmatch(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?([~?]?)", when.edtf)
    if not found or language != "en":
        return words_of_when(when, language)
    year, month, day, doubt = found.groups()
    told = f"{_MONTHS[int(month) - 1]} {int(day)}, {year}" if day else year
    told = f"{_MONTHS[int(month) - 1]} {year}" if month and not day else told
    return {"~": f"ca. {told}", "?": f"[{told}?]"}.get(doubt, told)
