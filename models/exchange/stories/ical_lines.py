"""The lines of iCalendar (RFC 5545): folded and unfolded, their names, parameters and escaped words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from models.exchange.written import clean

_VALUE: Final = r"(?:\"[^\"]*\"|[^\";:,]*)"
_NAME: Final = re.compile(rf"([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+={_VALUE}(?:,{_VALUE})*)*):")
_PARAMETER: Final = re.compile(rf";([A-Za-z0-9-]+)=({_VALUE}(?:,{_VALUE})*)")
_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)
_LONGEST: Final = 75  # bytes of a line


@dataclass(frozen=True, slots=True)
class Property:
    """One property: its name in capitals, its parameters, and its value as it is written."""

    line: int
    name: str
    value: str
    parameters: Mapping[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """Return the value as words."""
        return _unescaped(self.value)

    @property
    def texts(self) -> tuple[str, ...]:
        """Return the words that commas part."""
        parts = re.split(r"(?<!\\)((?:\\\\)*),", self.value)
        joined = [
            parts[at] + (parts[at + 1] if at + 1 < len(parts) else "") for at in range(0, len(parts), 2)
        ]
        return tuple(text for part in joined if (text := _unescaped(part).strip()))


def properties(text: str) -> Iterator[Property]:
    """Yield the properties of a file in their order; what is no property is passed over."""
    for line, whole in _unfolded(text):
        found = _NAME.match(whole)
        if found:
            told = {name.upper(): _parameter(value) for name, value in _PARAMETER.findall(found[2])}
            yield Property(line, found[1].upper(), whole[found.end() :], told)


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Yield each line whole with the number of its first piece."""
    start, pieces = 1, list[str]()
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), start=1):
        if line[:1] in (" ", "\t") and pieces:
            pieces.append(line[1:])
            continue
        if pieces:
            yield start, "".join(pieces)
        start, pieces = number, [line] if line else []
    if pieces:
        yield start, "".join(pieces)


def _unescaped(value: str) -> str:
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)


def _parameter(value: str) -> str:
    """Return the value of a parameter, without its quotation marks and with the signs of RFC 6868."""
    signs = {"^n": "\n", "^'": '"', "^^": "^"}
    return re.sub(r"\^[n'^]", lambda found: signs[found[0]], value.replace('"', ""))


def written_line(name: str, text: str, *, is_text: bool = True, **parameters: str) -> str:
    """Return a property as a line of a file, folded after 75 bytes."""
    told = "".join(f';{key}="{_marked(value)}"' for key, value in parameters.items())
    return folded(f"{name}{told}:{escaped(text) if is_text else clean(text)}")


def escaped(text: str) -> str:
    """Return words as iCalendar holds them."""
    lines = (clean(line) for line in text.replace("\r\n", "\n").split("\n"))
    return "\\n".join(re.sub(r"([\\;,])", r"\\\1", line) for line in lines)


def _marked(value: str) -> str:
    return clean(value).replace("^", "^^").replace('"', "^'")


def folded(line: str) -> str:
    """Return a line in pieces of 75 bytes at most, none of which parts a character."""
    pieces, size = [""], 0
    for letter in line:
        width = len(letter.encode())
        if size + width > _LONGEST:
            pieces.append(" ")
            size = 1
        pieces[-1] += letter
        size += width
    return "\r\n".join(pieces) + "\r\n"
