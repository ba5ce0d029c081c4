"""Words in other scripts in files: found as they were typed, drawn the same in every format, in one weight or two."""

from unicodedata import normalize
from xml.etree import ElementTree

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from models.exchange.image import missing_characters, write_image
from models.exchange.svg import FAMILIES
from models.exchange.web_font import font_faces
from models.figure.marks import Figure, Group, Label
from models.figure.measure import FontMeasure
from tests.scripts import MIXED, TEN_SCRIPTS

SVG = "{http://www.w3.org/2000/svg}"
INK = "#1a1a1a"


def a_sheet_of(lines, **looks):
    labels = tuple(Label(20, 30 + 24 * row, text, 12, INK, **looks) for row, text in enumerate(lines))
    return Figure(420, 40 + 24 * len(lines), (Group("text", labels),), background="#ffffff")


def pdf_lines(path):
    document = pypdfium2.PdfDocument(path)
    words = document[0].get_textpage()
    lines = words.get_text_range().splitlines()
    words.close()
    document.close()
    return lines


def drawn(figure, path, dpi=144):
    """The darkness of a file's pixels; a PDF is drawn by pdfium."""
    write_image(figure, path, dpi=dpi, force=True)
    if path.suffix == ".png":
        with Image.open(path) as image:
            return 255 - np.asarray(image.convert("L")).astype(int)
    document = pypdfium2.PdfDocument(path)
    image = document[0].render(scale=dpi / 72).to_pil().convert("L")
    document.close()
    return 255 - np.asarray(image).astype(int)


@pytest.mark.parametrize("is_bold", [False, True])
@pytest.mark.parametrize("text", TEN_SCRIPTS)
def test_a_text_in_ten_scripts_comes_out_of_a_pdf_as_it_went_in(tmp_path, text, is_bold):
    write_image(a_sheet_of([text], is_bold=is_bold), tmp_path / "a.pdf")
    (found,) = pdf_lines(tmp_path / "a.pdf")
    assert normalize("NFC", found) == normalize("NFC", text)


@pytest.mark.parametrize("text", [*TEN_SCRIPTS, *MIXED])
def test_a_text_comes_out_of_an_svg_as_it_went_in(tmp_path, text):
    write_image(a_sheet_of([text]), tmp_path / "a.svg")
    (element,) = ElementTree.parse(tmp_path / "a.svg").iter(f"{SVG}text")
    assert element.text == text


@pytest.mark.parametrize("halo", [None, "#ffeecc"])
@pytest.mark.parametrize("text", [*TEN_SCRIPTS, *MIXED])
def test_png_and_pdf_show_the_same_letters_at_the_same_place(tmp_path, text, halo):
    figure = a_sheet_of([text], halo=halo)
    picture, page = drawn(figure, tmp_path / "a.png"), drawn(figure, tmp_path / "a.pdf")
    rows, columns = min(picture.shape[0], page.shape[0]), min(picture.shape[1], page.shape[1])
    apart = abs(picture[:rows, :columns] - page[:rows, :columns])
    assert (picture > 128).sum() > 200
    assert (apart > 160).sum() < 0.02 * (picture > 128).sum()


@pytest.mark.parametrize("text", [*TEN_SCRIPTS, *MIXED])
@pytest.mark.parametrize("anchor", ["start", "middle", "end"])
def test_words_stand_where_they_are_told_in_whatever_direction(tmp_path, text, anchor):
    label = Label(350, 30, text, 12, INK, anchor=anchor)
    ink = drawn(
        Figure(700, 50, (Group("text", (label,)),), background="#ffffff"), tmp_path / "a.png", dpi=144
    )
    columns = np.flatnonzero((ink > 128).any(axis=0)) / 2
    width = FontMeasure().width(text, 12)
    start = 350 - width * {"start": 0, "middle": 0.5, "end": 1}[anchor]
    assert columns[0] == pytest.approx(start, abs=2)
    assert columns[-1] == pytest.approx(start + width, abs=3.5)


def test_a_line_from_right_to_left_says_so_and_stands_at_the_same_end(tmp_path):
    write_image(a_sheet_of(["אבג abc", "abc אבג"]), tmp_path / "a.svg")
    right, left = ElementTree.parse(tmp_path / "a.svg").iter(f"{SVG}text")
    assert (right.get("direction"), right.get("text-anchor")) == ("rtl", "end")
    assert (left.get("direction"), left.get("text-anchor")) == (None, None)


def test_our_own_family_comes_first_and_a_latin_one_before_the_chinese():
    names = [name.strip(" '") for name in FAMILIES.split(",")]
    assert names[0] == "Dateline Sans"
    assert names.index("Noto Sans") < min(
        names.index(name) for name in names if "CJK" in name or "SC" in name
    )


def test_words_beyond_our_own_font_name_the_pack_and_what_it_was_cut_from(tmp_path):
    write_image(a_sheet_of(["한글", "Plain 法院"]), tmp_path / "a.svg")
    beyond, plain = ElementTree.parse(tmp_path / "a.svg").iter(f"{SVG}text")
    assert beyond.get("font-family").startswith("'Dateline Sans', 'Dateline Sans Hangul', 'Noto Sans KR', ")
    assert plain.get("font-family") is None


def test_outlined_words_are_the_shapes_of_the_picture(tmp_path):
    write_image(a_sheet_of(list(MIXED)), tmp_path / "a.svg", outlined=True)
    tree = ElementTree.parse(tmp_path / "a.svg")
    assert not list(tree.iter(f"{SVG}text"))
    assert all(len(path.get("d")) > 500 for path in tree.iter(f"{SVG}path"))


def test_the_same_words_give_the_same_bytes(tmp_path):
    for name in ("a.pdf", "b.pdf"):
        write_image(a_sheet_of([*TEN_SCRIPTS, *MIXED]), tmp_path / name)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_nothing_of_these_is_missing():
    assert missing_characters(a_sheet_of([*TEN_SCRIPTS, *MIXED])) == ()


def test_a_page_carries_the_letters_of_a_script_for_its_own_range_alone():
    faces = font_faces(["Plain 한국"], ["Plain"]).splitlines()
    assert len(faces) == 3
    (beyond,) = (face for face in faces if "unicode-range" in face)
    assert "unicode-range: U+AD6D, U+D55C, U+" in beyond


def test_a_page_carries_the_halves_of_a_vowel_that_is_set_around_its_letter():
    (beyond,) = (face for face in font_faces(["தொ"], []).splitlines() if "unicode-range" in face)
    assert {"U+BCA", "U+BC6", "U+BBE"} <= set(
        beyond.partition("unicode-range: ")[2].partition(";")[0].split(", ")
    )
