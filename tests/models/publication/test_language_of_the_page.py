"""All that a figure adds by itself is in the language of the page; what the case says stays as it says it."""

import re
import tomllib
from pathlib import Path

import pytest

from models.case import Case
from models.figure.marks import Label
from models.figure.phrases import phrase
from models.importing.templates import templates
from models.machine.paths import resource
from models.publication.choices import FigureSpec
from models.publication.studio import make_figure, metadata_of, read_for
from models.records.kind_names import kind_name
from models.records.kinds import built_in_kinds
from models.records.story import Place
from models.texts.place_names import name_in
from models.texts.traditional import in_traditional
from models.values.when import When
from models.values.when.words import short_words

LANGUAGES = ("de", "fr", "zh-Hans", "zh-Hant")
OURS = re.compile(
    r"Sources: |Boundaries|Place inferred|printed “|numbered|this outlet|\bc\. |\bof The\b| to 20|events\b"
)
SIMPLIFIED = "数据资来号见边实际权虚线争议画体场图时间关项无标签点边单据为对应发网东门县"


@pytest.fixture(scope="module")
def case(sample_file):
    with Case.open(sample_file, read_only=True) as case:
        yield case


def own_words(case, spec):
    """The words of a page without those of the case: titles, names, notes."""
    figure = make_figure(case, spec)
    groups = ("legend", "remarks", "source", "furniture", "keys")
    found = [m.text for g in figure.groups if g.name in groups for m in g.marks if isinstance(m, Label)]
    return [
        *found,
        figure.description.replace(spec.title, ""),
        metadata_of(spec, figure, read_for(case, spec)).source,
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", ["timeline", "map", "both", "strip"])
def test_nothing_of_ours_is_left_in_english(case, view, language):
    words = own_words(case, FigureSpec(view=view, language=language, title="T", preset="print-163mm"))
    assert [word for word in words if OURS.search(word)] == []


@pytest.mark.parametrize("view", ["timeline", "map", "both", "strip"])
def test_a_traditional_page_has_no_simplified_sign_of_ours(case, view):
    words = own_words(case, FigureSpec(view=view, language="zh-Hant", title="T", preset="print-163mm"))
    assert [word for word in words if set(word) & set(SIMPLIFIED)] == []


def test_a_traditional_page_speaks_of_material_as_there_is_usual():
    assert "數據" not in Path(resource("i18n", "figure.toml")).read_text("utf-8")
    assert phrase("zh-Hant", "as_of", date="x").startswith("資料")
    assert phrase("zh-TW", "not_told") == phrase("zh-Hant", "not_told")


@pytest.mark.parametrize("file", ["figure.toml", "kinds.toml"])
def test_every_language_has_every_word(file):
    with resource("i18n", file).open("rb") as read:
        words = tomllib.load(read)
    assert len({frozenset(table) for table in words.values()}) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_that_we_propose_has_a_name_in_the_language(language):
    kinds = {kind.name for kind in built_in_kinds()}
    kinds |= {kind[0] for template in templates() for kind in template.kinds}
    with resource("i18n", "kinds.toml").open("rb") as read:
        assert kinds <= tomllib.load(read)[language].keys()


def test_a_kind_of_the_case_keeps_its_name():
    assert kind_name("Sale", "de") == "Verkauf"
    assert kind_name("Sale", "en") == "Sale"
    assert kind_name("Auction at sea", "de") == "Auction at sea"


@pytest.mark.parametrize(
    ("language", "words"), [("en", "c. Feb 2025"), ("de", "ca. Februar 2025"), ("zh-Hant", "約2025年2月")]
)
def test_about_is_said_as_the_language_says_it(language, words):
    assert short_words(When.from_edtf("2025-02~"), language) == words


def test_names_are_in_traditional_signs_though_only_the_simplified_one_is_known():
    assert in_traditional("江苏省") == "江蘇省"
    assert in_traditional("后里") == "后里"
    assert name_in(Place("p", "Baoshan Yard", country="CN", local_name="宝山区"), "zh-Hant") == "寶山區"
    assert name_in(Place("p", "Baoshan Yard", country="CN", local_name="宝山区"), "zh-Hans") == "宝山区"
