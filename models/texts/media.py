"""What kind of file something is, by its bytes first and by its name only where bytes say nothing."""

import unicodedata
from typing import BinaryIO, Final

from models.texts.archive import Archive
from models.texts.text import UnreadableDocument
from models.texts.time_stamp import MEDIA, is_token
from models.translation import tr, tr_later

PDF: Final = "application/pdf"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODT: Final = "application/vnd.oasis.opendocument.text"
ODS: Final = "application/vnd.oasis.opendocument.spreadsheet"
ODP: Final = "application/vnd.oasis.opendocument.presentation"
PPTX: Final = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
XLS: Final = "application/vnd.ms-excel"
XLSB: Final = "application/vnd.ms-excel.sheet.binary.macroenabled.12"
MSG: Final = "application/vnd.ms-outlook"
RTF: Final = "application/rtf"
EPUB: Final = "application/epub+zip"
MBOX: Final = "application/mbox"
ZIP: Final = "application/zip"
PICTURES: Final = ("image/png", "image/jpeg", "image/webp", "image/tiff", "image/heic")
UNKNOWN: Final = "application/octet-stream"
_BY_ENDING: Final = {
    ".txt": "text/plain", ".md": "text/plain", ".log": "text/plain", ".json": "text/plain", ".xml": "text/plain",
    ".csv": "text/csv", ".tsv": "text/csv", ".html": "text/html", ".htm": "text/html", ".xhtml": "text/html",
    ".mht": "multipart/related", ".mhtml": "multipart/related", ".eml": "message/rfc822", ".mbox": MBOX,
}  # fmt: skip
_OF_OLE: Final = {
    ".xls": XLS,
    ".msg": MSG,
    ".doc": "application/msword",
    ".ppt": "application/vnd.ms-powerpoint",
}
_SOUND: Final = {
    ".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".wav": "audio/wav", ".ogg": "audio/ogg", ".opus": "audio/ogg",
    ".flac": "audio/flac", ".mp4": "video/mp4", ".mov": "video/quicktime", ".webm": "video/webm",
    ".mkv": "video/x-matroska", ".avi": "video/x-msvideo", ".3gp": "video/3gpp",
}  # fmt: skip
_STARTS: Final = (
    (b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"), (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"), (b"{\\rtf", RTF),
)  # fmt: skip
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEIC: Final = (b"heic", b"heix", b"heim", b"heis", b"mif1")
_HEAD: Final = 4096
_DEVICES: Final = frozenset(
    ("con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(10)))
)
_LONGEST_NAME: Final = 180


def media_type(file: BinaryIO, name: str) -> str:
    """Return the media type of a file; UNKNOWN for what is not known. The file is left somewhere in its middle."""
    head = file.read(_HEAD)
    ending = name.casefold()[name.rfind(".") :] if "." in name else ""
    if head.startswith(b"PK\x03\x04"):
        return _packed_type(file)
    if head.startswith(_OLE):
        return _OF_OLE.get(ending, UNKNOWN)
    return _by_beginning(head) or _SOUND.get(ending) or _by_ending(head, ending)


def _by_beginning(head: bytes) -> str | None:
    """Return the type that a file's first bytes tell, if they tell one."""
    if b"%PDF-" in head[:1024]:
        return PDF
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head[4:8] == b"ftyp" and head[8:12] in _HEIC:
        return "image/heic"
    found = next((found for start, found in _STARTS if head.startswith(start)), None)
    if is_token(head):
        return MEDIA
    return found or ("image/svg+xml" if b"<svg" in head.lower() else None)


def _by_ending(head: bytes, ending: str) -> str:
    """Return the type that a name tells of what looks like text."""
    is_text = b"\x00" not in head or head.startswith((b"\xff\xfe", b"\xfe\xff"))
    return _BY_ENDING.get(ending, UNKNOWN) if is_text else UNKNOWN


def _packed_type(file: BinaryIO) -> str:
    """Return the type of a zip archive by the parts it has."""
    file.seek(0)
    try:
        archive = Archive(file)
        if "mimetype" in archive:
            told = archive.open("mimetype").read(200).decode("ascii", "replace").strip()
            return told if told in (ODT, ODS, ODP, EPUB) else ZIP
    except UnreadableDocument:
        return ZIP
    return next((found for part, found in _BY_PART.items() if part in archive), ZIP)


_BY_PART: Final = {
    "word/document.xml": DOCX, "xl/workbook.xml": XLSX, "xl/workbook.bin": XLSB, "ppt/presentation.xml": PPTX,
}  # fmt: skip


_KINDS: Final = {
    PDF: "PDF", DOCX: "Word", XLSX: tr_later("workbook"), XLS: tr_later("workbook"), XLSB: tr_later("workbook"),
    ODS: tr_later("workbook"), ODT: tr_later("text"), PPTX: tr_later("slides"), ODP: tr_later("slides"),
    RTF: tr_later("text"), EPUB: tr_later("book"), MSG: tr_later("e-mail"), "message/rfc822": tr_later("e-mail"),
    MBOX: tr_later("mailbox"), "text/html": tr_later("web page"), "multipart/related": tr_later("web page"),
    "text/plain": tr_later("text"), "text/csv": tr_later("table"), ZIP: tr_later("archive"), UNKNOWN: tr_later("file"),
}  # fmt: skip


def kind_words(media_type: str) -> str:
    """Return what a kind of file is called: PDF, JPEG, workbook, recording."""
    if media_type.startswith(("audio/", "video/")):
        return tr("sound recording") if media_type.startswith("audio/") else tr("video recording")
    return tr(_KINDS.get(media_type, "")) or media_type.rpartition("/")[2].upper()


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
