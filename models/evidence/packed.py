"""Files that lie packed in a zip archive: each is added as a document of its own, and says where it came from."""

import io
import weakref
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final

from models.errors import CaseError
from models.machine.reading_beside import open_to_read
from models.texts.archive import Archive
from models.texts.media import ZIP, media_type, safe_name
from models.texts.text import UnreadableDocument
from models.translation import tr

LARGEST_PACKED: Final = 500 * 2**20  # bytes of one packed file: it is unpacked in memory, never on the disk
_PIECE: Final = 2**20
_MANY: Final = 200  # files of an archive whose list is not read anew for each; few enough archives stay open
_OF_A_MAC: Final = "__MACOSX/"


@dataclass(frozen=True, slots=True)
class Packed:
    """A file in an archive; it is opened like a path."""

    archive: Path
    part: str
    held: Archive | None = field(default=None, compare=False, repr=False)  # stays open for all files in it

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
        try:
            if self.held is not None:
                self.held.unpacked = 0  # each file is counted by itself
                return self._unpacked(self.held)
            with open_to_read(self.archive) as file:
                return self._unpacked(Archive(file))
        except UnreadableDocument as error:
            raise CaseError(
                tr("{name} cannot be unpacked. {error}", name=safe_name(self.name), error=error)
            ) from None

    def _unpacked(self, archive: Archive) -> io.BytesIO:
        part, data = archive.open(self.part), bytearray()
        while piece := part.read(_PIECE):
            data += piece
            if len(data) > LARGEST_PACKED:
                raise CaseError(
                    tr(
                        "{name} is larger than 500 MB: unpack {archive} first.",
                        name=safe_name(self.name),
                        archive=safe_name(self.archive.name),
                    )
                )
        return io.BytesIO(bytes(data))


def opened(file: Path | Packed) -> BinaryIO:
    """Open a file, or unpack it, to be read; what this program has locked stays locked."""
    return open_to_read(file) if isinstance(file, Path) else file.open()


def packed_in(path: Path) -> tuple[Packed, ...]:
    """Return the files in a zip archive, sorted; none if it is no archive of files, or one that cannot be trusted.

    Hidden files are left out, and archives inside are not opened.
    """
    file = open_to_read(path)
    try:
        archive = Archive(file) if media_type(file, path.name) == ZIP else None
    except UnreadableDocument:
        archive = None  # it is kept as it is, and says so
    except BaseException:
        file.close()
        raise
    names = archive.names if archive else ()
    if len(names) > _MANY:
        weakref.finalize(archive, file.close)  # which happens when nobody holds a file in it any more
    else:
        archive = None
        file.close()
    return tuple(Packed(path, name, archive) for name in sorted(names) if _is_shown(name))


def _is_shown(name: str) -> bool:
    is_hidden = any(piece.startswith(".") for piece in name.split("/"))
    return not (name.endswith("/") or name.startswith(_OF_A_MAC) or is_hidden)
