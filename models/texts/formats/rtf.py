"""RTF (Rich Text Format 1.9): the words of its paragraphs and the cells of its rows, by striprtf."""

from typing import BinaryIO

from models.texts.blocks import Blocks
from models.texts.limits import Work, read_whole
from models.texts.text import Extracted, Look, Page
from models.translation import tr


def extract_rtf(file: BinaryIO, work: Work) -> Extracted:
    """Return the text of an RTF as one page; pictures and objects in it are left alone."""
    from striprtf.striprtf import rtf_to_text

    data = read_whole(file, tr("This text is larger than 100 MB: split it."))
    text: str = rtf_to_text(data.decode("latin-1"), errors="replace")  # type: ignore[no-untyped-call] # ships no types
    work.look()
    blocks = Blocks()
    for line in text.split("\n"):
        cells = line.rstrip("|").split("|") if line.endswith("|") else ()
        blocks.add("\t".join(cells) if cells else line, Look.ROW if cells else Look.PARAGRAPH)
    return Extracted((Page("1", blocks.done()),), blocks.remarks)
