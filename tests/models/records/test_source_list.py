"""Sources are written as newsrooms, the Chicago Manual and GB/T 7714 want them."""

from dataclasses import replace

import pytest

from models.records.source_list import STYLES, formatted, wanting
from models.values.when import When
from tests.builders import a_source

NEWS = a_source(
    "China's provinces sell seized crypto",
    type="article-newspaper",
    authors=("Smith, Jane", "Li, Wei"),
    publisher="Reuters",
    issued=When.from_edtf("2025-04-16"),
    url="https://a.b/x",
)
RULING = a_source(
    "沙洋县人民法院判决书",
    type="legal_case",
    authors=("王小明",),
    publisher="沙洋县人民法院",
    issued=When.from_edtf("2023-06~"),
)


@pytest.mark.parametrize(
    ("style", "line"),
    [
        ("news", "Reuters, “China's provinces sell seized crypto,” 16 April 2025, https://a.b/x"),
        (
            "chicago",
            "Smith, Jane, and Wei Li. “China's provinces sell seized crypto.” Reuters, April 16, 2025. https://a.b/x.",
        ),
        (
            "gbt7714",
            "SMITH J, LI W. China's provinces sell seized crypto[N/OL]. Reuters, 2025-04-16. https://a.b/x.",
        ),
    ],
)
def test_a_report_is_written_in_three_styles(style, line):
    assert formatted(NEWS, style) == line


def test_chinese_names_and_titles_stand_as_in_china():
    assert formatted(RULING, "gbt7714") == "王小明. 沙洋县人民法院判决书[Z]. 沙洋县人民法院, [2023-06]."
    assert formatted(RULING, "chicago") == "王小明. “沙洋县人民法院判决书.” 沙洋县人民法院, ca. June 2023."


def test_more_authors_than_a_style_names_are_cut_as_it_wants_it():
    many = a_source("T", authors=("王一", "王二", "王三", "王四"))
    assert formatted(many, "gbt7714").startswith("王一, 王二, 王三, et al. T")
    assert formatted(many, "chicago").startswith("王一, 王二, 王三, and 王四. “T.”")
    seven = a_source("T", authors=tuple(f"Name{n}, A." for n in range(7)))
    assert formatted(seven, "chicago").startswith("Name0, A., A. Name1, A. Name2, et al. “T.”")
    assert formatted(a_source("判决", authors=many.authors), "gbt7714").startswith(
        "王一, 王二, 王三, 等. 判决"
    )


PAGE = a_source(
    "Notice",
    type="webpage",
    publisher="Court",
    url="https://a.b/n",
    accessed=When.from_edtf("2026-11-22"),
)


def test_a_page_without_a_date_is_known_by_the_day_on_which_it_was_read():
    assert formatted(PAGE, "chicago") == "Court. “Notice.” n.d. Accessed November 22, 2026. https://a.b/n."
    assert formatted(PAGE, "gbt7714") == "Court. Notice[EB/OL]. [n.d.][2026-11-22]. https://a.b/n."


def test_the_date_of_a_page_stands_in_brackets_before_the_day_on_which_it_was_read():
    dated = replace(PAGE, issued=When.from_edtf("2025-09-16"))
    assert formatted(dated, "gbt7714") == "Court. Notice[EB/OL]. (2025-09-16)[2026-11-22]. https://a.b/n."


def test_a_newspaper_without_an_author_begins_with_its_title():
    bare = replace(NEWS, authors=())
    assert formatted(bare, "gbt7714").startswith("China's provinces sell seized crypto[N/OL]. Reuters, 2025")
    assert formatted(bare, "chicago").startswith("Reuters. “China's provinces sell")


def test_the_language_of_a_source_decides_on_the_words_of_gbt():
    english = a_source("叫停 and its meaning", publisher="P", language="en")
    assert "[n.d.]" in formatted(english, "gbt7714")
    assert "[日期不详]" in formatted(replace(english, language="zh"), "gbt7714")


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Who sold it?", "“Who sold it?”"),
        ("The “ban” of 2021", "“The ‘ban’ of 2021.”"),
        ("《公告》", "“公告.”"),
        ("(Comment on the ruling)", "Comment on the ruling."),
    ],
)
def test_titles_are_quoted_as_chicago_quotes_them(title, told):
    assert f"P. {told} n.d." in formatted(a_source(title, publisher="P"), "chicago")


def test_a_note_in_chicago_is_one_sentence_with_names_as_they_are_said():
    assert formatted(NEWS, "chicago", is_note=True) == (
        "Jane Smith and Wei Li, “China's provinces sell seized crypto,” Reuters, April 16, 2025, https://a.b/x"
    )


def test_a_book_stands_without_quotation_marks():
    assert formatted(a_source("Money", type="book", authors=("Doe, J.",)), "chicago").startswith(
        "Doe, J. Money."
    )


def test_what_a_style_wants_and_a_source_does_not_tell_is_said():
    bare = a_source("T", publisher="P", url="https://a.b/x", authors=("Jane Doe", "王小明", "Roe, R."))
    read, names = wanting([bare, PAGE], "gbt7714")
    assert read.startswith("1 of 2 sources were read online")
    assert names.startswith("1 author is kept as one name")
    assert list(wanting([bare], "news")) == []


def test_a_source_without_a_date_says_so():
    assert "n.d." in formatted(a_source("T", publisher="P"), "chicago")


@pytest.mark.parametrize("style", STYLES)
def test_a_confidential_source_is_its_code_name_alone_and_wants_nothing(style):
    secret = a_source("CANARY", publisher="CANARY", confidentiality="confidential", code_name="Heron")
    assert formatted(secret, style) == "Heron"
    assert list(wanting([secret], style)) == []
