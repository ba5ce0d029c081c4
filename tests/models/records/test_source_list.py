"""Sources are written as newsrooms, Chicago notes and GB/T 7714 want them."""

import pytest

from models.records.source_list import STYLES, formatted, formatted_list
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
            "Jane Smith and Wei Li, “China's provinces sell seized crypto,” Reuters, 16 April 2025, https://a.b/x",
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
    assert formatted(RULING, "gbt7714") == "王小明. 沙洋县人民法院判决书[Z]. 沙洋县人民法院, 2023-06~."
    assert formatted(RULING, "chicago").startswith(
        "王小明, 《沙洋县人民法院判决书》, 沙洋县人民法院, about June 2023"
    )


def test_more_than_three_authors_are_cut_as_the_style_wants_it():
    many = a_source("T", authors=("王一", "王二", "王三", "王四"))
    assert formatted(many, "gbt7714").startswith("王一, 王二, 王三, 等. T")
    assert formatted(many, "chicago").startswith("王一 et al.")


def test_a_source_without_a_date_says_so():
    assert "n.d." in formatted(a_source("T", publisher="P"), "chicago")


@pytest.mark.parametrize("style", STYLES)
def test_a_confidential_source_is_its_code_name_alone_and_in_no_list(style):
    secret = a_source("CANARY", publisher="CANARY", confidentiality="confidential", code_name="Heron")
    assert formatted(secret, style) == "Heron"
    assert len(formatted_list([secret, NEWS], style)) == 1
