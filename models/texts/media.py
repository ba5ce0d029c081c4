"""What kind of file something is, by its bytes first and by its name only where bytes say nothing."""

import unicodedata
from typing import BinaryIO, Final

from models.texts.archive import Archive
from models.texts.text import UnreadableDocument
from models.texts.time_stamp import MEDIA, is_token

PDF: Final = "application/pdf"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PICTURES: Final = ("image/png", "image/jpeg")
UNKNOWN: Final = "application/octet-stream"
_BY_ENDING: Final = {
    ".txt": "text/plain", ".md": "text/plain", ".log": "text/plain", ".json": "text/plain", ".xml": "text/plain",
    ".csv": "text/csv", ".tsv": "text/csv", ".html": "text/html", ".htm": "text/html", ".xhtml": "text/html",
    ".mht": "multipart/related", ".mhtml": "multipart/related", ".eml": "message/rfc822",
}  # fmt: skip
_STARTS: Final = ((b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"))
_HEAD: Final = 4096
_DEVICES: Final = frozenset(
    ("con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(10)))
)
_LONGEST_NAME: Final = 180


def media_type(file: BinaryIO, name: str) -> str:
    """Return the media type of a file; UNKNOWN for what is not known. The file is left somewhere in its middle."""
    head = file.read(_HEAD)
    if b"%PDF-" in head[:1024]:
        return PDF
    for start, found in _STARTS:
        if head.startswith(start):
            return found
    if head.startswith(b"PK\x03\x04"):
        return _office_type(file)
    if is_token(head):
        return MEDIA
    if b"<svg" in head.lower():
        return "image/svg+xml"
    ending = name.casefold()[name.rfind(".") :] if "." in name else ""
    if ending not in _BY_ENDING or (b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff"))):
        return UNKNOWN
    return _BY_ENDING[ending]


def _office_type(file: BinaryIO) -> str:
    """Return the type of a zip archive by the parts it has."""
    file.seek(0)
    try:
        archive = Archive(file)
    except UnreadableDocument:
        return "application/zip"
    if "word/document.xml" in archive:
        return DOCX
    return XLSX if "xl/workbook.xml" in archive else "application/zip"


def safe_name(name: str) -> str:
    """Return a file's name as it is safe to show and to write: no path, no invisible or turning characters."""
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    shown = "".join(_shown(letter) for letter in last).strip(" .")
    if shown.partition(".")[0].casefold() in _DEVICES:
        shown = f"_{shown}"
    if len(shown) > _LONGEST_NAME:
        stem, dot, ending = shown.rpartition(".")
        kept = ending[:20] if dot else ""
        shown = f"{(stem or shown)[: _LONGEST_NAME - len(kept) - 2]}…{dot}{kept}"
    return shown or "unnamed"


def _shown(letter: str) -> str:
    is_plain = unicodedata.category(letter)[0] != "C" and letter not in '<>:"|?*'
    return letter if is_plain else f"⟨{ord(letter):04X}⟩"
