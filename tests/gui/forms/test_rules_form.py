"""The form of a case's rules of support."""

import pytest

from gui.forms.rules_form import NOBODY, RulesForm
from models.checks.support_rules import RULES, Need, SupportRules, rules_of
from models.records.desk import Comment
from models.review import signing


@pytest.fixture
def form(qtbot, session):
    form = RulesForm(session)
    qtbot.addWidget(form)
    return form


def test_it_shows_the_usual_rules_and_writes_nothing_while_they_stay(form, session):
    assert form.rules == SupportRules()
    form.accept()
    assert session.reader.find(Comment, RULES) is None


def test_rules_are_kept_in_the_case_with_who_set_them(qtbot, form, session):
    criticism, sums, _ = form.rows
    criticism.origins.setCurrentIndex(3)
    criticism.primary.setChecked(False)
    sums.origins.setCurrentIndex(1)
    form.accept()
    assert rules_of(session.reader) == SupportRules(Need(3, False), Need(1))
    kept = session.reader.get(Comment, RULES)
    assert (kept.by, bool(kept.at)) == ("A. Reporter", True)
    again = RulesForm(session)
    qtbot.addWidget(again)
    assert again.rules == rules_of(session.reader)
    again.rows[0].origins.setCurrentIndex(0)
    again.accept()
    assert rules_of(session.reader).criticism == Need()
    session.undo()
    assert rules_of(session.reader).criticism == Need(3, False)


def test_without_a_rule_there_is_nothing_to_tick(form):
    row = form.rows[2]
    assert not row.primary.isEnabled()
    row.origins.setCurrentIndex(2)
    assert row.primary.isEnabled()


def test_who_may_sign_off_is_chosen_and_a_weaker_rule_says_that_it_is_one(form, session):
    assert form.signing_key == signing.STRICT
    form.signing.setCurrentIndex(form.signing.findData(signing.ANYBODY))
    assert form.signing_words.text().endswith("Weaker than four eyes: the sign-off sheet says so.")
    form.accept()
    assert signing.rule_of(session.reader).key == signing.ANYBODY
    assert session.reader.find(Comment, RULES) is None
    session.undo()
    assert signing.rule_of(session.reader).key == signing.STRICT


def test_who_sets_no_name_weakens_no_rule(form, session):
    session.who = ""
    form.signing.setCurrentIndex(form.signing.findData(signing.LAST_EDITOR))
    form.accept()
    assert form.problem.text() == NOBODY
    assert signing.rule_of(session.reader).key == signing.STRICT
    session.ask.answers = ["Ann"]
    form.accept()
    assert signing.rule_of(session.reader).key == signing.LAST_EDITOR


def test_who_sets_rules_has_a_name(form, session):
    session.who = ""
    form.rows[0].origins.setCurrentIndex(3)
    form.accept()
    assert form.problem.text() == NOBODY
    assert session.reader.find(Comment, RULES) is None
