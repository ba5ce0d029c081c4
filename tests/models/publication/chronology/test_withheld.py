import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.publication.chronology.withheld import Withheld
from models.records.story import Confidentiality
from tests.builders import a_case, a_source, an_actor

NAMES = ("Jane Roe", "Müller", "陈波", "Wren")
WITHHELD = Withheld(NAMES, "[…]")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Jane Roe sold", "[…] sold"),
        ("JANE\u00a0  ROE’s coins", "[…]’s coins"),
        ("Ja\u200bne Roe", "[…]"),
        ("Mu\u0308ller and MÜLLER", "[…] and […]"),
        ("法院判陈波有罪", "法院判[…]有罪"),
        ("Wrench, Siwren, Wren-like", "Wrench, Siwren, […]-like"),
        ("在Wren家", "在[…]家"),
    ],
)
def test_a_name_is_taken_out_however_it_is_written(text, told):
    assert WITHHELD.out_of(text) == told


@given(st.text(), st.sampled_from(NAMES), st.text())
def test_a_name_between_spaces_is_never_left(before, name, after):
    told = WITHHELD.out_of(f"{before} {name} {after}")
    assert "[…]" in told
    assert f" {name} " not in f" {told} "


@given(st.text())
def test_without_names_a_text_only_loses_what_cannot_be_seen(text):
    told = Withheld((), "[…]").out_of(text)
    assert Withheld((), "[…]").out_of(told) == told
    assert "[…]" not in told or "[…]" in text


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/jane-roe",
        "https://example.org/?q=Jane%20Roe",
        "https://example.org/%E9%99%88%E6%B3%A2",
        "https://example.org/a b",
        "javascript:alert(1)",
        "ftp://example.org/",
    ],
)
def test_an_address_that_holds_a_name_or_is_none_is_left_out(address):
    assert WITHHELD.address(address) == ""


def test_any_other_address_stays_as_it_is():
    assert WITHHELD.address(" https://example.org/a?b=c&d#e ") == "https://example.org/a?b=c&d#e"


def test_the_names_are_those_of_hidden_actors_and_sources_and_every_code_name(tmp_path):
    hidden = {"confidentiality": Confidentiality.CONFIDENTIAL}
    records = (
        an_actor("Ann Lee", local_name="李安", aliases=("A. L.",), code_name="Heron", **hidden),
        an_actor("County court", code_name="Stork"),
        a_source("Talk of May", authors=("Bo Day",), code_name="Crane", **hidden),
        a_source("Memo", authors=("Reuters",), confidentiality=Confidentiality.INTERNAL),
    )
    with a_case(tmp_path, *records) as case:
        withheld = Withheld.read(case.reader, "en")
    for name in ("Ann Lee", "李安", "A. L.", "Heron", "Stork", "Talk of May", "Bo Day", "Crane"):
        assert withheld.out_of(name) == "[name withheld]", name
    assert withheld.out_of("County court, Reuters") == "County court, Reuters"
