import pytest

from models.records.aliases import (
    Alias,
    aliases_in,
    aliases_in_words,
    bare_aliases,
    bare_numbers,
    names_of,
    numbers_in,
    numbers_in_words,
    read_alias,
    script_of,
)
from tests.builders import a_case, a_place, an_actor


def test_a_plain_alias_has_no_kind_and_stays_as_it_is():
    assert read_alias("Huayu Ltd") == Alias("Huayu Ltd")
    assert read_alias("Huayu Ltd").text == "Huayu Ltd"


@pytest.mark.parametrize("kind", ["legal", "former", "transliteration"])
def test_an_alias_keeps_its_kind_and_is_written_as_it_was_read(kind):
    alias = read_alias(f"{kind}=Old Name")
    assert (alias.name, alias.kind, alias.text) == ("Old Name", kind, f"{kind}=Old Name")


@pytest.mark.parametrize("text", ["E=mc2 Ltd", "=Name", "former=", "x=y=z"])
def test_a_name_that_only_looks_like_a_kind_stays_whole(text):
    assert read_alias(text) == Alias(text)


@pytest.mark.parametrize(
    ("name", "script"),
    [
        ("Huayu Ltd", "Latin"), ("华宇公司", "Chinese"), ("Газпром", "Cyrillic"), ("شركة", "Arabic"),
        ("ソニー株式会社", "Chinese"), ("ソニー", "Japanese"), ("삼성", "Korean"), ("Ελλάδα", "Greek"), ("12-3", ""),
    ],
)  # fmt: skip
def test_the_script_is_told_from_the_letters(name, script):
    assert script_of(name) == script


def test_an_actor_goes_by_the_bare_names_alone():
    actor = an_actor("Delta Ltd", local_name="德尔塔", aliases=("former=Gamma Ltd", "Delta"))
    assert names_of(actor) == ("Delta Ltd", "德尔塔", "Gamma Ltd", "Delta")
    assert bare_aliases(a_place(aliases=("former=Old Town",))) == ("former=Old Town",)


def test_aliases_and_numbers_are_read_as_people_write_them():
    told = aliases_in("former: Gamma Ltd; Delta； legal：Delta Limited; A: B")
    assert told == ("former=Gamma Ltd", "Delta", "legal=Delta Limited", "A: B")
    assert aliases_in(aliases_in_words(told)) == told
    numbers = numbers_in("Companies House: 09812345; 2 O 1/20; LEI=5299")
    assert numbers == ("Companies House=09812345", "2 O 1/20", "LEI=5299")
    assert numbers_in(numbers_in_words(numbers)) == numbers
    assert bare_numbers(an_actor(numbers=numbers)) == ("09812345", "2 O 1/20", "5299")


def test_an_actor_is_found_by_a_former_name_and_by_a_number(tmp_path):
    actor = an_actor("Delta Ltd", aliases=("former=Gamma Ltd",), numbers=("Companies House=09812345",))
    with a_case(tmp_path, actor) as case:
        assert [hit.id for hit in case.reader.search("gamma")] == [actor.id]
        assert [hit.id for hit in case.reader.search("09812345")] == [actor.id]
        assert case.reader.search("former") == ()
