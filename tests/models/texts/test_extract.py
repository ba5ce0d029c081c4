"""Documents of all kinds give their text and structure, whatever they hold, or one sentence."""

import builtins
import datetime
import email.message
import io
import socket
import zipfile

import docx
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.texts.extract import extract
from models.texts.media import DOCX, XLSX, media_type, safe_name
from models.texts.text import Look, UnreadableDocument


def a_docx():
    document = docx.Document()
    document.add_heading("判决书", 1)
    document.add_paragraph("被告人于2023年6月处置比特币。")
    document.add_paragraph("first", style="List Bullet")
    table = document.add_table(2, 2)
    for cell, words in zip(
        (cell for row in table.rows for cell in row.cells), ("Place", "Sum", "徐州", "3bn"), strict=True
    ):
        cell.text = words
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def an_xlsx():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Sales"
    sheet.append(["Day", "Place", "Sum"])

    sheet.append([datetime.date(2023, 6, 12), "徐州", 3_000_000.5])
    sheet["C4"] = "=1+1"
    book.create_sheet("Hidden").sheet_state = "hidden"
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def an_eml():
    message = email.message.EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@x.cn", "b@x.cn", "关于处置"
    message.set_content("第一段\n\nSecond paragraph\n")
    message.add_attachment(b"x" * 10, maintype="application", subtype="pdf", filename="../../evil.pdf")
    inner = email.message.EmailMessage()
    inner["Subject"] = "Inner"
    inner.set_content("inner words")
    message.add_attachment(inner)
    return message.as_bytes()


HTML = """<html><head><meta charset="utf-8"><title>标题 &amp; more</title><style>p{}</style><script>alert("never")
</script>
<body onload="x()"><h2>处置公告</h2><p>Line <b>one</b><br>two<p>Next <span style="display: none">secret</span>
<ul><li>a<ul><li>b</ul></ul><table><tr><td>x<td>y<tr><td>1</td><td>2</td></table>
<img src="http://evil/x.png" alt="a picture"><iframe src="//evil/share">inside</iframe><blockquote>said
</blockquote><pre>  code
  more</pre>"""


def blocks_of(data, kind, name=""):
    return [
        (block.look, block.text)
        for page in extract(io.BytesIO(data), kind, name).pages
        for block in page.blocks
    ]


def test_a_docx_gives_headings_lists_and_tables():
    assert blocks_of(a_docx(), DOCX) == [
        (Look.HEADING, "判决书"),
        (Look.PARAGRAPH, "被告人于2023年6月处置比特币。"),
        (Look.PARAGRAPH, "first"),
        (Look.ROW, "Place\tSum"),
        (Look.ROW, "徐州\t3bn"),
    ]


def test_an_xlsx_gives_its_sheets_as_tables_and_tells_what_is_hidden():
    found = extract(io.BytesIO(an_xlsx()), XLSX)
    assert [page.name for page in found.pages] == ["Sales", "Hidden"]
    assert found.sheets[0][:2] == (("Day", "Place", "Sum"), ("2023-06-12", "徐州", "3000000.5"))
    assert found.remarks == ("Hidden in the workbook, shown here: Hidden.",)
    assert found.pages[0].text.startswith("Day\tPlace\tSum\n2023-06-12\t徐州")


def test_html_gives_text_and_structure_and_nothing_that_lives_or_hides():
    found = extract(io.BytesIO(HTML.encode()), "text/html")
    assert found.title == "标题 & more"
    told = [(block.look, block.text) for block in found.pages[0].blocks]
    assert told == [
        (Look.HEADING, "处置公告"),
        (Look.PARAGRAPH, "Line one\ntwo"),
        (Look.PARAGRAPH, "Next"),
        (Look.ITEM, "a"),
        (Look.ITEM, "b"),
        (Look.ROW, "x\ty"),
        (Look.ROW, "1\t2"),
        (Look.REMARK, "Picture: a picture"),
        (Look.QUOTE, "said"),
        (Look.CODE, "  code\n  more"),
    ]


def test_a_message_gives_its_words_and_names_what_is_attached():
    told = blocks_of(an_eml(), "message/rfc822")
    texts = [text for _, text in told]
    assert "Subject: 关于处置" in texts
    assert "第一段" in texts
    assert "inner words" in texts
    assert any("evil.pdf (application/pdf)" in text for look, text in told if look is Look.REMARK)


def test_a_web_archive_gives_its_page():
    archive = (
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n"
        "--b\nContent-Type: text/html; charset=utf-8\n"
        "Content-Transfer-Encoding: 8bit\n\n<p>法院公告</p>\n--b\nContent-Type: image/png\n\nx\n--b--\n"
    )
    assert blocks_of(archive.encode(), "multipart/related") == [(Look.PARAGRAPH, "法院公告")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030"])
def test_plain_text_is_read_in_any_usual_encoding(encoding):
    (page,) = extract(io.BytesIO("法院拍卖\n第二行".encode(encoding)), "text/plain").pages
    assert page.text == "法院拍卖\n第二行"


def test_a_table_of_text_is_a_sheet():
    found = extract(io.BytesIO("Place;Sum\n徐州;3bn\n".encode()), "text/csv", "sales.csv")
    assert found.sheets == ((("Place", "Sum"), ("徐州", "3bn")),)


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"junk\n%PDF-1.7", "x.txt", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n", "x.jpg", "image/png"),
        (b"<?xml version='1.0'?><svg/>", "x.png", "image/svg+xml"),
        (b"MZ\x90\x00", "x.txt", "application/octet-stream"),
        (b"#!/bin/sh", "x", "application/octet-stream"),
        (b"words", "x.TXT", "text/plain"),
        (b"PK\x03\x04junk", "x.docx", "application/zip"),
        (a_docx(), "x.zip", DOCX),
        (an_xlsx(), "x", XLSX),
    ],
)
def test_a_file_is_what_its_bytes_say(data, name, kind):
    assert media_type(io.BytesIO(data), name) == kind


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\x\\a.pdf", "a.pdf"),
        ("gnp\u202e.exe", "gnp⟨202E⟩.exe"),
        ("a\x00b.pdf", "a⟨0000⟩b.pdf"),
        ("CON.pdf", "_CON.pdf"),
        ("", "unnamed"),
        ("..", "unnamed"),
        ("判决书.pdf", "判决书.pdf"),
    ],
)
def test_names_are_shown_as_they_are_and_lead_nowhere(name, shown):
    assert safe_name(name) == shown


def test_a_long_name_keeps_its_ending():
    assert safe_name("x" * 500 + ".pdf").endswith("….pdf")


def packed(parts):
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return kept.getvalue()


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:t>&b;</w:t></w:document>'
)
OUTSIDE = LAUGHS.replace('<!ENTITY a "ha">', '<!ENTITY a SYSTEM "file:///etc/passwd">')


@pytest.mark.parametrize(
    ("data", "kind", "told"),
    [
        (packed({"word/document.xml": LAUGHS}), DOCX, "declares entities"),
        (packed({"word/document.xml": OUTSIDE}), DOCX, "declares entities"),
        (packed({"word/document.xml": b"<w>" + b" " * 8_000_000}), DOCX, "200 times"),
        (packed({"word/document.xml": "<a>" * 5000}), DOCX, "without end"),
        (packed({"../word/document.xml": "<a/>"}), DOCX, "names lead elsewhere"),
        (packed({"word/other.xml": "<a/>"}), DOCX, "lacks the part"),
        (packed({"xl/workbook.xml": "<a/>", "xl/_rels/workbook.xml.rels": "<a/>"}), XLSX, "no sheet"),
        (a_docx()[:500], DOCX, "damaged"),
        (b"", XLSX, "damaged"),
        (b"<svg/>", "image/svg+xml", "SVG"),
        (b"MZ", "application/octet-stream", "cannot be read"),
    ],
)
def test_what_is_hostile_or_broken_is_refused_in_one_sentence(data, kind, told):
    with pytest.raises(UnreadableDocument, match=told):
        extract(io.BytesIO(data), kind)


@pytest.mark.parametrize(
    "text",
    [
        "<div>" * 20_000 + "deep",
        "<" * 50_000,
        "<!--" * 1000,
        "<p " + "a=" * 20_000,
        "&#x110000;&bogus;",
        "<table><tr><td>" * 3000 + "x",
    ],
)
def test_html_without_end_is_read_as_far_as_it_goes(text):
    extract(io.BytesIO(text.encode()), "text/html")


SEEDS = {DOCX: a_docx(), XLSX: an_xlsx(), "message/rfc822": an_eml(), "text/html": HTML.encode()}


@pytest.mark.parametrize("kind", SEEDS)
@given(data=st.data())
def test_a_damaged_document_is_read_or_refused(kind, data):
    seed = SEEDS[kind]
    at = data.draw(st.integers(0, len(seed) - 1))
    junk = data.draw(st.binary(min_size=1, max_size=30))
    try:
        found = extract(io.BytesIO(seed[:at] + junk + seed[at + len(junk) :]), kind)
    except UnreadableDocument:
        return
    assert all(isinstance(page.text, str) for page in found.pages)


@pytest.mark.parametrize("kind", [*SEEDS, "text/plain", "text/csv", "multipart/related"])
@given(data=st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(kind, data):
    try:
        extract(io.BytesIO(data), kind)
    except UnreadableDocument:
        return


def test_nothing_outside_is_opened_and_no_connection_made(monkeypatch):

    opened = []
    monkeypatch.setattr(builtins, "open", lambda *words, **_: opened.append(words))
    monkeypatch.setattr(socket, "socket", lambda *words, **_: opened.append(words))
    for kind, data in SEEDS.items():
        extract(io.BytesIO(data), kind)
    assert opened == []
