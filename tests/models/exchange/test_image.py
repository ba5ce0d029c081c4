import re
import struct
import subprocess
import sys
import zlib
from dataclasses import replace
from xml.etree import ElementTree

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from models.errors import CaseError
from models.exchange.image import ImageMetadata, missing_characters, write_image
from models.figure.marks import Box, Figure, Group, Label, Rect, Stroke
from models.figure.measure import FontMeasure
from models.machine.paths import program_folder
from tests.figures import INK, LITERAL, a_figure_of_all_marks, a_page_of, labels_of, rings, square

SVG = "{http://www.w3.org/2000/svg}"
ENDINGS = ("png", "svg", "pdf")


def gb2312(rows):
    """The Chinese characters of these rows of GB 2312, 94 a row."""
    codes = (bytes((0xA0 + row, 0xA0 + cell)) for row in rows for cell in range(1, 95))
    return "".join(code.decode("gb2312", "ignore") for code in codes)


def lines_of(text, length=47):
    return [text[start : start + length] for start in range(0, len(text), length)]


def pdf_lines(path):
    document = pypdfium2.PdfDocument(path)
    page = document[0]
    words = page.get_textpage()
    text = words.get_text_range()
    words.close()
    page.close()
    document.close()
    return text.splitlines()


def chunks(data):
    """Name and contents of every chunk of a PNG."""
    found, at = [], 8
    while at < len(data):
        length, name = struct.unpack(">I4s", data[at : at + 8])
        found.append((name.decode(), data[at + 8 : at + 8 + length]))
        at += length + 12
    return found


def drawn(figure, path, **options):
    write_image(figure, path, **options)
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB")).astype(int)


def written(figure, path, **options):
    write_image(figure, path, **options)
    return path.read_bytes()


# size and bytes


@pytest.mark.parametrize("width", [52, 107, 163])
def test_a_picture_in_millimetres_is_as_wide_as_told(tmp_path, width):
    figure = Figure(width / 25.4 * 72, 100.3, (), background="#ffffff")
    write_image(figure, tmp_path / "a.png")
    with Image.open(tmp_path / "a.png") as image:
        assert image.size == (round(width / 25.4 * 300), round(100.3 / 72 * 300))


def test_300_dots_per_inch_are_11811_per_metre(tmp_path):
    data = dict(chunks(written(a_figure_of_all_marks(), tmp_path / "a.png")))
    assert struct.unpack(">IIB", data["pHYs"]) == (11811, 11811, 1)


def test_a_pdf_page_is_as_large_as_its_figure(tmp_path):
    write_image(replace(a_figure_of_all_marks(), width=462.047), tmp_path / "a.pdf")
    document = pypdfium2.PdfDocument(tmp_path / "a.pdf")
    size = document.get_page_size(0)
    document.close()
    assert size == pytest.approx((462.047, 210), abs=0.01)


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_same_figure_gives_the_same_bytes(tmp_path, ending):
    first, second = (
        written(a_figure_of_all_marks(), tmp_path / f"{name}.{ending}") for name in ("first", "second")
    )
    assert first == second


def test_a_picture_too_large_is_refused_and_nothing_is_left(tmp_path):
    with pytest.raises(CaseError, match="fewer dots"):
        write_image(a_figure_of_all_marks(), tmp_path / "a.png", dpi=1_000_000)
    assert list(tmp_path.iterdir()) == []


def test_another_ending_is_refused_by_naming_the_three(tmp_path):
    with pytest.raises(CaseError, match=r"\.png, \.svg or \.pdf"):
        write_image(a_figure_of_all_marks(), tmp_path / "a.gif")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_existing_picture_is_overwritten_only_with_force(tmp_path, ending):
    path = tmp_path / f"a.{ending}"
    path.write_bytes(b"old")
    with pytest.raises(CaseError, match="exists already"):
        write_image(a_figure_of_all_marks(), path)
    assert path.read_bytes() == b"old"
    assert written(a_figure_of_all_marks(), path, force=True) != b"old"


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_folder_that_is_not_there_is_told_in_one_sentence(tmp_path, ending):
    with pytest.raises(CaseError, match="choose another folder"):
        write_image(a_figure_of_all_marks(), tmp_path / "gone" / f"a.{ending}")
    assert list(tmp_path.iterdir()) == []


# what is told beside the picture


def test_a_png_holds_its_pixels_and_nothing_else(tmp_path):
    names = [name for name, _ in chunks(written(a_figure_of_all_marks(), tmp_path / "a.png"))]
    assert list(dict.fromkeys(names)) == ["IHDR", "sRGB", "iTXt", "pHYs", "IDAT", "IEND"]
    assert names.count("iTXt") == 1


@pytest.mark.parametrize("ending", ENDINGS)
def test_no_byte_tells_of_program_user_or_folder(tmp_path, ending):
    data = written(a_figure_of_all_marks(), tmp_path / f"a.{ending}")
    streams = [
        zlib.decompress(found)
        for found in re.findall(rb"stream\n(x[\x01\x5e\x9c\xda].*?)\nendstream", data, re.S)
    ]
    assert streams or ending != "pdf"
    whole = b"\n".join([data, *streams]).lower()
    for canary in (
        b"matplotlib",
        b"generated",
        b"software",
        b"creator",
        b"producer",
        b"creationdate",
        b"href",
    ):
        assert canary not in whole
    assert str(tmp_path).encode() not in whole
    assert str(program_folder()).lower().encode() not in whole


def test_a_pdf_tells_its_title_and_nothing_else(tmp_path):
    write_image(a_figure_of_all_marks(), tmp_path / "a.pdf")
    document = pypdfium2.PdfDocument(tmp_path / "a.pdf")
    told = {name: value for name, value in document.get_metadata_dict().items() if value}
    document.close()
    assert told == {"Title": "Sales & seizures"}


def test_what_is_told_can_be_chosen(tmp_path):
    told = ImageMetadata(title="Another", description="Seen <otherwise>", language="zh-Hans")
    write_image(a_figure_of_all_marks(), tmp_path / "a.svg", metadata=told)
    root = ElementTree.parse(tmp_path / "a.svg").getroot()
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-Hans"
    assert (root.findtext(f"{SVG}title"), root.findtext(f"{SVG}desc")) == ("Another", "Seen <otherwise>")


# SVG


def test_an_svg_holds_its_groups_by_name_and_in_order(tmp_path):
    write_image(a_figure_of_all_marks(), tmp_path / "a.svg")
    root = ElementTree.parse(tmp_path / "a.svg").getroot()
    assert [group.get("id") for group in root.findall(f"{SVG}g")] == ["axis", "events", "land", "labels"]
    assert (root.findtext(f"{SVG}title"), root.findtext(f"{SVG}desc")) == (
        "Sales & seizures",
        "Every mark once.",
    )


def test_an_svg_holds_each_line_of_words_once(tmp_path):
    figure = a_figure_of_all_marks()
    write_image(figure, tmp_path / "a.svg")
    texts = list(ElementTree.parse(tmp_path / "a.svg").iter(f"{SVG}text"))
    assert [text.text for text in texts] == [label.text for label in labels_of(figure)]
    assert all(len(text) == 0 for text in texts)


def test_an_outlined_svg_holds_no_words(tmp_path):
    figure = replace(a_figure_of_all_marks(), title="", description="")
    data = written(figure, tmp_path / "a.svg", outlined=True).decode()
    assert "<text" not in data
    assert all(label.text not in data for label in labels_of(figure))
    assert data.count("<path") >= len(labels_of(figure))


def test_groups_of_one_name_and_strange_names_have_ids_of_their_own(tmp_path):
    names = ("labels", "labels", "a b<", "labels", "")
    figure = Figure(50, 50, tuple(Group(name, (), Rect(0, 0, 9, 9)) for name in names))
    write_image(figure, tmp_path / "a.svg")
    root = ElementTree.parse(tmp_path / "a.svg").getroot()
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids)) == 2 * len(names)
    assert all(re.fullmatch(r"[\w.-]+", id) for id in ids)


def test_spaces_in_a_row_are_kept_in_an_svg(tmp_path):
    write_image(a_page_of(["a   b "]), tmp_path / "a.svg")
    text = next(ElementTree.parse(tmp_path / "a.svg").iter(f"{SVG}text"))
    assert text.text == "a   b "
    assert text.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"


# PDF


def test_words_in_a_pdf_are_found_as_they_were_typed(tmp_path):
    figure = a_figure_of_all_marks()
    write_image(figure, tmp_path / "a.pdf")
    assert sorted(pdf_lines(tmp_path / "a.pdf")) == sorted(label.text for label in labels_of(figure))


@pytest.mark.parametrize(
    "rows", [range(16, 20), pytest.param(range(16, 88), marks=pytest.mark.long)], ids=["some", "all"]
)
def test_chinese_in_a_pdf_is_found_as_it_was_typed(tmp_path, rows):
    lines = lines_of("人民法院" + gb2312(rows))
    write_image(a_page_of(lines), tmp_path / "a.pdf")
    assert pdf_lines(tmp_path / "a.pdf") == lines


def test_fonts_are_embedded_and_none_is_type_3(tmp_path):
    data = written(a_figure_of_all_marks(), tmp_path / "a.pdf")
    assert b"/Type3" not in data
    assert set(re.findall(rb"/BaseFont /[A-Z]{6}\+([\w-]+)", data)) == {
        b"DatelineSans-Regular",
        b"DatelineSans-Bold",
    }
    assert data.count(b"/CIDFontType2") == data.count(b"/FontFile2") > 0


# words


@pytest.mark.parametrize("text", [*LITERAL, "$$", "\\alpha", "a_b^{c}"])
@pytest.mark.parametrize("ending", ["svg", "pdf"])
def test_signs_of_markup_are_printed_as_they_are(tmp_path, text, ending):
    path = tmp_path / f"a.{ending}"
    write_image(a_page_of([text]), path)
    found = (
        pdf_lines(path) if ending == "pdf" else [t.text for t in ElementTree.parse(path).iter(f"{SVG}text")]
    )
    assert found == [text]


@pytest.mark.parametrize("ending", ENDINGS)
def test_line_ends_and_control_characters_never_reach_a_file(tmp_path, ending):
    plain, broken = (
        written(a_page_of([text]), tmp_path / f"{name}.{ending}")
        for name, text in (("plain", "onetwo"), ("broken", "one\n\x00\x1b\u202e\ufefftwo"))
    )
    assert plain == broken


def test_a_letter_that_no_font_has_is_named_and_left_blank(tmp_path):
    figure = a_page_of(["𓀀 x", "𓀀𓀁"])
    assert missing_characters(figure) == ("𓀀", "𓀁")
    blank = drawn(a_page_of(["𓀀𓀁"]), tmp_path / "blank.png", dpi=144)
    assert (blank == 255).all()
    write_image(figure, tmp_path / "a.pdf")
    assert b"LastResort" not in (tmp_path / "a.pdf").read_bytes()
    assert [line.strip() for line in pdf_lines(tmp_path / "a.pdf")] == ["x"]


def test_nothing_is_missing_from_words_that_the_font_has():
    assert missing_characters(a_figure_of_all_marks()) == ()


@pytest.mark.parametrize("anchor", ["start", "middle", "end"])
def test_letters_stand_where_the_measure_says(tmp_path, anchor):
    label = Label(200, 30, "HAVE Wave HTo人H", 20, "#000000", anchor=anchor)
    picture = drawn(Figure(400, 40, (Group("labels", (label,)),), "#ffffff"), tmp_path / "a.png", dpi=288)
    columns = np.flatnonzero((picture < 128).all(axis=2).any(axis=0)) / 4
    width = FontMeasure().width(label.text, label.size)
    start = {"start": 200, "middle": 200 - width / 2, "end": 200 - width}[anchor]
    bearing = 0.1 * label.size  # an H stands so far from both ends of its advance
    assert columns[0] == pytest.approx(start + bearing, abs=0.5)
    assert columns[-1] == pytest.approx(start + width - bearing, abs=0.5)


# marks


def test_a_hole_shows_what_lies_below_and_its_island_does_not(tmp_path):
    land = rings(square(0, 0, 50), square(10, 10, 30), square(20, 20, 10), fill="#000000")
    picture = drawn(Figure(50, 50, (Group("land", (land,)),), "#ffffff"), tmp_path / "a.png", dpi=72)
    assert [int(picture[25, x, 0]) for x in (5, 15, 25)] == [0, 255, 0]


def test_nothing_is_drawn_outside_a_clip(tmp_path):
    whole = Box(Rect(0, 0, 50, 50), "#000000", Stroke("#000000", 4))
    figure = Figure(50, 50, (Group("events", (whole,), Rect(10, 20, 30, 15)),), "#ffffff")
    dark = (drawn(figure, tmp_path / "a.png", dpi=72) < 128).all(axis=2)
    assert dark[20:35, 10:40].all()
    assert dark.sum() == 30 * 15


def test_dashes_are_as_long_as_told(tmp_path):
    line = rings([(0, 10), (60, 10)], stroke=Stroke("#000000", 2, (6, 4)))
    line = replace(line, is_closed=False)
    picture = drawn(Figure(60, 20, (Group("axis", (line,)),), "#ffffff"), tmp_path / "a.png", dpi=72)
    assert "".join("#" if dark else "." for dark in picture[10, :, 0] < 128) == "######...." * 6


def test_a_figure_without_background_is_transparent(tmp_path):
    write_image(Figure(20, 20, ()), tmp_path / "a.png", dpi=72)
    with Image.open(tmp_path / "a.png") as image:
        assert image.mode == "RGBA"
        assert image.getextrema()[3] == (0, 0)


def test_a_figure_with_nothing_in_it_is_written(tmp_path):
    empty = Figure(
        20, 20, (Group("events", (Label(5, 5, "", 9, INK), Label(5, 5, " ", 9, INK, halo="#ffffff"))),)
    )
    for ending in ENDINGS:
        assert written(empty, tmp_path / f"a.{ending}")


def test_an_svg_needs_no_matplotlib_and_a_png_no_pyplot(tmp_path):
    code = f"""
import sys
from pathlib import Path
from models.exchange.image import write_image
from models.figure.marks import Figure
write_image(Figure(9, 9, ()), Path({str(tmp_path / "a.svg")!r}))
assert "matplotlib" not in sys.modules
write_image(Figure(9, 9, ()), Path({str(tmp_path / "a.png")!r}))
assert "matplotlib.pyplot" not in sys.modules
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=program_folder(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(("dpi", "unit"), [(72, "px"), (300, "pt")])
def test_an_svg_counts_in_pixels_for_the_web_and_in_points_for_print(tmp_path, dpi, unit):
    write_image(Figure(1600, 900, ()), tmp_path / "t.svg", dpi=dpi)
    assert f'width="1600{unit}"' in (tmp_path / "t.svg").read_text("utf-8")
