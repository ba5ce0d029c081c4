"""A typeface of one's own: taken in from files, painted as measured, and honestly told where it is not there."""

import re
import shutil
from xml.etree import ElementTree

import pikepdf
import pypdfium2
import pytest

from main import main
from models.case import Case
from models.errors import CaseError
from models.exchange.image import write_image
from models.exchange.letters import outline_of
from models.figure.marks import Figure, Group, Label, set_in
from models.figure.measure import FontMeasure
from models.figure.shaping import shaped
from models.publication.choices import FigureSpec, spec_of
from models.publication.house_files import with_house, with_typeface
from models.publication.recipe import make_again
from models.publication.record import Approval, publish
from models.publication.studio import make_figure
from models.publication.typefaces import FOLDER, take_in, typeface_named
from models.publication.web_pictures import readable
from models.records.desk import SavedFigure
from tests.fonts import a_font_file, advance_of

SVG = "{http://www.w3.org/2000/svg}"
FEW = {"kinds": ("holding",), "size": "120mm", "title": "Held ’til 2025"}


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def herald(tmp_path):
    """A typeface of two weights that were taken in."""
    return typeface_named(
        take_in([a_font_file(tmp_path / "H.ttf"), a_font_file(tmp_path / "HB.ttf", weight=700)])
    )


@pytest.fixture(scope="module")
def case(sample_file, tmp_path_factory):
    path = shutil.copy(sample_file, tmp_path_factory.mktemp("typefaces") / "sample.dateline")
    with Case.open(path) as case:
        yield case


def labels_of(figure):
    return [mark for group in figure.groups for mark in group.marks if isinstance(mark, Label)]


# taking in


@pytest.mark.parametrize("kind", [{}, {"is_cff": True}, {"is_variable": True}])
def test_words_are_as_wide_as_the_font_says_whatever_its_outlines(tmp_path, kind):
    typeface = typeface_named(take_in([a_font_file(tmp_path / "f.otf", **kind)]))
    measure = FontMeasure(typeface)
    assert measure.width("Sold 3", 10) == pytest.approx(10 * sum(map(advance_of, "Sold 3")))
    assert typeface.name == "Herald"
    points, _ = outline_of(Label(0, 0, "H", 10, "#000000", typeface=typeface))
    assert (points[:, 0].min(), points[:, 1].min()) == pytest.approx((0.5, -7))


def test_a_variable_font_has_both_weights_and_a_single_one_says_that_it_has_no_bold(tmp_path, case):
    both = take_in([a_font_file(tmp_path / "v.ttf", is_variable=True)])
    assert FontMeasure(typeface_named(both)).width("A", 10, is_bold=True) == pytest.approx(
        10 * advance_of("A", 700)
    )
    one = take_in([a_font_file(tmp_path / "r.ttf")])
    said = make_figure(case, FigureSpec(typeface=one, **FEW)).warnings
    assert "Herald has no Bold here: dates and titles are set in its Regular." in said
    assert not any("Bold" in line for line in make_figure(case, FigureSpec(typeface=both, **FEW)).warnings)


@pytest.mark.parametrize(("change", "told"), [
    (lambda data: b"<html>", "is no font: choose a file that ends in .ttf or .otf."),
    (lambda data: b"wOF2" + data[4:], "is a font for web pages: choose its .ttf or .otf."),
    (lambda data: data[:900], "is damaged or no whole font: get it anew from its maker."),
    (lambda data: data[:12], "is damaged"),
    (lambda data: data[: len(data) // 2] + b"\xff" * (len(data) // 2), "is damaged"),
])  # fmt: skip
def test_what_is_no_font_or_broken_is_refused_in_a_sentence_and_nothing_is_kept(tmp_path, home, change, told):
    path = tmp_path / "x.ttf"
    path.write_bytes(change(a_font_file(tmp_path / "whole.ttf").read_bytes()))
    with pytest.raises(CaseError, match=re.escape(told)):
        take_in([path])
    assert not (home / FOLDER).exists()


@pytest.mark.parametrize("rights", [0x2, 0x100, 0x200, 0x202])
def test_a_font_that_forbids_to_be_held_by_files_is_refused(tmp_path, rights):
    with pytest.raises(CaseError, match="choose a font whose licence lets figures hold it"):
        take_in([a_font_file(tmp_path / "r.ttf", rights=rights)])


def test_a_font_that_is_not_there_is_said(tmp_path):
    with pytest.raises(CaseError, match=r"no\.ttf cannot be read"):
        take_in([tmp_path / "no.ttf"])


# setting words


def test_letters_that_it_lacks_come_one_by_one_from_the_fonts_of_the_house(tmp_path, herald):
    runs = shaped("To 法院 한국", False, herald).runs
    files = [run.file.rpartition("/")[2] for run in runs]
    assert files[0] == herald.regular.rpartition("/")[2]
    assert "DatelineSans-Regular.ttf" in files
    assert FontMeasure(herald).missing("To 法院 한국 \U00013000") == "\U00013000"
    few = typeface_named(take_in([a_font_file(tmp_path / "few.ttf", letters="T")]))
    assert [run.file == few.regular for run in shaped("ToT", False, few).runs] == [True, False, True]


def test_pdf_and_svg_hold_it_by_name_and_tell_its_words_as_they_were_typed(tmp_path, herald):
    marks = (Label(5, 20, "Sold “3” 法院", 9, "#000000"), Label(5, 40, "Bold", 9, "#000000", is_bold=True))
    figure = set_in(Figure(200, 60, (Group("labels", marks),)), herald)
    write_image(figure, tmp_path / "a.pdf")
    page = pypdfium2.PdfDocument(tmp_path / "a.pdf")[0]
    assert page.get_textpage().get_text_range().splitlines() == ["Sold “3” 法院", "Bold"]
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        names = {str(font.BaseFont) for font in pdf.pages[0].Resources.Font.values()}
    assert {"/DATELN+Herald-Regular", "/DATELN+Herald-Bold"} < names
    write_image(figure, tmp_path / "a.svg")
    root = ElementTree.parse(tmp_path / "a.svg").getroot()
    assert root.get("font-family").startswith("'Herald', 'Dateline Sans', ")
    assert root.findtext(f"{SVG}style").count('@font-face { font-family: "Herald"') == 2
    assert str(tmp_path) not in (tmp_path / "a.svg").read_text("utf-8")


def test_a_font_for_print_and_preview_is_named_in_an_svg_and_not_held(tmp_path, case):
    names = take_in([a_font_file(tmp_path / "p.ttf", rights=0x4, is_variable=True)])
    figure = make_figure(case, FigureSpec(typeface=names, **FEW))
    assert any("an SVG names it and does not hold it" in line for line in figure.warnings)
    write_image(figure, tmp_path / "a.svg")
    text = (tmp_path / "a.svg").read_text("utf-8")
    assert "'Herald'" in text
    assert "@font-face" not in text


def test_a_name_of_a_family_is_no_style_and_no_markup(tmp_path):
    names = take_in([a_font_file(tmp_path / "f.ttf", "H\"; } </style><script>' &")])
    figure = set_in(
        Figure(50, 50, (Group("labels", (Label(5, 20, "A", 9, "#000000"),)),)), typeface_named(names)
    )
    write_image(figure, tmp_path / "a.svg")
    root = ElementTree.parse(tmp_path / "a.svg").getroot()
    assert not list(root.iter(f"{SVG}script"))
    assert 'font-family: "H  /stylescript"' in root.findtext(f"{SVG}style")


# choosing it, and keeping it


def test_a_house_style_names_it_and_a_figure_keeps_it_by_the_sums_of_its_files(tmp_path, case):
    a_font_file(tmp_path / "H.ttf")
    a_font_file(tmp_path / "HB.ttf", weight=700)
    house = tmp_path / "herald.toml"
    house.write_text('[typeface]\nregular = "H.ttf"\nbold = "HB.ttf"\n', "utf-8")
    spec = with_house(FigureSpec(**FEW), house)
    assert spec_of(SavedFigure("1", "n", "timeline", spec.settings())) == spec
    assert str(tmp_path) not in spec.settings()
    (tmp_path / "H.ttf").unlink()
    assert {label.typeface.name for label in labels_of(make_figure(case, spec))} == {"Herald"}
    assert {label.typeface for label in labels_of(readable(case, spec, 600))} == {None}
    plain = tmp_path / "plain.toml"
    plain.write_text("", "utf-8")
    assert with_house(spec, plain).typeface == ()


@pytest.mark.parametrize(("table", "told"), [
    ('typeface = "H.ttf"', "names files"),
    ("[typeface]\nregular = 3", "names files"),
    ('[typeface]\nbold = "H.ttf"', "no regular font"),
    ('[typeface]\nitalic = "H.ttf"', "names files"),
    ('[typeface]\nregular = "H.ttf"', "H.ttf cannot be read"),
])  # fmt: skip
def test_a_house_style_that_names_it_wrongly_is_refused_in_a_sentence(tmp_path, table, told):
    (tmp_path / "h.toml").write_text(table, "utf-8")
    with pytest.raises(CaseError, match=told):
        with_house(FigureSpec(), tmp_path / "h.toml")


def test_bold_is_known_by_its_weight_in_whatever_order_files_are_chosen(tmp_path):
    bold, regular = a_font_file(tmp_path / "a.ttf", weight=700), a_font_file(tmp_path / "b.ttf")
    assert [name[:5] for name in with_typeface(FigureSpec(), [bold, regular]).typeface] == ["b.ttf", "a.ttf"]


def test_another_computer_sets_the_figure_in_our_own_and_says_so(tmp_path, home, case):
    spec = FigureSpec(typeface=take_in([a_font_file(tmp_path / "Our.ttf", is_variable=True)]), **FEW)
    made = publish(case, spec, [tmp_path / "a.png"], Approval("Ana", "Checked by phone."))
    (tmp_path / "again").mkdir()
    assert make_again(case, made, tmp_path / "again").other == ()
    shutil.rmtree(home)
    figure = make_figure(case, spec)
    assert {label.typeface for label in labels_of(figure)} == {None}
    assert (
        "The typeface Our.ttf is not on this computer, and the figure is set in Dateline Sans"
        in figure.warnings[0]
    )
    remade = make_again(case, made, tmp_path / "again", force=True)
    assert "Its typeface Our.ttf is not on this computer." in remade.reasons


@pytest.mark.parametrize("names", [("../../x",), ("a=../../../etc/passwd",), ("a=" + "0" * 63 + "/",), ("",)])
def test_what_a_case_says_of_a_typeface_leads_to_no_other_file(names):
    assert typeface_named(names) is None


def test_the_command_takes_it_from_files_and_refuses_what_is_none(tmp_path, sample_path, capsys):
    font = a_font_file(tmp_path / "Our.ttf", is_variable=True)
    out = tmp_path / "t.svg"
    asked = ["export", str(sample_path), str(out), "--size", "120mm", "--without-tag", "x", "--typeface"]
    assert main([*asked, str(font)]) == 0
    assert "'Herald'" in out.read_text("utf-8")
    assert main([*asked, str(sample_path), "--force"]) == 2
    assert "is no font: choose a file" in capsys.readouterr().err
