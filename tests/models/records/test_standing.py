import pytest

from models.publication.scenes import standing_word
from models.records.standing import (
    HAPPENED,
    STANDING_WORDS,
    STANDINGS,
    is_apart,
    read_standing,
    with_standing,
)

LANGUAGES = ("en", "zh-Hans", "zh-Hant", "de", "fr")


@pytest.mark.parametrize("standing", STANDINGS)
def test_every_standing_is_read_back_explained_and_has_its_word_in_every_language(standing):
    assert read_standing(standing.upper()) == standing
    assert STANDING_WORDS[standing].startswith(standing)
    for language in LANGUAGES:
        word = standing_word(standing, language)
        assert bool(word) == (standing not in HAPPENED)
        assert not word or read_standing(word) in (standing, None)


@pytest.mark.parametrize(
    ("word", "standing"),
    [("angekündigt", "announced"), ("applied_for", "applied for"), ("据称", "claimed"), ("sold", None)],
)
def test_tables_may_name_a_standing_in_their_own_words(word, standing):
    assert read_standing(word) == standing


def test_only_what_did_not_surely_happen_is_said_with_its_standing():
    assert with_standing("Sale", "announced") == "Sale (announced)"
    assert with_standing("Sale", "reported") == with_standing("Sale", "") == "Sale"
    assert not is_apart("a word that is no standing")
