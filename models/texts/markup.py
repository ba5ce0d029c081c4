"""Reads XML as a stream of events behind a guard: no document type, no entity, no depth or token without end."""

from collections.abc import Callable, Iterator
from enum import Enum
from typing import Final, NamedTuple, Protocol
from xml.parsers import expat

from models.texts.limits import Work
from models.texts.text import UnreadableDocument
from models.translation import tr, tr_later

DEEPEST: Final = 400
MOST_ELEMENTS: Final = 30_000_000
LONGEST_TOKEN: Final = 8 * 2**20  # bytes; older expat reads an unfinished token again with every chunk
_CHUNK: Final = 2**18
_FAMILIES: Final = (
    "wordprocessingml",
    "spreadsheetml",
    "officeDocument/2006/math",
    "package/2006/relationships",
)
_BROKEN: Final = tr_later("The markup of this document is damaged and cannot be read: ask for another copy.")


class Readable(Protocol):
    """What can be read in chunks."""

    def read(self, size: int, /) -> bytes:
        """Return at most so many bytes."""


class Kind(Enum):
    """What was met in the markup."""

    START = 1
    END = 2
    TEXT = 3


class Event(NamedTuple):
    """One step through the markup; `name` is that of the element, `text` what stands between."""

    kind: Kind
    name: str
    attributes: dict[str, str]
    text: str = ""

    def get(self, name: str, otherwise: str = "") -> str:
        """Return an attribute by its name without a prefix."""
        return self.attributes.get(name, otherwise)


def events(file: Readable, work: Work) -> Iterator[Event]:
    """Yield the elements and texts of an XML file; UnreadableDocument if it is broken or breaks a limit.

    Names are those of the office formats without a prefix; elements of other vocabularies are `other:name`.
    The id of a relation is `r:id`.
    """
    reader = _Guarded()
    fed = 0
    while chunk := file.read(_CHUNK):
        fed += len(chunk)
        reader.feed(chunk, is_last=False)
        if fed - reader.position > LONGEST_TOKEN + _CHUNK:
            raise UnreadableDocument(
                tr("The markup of this document has a word without end, so it is not read.")
            )
        work.look()
        yield from reader.take()
    reader.feed(b"", is_last=True)
    yield from reader.take()


class _Guarded:
    """An expat parser that refuses what could expand, load or dig without end."""

    def __init__(self) -> None:
        self._events: list[Event] = []
        self._depth = self._elements = 0
        self._names: dict[str, str] = {}
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        for handler in ("StartDoctypeDecl", "EntityDecl", "UnparsedEntityDecl", "ExternalEntityRef"):
            setattr(parser, handler + "Handler", _refuse)
        self._parser = parser

    @property
    def position(self) -> int:
        """Return at which byte the last thing that was met begins."""
        return max(0, self._parser.CurrentByteIndex)

    def feed(self, data: bytes, *, is_last: bool) -> None:
        try:
            self._parser.Parse(data, is_last)
        except (expat.ExpatError, ValueError, LookupError):
            raise UnreadableDocument(tr(_BROKEN)) from None

    def take(self) -> list[Event]:
        taken, self._events = self._events, []
        return taken

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._elements += 1
        if self._depth > DEEPEST or self._elements > MOST_ELEMENTS:
            raise UnreadableDocument(
                tr("The markup of this document has elements without end, so it is not read.")
            )
        plain = {self._attribute(key): value for key, value in attributes.items()}
        self._events.append(Event(Kind.START, self._element(name), plain))

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._events.append(Event(Kind.END, self._element(name), {}))

    def _text(self, text: str) -> None:
        self._events.append(Event(Kind.TEXT, "", {}, text))

    def _element(self, name: str) -> str:
        return self._known(name, _plain_element)

    def _attribute(self, name: str) -> str:
        return self._known("@" + name, _plain_attribute)

    def _known(self, name: str, plain: Callable[[str], str]) -> str:
        found = self._names.get(name)
        if found is None:
            found = plain(name)
            if len(self._names) < 10_000:
                self._names[name] = found
        return found


def _refuse(*_: object) -> int:
    raise UnreadableDocument(
        tr("The markup of this document declares entities, as no office program does: it is not read.")
    )


def _plain_element(name: str) -> str:
    family, _, local = name.rpartition(" ")
    return local if any(known in family for known in _FAMILIES) else f"other:{local}"


def _plain_attribute(name: str) -> str:
    family, _, local = name.removeprefix("@").rpartition(" ")
    return f"r:{local}" if family.endswith("/relationships") else local
