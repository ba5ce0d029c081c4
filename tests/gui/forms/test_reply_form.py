"""The right of reply in the window: flags, approaches, letters, and what undo takes back."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from shiboken6 import isValid

from gui.forms.approach_form import ApproachForm
from gui.forms.criticism_form import CriticismForm
from gui.forms.letter_view import LetterDialog
from gui.forms.moment_field import MomentField
from gui.forms.reply_form import ReplyForm
from gui.parts.preferences import Preferences
from models.records.desk import Approach
from models.records.story import Actor, Claim, Document
from models.reply.approaching import read_parties, set_criticism
from models.reply.letters import SENT, attached
from tests.builders import a_claim, an_actor

FIRM, COURT = an_actor("Jiafenxiang", id="firm"), an_actor("Court", id="court")
LATE = a_claim("sale", text="It paid late", id="late")
RECORDS = a_claim("sale", text="It kept no records", id="rec")


@pytest.fixture
def case(session):
    """The small case with two claims about the sale, the first of them criticism of the firm."""
    session.edit("Add", lambda writer: writer.add_many([FIRM, COURT, LATE, RECORDS]))
    session.edit("Flag", lambda writer: set_criticism(writer, "late", True, ["firm"]))
    return session


@pytest.fixture
def form(qtbot, case, selection, ask):
    form = ReplyForm(case, selection, ask, Preferences())
    qtbot.addWidget(form)
    form.show()
    return settled(qtbot, form)


def settled(qtbot, form):
    """The form once it shows the case as it is."""
    qtbot.waitUntil(lambda: not form.is_reading, timeout=8000)
    return form


def party(session):
    return next(one for one in read_parties(session.reader) if one.actor)


def approaches(session):
    return session.reader.all(Approach)


def an_approach_form(qtbot, session, approach=None):
    form = ApproachForm(session, party(session), approach)
    qtbot.addWidget(form)
    form.show()
    return form


def chosen(combo, value):
    combo.setCurrentIndex(combo.findData(value))
    combo.activated.emit(combo.currentIndex())


# the list ----------------------------------------------------------------------------------------


def test_who_was_not_asked_is_named_in_words_and_in_another_colour(form):
    item = form.list.item(0)
    assert item.text() == "Jiafenxiang\nno reply sought"
    assert item.foreground() == form.palette().brightText()
    assert form.total.text() == "1 criticism with no reply sought"
    assert "5 are customary" in form.standing.text()
    assert (
        form.claims.item(0).text()
        == "since 2018: Jiafenxiang sells seized crypto for Xuzhou. It paid late\nno reply sought"
    )


def test_the_customary_number_of_attempts_is_kept(form):
    chosen(form.attempts, "3")
    assert "3 are customary" in form.standing.text()
    assert Preferences().settings.reply_attempts == 3


def test_the_list_follows_the_case(qtbot, form, case):
    case.edit("Flag", lambda writer: set_criticism(writer, "rec", True, ["court"]))
    settled(qtbot, form)
    assert [form.list.item(row).text().split("\n")[0] for row in range(2)] == ["Court", "Jiafenxiang"]
    assert form.party.name == "Jiafenxiang"
    case.undo()
    assert settled(qtbot, form).list.count() == 1


def test_a_list_without_criticism_says_how_to_flag_it(qtbot, session, selection, ask):
    form = ReplyForm(session, selection, ask, Preferences())
    qtbot.addWidget(form)
    settled(qtbot, form)
    assert "Flag one with I" in form.standing.text()
    assert not form.new_button.isEnabled()
    form.new_approach()
    form.edit_approach()
    form.draft_letter()
    assert form.dialog is None


def test_enter_shows_the_event_of_a_claim(form, selection):
    form.claims.setFocus()
    QTest.keyClick(form.claims, Qt.Key.Key_Return)
    assert selection.current == "sale"


def test_an_overdue_answer_is_told_in_words(qtbot, form, case):
    late = Approach("a", "firm", "sought", ("late",), "x", deadline="2020-01-01T17:00+08:00")
    case.edit("Approach", lambda writer: writer.put(late))
    settled(qtbot, form)
    assert form.list.item(0).text().startswith("Jiafenxiang\nOVERDUE")
    assert "OVERDUE" in form.approaches.item(0).text()
    assert "OVERDUE: ask again" in form.standing.text()


def test_every_button_opens_its_form_with_the_chosen_party(form):
    for button, kind in (
        (form.new_button, ApproachForm), (form.edit_button, ApproachForm), (form.flag_button, CriticismForm),
        (form.letter_button, LetterDialog),
    ):  # fmt: skip
        button.click()
        assert isinstance(form.dialog, kind)
        form.dialog.reject()


# approaches --------------------------------------------------------------------------------------


def test_a_new_approach_freezes_what_is_ticked_and_undo_takes_it_back(qtbot, case):
    form = an_approach_form(qtbot, case)
    form.deadline.line.setText("2026-12-01 17:00")
    form.deadline.zone.setCurrentIndex(form.deadline.zone.findData(480))
    form.channel.setCurrentText("e-mail")
    form.on_save()
    (kept,) = approaches(case)
    assert kept.put == "since 2018: Jiafenxiang sells seized crypto for Xuzhou. It paid late"
    assert kept.deadline == "2026-12-01T17:00+08:00"
    assert (kept.state, kept.channel, kept.by) == ("sought", "e-mail", "A. Reporter")
    assert kept.sent_at
    case.undo()
    assert [each.state for each in approaches(case)] == ["not sought"]


def test_an_answer_is_kept_and_what_was_put_stays_in_its_words(qtbot, case):
    an_approach_form(qtbot, case).on_save()
    case.edit(
        "Change", lambda writer: writer.replace(replace(case.reader.get(Claim, "late"), text="It paid"))
    )
    form = an_approach_form(qtbot, case, approaches(case)[0])
    assert "It paid late\n≠ differs from what was put; now: since 2018" in form.claims.item(0).text()
    chosen(form.state, "answered")
    form.on_save()
    assert form.problem.text() == "Write down what was answered."
    form.answer.setPlainText("We paid in time.")
    form.used.setPlainText("Third paragraph")
    form.on_save()
    (kept,) = approaches(case)
    assert (kept.state, kept.answer, kept.used) == ("answered", "We paid in time.", "Third paragraph")
    assert kept.put.endswith("It paid late")


def test_claims_are_put_in_the_language_that_was_chosen(qtbot, case):
    form = an_approach_form(qtbot, case)
    chosen(form.language, "de")
    form.claims.item(0).setCheckState(Qt.CheckState.Checked)
    form.on_save()
    assert approaches(case)[0].put.startswith("seit 2018: ")


def test_a_deadline_that_is_none_is_told(qtbot, case):
    form = an_approach_form(qtbot, case)
    form.deadline.line.setText("soon")
    form.on_save()
    assert form.problem.text() == "Write the deadline as 2026-12-01 17:00."
    assert approaches(case)[0].state == "not sought"


def test_a_deleted_approach_leaves_its_criticism_to_be_put(qtbot, case, ask):
    an_approach_form(qtbot, case).on_save()
    form = an_approach_form(qtbot, case, approaches(case)[0])
    form.delete()
    assert approaches(case)[0].state == "sought"
    ask.answers = [True]
    form.delete()
    assert [each.state for each in approaches(case)] == ["not sought"]


@pytest.mark.parametrize("text", ["", "2026-06-01", "next Friday", "2026-06-01T17:00:30+05:45"])
def test_a_moment_that_is_untouched_stays_as_it_was_kept(qtbot, text):
    field = MomentField("Sent", text)
    qtbot.addWidget(field)
    assert field.value == text


# flags -------------------------------------------------------------------------------------------


def a_criticism_form(qtbot, session, selection, ask, claim_id):
    form = CriticismForm(session, selection, ask, claim_id=claim_id)
    qtbot.addWidget(form)
    form.show()
    return form


def test_a_claim_is_flagged_as_criticism_of_somebody_of_the_case_and_of_somebody_new(
    qtbot, case, selection, ask
):
    form = a_criticism_form(qtbot, case, selection, ask, "rec")
    assert not form.flag.isChecked()
    form.flag.setChecked(True)
    form.parties.rows[0].name.setText("court")
    form.parties.add_empty().name.setText("A bank")
    form.on_save()
    assert case.reader.get(Claim, "rec").is_criticism
    names = {one.id: one.name for one in case.reader.all(Actor)}
    assert sorted(names[each.actor_id] for each in approaches(case) if "rec" in each.claims) == [
        "A bank",
        "Court",
    ]
    case.undo()
    assert not case.reader.get(Claim, "rec").is_criticism
    assert "A bank" not in {one.name for one in case.reader.all(Actor)}


def test_a_flag_is_shown_with_whom_it_names_and_taken_away(qtbot, case, selection, ask):
    form = a_criticism_form(qtbot, case, selection, ask, "late")
    assert form.flag.isChecked()
    assert [row.name.text() for row in form.parties.rows] == ["Jiafenxiang"]
    form.flag.setChecked(False)
    form.on_save()
    assert not case.reader.get(Claim, "late").is_criticism
    assert approaches(case) == ()


def test_another_claim_of_the_event_can_be_chosen(qtbot, case, selection, ask):
    form = CriticismForm(case, selection, ask, "sale")
    qtbot.addWidget(form)
    assert form.claim_id == "late"
    chosen(form.claim, "rec")
    assert not form.flag.isChecked()
    assert form.parties.rows == []


# letters -----------------------------------------------------------------------------------------


def test_a_letter_is_drafted_copied_and_saved(qtbot, case, ask, tmp_path):
    dialog = LetterDialog(case, ask, party(case))
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.letter is not None)
    assert "It paid late" in dialog.text.toPlainText()
    assert dialog.text.toPlainText().startswith("To: Jiafenxiang")
    dialog.copy()
    assert QGuiApplication.clipboard().text() == dialog.letter.text
    ask.answers = [tmp_path / "letter.txt"]
    dialog.save()
    assert (tmp_path / "letter.txt").read_text(encoding="utf-8") == dialog.letter.text


def test_what_was_cut_out_of_a_letter_is_named_beside_it(qtbot, case, ask):
    case.edit(
        "Say",
        lambda writer: writer.replace(replace(case.reader.get(Claim, "late"), text="A. Reporter asked")),
    )
    dialog = LetterDialog(case, ask, party(case))
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.letter is not None)
    assert "A. Reporter" not in dialog.text.toPlainText()
    assert "“A. Reporter”, the name of a user" in dialog.remarks.toPlainText()
    chosen(dialog.language, "zh-Hans")
    qtbot.waitUntil(lambda: dialog.anyway_button.isVisibleTo(dialog))
    assert "would not be in 简体中文" in dialog.text.toPlainText()
    assert not dialog.save_button.isEnabled()
    dialog.anyway_button.click()
    assert "not translated" in dialog.note.text()
    assert "［略］" in dialog.text.toPlainText()


def test_the_letter_that_was_sent_is_attached_as_a_document(qtbot, case):
    case.edit("Add", lambda writer: writer.put(Document("d1", "letter.pdf", "0" * 64, 5, "application/pdf")))
    form = an_approach_form(qtbot, case)
    chosen(form.letter, "d1")
    form.on_save()
    (kept,) = approaches(case)
    assert [one.id for one in attached(case.reader, kept, SENT)] == ["d1"]
    again = ApproachForm(case, party(case), kept)
    qtbot.addWidget(again)
    assert again.letter.currentData() == "d1"
    assert again.answered_in.currentData() == ""


def test_a_list_that_was_closed_follows_nothing_any_more(qtbot, case, selection, ask):
    form = ReplyForm(case, selection, ask, Preferences())
    form.show()
    form.finished.connect(form.deleteLater)
    form.reject()
    qtbot.waitUntil(lambda: not isValid(form))
    case.edit("Flag", lambda writer: set_criticism(writer, "rec", True, ["court"]))
    assert case.reader.get(Claim, "rec").is_criticism
