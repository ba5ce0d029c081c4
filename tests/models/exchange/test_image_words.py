"""Words in files are found as they were typed, letter by letter, and a letter the font lacks is named."""

from xml.etree import ElementTree

import pypdfium2
import pytest

from models.exchange.image import missing_characters, write_image
from models.figure.marks import Figure, Group, Label
from models.figure.measure import FontMeasure
from models.figure.proof import proof
from models.figure.style import load_style
from tests.figures import a_page_of

SVG = "{http://www.w3.org/2000/svg}"


def big5_level_1():
    """The 5,401 characters that Big5 holds as common."""
    codes = (
        bytes((high, low))
        for high in range(0xA4, 0xC7)
        for low in (*range(0x40, 0x7F), *range(0xA1, 0xFF))
        if (high, low) <= (0xC6, 0x7E)
    )
    return "".join(code.decode("big5", "ignore") for code in codes)


def gb2312():
    """The 6,763 Chinese characters of GB 2312."""
    codes = (bytes((0xA0 + row, 0xA0 + cell)) for row in range(16, 88) for cell in range(1, 95))
    return "".join(code.decode("gb2312", "ignore") for code in codes)


def european():
    """The letters of the languages of Europe: Latin, Greek and Cyrillic."""
    letters = (
        "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿŒœŠšŽžŸẞ"
        "ĄąĆćĘęŁłŃńŚśŹźŻżČčĎďĚěŇňŘřŤťŮůĹĺĽľŔŕŐőŰűĂăȘșȚțŞşŢţĞğİıĀāĒēĢģĪīĶķĻļŅņŌōŖŗŪūĖėĮįŲųĐđĊċĠġĦħĈĉĜĝĤĥĴĵŜŝŬŭŴŵŶŷ"
        "ΆΈΉΊΌΎΏΐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩάέήίΰαβγδεζηθικλμνξοπρςστυφχψωόύώ"
        "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюяЄІЇҐєіїґЎўЈЉЊЋЏјљњћџЃѓЌќЅѕ"
    )
    return "".join(dict.fromkeys(letters))


SETS = {"GB 2312": (gb2312, 6763), "Big5 level 1": (big5_level_1, 5401), "European": (european, None)}


def lines_of(text, length=40):
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


@pytest.mark.parametrize("name", SETS)
def test_every_character_is_found_as_it_was_typed(tmp_path, name, thinned):
    characters, count = SETS[name]
    text = characters()
    assert count is None or len(text) == count
    assert missing_characters(a_page_of(lines_of(text))) == ()
    lines = lines_of(text if count is None else "".join(thinned(text, 5)))
    figure = a_page_of(lines)
    write_image(figure, tmp_path / "a.pdf")
    write_image(figure, tmp_path / "a.svg")
    assert [found.text for found in ElementTree.parse(tmp_path / "a.svg").iter(f"{SVG}text")] == lines
    assert pdf_lines(tmp_path / "a.pdf") == lines


@pytest.mark.parametrize(
    ("text", "named"),
    [("𓀀𓀁 x", "𓀀 𓀁"), ("ᏣᎳᎩ", "Ꮳ Ꮃ Ꭹ"), ("한 𒀀 court", "𒀀")],
    ids=["hieroglyphs", "Cherokee", "cuneiform beside Hangul"],
)
def test_letters_that_no_font_has_are_named_and_never_a_box(tmp_path, text, named):
    figure = a_page_of([text])
    (warning,) = proof(figure, load_style("print"), FontMeasure())
    assert warning.startswith(f"No font has the letter {named}: ")
    write_image(figure, tmp_path / "a.pdf")
    assert not set(named.split()).intersection("".join(pdf_lines(tmp_path / "a.pdf")))


def test_a_halo_in_an_editable_svg_belongs_to_its_words_and_is_no_shape_of_its_own(tmp_path):
    figure = Figure(60, 20, (Group("labels", (Label(5, 12, "Xuzhou", 9, "#111111", halo="#ffffff"),)),))
    write_image(figure, tmp_path / "a.svg")
    (text,) = ElementTree.parse(tmp_path / "a.svg").iter(f"{SVG}text")
    assert (text.get("paint-order"), text.get("stroke"), text.text) == ("stroke", "#ffffff", "Xuzhou")
    assert list(ElementTree.parse(tmp_path / "a.svg").iter(f"{SVG}path")) == []
    write_image(figure, tmp_path / "b.svg", outlined=True)
    assert len(list(ElementTree.parse(tmp_path / "b.svg").iter(f"{SVG}path"))) == 2
