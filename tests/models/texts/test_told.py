"""A document is named by its own title where that makes sense; author and day are proposals."""

import io
import zipfile

import pytest

from models.evidence.adding import add_files
from models.records.story import Source
from models.texts.media import DOCX, PDF, PICTURES
from models.texts.told import Told, sensible_title, told_of
from tests.builders import a_case

PAGE = (
    '<html><head><meta charset="utf-8"><title>Aschheimer Konzern – Zeitung</title>'
    '<meta property="og:title" content="Der Konzern aus Aschheim"><meta name="author" content="Jörg Maß">'
    '<meta property="article:published_time" content="2020-06-18T10:43:00+02:00"></head><body>x</body></html>'
).encode()
MESSAGE = (
    b"From: Ann Lee <ann@example.org>\r\nTo: b@example.org\r\nDate: Tue, 4 Aug 2020 18:07:00 +0300\r\n"
    b"Subject: Hangar 12\r\n\r\nText\r\n"
)
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>Minutes of'
    " the board</dc:title><dc:creator>A; B</dc:creator>"
    "<dcterms:created>2019-04-30T08:00:00Z</dcterms:created></cp:coreProperties>"
)


def an_office_file():
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
        archive.writestr("docProps/core.xml", CORE)
    return held.getvalue()


@pytest.mark.parametrize(
    ("data", "media", "told"),
    [
        (PAGE, "text/html", Told("Der Konzern aus Aschheim", ("Jörg Maß",), "2020-06-18")),
        (b"<title>A page</title>", "text/html", Told("A page")),
        (
            MESSAGE,
            "message/rfc822",
            Told("Hangar 12, e-mail from Ann Lee of 2020-08-04", ("Ann Lee",), "2020-08-04"),
        ),
        (an_office_file(), DOCX, Told("Minutes of the board", ("A", "B"), "2019-04-30")),
        (b"\xff\xd8\xff", PICTURES[1], Told()),
        (b"%PDF-1.7 junk", PDF, Told()),
        (b"PK\x03\x04 junk", DOCX, Told()),
    ],
)
def test_a_document_tells_its_title_author_and_day(data, media, told):
    assert told_of(io.BytesIO(data), media) == told


@pytest.mark.parametrize(
    "title",
    [
        "",
        "  ",
        "Microsoft Word - x.doc",
        "Untitled-1",
        "report_final.indd",
        "12345",
        "Document1",
        "Unbenannt",
    ],
)
def test_what_a_program_wrote_is_no_title(title):
    assert sensible_title(title) == ""


def test_a_source_is_called_as_its_document_is_and_else_as_the_file(tmp_path):
    (tmp_path / "page.html").write_bytes(PAGE)
    (tmp_path / "notes.txt").write_text("words")
    with a_case(tmp_path) as case:
        add_files(case, [tmp_path / "page.html", tmp_path / "notes.txt"])
        sources = {one.title: one for one in case.reader.all(Source)}
    assert set(sources) == {"Der Konzern aus Aschheim", "notes"}
    page = sources["Der Konzern aus Aschheim"]
    assert (page.authors, page.issued) == ((), None)  # proposals, until somebody takes them
