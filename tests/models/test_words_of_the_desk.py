"""Every sentence of checks, questions, errors and commands passes the catalogue: none is left in English beside it."""

import argparse
import gettext
from contextlib import contextmanager
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import errors, translation
from models.checks.grouping import grouped
from models.checks.registry import all_checks
from models.checks.report import run_checks
from models.checks.telling import as_groups, as_text
from models.commands import commandline
from models.commands.refusals import REFUSALS, refusal
from models.errors import CaseError
from models.history.words import _SILENT
from models.questions.answering import answer
from models.questions.facts import Facts
from models.questions.fields import told_lines
from models.questions.reading import read_question
from models.records.record_words import FIELDS, KINDS, counted_records, field_word, kind_word
from models.store.labels import told_label
from models.store.rows import RECORD_TYPES, table_of
from models.texts.columns import broken, filled, width_of
from models.texts.fitting import fitting
from models.translation import tr
from tests.builders import a_case
from tests.models.checks.conftest import TODAY
from tests.models.checks.planted import planted
from tests.pseudo import BEGIN, END, Marking, pseudo_language
from tests.said import all_words

COMMANDS = commandline.COMMANDS
UNREADABLE = (
    "before:nonsense", "kind:", "(kind:sale", "kind:sale)", "kind:nothing", "state:never", "cited:maybe", 'place:"x',
    "within:soon after kind:sale", "precision:soon", "nothing:x", "actor:Nobody", "source:Nobody", "and and",
    "tag:none-such", "role:none", "country:QQ", "language:xx", "not", '""', "changed:never", "amount:lots", "()",
)  # fmt: skip
WRONG = (
    ["check"], ["check", "x", "--nosuch"], ["check", "x", "--open"], ["check", "x", "--open", "z"],
    ["export", "x", "o.svg", "--view", "nix"], ["relations", "x", "--add", "a"],
    ["merge", "x", "y", "--mine", "--theirs"],
    ["ask", "x", "--json=1"], ["history", "x", "--since-", "z"], ["nix"], ["export", "x", "o.svg", "--rows", "z"],
    ["recognise", "x", "--passphrase-fd", "one"], [],
)  # fmt: skip


@contextmanager
def listening():
    """Speak the marking language, and hear what is asked of it."""
    asked = set()

    class Listening(Marking):
        def gettext(self, message):
            asked.add(message)
            return super().gettext(message)

        def ngettext(self, msgid1, msgid2, n):
            asked.add(msgid1)
            return super().ngettext(msgid1, msgid2, n)

    translation.speak("xx", Listening())
    try:
        yield asked
    finally:
        translation.speak(translation.SOURCE, gettext.NullTranslations())


@pytest.fixture(scope="module")
def known():
    return {said.one for said in all_words()}


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    with a_case(tmp_path_factory.mktemp("planted"), *planted()[0]) as opened:
        yield opened


def is_marked(text):
    return text.startswith(BEGIN) and text.endswith(END)


def test_what_the_checks_find_is_told_in_words_of_the_catalogue(case, known):
    with listening() as asked:
        report = run_checks(case.reader, today=TODAY)
        assert all(is_marked(one.sentence) for one in report.findings)
        assert all(is_marked(one.words) for one in grouped(report))
        told = as_text(report), as_groups(report)
        assert all(is_marked(check.title) and is_marked(check.reason) for check in all_checks())
        assert all(is_marked(tr(check.many)) for check in all_checks())
    assert asked - known == set()
    assert all(BEGIN in line for text in told for line in text.splitlines() if line.startswith("  "))


def test_names_of_checks_stay_english_where_they_are_chosen():
    with pseudo_language():
        assert all(check.name.isascii() for check in all_checks())


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_is_told_in_words_of_the_catalogue(name, known):
    with listening() as asked:
        parser = commandline._parser(name)
        sub = next(one for one in parser._actions if isinstance(one, argparse._SubParsersAction)).choices[
            name
        ]
        texts = [parser.description, sub.description, sub.epilog]
        shown = [one for part in (parser, sub) for one in part._actions if one.help != argparse.SUPPRESS]
        texts += [one.help for one in shown]
        texts += [group.title for part in (parser, sub) for group in part._action_groups]
        assert all(BEGIN in text for text in texts if text)
        assert sub.format_help().startswith(f"{BEGIN}usage: {END}")
    assert asked - known == set()


@pytest.mark.parametrize("given", WRONG, ids=" ".join)
def test_what_is_wrong_with_a_command_is_told_in_words_of_the_catalogue(given, known):
    with listening() as asked, pytest.raises(CaseError) as told:
        commandline._parser(given[0] if given else "").parse_args(given)
    sentence = str(told.value)
    assert sentence.count(BEGIN) > 1
    assert is_marked(sentence)
    assert asked - known == set()


def test_a_refusal_stays_as_argparse_says_it_in_english():
    assert refusal("expected one argument") == "expected one argument"


@pytest.mark.parametrize("asked_for", UNREADABLE)
def test_a_question_that_is_not_understood_is_refused_in_words_of_the_catalogue(case, asked_for, known):
    with listening() as asked, pytest.raises(CaseError) as told:
        answer(read_question(asked_for), Facts(case.reader))
    assert is_marked(str(told.value))
    assert asked - known == set()


def test_what_can_be_asked_is_told_in_words_of_the_catalogue(known):
    with listening() as asked:
        assert all(BEGIN in line for line in told_lines() if line)
    assert asked - known == set()


def test_errors_are_told_in_words_of_the_catalogue():
    with pseudo_language():
        told = (
            errors.DamagedCase.of("x"), errors.DamagedCase.of("x", "why"), errors.LettersMissing("ab"),
            errors.ReadOnlyCase.of("x"), errors.StillShown("x", 2), errors.OnRecord("Purge"),
        )  # fmt: skip
        assert all(is_marked(str(one)) for one in told)


def test_every_kind_of_record_and_every_field_that_is_told_has_words():
    assert {table_of(kind).name for kind in RECORD_TYPES} == set(KINDS)
    silent = _SILENT | {"id", "record_id", "record_kind", "rows", "settings"}
    assert {one.name for kind in RECORD_TYPES for one in fields(kind)} - silent <= set(FIELDS)
    with pseudo_language():
        assert all(is_marked(kind_word(name)) for name in KINDS)
        assert all(is_marked(field_word(name)) for name in FIELDS)
        assert all(BEGIN in counted_records(name, 2) for name in KINDS)


class Told(gettext.NullTranslations):
    """A language of a few sentences."""

    def __init__(self, **told):
        super().__init__()
        self.told = told["told"]

    def gettext(self, message):
        return self.told.get(message, message)


def test_a_label_of_the_history_is_told_with_what_it_names():
    told = {
        "Undo: {label}": "撤销：{label}",
        "Delete event": "删除事件",
        "Correct “{name}”": "更正“{name}”",
    }
    translation.speak("zh-Hans", Told(told=told))
    try:
        assert told_label("Undo: Delete event") == "撤销：删除事件"
        assert told_label("Undo: Undo: Correct “Delete event”") == "撤销：撤销：更正“Delete event”"
        assert told_label("What a plug-in wrote") == "What a plug-in wrote"
    finally:
        translation.speak(translation.SOURCE, gettext.NullTranslations())
    assert told_label("Undo: Delete event") == "Undo: Delete event"


@given(sentence=st.sampled_from(REFUSALS), value=st.from_regex(r"[a-z0-9]{1,9}", fullmatch=True))
def test_a_sentence_with_values_fits_itself(sentence, value):
    words = sentence.format_map(dict.fromkeys(_names(sentence), value))
    assert fitting(words, (sentence,)) == (sentence, dict.fromkeys(_names(sentence), value))


def _names(sentence):
    return [part.partition("}")[0] for part in sentence.split("{")[1:]]


@given(words=st.text("核对陈述，。a b“”（）", min_size=1, max_size=60), width=st.integers(8, 30))
def test_broken_lines_hold_the_words_and_fit(words, width):
    lines = broken(words, width)
    assert "".join("".join(lines).split()) == "".join(words.split())
    if " " not in words:
        assert all(line[0] not in "，。）”" for line in lines[1:])


def test_columns_are_filled_by_the_width_of_their_signs():
    assert width_of(filled("核对", 6)) == width_of(filled("check", 6)) == 6


def test_a_language_before_the_command_is_one_that_is_spoken(capsys):
    assert commandline.main(["--language", "xx", "info", "x"]) == commandline.WRONG
    assert "“xx” is no language that Dateline speaks" in capsys.readouterr().err
    assert commandline.main(["--language=en", "--version"]) == commandline.DONE
    assert capsys.readouterr().out.startswith("Dateline ")
