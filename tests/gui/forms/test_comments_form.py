"""Comments in the window: written on what is chosen, listed with their record, closed, changed and followed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.forms.comments_form import CommentsForm
from gui.forms.source_form import SourceForm
from models.evidence.remarks import comments_of
from models.records.desk import Bookmark, Comment

AT = "2026-01-02T10:00:00+00:00"


@pytest.fixture
def held(session):
    comments = (
        Comment("1", "event", "ban", "Is this the date?", "Bea", AT),
        Comment("2", "source", "reuters", "Read it\ntwice", "Ana", "2026-01-03T10:00:00+00:00"),
        Comment("3", "event", "sale", "Call them", "Bea", AT, closed_by="Ana", closed_at=AT),
    )
    session.edit("Fill", lambda writer: writer.add_many(comments))
    return comments


@pytest.fixture
def open_form(qtbot, session, ask):
    def open_form(*about):
        form = CommentsForm(session, ask, *about)
        qtbot.addWidget(form)
        form.show()
        return form

    return open_form


def shown(form):
    rows = (form.list.topLevelItem(row) for row in range(form.list.topLevelItemCount()))
    return [(row.text(0), row.text(1), row.text(2)) for row in rows]


def test_the_list_shows_the_open_ones_with_their_records_the_latest_first(open_form, held):
    form = open_form()
    assert shown(form) == [
        ("Read it twice", "source “China's provinces sell seized crypto”", "Ana"),
        ("Is this the date?", "event “Ten bodies ban crypto business”", "Bea"),
    ]
    form.whose.setCurrentIndex(form.whose.findData("Bea"))
    form.whose.activated.emit(0)
    assert [row[0] for row in shown(form)] == ["Is this the date?"]


def test_words_are_sought_in_comments_and_their_records(open_form, held):
    form = open_form()
    form.words.setText("crypto provinces")
    assert [row[0] for row in shown(form)] == ["Read it twice"]


def test_space_closes_the_chosen_comment_and_it_can_be_opened_again(open_form, held, session):
    form = open_form()
    QTest.keyClick(form.list, Qt.Key.Key_Space)
    closed = session.reader.get(Comment, "2")
    assert (closed.closed_by, bool(closed.closed_at)) == ("A. Reporter", True)
    assert session.undo_words == "Close comment"
    form.choose("2")
    form.done_button.click()
    assert session.reader.get(Comment, "2") == held[1]


def test_enter_leads_to_the_record(open_form, held, qtbot):
    form = open_form()
    with qtbot.waitSignal(form.record_wanted) as wanted:
        form.list.itemActivated.emit(form.list.currentItem(), 0)
    assert wanted.args == ["source", "reuters", 0]


def test_a_comment_is_written_on_a_record_and_changed(open_form, session):
    form = open_form(("event", "ban"))
    form.text.setPlainText("Ask the court\nfor the file")
    form.add_button.click()
    (comment,) = comments_of(session.reader)
    assert (comment.text, comment.by) == ("Ask the court\nfor the file", "A. Reporter")
    assert form.text.toPlainText() == ""
    form.change_button.click()
    form.text.setPlainText("Ask the court")
    form.on_save()
    assert [one.text for one in comments_of(session.reader)] == ["Ask the court"]
    assert not form.isVisible()


def test_what_is_written_is_not_lost_without_a_question(open_form, ask):
    form = open_form(("event", "ban"))
    form.text.setPlainText("Half a thought")
    form.reject()
    assert form.isVisible()
    assert "not saved" in ask.asked[-1]


def test_a_comment_of_a_thousand_letters_with_markup_is_shown_as_it_is(open_form, session):
    text = "<b>bold</b> &amp; " * 60
    session.edit("Fill", lambda writer: writer.add(Comment("x", "about", "case", text, "Bea", AT)))
    form = open_form()
    assert form.told.text() == text
    assert shown(form)[0][1] == "the case"


def test_deleting_asks_and_undo_brings_it_back(open_form, held, session, ask):
    form = open_form()
    ask.answers = [True]
    form.delete_one.click()
    assert session.reader.find(Comment, "2") is None
    session.undo()
    assert len(shown(form)) == 2


def test_a_case_that_is_only_read_shows_comments_and_takes_none(open_form, held, session):
    session.case.is_read_only = True
    form = open_form()
    assert len(shown(form)) == 2
    assert not form.done_button.isEnabled()
    assert not form.add_button.isEnabled()


def test_the_form_of_a_record_counts_its_comments_and_bookmarks_it(qtbot, session, selection, ask, held):
    form = SourceForm(session, selection, ask, "reuters")
    qtbot.addWidget(form)
    form.show()
    assert form.remarks.comments.text() == "Comments (1)…"
    form.remarks.bookmark.click()
    assert [mark.record_id for mark in session.reader.all(Bookmark)] == ["reuters"]
    form.remarks.bookmark.click()
    assert session.reader.all(Bookmark) == ()
    with qtbot.waitSignal(session.remarks_wanted) as wanted:
        form.remarks.comments.click()
    assert wanted.args == ["source", "reuters"]


def test_a_new_record_bears_no_comments_yet(qtbot, session, selection, ask):
    form = SourceForm(session, selection, ask)
    qtbot.addWidget(form)
    form.show()
    assert not form.remarks.isVisible()
