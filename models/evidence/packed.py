"""Files that lie packed in a zip archive: each is added as a document of its own, and says where it came from."""

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from models.errors import CaseError
from models.texts.archive import Archive
from models.texts.media import ZIP, media_type, safe_name
from models.texts.text import UnreadableDocument
from models.translation import tr

LARGEST_PACKED: Final = 500 * 2**20  # bytes of one packed file: it is unpacked in memory, never on the disk
_PIECE: Final = 2**20
_OF_A_MAC: Final = "__MACOSX/"


@dataclass(frozen=True, slots=True)
class Packed:
    """A file in an archive; it is opened like a path."""

    archive: Path
    part: str

    @property
    def name(self) -> str:
        """Return its name, without the folders it lies in."""
        return self.part.rpartition("/")[2]

    @property
    def came_from(self) -> str:
        """Return where it lay, in words."""
        return f"{safe_name(self.archive.name)}: {self.part}"

    def open(self, mode: str = "rb") -> io.BytesIO:
        """Unpack it in memory; CaseError if it cannot be unpacked or is too large."""
        data = bytearray()
        with self.archive.open("rb") as file:
            try:
                part = Archive(file).open(self.part)
                while piece := part.read(_PIECE):
                    data += piece
                    if len(data) > LARGEST_PACKED:
                        archive = safe_name(self.archive.name)
                        raise CaseError(
                            tr(
                                "{name} is larger than 500 MB: unpack {archive} first.",
                                name=safe_name(self.name),
                                archive=archive,
                            )
                        )
            except UnreadableDocument as error:
                raise CaseError(
                    tr("{name} cannot be unpacked. {error}", name=safe_name(self.name), error=error)
                ) from None
        return io.BytesIO(bytes(data))


def packed_in(path: Path) -> tuple[Packed, ...]:
    """Return the files in a zip archive, sorted; none if it is no archive of files, or one that cannot be trusted.

    Hidden files are left out, and archives inside are not opened.
    """
    with path.open("rb") as file:
        if media_type(file, path.name) != ZIP:
            return ()
        try:
            names = Archive(file).names
        except UnreadableDocument:
            return ()  # it is kept as it is, and says so
    return tuple(Packed(path, name) for name in sorted(names) if _is_shown(name))


def _is_shown(name: str) -> bool:
    is_hidden = any(piece.startswith(".") for piece in name.split("/"))
    return not (name.endswith("/") or name.startswith(_OF_A_MAC) or is_hidden)
