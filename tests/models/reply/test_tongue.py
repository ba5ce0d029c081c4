"""Words are known by their script, and by the common words of a language."""

import pytest

from models.reply.tongue import is_in
from models.reply.words import LANGUAGES


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("It kept no records of the coins", {"en"}),
        ("Sie hat keine Unterlagen und sagt es nicht", {"de"}),
        ("Elle ne garde pas les dossiers de la vente", {"fr"}),
        ("该公司没有保存任何记录", {"zh-Hans", "zh-Hant"}),
        ("Jiafenxiang 没有保存任何记录", {"zh-Hans", "zh-Hant"}),
        ("Фирма не вела записей", set()),
        ("No guardó los registros según el tribunal", set()),
        ("conversion; implies 7.353 CNY per USD", {"en"}),
        ("2021", set(LANGUAGES)),
    ],
)
def test_a_text_is_in_the_language_that_its_words_are_in(text, ours):
    assert {language for language in LANGUAGES if is_in(text, language, "en")} == ours


def test_words_that_tell_no_language_are_in_that_of_the_case():
    assert is_in("Jiafenxiang", "de", "de")
    assert not is_in("seller", "de", "en")
    assert is_in("seller", "en", "zh-Hans")
