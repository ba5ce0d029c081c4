"""The data that is shipped: fonts, base map and the notes on where they come from."""

import json

import numpy as np
import pytest
from fontTools.ttLib import TTFont

from models.figure.font_file import read_widths
from models.figure.measure import FontMeasure
from models.machine.paths import resource

WEIGHTS = ("Regular", "Bold")
MAPS = ("world-110m", "world-50m", "provinces")


@pytest.fixture(scope="module", params=WEIGHTS)
def font(request):
    with TTFont(resource("fonts", f"DatelineSans-{request.param}.ttf")) as opened:
        yield opened


@pytest.fixture(scope="module", params=MAPS)
def arrays(request):
    with np.load(resource("basemap", f"{request.param}.npz"), allow_pickle=False) as data:
        yield {name: data[name] for name in data.files}


def layers_of(arrays):
    names = [name.removesuffix("_points") for name in arrays if name.endswith("_points")]
    return {name: (arrays[f"{name}_points"], arrays[f"{name}_starts"]) for name in names}


def rows_of(name):
    return json.loads(resource("basemap", name).read_text(encoding="utf-8"))


def gb2312_characters():
    for row in range(0xB0, 0xF8):
        for cell in range(0xA1, 0xFF):
            yield bytes([row, cell]).decode("gb2312", errors="ignore")


def test_the_font_has_no_radicals_that_would_spoil_the_search_in_a_pdf(font):
    assert not [code for code in font.getBestCmap() if 0x2E80 <= code <= 0x2FDF]


def test_the_font_has_every_character_of_gb2312(font):
    wanted = {ord(character) for character in gb2312_characters() if character}
    assert len(wanted) == 6763
    assert not wanted - set(font.getBestCmap())


def test_the_font_has_the_marks_of_english_and_chinese_text(font):
    wanted = "‘’“”–—…·×±≈≥€£¥①，。、《》「」！？：；（）"
    assert not [mark for mark in wanted if ord(mark) not in font.getBestCmap()]


def test_every_character_has_a_glyph_of_its_own(font):
    glyphs = list(font.getBestCmap().values())
    assert len(glyphs) == len(set(glyphs))


def test_the_font_bears_our_name_and_no_reserved_one(font):
    names = {record.nameID: record.toUnicode() for record in font["name"].names}
    assert names[1] == "Dateline Sans"
    assert "Open Font License" in names[13]
    assert not [text for text in names.values() if "Noto" in text or "Source" in text]


def test_the_font_has_outlines_that_a_pdf_can_embed(font):
    assert "glyf" in font
    assert "CFF " not in font


def test_english_quotation_marks_are_narrow(font):
    cmap, metrics = font.getBestCmap(), font["hmtx"].metrics
    assert all(metrics[cmap[ord(mark)]][0] < 600 for mark in "‘’“”")


@pytest.mark.parametrize("weight", WEIGHTS)
def test_the_widths_beside_a_font_are_those_of_the_font(weight):
    kept = json.loads(resource("fonts", f"DatelineSans-{weight}.json").read_text(encoding="utf-8"))
    assert kept == read_widths(resource("fonts", f"DatelineSans-{weight}.ttf"))


@pytest.mark.parametrize("weight", WEIGHTS)
def test_each_character_and_pair_is_measured_as_the_tables_of_the_font_say(weight):
    measure, is_bold = FontMeasure(), weight == "Bold"
    with TTFont(resource("fonts", f"DatelineSans-{weight}.ttf")) as font:
        cmap, metrics = font.getBestCmap(), font["hmtx"].metrics
        pairs = font["kern"].kernTables[0].kernTable
    letters = {glyph: chr(code) for code, glyph in cmap.items()}
    wide = {code: round(measure.width(chr(code), 1000, is_bold)) for code in cmap}
    assert wide == {code: metrics[glyph][0] for code, glyph in cmap.items()}
    for (left, right), by in pairs.items():
        apart = metrics[left][0] + metrics[right][0]
        assert measure.width(letters[left] + letters[right], 1000, is_bold) == pytest.approx(apart + by)


def test_the_offsets_of_every_layer_cover_its_points(arrays):
    for points, starts in layers_of(arrays).values():
        assert points.dtype == np.float32
        assert starts[0] == 0
        assert starts[-1] == len(points)
        assert np.diff(starts).min() >= 2


def test_every_coordinate_is_on_the_earth(arrays):
    for points, _ in layers_of(arrays).values():
        assert np.abs(points[:, 0]).max() <= 180
        assert np.abs(points[:, 1]).max() <= 90


def test_no_line_runs_across_the_whole_map(arrays):
    for points, starts in layers_of(arrays).values():
        steps = np.abs(np.diff(points[:, 0]))
        steps[starts[1:-1] - 1] = 0  # from the end of one line to the start of the next
        assert steps.max() <= 180


def test_every_ring_is_closed(arrays):
    for name, (points, starts) in layers_of(arrays).items():
        if name in {"land", "country", "ring"}:
            assert (points[starts[:-1]] == points[starts[1:] - 1]).all()


def test_every_ring_and_border_has_an_owner_in_its_list():
    with np.load(resource("basemap", "provinces.npz"), allow_pickle=False) as data:
        assert len(data["ring_province"]) == len(data["ring_starts"]) - 1
        assert data["ring_province"].max() < len(rows_of("provinces.json"))
        assert len(data["border_country"]) == len(data["border_starts"]) - 1
        assert data["border_country"].max() < len(data["countries"])
    for name in ("world-110m", "world-50m"):
        with np.load(resource("basemap", f"{name}.npz"), allow_pickle=False) as data:
            assert len(data["country_of_ring"]) == len(data["country_starts"]) - 1
            assert data["country_of_ring"].max() < len(rows_of("countries.json"))


@pytest.mark.parametrize("name", ["world-110m", "world-50m"])
@pytest.mark.parametrize(
    ("place", "west", "south", "east", "north"),
    [
        ("Kashmir", 73, 32.5, 78, 36.5),
        ("Arunachal Pradesh", 91.5, 26, 97.5, 30),
        ("Western Sahara", -17.5, 21, -8, 28.5),
        ("Kosovo", 19.8, 41.8, 22, 43.5),
        ("Crimea", 32.5, 45, 36, 46.5),
        ("Korea", 126, 37, 129, 39),
    ],
)
def test_a_contested_border_is_in_a_layer_of_its_own(name, place, west, south, east, north):
    with np.load(resource("basemap", f"{name}.npz"), allow_pickle=False) as data:
        lon, lat = data["disputed_points"].T
    assert ((lon >= west) & (lon <= east) & (lat >= south) & (lat <= north)).any(), place


def test_no_border_stands_in_two_layers():
    with np.load(resource("basemap", "world-50m.npz"), allow_pickle=False) as data:
        sure, contested = (
            {tuple(point) for point in data[f"{name}_points"]} for name in ("borders", "disputed")
        )
    assert len(sure & contested) < 50  # the ends, where one goes over into the other


def test_provinces_of_china_have_chinese_names_and_points_inside_the_country():
    rows = {row["name"]: row for row in rows_of("provinces.json") if row["country"] == "CN"}
    assert len(rows) == 31
    assert rows["Jiangsu"]["name_zh"] == "江苏省"
    assert rows["Guangdong"]["name_zh"] == "广东省"
    assert all(73 < row["point"][0] < 135 and 18 < row["point"][1] < 54 for row in rows.values())
    assert rows["Jiangsu"]["area"] == pytest.approx(102_600, rel=0.06)


@pytest.mark.parametrize("folder", ["fonts", "basemap", "gazetteer", "dates"])
def test_each_folder_names_its_origin_and_licence(folder):
    note = resource(folder, "README.md").read_text(encoding="utf-8")
    assert "**Origin**" in note
    assert "**Licence**" in note
    assert "**Rebuilt**" in note
