"""The catalogues hold every word of the program, no other, with its values; what is pressed and counted is kept."""

import ast
import gettext
import re
import string
from unicodedata import east_asian_width

import pytest

from models import translation
from models.errors import CaseError
from models.machine import languages
from models.machine.languages import LANGUAGES, chosen_language, known_language
from models.translation import tr, tr_count
from tests.said import all_words
from tests.source_tree import ROOT

FOLDER = ROOT / "resources" / "i18n" / "program"
CODES = tuple(code for code in LANGUAGES if code != translation.SOURCE)
HAN = re.compile(r"[\u3400-\u9fff]")
SHORT = 24  # letters of what stands on a button, in a menu or above a column
BARE = re.compile(r"\{[^}]*\}|Ctrl\+\w+|`[^`]*`")  # values, keys and code
MNEMONIC = re.compile(r"&(?=[A-Za-z])")


@pytest.fixture(autouse=True)
def english_after():
    yield
    languages.speak(translation.SOURCE)


@pytest.fixture(scope="module", params=CODES)
def catalogue(request):
    with (FOLDER / f"{request.param}.mo").open("rb") as file:
        held = gettext.GNUTranslations(file)._catalog
    return {key: told for key, told in held.items() if key}


@pytest.fixture(scope="module")
def said():
    return all_words()


def key_of(one):
    return one.one if one.many is None else (one.one, 0)


def values_in(words):
    """The names of the values, each with its format."""
    return sorted(
        f"{name}:{form}!{how}" for _, name, form, how in string.Formatter().parse(words) if name is not None
    )


def words_of_po(path):
    """What stands in a PO file: original and translation of each entry that has one."""
    found, field = {}, None
    entry = {}
    for line in (*path.read_text(encoding="utf-8").splitlines(), ""):
        if match := re.match(r"(msgid_plural|msgid|msgstr(?:\[\d\])?) (\".*\")$", line):
            field = match[1]
            entry[field] = ast.literal_eval(match[2])
        elif line.startswith('"') and field:
            entry[field] += ast.literal_eval(line)
        elif not line:
            told = entry.get("msgstr[0]", entry.get("msgstr", ""))
            if entry.get("msgid") and told:
                found[(entry["msgid"], 0) if "msgid_plural" in entry else entry["msgid"]] = told
            entry, field = {}, None
    return found


def test_every_word_of_the_program_is_translated_and_no_other(catalogue, said):
    wanted = {key_of(one) for one in said}
    assert sorted(map(str, wanted - set(catalogue))) == []
    assert sorted(map(str, set(catalogue) - wanted)) == []


def test_a_translation_keeps_every_value_with_its_format(catalogue, said):
    wrong = []
    for one in said:
        told = catalogue.get(key_of(one), "")
        has_values = one.many is not None or "{" in one.one
        try:
            same = not has_values or set(values_in(told)) == set(values_in(one.many or one.one))
        except ValueError:
            same = False
        if not same:
            wrong.append((one.one, told))
    assert wrong == []


def test_a_translation_begins_and_ends_as_its_original(catalogue, said):
    """A menu entry keeps its letter and its dots; an end of a line, its break."""
    wrong = []
    for one in said:
        told = catalogue.get(key_of(one), "")
        same = one.one.endswith("…") == told.endswith("…") and len(MNEMONIC.findall(one.one)) == len(
            MNEMONIC.findall(told)
        )
        if not same or one.one.count("\n") != told.count("\n"):
            wrong.append((one.one, told))
    assert wrong == []


def test_sentences_are_told_in_the_letters_of_the_language(catalogue, said):
    untold = [
        one.one
        for one in said
        if len(re.findall("[a-z]{2,}", BARE.sub("", one.one))) > 3
        and not HAN.search(str(catalogue.get(key_of(one), "")))
    ]
    assert untold == []


def test_no_word_of_the_program_is_a_joint_between_others(said):
    """Blanks at an end mean that a sentence is glued: names are joined by `listing.py`, sentences by `sentences`."""
    asked = re.compile(r"(:|\]|\?) $")  # what somebody types after
    joints = [one.one for one in said if one.one != one.one.strip() and not asked.search(one.one)]
    assert sorted(joints) == [", ", "; "]


def width(words):
    """In letters; a Chinese one is as wide as two."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in words)


def test_what_stands_on_a_button_is_hardly_wider_than_in_english(catalogue, said):
    wide = []
    for one in said:
        told = str(catalogue.get(key_of(one), ""))
        told = re.sub(r"[(（]&[A-Z][)）]", "", told)  # the letter stands beside
        if "{" not in one.one and len(one.one) <= SHORT and width(told) > max(1.5 * len(one.one), 14):
            wide.append((one.one, told))
    assert wide == []


@pytest.mark.parametrize("code", CODES)
def test_the_catalogue_that_is_read_was_made_of_the_one_that_is_translated(code):
    with (FOLDER / f"{code}.mo").open("rb") as file:
        made = {key: told for key, told in gettext.GNUTranslations(file)._catalog.items() if key}
    assert made == words_of_po(FOLDER / f"{code}.po")


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("zh_HK.UTF-8", "zh-Hant"), ("zh-TW", "zh-Hant"), ("zh_Hant_MO", "zh-Hant"), ("zh_CN.GB18030", "zh-Hans"),
        ("zh", "zh-Hans"), ("zh-Hans-HK", "zh-Hans"), ("en_GB.UTF-8", "en"), ("de_DE", ""), ("C", ""), ("", ""),
    ],
)  # fmt: skip
def test_the_language_of_a_computer_is_known_by_its_tag(tag, code):
    assert known_language(tag) == code


def test_what_was_chosen_goes_before_what_the_computer_says():
    assert chosen_language("zh-Hant", ["en_GB"]) == "zh-Hant"
    assert chosen_language("", ["de_DE", "zh_HK"]) == "zh-Hant"
    assert chosen_language("xx", ["de_DE"]) == "en"


def test_a_language_changes_what_is_said_from_then_on():
    assert tr("Cancel") == "Cancel"
    languages.speak("zh-Hans")
    assert (tr("Cancel"), translation.language()) == ("取消", "zh-Hans")
    languages.speak("nobody")
    assert (tr("Cancel"), translation.language()) == ("Cancel", "en")


def test_braces_of_a_value_are_letters():
    assert tr("{name} is here.", name="{x}") == "{x} is here."
    assert tr("a set {1, 2}") == "a set {1, 2}"
    assert tr_count(1, "{n:,} day", "{n:,} days") == "1 day"
    assert tr_count(1200, "{n:,} day", "{n:,} days") == "1,200 days"
    assert tr("") == ""


def test_words_without_a_translation_stay_english():
    languages.speak("zh-Hant")
    assert tr("Nobody ever said this.") == "Nobody ever said this."
    assert str(CaseError(tr("No {x}.", x="宝"))) == "No 宝."
