"""Draws the text out of any document by its media type: one door to all formats."""

import csv
import io
from typing import BinaryIO, Final

from models.errors import CaseError
from models.progress import Report
from models.records.story import RECOGNISED
from models.texts.chat import extract_chat
from models.texts.encoding import decoded
from models.texts.formats.docx import extract_docx
from models.texts.formats.eml import extract_eml, extract_mhtml
from models.texts.formats.epub import extract_epub
from models.texts.formats.html import extract_html
from models.texts.formats.mailbox import extract_mailbox
from models.texts.formats.msg import extract_msg
from models.texts.formats.odt import extract_odt
from models.texts.formats.pptx import extract_pptx
from models.texts.formats.rtf import extract_rtf
from models.texts.formats.sheets import extract_sheets
from models.texts.formats.xlsx import extract_xlsx
from models.texts.frames import count_frames
from models.texts.limits import MOST_CELLS, MOST_TEXT_BYTES, Work, allow_long_cells, read_whole
from models.texts.media import (
    DOCX,
    EPUB,
    MBOX,
    MSG,
    ODP,
    ODS,
    ODT,
    PDF,
    PICTURES,
    PPTX,
    RTF,
    XLS,
    XLSB,
    XLSX,
    is_recording,
)
from models.texts.pdf import extract_pdf
from models.texts.recognised import extract_recognised
from models.texts.subtitles import extract_subtitles
from models.texts.text import Block, Extracted, Look, Page, UnreadableDocument, repair
from models.texts.time_stamp import LARGEST, MEDIA, extract_stamp
from models.translation import tr, tr_later

_NO_TEXT: Final = tr_later("This is a picture: its words cannot be found; mark a region to cite it.")
_UNKNOWN: Final = tr_later("The text of this kind of file cannot be read; its bytes are kept unaltered.")
_BROKEN: Final = tr_later(
    "This document is damaged and cannot be read: ask for another copy; its bytes can be kept all the same."
)
_SOUND: Final = tr_later(
    "This is a recording: its words cannot be found; cite it by the time at which they are said."
)
_SVG: Final = tr_later(
    "This is an SVG drawing, which can hold programs, so it is not shown; its bytes are kept unaltered."
)
_READERS: Final = {
    DOCX: extract_docx,
    XLSX: extract_xlsx,
    PPTX: extract_pptx,
    ODT: extract_odt,
    ODP: extract_odt,
    ODS: extract_sheets,
    XLS: extract_sheets,
    XLSB: extract_sheets,
    RTF: extract_rtf,
    EPUB: extract_epub,
    MSG: extract_msg,
    MBOX: extract_mailbox,
    "text/html": extract_html,
    "message/rfc822": extract_eml,
    "multipart/related": extract_mhtml,
}


def extract(file: BinaryIO, media_type: str, name: str = "", report: Report | None = None) -> Extracted:
    """Return the pages of a document; UnreadableDocument with one sentence if its text cannot be drawn out.

    What `report` raises ends the work and comes out as it is.
    """
    if media_type == PDF:
        return extract_pdf(file, report)
    if media_type == RECOGNISED:
        return extract_recognised(file.read(MOST_TEXT_BYTES))
    if media_type in PICTURES:
        return Extracted(
            tuple(Page(str(number + 1)) for number in range(count_frames(file))), (tr(_NO_TEXT),)
        )
    work = Work(report)
    try:
        if media_type == MEDIA:
            return _stamp(file, name)
        if media_type in _READERS:
            return _READERS[media_type](file, work)
        if media_type in ("text/plain", "text/csv"):
            return _plain(file) if media_type == "text/plain" else _table(file, name)
    except (UnreadableDocument, KeyboardInterrupt):
        raise
    except Exception as error:
        if error is work.stop:
            raise
        raise UnreadableDocument(tr(_BROKEN)) from None
    if is_recording(media_type):
        raise UnreadableDocument(tr(_SOUND))
    raise UnreadableDocument(tr(_SVG if media_type == "image/svg+xml" else _UNKNOWN))


def _stamp(file: BinaryIO, name: str) -> Extracted:
    try:
        return extract_stamp(file.read(LARGEST + 1), name)
    except CaseError as error:
        raise UnreadableDocument(str(error)) from None


def _text_of(file: BinaryIO) -> str:
    data = read_whole(file, tr("This text is larger than 100 MB: split it."))
    return repair(decoded(data).text)


def _plain(file: BinaryIO) -> Extracted:
    text = _text_of(file)
    for extract_told in (extract_chat, extract_subtitles):
        if (told := extract_told(text)) is not None:
            return told
    return Extracted((Page("1", tuple(Block(line, Look.CODE) for line in text.split("\n"))),))


def _table(file: BinaryIO, name: str) -> Extracted:
    """Return a table of text, parted by whatever its first lines are parted by."""
    text = _text_of(file)
    allow_long_cells()
    try:
        first = text[:4000]
        separator = max(",;\t", key=first.count)
        rows, left = [], MOST_CELLS
        for row in csv.reader(io.StringIO(text), delimiter=separator):
            left -= len(row)
            if left < 0:
                raise UnreadableDocument(
                    tr("This table has more than {most:,} cells: split it.", most=MOST_CELLS)
                )
            rows.append(tuple(row))
    except csv.Error:
        raise UnreadableDocument(
            tr("This table has a cell of more than 1 MB: is a quotation mark never closed?")
        ) from None
    page = Page(name or "1", tuple(Block("\t".join(row), Look.ROW) for row in rows if any(row)))
    return Extracted((page,), sheets=(tuple(rows),))
