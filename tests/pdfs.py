"""Small PDFs for tests, with words in Latin and Chinese letters where they are asked for."""

import io
import tempfile
from functools import lru_cache
from pathlib import Path

import pikepdf
import uharfbuzz
from matplotlib import rc_context
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

from models.machine.paths import resource


def a_pdf(*pages, size=(6, 8), title="", turned=0):
    """Return the bytes of a PDF: for each page a list of (words, x, y) in parts of the page, y from the top."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        letters = "".join(words for page in pages for words, *_ in page)
        font = Path(folder) / "letters.ttf"
        font.write_bytes(font_of(frozenset(letters) | {" "}))
        return _written(pages, FontProperties(fname=str(font)), size, title, turned)


@lru_cache
def whole_font():
    return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(resource("fonts", "DatelineSans-Regular.ttf"))))


def font_of(letters):
    """Return our font with these letters alone: matplotlib takes a fifth of a second for all 20,000."""
    wanted = uharfbuzz.SubsetInput()
    wanted.sets(uharfbuzz.SubsetInputSets.UNICODE).update(map(ord, letters))
    return uharfbuzz.subset(whole_font(), wanted).blob.data


def _written(pages, font, size, title, turned):
    file = io.BytesIO()
    with (
        rc_context({"pdf.fonttype": 42}),
        PdfPages(file, metadata={"Title": title, "CreationDate": None}) as pdf,
    ):
        for page in pages:
            figure = Figure(figsize=size)
            for words, x, y in page:
                figure.text(x, 1 - y, words, fontproperties=font, size=12, va="top")
            pdf.savefig(figure)
    return _turned(file.getvalue(), turned) if turned else file.getvalue()


def _turned(data, degrees):
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            page.rotate(degrees, relative=True)
        kept = io.BytesIO()
        pdf.save(kept)
    return kept.getvalue()


def locked(data, password="secret"):
    """Return a PDF that needs a password."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        kept = io.BytesIO()
        pdf.save(kept, encryption=pikepdf.Encryption(owner=password, user=password))
    return kept.getvalue()
