"""The elements of a Gramps file, plain or packed with gzip; its document type is passed over, entities are refused."""

import gzip
import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final
from xml.parsers import expat

from models.exchange.bibliography import clean
from models.exchange.imported import LONGEST_CELL, MOST_BYTES
from models.exchange.stories.gramps.package import file_in, is_package
from models.exchange.stories.gramps.unusable import UnusableFile
from models.translation import tr

_PACKED: Final = b"\x1f\x8b"
_DEEPEST: Final = 60
_MOST: Final = 4_000_000  # elements
_CHUNK: Final = 2**18
NAMESPACE: Final = "gramps-project.org/xml"


@dataclass(slots=True)
class Node:
    """An element with its attributes, words and children."""

    name: str
    attributes: dict[str, str]
    line: int
    words: list[str] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)

    def get(self, name: str) -> str:
        """Return an attribute; "" where there is none."""
        return self.attributes.get(name, "")

    def all(self, *names: str) -> Iterator["Node"]:
        """Yield the children of some names."""
        return (child for child in self.children if child.name in names)

    def first(self, *names: str) -> "Node | None":
        """Return the first child of one of some names."""
        return next(self.all(*names), None)

    def text(self, name: str = "") -> str:
        """Return the words of the element, or of its first child of a name."""
        found = self.first(name) if name else self
        return clean("".join(found.words)) if found else ""

    @property
    def is_private(self) -> bool:
        """Tell whether the file marks it as private."""
        return self.get("priv") == "1"


def is_gramps(beginning: str) -> bool:
    """Tell by its beginning whether a file is one of Gramps, or packed as those are."""
    return NAMESPACE in beginning or beginning.startswith("\x1f")


def read_tree(path: Path) -> Node:
    """Return the root of a file. UnusableFile says why it is of no use; OSError if it cannot be read."""
    data = _unpacked(path)
    builder = _Builder()
    try:
        for start in range(0, len(data), _CHUNK):
            builder.parser.Parse(data[start : start + _CHUNK], False)
        builder.parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise UnusableFile(
            tr("is not sound XML from line {line} on: export it again from Gramps.", line=error.lineno)
        ) from None
    except (ValueError, LookupError):
        raise UnusableFile(tr("is not sound XML: export it again from Gramps.")) from None
    if builder.root is None or builder.root.name != "database":
        raise UnusableFile(tr("is no file of Gramps: export it there as Gramps XML."))
    return builder.root


def _unpacked(path: Path) -> bytes:
    if is_package(path):
        return _opened(io.BytesIO(file_in(path)))
    with path.open("rb") as file:
        return _opened(file)


def _opened(file: BinaryIO) -> bytes:
    """Return what a file holds, unpacked if it is packed."""
    is_packed = file.read(2) == _PACKED
    file.seek(0)
    try:
        data = (gzip.GzipFile(fileobj=file) if is_packed else file).read(MOST_BYTES + 1)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise UnusableFile(tr("is packed and damaged: export it again from Gramps.")) from None
    if len(data) > MOST_BYTES:
        raise UnusableFile(tr("is larger than {most} MB: export a part of it.", most=MOST_BYTES // 2**20))
    return data


class _Builder:
    """Builds the tree while the parser goes through the file."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self._open: list[Node] = []
        self._count = 0
        self._length = 0  # of the words of the element that is open
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        for name in ("EntityDecl", "UnparsedEntityDecl", "ExternalEntityRef"):
            setattr(self.parser, f"{name}Handler", _refuse)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if len(self._open) >= _DEEPEST or self._count > _MOST:
            raise UnusableFile(tr("has elements without end, as Gramps writes none: export it again."))
        plain = {key.rpartition(" ")[2]: clean(value[:LONGEST_CELL]) for key, value in attributes.items()}
        node = Node(name.rpartition(" ")[2], plain, self.parser.CurrentLineNumber)
        if self._open:
            self._open[-1].children.append(node)
        else:
            self.root = node
        self._open.append(node)
        self._length = 0

    def _end(self, _name: str) -> None:
        self._open.pop()
        self._length = 0

    def _text(self, text: str) -> None:
        if self._open and self._length < LONGEST_CELL:
            self._open[-1].words.append(text[: LONGEST_CELL - self._length])
            self._length += len(text)


def _refuse(*_: object) -> int:
    raise UnusableFile(tr("declares entities, as Gramps never does: it is not read."))
