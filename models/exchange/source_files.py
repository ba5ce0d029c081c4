"""The files that a bibliography says are attached to a source: paths as text, never opened and never followed."""

import re
from dataclasses import dataclass
from typing import Final

from models.records.story import SourceId

_ENCODED: Final = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")  # two letters or more: one is a drive
_UNSEEN: Final = re.compile(r"[\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that a foreign file names beside a source; nobody has looked whether it is there."""

    source_id: SourceId
    path: str


def local_path(told: str) -> str:
    """Return a path on this computer; empty if it is an address, on another computer, or no path at all."""
    path = told.strip().strip('"')
    if path.casefold().startswith("file:"):
        path = _from_address(path[5:])
    is_elsewhere = path.replace("\\", "/").startswith("//") or _SCHEME.match(path) is not None
    return "" if is_elsewhere or _UNSEEN.search(path) or len(path) > 4096 else path


def _from_address(rest: str) -> str:
    """Return the path of a file: address; one that names another computer stays an address of two slashes."""
    host, slash, path = rest[2:].partition("/") if rest.startswith("//") else ("", "", rest)
    if host and host.casefold() != "localhost":
        return f"//{host}/{path}"
    path = _ENCODED.sub(lambda found: _decoded(found[0]), slash + path)
    return path[1:] if re.match(r"/[A-Za-z]:", path) else path


def _decoded(codes: str) -> str:
    return bytes.fromhex(codes.replace("%", "")).decode("utf-8", "replace")


def parts_of_field(told: str) -> tuple[str, ...]:
    """Return the paths of a BibTeX `file` field: Zotero's name:path:type, JabRef's :path:TYPE, or a plain path."""
    found = []
    for entry in _split(told, ";"):
        if re.match(r"\s*(file|https?):", entry, re.IGNORECASE):
            found.append(_unescaped(entry))
            continue
        parts = [_unescaped(part).strip() for part in _split(entry, ":")]
        if len(parts) > 1 and re.fullmatch(r"[A-Za-z]", parts[0]) and re.match(r"[\\/]", parts[1]):
            parts[:2] = [f"{parts[0]}:{parts[1]}"]  # a drive whose colon was not escaped
        if len(parts) > 2 and re.fullmatch(r"[A-Za-z]", parts[1]) and re.match(r"[\\/]", parts[2]):
            parts[1:3] = [f"{parts[1]}:{parts[2]}"]
        found.append(parts[1] if len(parts) > 2 else parts[0])
    return tuple(path.strip() for path in found if path.strip())


def _split(text: str, sign: str) -> list[str]:
    """Return the parts between signs that no backslash stands before."""
    found: list[str] = re.findall(rf"((?:\\.|[^{sign}\\]|\\\Z)*)(?:{sign}|\Z)", text, re.DOTALL)
    return found[:-1] or [text]  # the last one is the empty text behind the end


def _unescaped(text: str) -> str:
    return re.sub(r"\\([\\:;{}_&%#$ ])", r"\1", text)
