"""Comments and bookmarks from the menu, by key, in the inspector, and found by the search."""

import pytest
import shiboken6
from PySide6.QtWidgets import QMenu, QToolButton

from gui.findings.remedies import mending_of
from gui.forms.comment_lines import CommentLines
from models.checks.report import run_checks
from models.records.desk import Bookmark, Comment
from models.store.search import Hit

AT = "2026-01-02T10:00:00+00:00"


def test_the_chosen_event_is_commented_on_and_without_one_the_case(window, selection_of_window):
    window.menus["comment"].trigger()
    assert window.about_chosen.remarks.dialog.windowTitle() == "Comments on the case"
    selection_of_window.select(["ban"])
    window.menus["comment"].trigger()
    assert (
        window.about_chosen.remarks.dialog.windowTitle()
        == "Comments on event “Ten bodies ban crypto business”"
    )
    window.menus["comments"].trigger()
    assert window.about_chosen.remarks.dialog.windowTitle() == "Comments"
    window.about_chosen.remarks.dialog.reject()
    assert window.about_chosen.remarks.dialog is None


def test_comments_that_went_with_the_form_beneath_them_can_be_opened_again(window):
    remarks = window.about_chosen.remarks
    window.menus["comment"].trigger()
    shiboken6.delete(remarks.dialog)
    assert remarks.dialog is None
    window.menus["comment"].trigger()
    assert remarks.dialog.isVisible()
    remarks.dialog.reject()


def test_a_comment_that_was_found_is_shown_among_those_on_its_record(window, session, selection_of_window):
    session.edit(
        "Fill", lambda writer: writer.add(Comment("1", "event", "ban", "Really?", "Bea", AT, 0, "Ana", AT))
    )
    (hit,) = session.reader.search("really")
    assert hit == Hit("comment", "1", "Really?", hit.excerpt)
    window.on_hit(hit)
    assert selection_of_window.current == "ban"
    assert window.about_chosen.remarks.dialog.current.id == "1"
    window.about_chosen.remarks.dialog.reject()


def test_the_check_of_open_comments_leads_to_the_comment(window, session):
    said = Comment("1", "about", "case", "Who pays for the lawyer?", "Bea", AT)
    session.edit("Fill", lambda writer: writer.add(said))
    (finding,) = run_checks(session.reader, only=["open comment"]).findings
    window.mending.mend(mending_of(finding))
    assert window.about_chosen.remarks.dialog.current == said
    window.about_chosen.remarks.dialog.reject()


@pytest.fixture
def bookmarked(window, selection_of_window):
    for id in ("ban", "sale", "meeting"):
        selection_of_window.select([id])
        window.menus["bookmark"].trigger()
    return selection_of_window


def test_one_goes_from_bookmark_to_bookmark_and_round_again(window, bookmarked):
    visited = []
    for action in ("next_bookmark",) * 3 + ("previous_bookmark",) * 2:
        window.menus[action].trigger()
        visited.append(bookmarked.current)
    assert visited == ["ban", "sale", "meeting", "sale", "ban"]


def test_a_bookmark_is_taken_away_by_the_same_key(window, session, bookmarked):
    window.menus["bookmark"].trigger()
    assert {mark.record_id for mark in session.reader.all(Bookmark)} == {"ban", "sale"}
    assert session.undo_words == "Remove bookmark"
    assert "1 bookmark is gone" in window.notices.words.text()


def test_only_ones_own_bookmarks_are_gone_to_and_listed(window, session, bookmarked):
    session.edit("Fill", lambda writer: writer.add(Bookmark("b", "event", "undated", "Bea", AT)))
    menu = QMenu()
    window.about_chosen.remarks.fill_bookmarks(menu)
    named = [action.text() for action in menu.actions() if "event" in action.text()]
    assert len(named) == 3
    assert not any("unknown date" in name for name in named)
    window.about_chosen.remarks.remove_bookmarks()
    assert [mark.id for mark in session.reader.all(Bookmark)] == ["b"]


def test_without_bookmarks_it_is_said_how_to_set_one(window, selection_of_window):
    window.menus["next_bookmark"].trigger()
    assert "Ctrl+B" in window.notices.words.text()


def test_the_inspector_shows_open_comments_and_closes_them(qtbot, session):
    comments = [
        Comment(str(n), "event", "ban", f"Remark {n}", "Bea", f"2026-01-0{n}T10:00:00+00:00")
        for n in range(1, 8)
    ]
    session.edit("Fill", lambda writer: writer.add_many(comments))
    lines = CommentLines(session, "ban")
    qtbot.addWidget(lines)
    named = {button.accessibleName(): button for button in lines.findChildren(QToolButton)}
    assert named["Show all comments on this event"].text() == "2 more are open"
    named["Close the comment of Bea"].click()
    assert sum(bool(one.closed_at) for one in session.reader.all(Comment)) == 1
