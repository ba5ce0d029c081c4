"""Which font has which letter: Dateline Sans, and beyond it a pack for each script that is read when it is needed."""

import json
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from models.errors import CaseError
from models.figure.clusters import is_unseen
from models.figure.faces import has_own_letter
from models.machine.paths import resource
from models.translation import tr


@dataclass(frozen=True, slots=True)
class Pack:
    """The letters of a script: its files, Bold last where there is one, and first and last of each range it has."""

    name: str
    origin: str  # the family of Noto that it was cut from
    files: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def has(self, character: str) -> bool:
        """Tell whether the pack can draw the character."""
        code = ord(character)
        at = bisect_right(self.starts, code) - 1
        return at >= 0 and code <= self.ends[at]

    def file(self, is_bold: bool) -> str:
        """Return the name of the file of a weight; a pack without Bold is drawn in Regular."""
        return self.files[-1 if is_bold else 0]

    @property
    def family(self) -> str:
        """Return the name of the font."""
        return f"Dateline Sans {self.name}"


@cache
def packs() -> tuple[Pack, ...]:
    """Return all packs, in the order in which they are asked; CaseError if their list is damaged."""
    try:
        rows = json.loads(resource("fonts", "packs", "packs.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CaseError(
            tr("The list of font packs is missing or damaged: install Dateline again.")
        ) from error
    return tuple(
        Pack(row["name"], row["origin"], tuple(row["files"]), *map(tuple, zip(*row["ranges"], strict=True)))
        for row in rows
    )


def packs_with(characters: str) -> Iterator[Pack]:
    """Yield the packs that have all of these characters."""
    return (pack for pack in packs() if all(map(pack.has, characters)))


def is_in_a_pack(character: str) -> bool:
    """Tell whether any pack can draw the character."""
    return next(packs_with(character), None) is not None


def packs_of(text: str) -> tuple[Pack, ...]:
    """Return the packs that a text needs beyond Dateline Sans, in the order of its letters."""
    lacking = (character for character in dict.fromkeys(text) if not has_own_letter(character))
    found = (next(packs_with(character), None) for character in lacking if not is_unseen(character))
    return tuple(dict.fromkeys(pack for pack in found if pack))


def font_path(file: str) -> Path:
    """Return the path of a font by the name of its file, of Dateline Sans or of a pack; any other is a path itself."""
    if file.endswith(".ttf") and Path(file).is_absolute():
        return Path(file)
    own = file in OWN_FILES
    return resource("fonts", file) if own else resource("fonts", "packs", file)


OWN_FILES = ("DatelineSans-Regular.ttf", "DatelineSans-Bold.ttf")


def own_file(is_bold: bool) -> str:
    """Return the name of the file of Dateline Sans."""
    return OWN_FILES[is_bold]
