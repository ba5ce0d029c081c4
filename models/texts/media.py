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
    ".srt": "text/plain", ".vtt": "text/plain",
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
    ".flac": "audio/flac", ".aac": "audio/aac", ".amr": "audio/amr", ".wma": "audio/x-ms-wma", ".aiff": "audio/aiff",
    ".oga": "audio/ogg", ".mp4": "video/mp4", ".m4v": "video/mp4", ".mov": "video/quicktime", ".webm": "video/webm",
    ".mkv": "video/x-matroska", ".avi": "video/x-msvideo", ".3gp": "video/3gpp", ".wmv": "video/x-ms-wmv",
    ".ogv": "video/ogg", ".mpg": "video/mpeg", ".mpeg": "video/mpeg", ".mts": "video/mp2t", ".m2ts": "video/mp2t",
}  # fmt: skip
_STARTS: Final = (
    (b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"), (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"), (b"{\\rtf", RTF), (b"ID3\x03", "audio/mpeg"),
    (b"ID3\x04", "audio/mpeg"), (b"ID3\x02", "audio/mpeg"), (b"fLaC", "audio/flac"),
    (b"#!AMR", "audio/amr"), (b"\x00\x00\x01\xba", "video/mpeg"),
)  # fmt: skip
_RIFF: Final = {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}
_FTYP: Final = {b"M4A": "audio/mp4", b"M4B": "audio/mp4", b"qt ": "video/quicktime", b"3gp": "video/3gpp"}
_MPEG_SOUND: Final = {b"\xff\xfb": "audio/mpeg", b"\xff\xf3": "audio/mpeg", b"\xff\xf2": "audio/mpeg",
                      b"\xff\xfa": "audio/mpeg", b"\xff\xf1": "audio/aac", b"\xff\xf9": "audio/aac"}  # fmt: skip
_EBML, _ASF = b"\x1a\x45\xdf\xa3", b"\x30\x26\xb2\x75\x8e\x66\xcf\x11"
_PACKET: Final = 188  # bytes of an MPEG transport stream, each packet of which begins with G
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEIC: Final = (b"heic", b"heix", b"heim", b"heis", b"mif1")
HEAD: Final = 4096
"""Bytes by which a kind of file is known."""
_DEVICES: Final = frozenset(
    ("con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(10)))
)
_LONGEST_NAME: Final = 180


def media_type(file: BinaryIO, name: str) -> str:
    """Return the media type of a file; UNKNOWN for what is not known. The file is left somewhere in its middle."""
    head = file.read(HEAD)
    ending = name.casefold()[name.rfind(".") :] if "." in name else ""
    if head.startswith(b"PK\x03\x04"):
        return _packed_type(file)
    if head.startswith(_OLE):
        return _OF_OLE.get(ending, UNKNOWN)
    return (
        _by_beginning(head) or _recording_type(head, ending) or _SOUND.get(ending) or _by_ending(head, ending)
    )


def is_recording(media_type: str) -> bool:
    """Tell whether a type is one of sound or of moving pictures."""
    return media_type.startswith(("audio/", "video/"))


def begins_as_recording(head: bytes) -> bool:
    """Tell by a file's first 4 kB whether it is a recording, and no list that sends a player elsewhere."""
    return is_recording(_by_beginning(head) or _recording_type(head, "") or "")


def _by_beginning(head: bytes) -> str | None:
    """Return the type that a file's first bytes tell, if they tell one."""
    if b"%PDF-" in head[:1024]:
        return PDF
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12])
    if head[4:8] == b"ftyp" and head[8:12] in _HEIC:
        return "image/heic"
    found = next((found for start, found in _STARTS if head.startswith(start)), None)
    if is_token(head):
        return MEDIA
    return found or ("image/svg+xml" if b"<svg" in head.lower() else None)


def _recording_type(head: bytes, ending: str) -> str | None:
    """Return what kind of recording a file's first bytes tell; its name says which of two, where they hold both."""
    named = _SOUND.get(ending, "")
    if head[4:8] == b"ftyp":
        return _FTYP.get(head[8:11], named or "video/mp4")
    if head.startswith(b"OggS"):
        return named or "audio/ogg"
    if head.startswith(_EBML):
        return "video/webm" if b"webm" in head[:64] else "video/x-matroska"
    if head.startswith(_ASF):
        return named or "video/x-ms-wmv"
    if head[:4] == b"FORM" and head[8:12] in (b"AIFF", b"AIFC"):
        return "audio/aiff"
    if head[:1] == b"G" and head[_PACKET : _PACKET + 1] == b"G" == head[2 * _PACKET : 2 * _PACKET + 1]:
        return "video/mp2t"
    return _MPEG_SOUND.get(head[:2])


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
    if is_recording(media_type):
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
