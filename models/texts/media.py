"""What kind of file something is, by its bytes first and by its name only where bytes say nothing."""

import unicodedata
from typing import BinaryIO, Final

TEXT_ENDINGS: Final = (".txt", ".md", ".log", ".json", ".xml", ".csv", ".tsv")
_HEAD: Final = 4096
_STARTS: Final = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"PK\x03\x04", "application/zip"),
)
_DEVICES: Final = frozenset(
    ("con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(10)))
)
_LONGEST_NAME: Final = 180


def media_type(file: BinaryIO, name: str) -> str:
    """Answer the media type of a file; `application/octet-stream` for what is not known."""
    head = file.read(_HEAD)
    if b"%PDF-" in head[:1024]:
        return "application/pdf"
    for start, found in _STARTS:
        if head.startswith(start):
            return found
    if head.lstrip().startswith((b"<svg", b"<?xml")) and b"<svg" in head:
        return "image/svg+xml"
    if name.casefold().endswith(TEXT_ENDINGS) and b"\x00" not in head:
        return "text/plain"
    return "application/octet-stream"


def safe_name(name: str) -> str:
    """Answer a file's name as it is safe to show and to write: no path, no invisible or turning characters."""
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    shown = "".join(
        letter
        if unicodedata.category(letter)[0] != "C" and letter not in '<>:"|?*'
        else f"⟨{ord(letter):04X}⟩"
        for letter in last
    ).strip(" .")
    if shown.partition(".")[0].casefold() in _DEVICES:
        shown = f"_{shown}"
    if len(shown) > _LONGEST_NAME:
        stem, dot, ending = shown.rpartition(".")
        kept = ending[:20] if dot else ""
        shown = f"{(stem or shown)[: _LONGEST_NAME - len(kept) - 2]}…{dot}{kept}"
    return shown or "unnamed"
