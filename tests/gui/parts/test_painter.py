"""The screen's painter beside the one for files: same widths, same pixels."""

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QImage, QPainter, QRawFont

from gui.parts.fonts import register_fonts
from gui.parts.painter import glyph_runs, paint, path_of, raw_font
from models.exchange.image import write_image
from models.figure.marks import Box, Figure, Group, Label, Path, Rect, Stroke
from models.figure.measure import FontMeasure
from models.figure.packs import font_path, own_file, packs_of
from models.figure.typeface import Typeface
from models.machine.paths import resource
from tests.figures import INK, a_figure_of_all_marks, rings, square
from tests.fonts import a_font_file
from tests.scripts import MIXED, TEN_SCRIPTS

pytestmark = pytest.mark.usefixtures("qapp")

CHINESE = "".join(chr(code) for code in range(0x4E00, 0x9FA5, 40))
LATIN = "".join(chr(code) for code in range(0x20, 0x17F) if chr(code).isprintable())
LINES = (
    "AVATAR: To Wave, 2021–25. Type, Kľ, “LT’s”",
    "人民法院处置涉案虚拟货币（2018/2025）",
    "The Xuzhou court 徐州 sold ¥3bn",
    LATIN,
    CHINESE,
)


def on_screen(figure, scale=1.0, **options):
    """The pixels that the painter leaves on a white ground."""
    image = QImage(round(figure.width * scale), round(figure.height * scale), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    paint(figure, painter, scale, **options)
    painter.end()
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return pixels[:, :, 2::-1].astype(int)


def in_file(figure, folder, scale):
    write_image(figure, folder / "a.png", dpi=72 * scale)
    with Image.open(folder / "a.png") as image:
        return np.asarray(image.convert("RGB")).astype(int)


def a_figure(*marks, clip=None, width=60, height=40):
    return Figure(width, height, (Group("events", marks, clip),), "#ffffff")


@pytest.mark.parametrize("is_bold", [False, True])
@pytest.mark.parametrize("size", [6.5, 9.3, 12, 31.7])
@pytest.mark.parametrize("line", LINES)
def test_words_are_as_wide_on_the_screen_as_measured(line, size, is_bold):
    measure = FontMeasure()
    text = "".join(letter for letter in line if not measure.missing(letter))
    width, _ = glyph_runs(text, size, is_bold)
    assert width == pytest.approx(measure.width(text, size, is_bold), rel=0.001)


def test_every_one_of_500_letters_is_as_wide_on_the_screen_as_measured():
    measure = FontMeasure()
    letters = [letter for letter in LATIN + CHINESE if not measure.missing(letter)]
    assert len(letters) > 500
    wrong = [
        letter
        for letter in letters
        if abs(glyph_runs(letter, 10.0, False)[0] - measure.width(letter, 10.0)) > 0.001 * 10
    ]
    assert wrong == []


@pytest.mark.parametrize("is_bold", [False, True])
@pytest.mark.parametrize("text", [*TEN_SCRIPTS, *MIXED])
def test_words_of_other_scripts_are_as_wide_on_the_screen_as_measured(text, is_bold):
    width, runs = glyph_runs(text, 31.0, is_bold)
    assert width == pytest.approx(FontMeasure().width(text, 31.0, is_bold), rel=0.001)
    assert all(0 not in run.glyphIndexes() for run in runs)


@pytest.mark.parametrize("text", [*TEN_SCRIPTS, *MIXED])
def test_words_of_other_scripts_are_as_wide_as_another_program_shapes_them(text):
    """Qt sets the same words with the same fonts by itself."""
    register_fonts()
    families = ["Dateline Sans"]
    for pack in packs_of(text):
        number = QFontDatabase.addApplicationFont(str(font_path(pack.file(False))))
        families += QFontDatabase.applicationFontFamilies(number)
    font = QFont(families)
    font.setPixelSize(200)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    wide = QFontMetricsF(font).horizontalAdvance(text)
    assert FontMeasure().width(text, 200) == pytest.approx(wide, rel=0.02)


@pytest.mark.parametrize("text", [*TEN_SCRIPTS, *MIXED])
def test_screen_and_file_show_the_same_words_in_other_scripts(tmp_path, text):
    figure = a_figure(Label(10, 30, text, 14, INK), width=420, height=48)
    screen, file = on_screen(figure, 3.0), in_file(figure, tmp_path, 3.0)
    assert (screen < 128).any()
    assert (abs(screen - file).max(axis=2) > 96).mean() < 0.01


@pytest.mark.parametrize("scale", [2.0, 3.0])
def test_screen_and_file_show_the_same_picture(tmp_path, scale):
    """Edges are softened a little otherwise: a pixel differs if it is off by more than an eighth of full range.

    Below twice the size more pixels differ (1.01 % at 1.5): Qt sets letters on whole pixels from top to bottom.
    """
    figure = a_figure_of_all_marks()
    screen, file = on_screen(figure, scale), in_file(figure, tmp_path, scale)
    assert screen.shape == file.shape
    assert (abs(screen - file).max(axis=2) > 32).mean() < 0.01


def test_no_word_of_the_screen_stands_half_a_point_beside_its_place_in_the_file(tmp_path):
    for label in (mark for group in a_figure_of_all_marks().groups for mark in group.marks):
        if isinstance(label, Label):
            figure = a_figure(replace(label, colour="#000000", halo=None), width=320, height=210)
            screen, file = (
                np.argwhere(p.max(axis=2) < 160) for p in (on_screen(figure, 4), in_file(figure, tmp_path, 4))
            )
            (tmp_path / "a.png").unlink()
            assert abs(screen.min(axis=0) - file.min(axis=0)).max() <= 2
            assert abs(screen.max(axis=0) - file.max(axis=0)).max() <= 2


def test_a_hole_shows_what_lies_below_and_its_island_does_not():
    land = rings(square(0, 0, 36), square(6, 6, 24), square(12, 12, 12), fill="#000000")
    assert [int(on_screen(a_figure(land))[18, x, 0]) for x in (3, 9, 18)] == [0, 255, 0]


def test_nothing_is_painted_outside_a_clip_and_the_next_group_is_free_of_it():
    clipped = Group("a", (Box(Rect(0, 0, 60, 40), "#000000"),), Rect(10, 10, 20, 10))
    free = Group("b", (Box(Rect(50, 30, 5, 5), "#000000"),))
    dark = on_screen(Figure(60, 40, (clipped, free), "#ffffff")).max(axis=2) == 0
    assert dark[10:20, 10:30].all()
    assert dark[30:35, 50:55].all()
    assert dark.sum() == 20 * 10 + 25


def test_dashes_are_as_long_as_told():
    line = Path(np.array([(0, 10), (60, 10)], float), stroke=Stroke("#000000", 2, (6, 4)))
    row = on_screen(a_figure(line))[10, :, 0]
    assert "".join("#" if dark else "." for dark in row < 128) == "######...." * 6


def test_a_line_of_no_width_is_not_drawn():
    line = Path(np.array([(0, 10), (60, 10)], float), stroke=Stroke("#000000", 0))
    assert (on_screen(a_figure(line)) == 255).all()


def test_some_groups_can_be_painted_alone():
    figure = Figure(
        60,
        40,
        (Group("a", (Box(Rect(0, 0, 9, 9), "#000000"),)), Group("b", (Box(Rect(20, 20, 9, 9), "#000000"),))),
        "#ff0000",
    )
    pixels = on_screen(figure, only={"b"})
    assert (pixels[:9, :9] == 255).all()
    assert (pixels[20:29, 20:29] == 0).all()
    assert (pixels[35:] == 255).all()


def test_the_painter_is_given_back_as_it_came():
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.translate(3, 4)
    before = painter.transform()
    paint(a_figure_of_all_marks(), painter, 2)
    assert painter.transform() == before
    assert not painter.hasClipping()
    painter.end()


def test_lines_without_points_and_words_without_letters_paint_nothing():
    nothing = Path(np.empty((0, 2)), (), is_closed=True, fill="#000000")
    words = (Label(5, 20, "", 9, INK), Label(5, 20, "  ", 9, INK, halo="#000000"))
    assert (on_screen(a_figure(nothing, *words)) == 255).all()
    assert path_of(nothing).isEmpty()


def test_a_path_of_many_parts_keeps_them_apart():
    mark = rings(square(0, 0, 5), square(10, 0, 5))
    path = path_of(mark)
    assert path.elementCount() == 10
    assert [path.elementAt(n).isMoveTo() for n in range(10)] == [n % 5 == 0 for n in range(10)]


@pytest.mark.parametrize("text", ["$x_1^2$", "<b>bold</b>", "a &amp; b"])
def test_signs_of_markup_are_painted_as_they_are(tmp_path, text):
    figure = a_figure(Label(5, 25, text, 9, "#000000"), width=100)
    screen, file = on_screen(figure, 2), in_file(figure, tmp_path, 2)
    assert (screen < 128).any()
    assert (abs(screen - file).max(axis=2) > 64).mean() < 0.01


@pytest.mark.parametrize("size", [7.5, 10, 31.25])
def test_a_size_of_the_font_is_that_of_its_file_opened_at_that_size(size):
    file = str(resource("fonts", "DatelineSans-Regular.ttf"))
    opened = QRawFont(file, size, QFont.HintingPreference.PreferNoHinting)
    font = raw_font(size, own_file(is_bold=False))
    glyphs = opened.glyphIndexesForString(LINES[0])
    assert font.glyphIndexesForString(LINES[0]) == glyphs
    kerned = QRawFont.LayoutFlag.KernedAdvances
    assert font.advancesForGlyphIndexes(glyphs, kerned) == opened.advancesForGlyphIndexes(glyphs, kerned)
    assert [font.pathForGlyph(glyph) for glyph in glyphs] == [opened.pathForGlyph(glyph) for glyph in glyphs]


def test_a_typeface_of_ones_own_is_painted_as_it_is_measured(qapp, tmp_path):
    path = str(a_font_file(tmp_path / "Herald.ttf"))
    typeface = Typeface("Herald", path, path)
    wide, runs = glyph_runs("Sold 法院", 9, False, typeface)
    assert wide == pytest.approx(FontMeasure(typeface).width("Sold 法院", 9))
    assert [run.rawFont().familyName() for run in runs] == ["Herald", "Dateline Sans"]
