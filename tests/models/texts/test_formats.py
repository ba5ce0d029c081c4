"""Texts, slides, books, mail and pictures of many makers give their words in order, or one sentence."""

import io

import pytest

from models.texts.extract import extract
from models.texts.formats.sheets import cell_words
from models.texts.frames import MOST_FRAMES, Frames
from models.texts.media import (
    EPUB,
    MBOX,
    ODP,
    ODS,
    ODT,
    PPTX,
    RTF,
    UNKNOWN,
    begins_as_recording,
    is_recording,
    kind_words,
    media_type,
)
from models.texts.text import Look, UnreadableDocument
from tests.papers import a_mailbox, a_picture, a_pptx, a_tiff, an_epub, an_odp, an_odt, shape, zipped


def pages_of(data, name=""):
    kind = media_type(io.BytesIO(data), name)
    told = extract(io.BytesIO(data), kind, name)
    return [(page.name, [(block.look, block.text) for block in page.blocks]) for page in told.pages]


def test_an_opendocument_text_gives_headings_lists_tables_and_what_was_deleted():
    data = an_odt(
        '<text:h text:outline-level="2">判决书</text:h><text:p>In<text:s text:c="2"/>2023<text:tab/>sold'
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>a note</text:p></text:note-body>"
        "</text:note></text:p><text:list><text:list-item><text:p>first</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>Xuzhou</text:p></table:table-cell>"
        "<table:table-cell><text:p>3bn</text:p></table:table-cell></table:table-row></table:table>"
        "<text:tracked-changes><text:deletion><text:p>gone</text:p></text:deletion></text:tracked-changes>"
    )
    assert pages_of(data) == [
        (
            "1",
            [
                (Look.HEADING, "判决书"),
                (Look.PARAGRAPH, "In  2023\tsold1 (a note)"),
                (Look.ITEM, "first"),
                (Look.ROW, "Xuzhou\t3bn"),
                (Look.REMARK, "Deleted: gone"),
            ],
        )
    ]
    assert media_type(io.BytesIO(data), "x") == ODT


def test_slides_stand_in_the_order_in_which_they_are_shown_with_their_notes():
    data = a_pptx(shape("Plan", "title") + shape("sell the coins"), shape("Thanks"), notes="say this slowly")
    assert media_type(io.BytesIO(data), "x") == PPTX
    assert pages_of(data) == [
        (
            "slide 1",
            [(Look.HEADING, "Plan"), (Look.PARAGRAPH, "sell the coins"), (Look.QUOTE, "say this slowly")],
        ),
        ("slide 2", [(Look.PARAGRAPH, "Thanks")]),
    ]
    slides = an_odp("One", "Two")
    assert media_type(io.BytesIO(slides), "x") == ODP
    assert [name for name, _ in pages_of(slides)] == ["slide 1", "slide 2"]


def test_a_book_gives_its_chapters_in_the_order_of_reading():
    chapter = "<!DOCTYPE html><html><body><h1>{}</h1><p>Words &nbsp; of it</p></body></html>"
    data = an_epub("The Coins", {"b.xhtml": chapter.format("第一章"), "a.xhtml": "<p>No heading</p>"})
    assert media_type(io.BytesIO(data), "x") == EPUB
    assert [name for name, _ in pages_of(data)] == ["第一章", "part 2"]
    assert extract(io.BytesIO(data), EPUB).title == "The Coins"


def test_a_rich_text_gives_letters_of_all_kinds_and_the_cells_of_its_rows():
    data = rb"{\rtf1\ansi\ansicpg1252 Gr\'fc\'dfe \u27861?\u38498?\par\trowd Xuzhou\cell 3bn\cell\row}"
    assert media_type(io.BytesIO(data), "x") == RTF
    assert pages_of(data) == [("1", [(Look.PARAGRAPH, "Grüße 法院"), (Look.ROW, "Xuzhou\t3bn")])]


def test_each_message_of_a_mailbox_is_cited_by_its_day_and_its_sender():
    one = b"From: Li <li@x.cn>\nDate: Fri, 24 Sep 2021 18:07:00 +0800\nSubject: Sale\n\nSell.\nFrom now on.\n"
    data = a_mailbox(one, b"Subject: nameless\n\nx\n")
    assert media_type(io.BytesIO(data), "all.mbox") == MBOX
    pages = pages_of(data, "all.mbox")
    assert [name for name, _ in pages] == ["2021-09-24 18:07 Li", "message 2"]
    assert (Look.PARAGRAPH, "Sell.\nFrom now on.") in pages[0][1]


def test_the_pictures_of_a_fax_are_pages_each_as_large_as_it_is():
    frames = Frames(io.BytesIO(a_tiff((40, 80), (120, 60))))
    assert (frames.count, frames.size(1), frames.size(2)) == (2, (30.0, 60.0), (90.0, 45.0))
    drawn = frames.draw(2, 100.0)
    assert (drawn.width, drawn.height, len(drawn.pixels)) == (120, 60, 120 * 60 * 4)
    assert frames.draw(1, 0.5).width == 15
    assert [name for name, _ in pages_of(a_tiff((4, 4), (4, 4), (4, 4)))] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("format", "kind"), [("WEBP", "image/webp"), ("TIFF", "image/tiff"), ("PNG", "image/png")]
)
def test_a_picture_is_known_by_its_first_bytes_and_drawn(format, kind):
    data = a_picture(format)
    assert media_type(io.BytesIO(data), "x.txt") == kind
    frames = Frames(io.BytesIO(data))
    blue, green, red = frames.draw(1, 2.0).pixels[:3]
    assert red > 150 > max(blue, green)


def test_a_photograph_that_was_held_upright_stands_upright():
    data = a_picture(
        "JPEG",
        size=(40, 20),
        exif=bytes.fromhex("4578696600004d4d002a00000008000101120003000000010006000000000000"),
    )
    assert Frames(io.BytesIO(data)).size(1) == (15.0, 30.0)


def test_a_damaged_photograph_of_a_telephone_is_known_and_told_in_one_sentence():
    head = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"
    assert media_type(io.BytesIO(head), "x.jpg") == "image/heic"
    with pytest.raises(UnreadableDocument, match="damaged"):
        Frames(io.BytesIO(head))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"II*\x00\x08\x00\x00\x00",
        a_tiff((40, 40))[:60],
        a_picture("WEBP")[:30],
        b"\x89PNG\r\n\x1a\n" + b"x" * 50,
    ],
)
def test_a_damaged_picture_is_told_in_one_sentence(data):
    with pytest.raises(UnreadableDocument):
        Frames(io.BytesIO(data)).draw(1, 1.0)


def test_a_fax_with_pages_without_end_is_cut():
    assert Frames(io.BytesIO(a_tiff(*[(1, 1)] * 30))).count == 30
    assert MOST_FRAMES == 2_000


@pytest.mark.parametrize(
    "data",
    [
        zipped({"ppt/presentation.xml": "<a>"}),
        zipped({"mimetype": "application/epub+zip"}),
        zipped({"mimetype": ODT, "content.xml": "<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"}),
        zipped({"mimetype": ODS, "content.xml": "junk"}),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600,
        b"{\\rtf1" + b"{" * 5000,
    ],
    ids=("pptx", "epub", "odt", "ods", "ole", "rtf"),  # bytes in a name would differ with the clock
)
@pytest.mark.parametrize("name", ["a.msg", "a.xls", "a.bin"])
def test_damaged_documents_are_told_in_one_sentence_or_are_empty(data, name):
    kind = media_type(io.BytesIO(data), name)
    try:
        told = extract(io.BytesIO(data), kind, name)
    except UnreadableDocument as error:
        sentence = str(error)
    else:
        sentence = "" if told.has_text else "It is empty."
    assert sentence.endswith(".")


def test_recordings_and_old_office_files_are_kept_and_named():
    for name, kind, words in (
        ("a.mp3", "audio/mpeg", "sound recording"), ("b.MP4", "video/mp4", "video recording"),
    ):  # fmt: skip
        assert media_type(io.BytesIO(b"\x00\x01junk"), name) == kind
        assert kind_words(kind) == words
    with pytest.raises(UnreadableDocument, match="by the time"):
        extract(io.BytesIO(b""), "video/mp4")
    assert media_type(io.BytesIO(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "a.doc") == "application/msword"
    assert media_type(io.BytesIO(b"\x00junk"), "a.xyz") == UNKNOWN


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b"RIFF\x24\x00\x00\x00WAVEfmt ", "a.bin", "audio/wav"),
        (b"RIFF\x24\x00\x00\x00AVI LIST", "a", "video/x-msvideo"),
        (b"\x00\x00\x00 ftypisom", "WhatsApp Video", "video/mp4"),
        (b"\x00\x00\x00 ftypM4A ", "voice.mp4", "audio/mp4"),
        (b"\x00\x00\x00 ftypqt  ", "a.dat", "video/quicktime"), (b"\x00\x00\x00 ftypheic", "a.mp4", "image/heic"),
        (b"OggS\x00", "a.ogv", "video/ogg"), (b"OggS\x00", "PTT-0001", "audio/ogg"), (b"ID3\x04", "a", "audio/mpeg"),
        (b"\xff\xfb\x90", "a", "audio/mpeg"), (b"\x1a\x45\xdf\xa3\x9fB\x86webm", "a", "video/webm"),
        (b"\x1a\x45\xdf\xa3\x9fB\x86matroska", "a", "video/x-matroska"), (b"fLaC", "a.mp3", "audio/flac"),
        ((b"G" + b"\0" * 187) * 3, "00001.MTS", "video/mp2t"), (b"FORM\0\0\0\0AIFF", "a", "audio/aiff"),
    ],
)  # fmt: skip
def test_a_recording_is_known_by_its_first_bytes(head, name, kind):
    assert media_type(io.BytesIO(head), name) == kind
    assert begins_as_recording(head) is is_recording(kind)


@pytest.mark.parametrize(
    "head", [b"#EXTM3U\nhttp://", b"ffconcat version 1.0", b"<?xml?><MPD>", b"v=0\no=", b"\x00\x01junk", b""]
)
def test_a_list_that_sends_a_player_elsewhere_is_no_recording(head):
    assert not begins_as_recording(head)


def test_the_cells_of_a_workbook_read_as_they_are_shown():
    cells = (3.0, 0.5, True, None, float("inf"), "two\tparts")
    assert [cell_words(cell) for cell in cells] == ["3", "0.5", "yes", "", "", "two parts"]
