"""What a person says of a table is written as a file of columns, and read again it says the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import WrongUse
from models.exchange.imported import ImportOptions
from models.exchange.table.columns import IGNORED, KEPT, choice_of, match_columns, read_choice
from models.exchange.table.headings import fields
from models.exchange.table.options_file import columns_text, read_options
from models.records.story import Event
from tests.tables import all_of

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
SAID = WORDS.filter(lambda text: bool(text.strip()))
CHOICES = st.one_of(
    st.sampled_from(
        [*fields(), IGNORED, KEPT, "url 2", "source 11", "source date 3", "url 0", "source 2 url"]
    ),
    st.builds(
        "{}:{}".format, st.sampled_from(["actor", "place", "amount"]), st.sampled_from(["seller", "买方"])
    ),
)
OPTIONS = st.builds(
    ImportOptions,
    columns=st.dictionaries(WORDS, CHOICES, max_size=4),
    dates=st.dictionaries(WORDS, SAID, max_size=3),
    sums=st.dictionaries(WORDS, SAID, max_size=3),
    places=st.dictionaries(WORDS, SAID, max_size=3),
    order=st.sampled_from(["", "day first", "month first"]),
    decimal=st.sampled_from(["", ".", ","]),
    primary=st.sampled_from(["", "primary", "secondary"]),
    supports=st.sampled_from(["event", "each", "date; place"]),
    separator=st.sampled_from(["", ";", "\t", "|"]),
    heading=st.integers(-1, 30),
    **dict.fromkeys(
        ("kind", "language", "currency", "asset", "encoding", "sheet", "zone"), st.just("") | WORDS
    ),
)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return tmp_path_factory.mktemp("options") / "columns.toml"


@given(OPTIONS)
def test_whatever_a_person_says_is_read_again_as_it_was_written(path, options):
    path.write_bytes(columns_text(options).encode("utf-8"))
    assert read_options(path) == options


@given(st.sampled_from([*fields(), ""]), st.sampled_from(["", "seller"]), st.sampled_from(["", "2", "17"]))
def test_what_a_column_fills_is_read_again_as_it_is_said(field, role, group):
    is_of_source = field in ("source", "url", "page", "quote", "source date", "archived")
    role, group = ("" if is_of_source else role), (group if is_of_source else "")
    role = role if field else ""
    assert read_choice(choice_of(field, role, group)) == (field, role, group)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[dates]\n"1/2/2020" = 3\n', "line 2"),
        ('[sums]\n\n"x" = ""\n', "line 3"),
        ("places = 3\n", "is no table"),
        ('primary = "maybe"\n', "primary"),
        ('supports = "colour"\n', "nothing that sources support"),
        ('[columns]\n"x" = "colour 2"\n', "line 2"),
    ],
)
def test_what_means_nothing_is_told_in_one_sentence(path, text, told):
    path.write_text(text, encoding="utf-8")
    with pytest.raises(WrongUse, match=told) as raised:
        read_options(path)
    assert str(raised.value).endswith(".")


def test_columns_of_one_name_are_told_apart_and_chosen_each_by_itself():
    found = match_columns(
        ["Beleg", "Beleg", "", "beleg"], {"Beleg": "source 1", "Beleg (2)": "url 1", "Column 3": "note"}
    )
    assert [(one.key, one.choice) for one in found] == [
        ("Beleg", "source 1"), ("Beleg (2)", "url 1"), ("Column 3", "note"), ("beleg (3)", "source 1"),
    ]  # fmt: skip


def test_a_column_that_fills_something_of_its_own_accord_can_be_kept_or_belong_to_no_group():
    found = match_columns(
        ["title", "source 2 url", "x"], {"title": "keep", "source 2 url": "url 0", "x": "title"}
    )
    assert [one.choice for one in found] == ["keep", "url", "title"]


def test_of_two_columns_for_one_field_the_second_fills_what_the_first_leaves_open_and_is_never_lost(read):
    found = read("a,b\nOne,Uno\n,Due\n", columns={"a": "title", "b": "title"})
    assert [(one.title, one.note) for one in all_of(Event, found)] == [("One", "b: Uno"), ("Due", "")]
