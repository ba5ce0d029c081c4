"""What the formats of bibliographies share: names, dates, fields without a place, and the answer of a reader."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from models.errors import CaseError
from models.exchange import imported as limits
from models.exchange.imported import Imported, Trouble, shown
from models.records import Confidentiality, Source
from models.when import When, read_when

_SEASONS: Final = {
    "spring": 21,
    "summer": 22,
    "autumn": 23,
    "fall": 23,
    "winter": 24,
    "1": 21,
    "2": 22,
    "3": 23,
    "4": 24,
}
_PRIVATE: Final = frozenset(("file", "note", "annote", "annotation", "custom", "l1", "l2", "l4", "n1"))
UNREAD: Final = "The date “{}” cannot be read and is kept as it stands."
_WIDE: Final = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af]")


class UnusableFile(Exception):
    """A file that cannot be used at all; the words go on behind its name."""


@dataclass(slots=True)
class Shelf:
    """The sources of a file as they are read, and everything that has no place in one."""

    sources: list[Source] = field(default_factory=list)
    problems: list[Trouble] = field(default_factory=list)
    left_out: dict[str, None] = field(default_factory=dict)  # names of fields, in order
    attachments: int = 0

    def imported(self, remark: str) -> Imported:
        """Answer what was read."""
        remarks = [remark] if self.sources else []
        if self.attachments:
            remarks.append(
                f"{self.attachments} attached files are named, not opened: add them as documents if they are here."
            )
        return Imported(tuple(self.sources), tuple(self.problems), tuple(self.left_out), tuple(remarks))


def read_bibliography(path: Path, read: Callable[[str, Shelf], None], name: str) -> Imported:
    """Answer the sources of a file in some format; never raises over its content."""
    try:
        shelf = Shelf()
        read(_text_of(path), shelf)
    except OSError as error:
        return Imported(refusal=f"{path.name} cannot be read ({error.strerror or 'no reason given'}).")
    except UnusableFile as error:
        return Imported(refusal=f"{path.name} {error}")
    except (RecursionError, MemoryError):
        return Imported(refusal=f"{path.name} is nested too deeply or too large: split it.")
    if not shelf.sources and not shelf.problems:
        return Imported(refusal=f"{path.name} holds no source in {name}: check that it is the right file.")
    return shelf.imported(
        f"Read {len(shelf.sources):,} source{'' if len(shelf.sources) == 1 else 's'} from {name}."
    )


def _text_of(path: Path) -> str:
    if not path.is_file():
        raise UnusableFile("is not there or is no file: check the name.")
    with path.open("rb") as file:
        data = file.read(limits.MOST_BYTES + 1)
    if len(data) > limits.MOST_BYTES:
        raise UnusableFile(f"is larger than {limits.MOST_BYTES // 1024**2} MB: split it.")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnusableFile("is not UTF-8: export it again as UTF-8.")


# names -----------------------------------------------------------------------------------------


def name_of(family: str, given: str, literal: str = "") -> str:
    """Answer a name as it is kept: "Family, Given"; Chinese and Korean names and bodies as one word."""
    if literal or not given:
        return literal or family
    if _WIDE.search(family) and _WIDE.search(given):
        return family + given
    return f"{family}, {given}" if family else given


def name_parts(name: str) -> tuple[str, str]:
    """Answer family and given name of a kept name; a body or a Chinese name has no given name."""
    family, comma, given = name.partition(", ")
    return (family, given) if comma and given else (name, "")


# dates -----------------------------------------------------------------------------------------


def when_of(text: str) -> When:
    """Read a date of a bibliography, EDTF first; CaseError if it cannot be read."""
    try:
        return When.from_edtf(text.strip())
    except CaseError:
        return read_when(text)


def when_of_parts(parts: Iterable[str], season: str = "") -> When:
    """Answer the date of year, month and day as text; missing ones stay unknown."""
    year, month, day = (*[str(part).strip() for part in parts if str(part).strip()], "", "", "")[:3]
    if season and not month:
        month = str(_SEASONS.get(season.casefold(), season))
    found = "-".join([year.zfill(4), *(part.zfill(2) for part in (month, day) if part)])
    return When.from_edtf(found)


def date_parts(when: When) -> list[list[int]] | None:
    """Answer a plain date or a closed interval as lists of year, month, day; None if it says more than that."""
    ends = when.edtf.split("/")
    if not all(re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?", end) for end in ends):
        return None
    return [[int(part) for part in end.split("-")] for end in ends]


# fields without a place --------------------------------------------------------------------------


def extra_of(name: str, value: str) -> str:
    """Answer a field that has no place here as it is kept."""
    return f"{name}={value}"


def extras(source: Source, format: str) -> Mapping[str, str]:
    """Answer the fields that came from a format and go back into it, without paths and private notes."""
    start = f"{format}."
    told = (one.removeprefix(start).partition("=") for one in source.extra if one.startswith(start))
    return {name: value for name, _, value in told if name.casefold() not in _PRIVATE}


def publishable(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Answer the sources that may leave the newsroom."""
    return tuple(source for source in sources if source.confidentiality == Confidentiality.PUBLIC)


@dataclass(frozen=True, slots=True)
class BibliographyText:
    """A bibliography as text, and in words what the format cannot hold."""

    text: str
    lost: tuple[str, ...] = ()


def lost_of(sources: Iterable[Source], held: frozenset[str]) -> tuple[str, ...]:
    """Answer which of our fields a format has no place for, with how many sources that touches."""
    names = {
        "genre": "genre", "original_title": "original title", "archived_url": "archived address",
        "accessed": "day of access", "number": "number", "pages": "pages", "language": "language",
        "container": "container", "reliability": "reliability", "origin_id": "origin", "is_primary": "primary",
    }  # fmt: skip
    told = []
    for name, words in names.items():
        count = sum(bool(getattr(source, name)) for source in sources) if name not in held else 0
        if count:
            told.append(f"{words} of {count} source{'' if count == 1 else 's'}")
    return tuple(told)


def trouble(line: int, sentence: str) -> Trouble:
    """Answer what could not be read, safe to print."""
    return Trouble(line, shown(sentence))
