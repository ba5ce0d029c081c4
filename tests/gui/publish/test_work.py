"""Work on a figure has steps of its own, and none is lost, whichever way the figure is left."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.publish.studio_page import StudioPage
from gui.publish.work import UNTITLED
from models.figure.scene import LabelChange
from models.machine.figure_work import WorkedOn, load_work, save_work
from models.publication.choices import FigureSpec, spec_of
from models.records.desk import SavedFigure
from models.records.story import Event
from tests.gui.fakes import opened

TIMELINE = "sample-timeline"


def kept(session, id=TIMELINE):
    return spec_of(session.reader.get(SavedFigure, id))


def history_of(session):
    return [step.label for step in session.reader.history_page("ORDER BY number")]


@pytest.fixture
def again(qtbot, sample_session, sample_selection, ask):
    """Return the studio as it comes up when it is opened anew."""

    def again():
        page = StudioPage(sample_session, sample_selection, ask)
        qtbot.addWidget(page)
        return page

    return again


def test_undo_of_the_studio_takes_back_a_step_of_the_figure_and_none_of_the_case(page, make, sample_session):
    key = page.canvas.keys()[0]
    event = sample_session.reader.get(Event, key)
    sample_session.edit("Delete event", lambda writer: writer.delete(event))
    count = len(sample_session.reader.all(Event))
    make(page.labels.nudge, page.canvas.keys()[0], 0, 12)
    make(page.show_spec, page.spec.changed(view="map"))
    assert sample_session.undo_words == "Change view"
    make(sample_session.own_steps.undo)
    assert sample_session.undo_words.startswith("Move label ‘")
    make(sample_session.own_steps.undo)
    assert page.spec == kept(sample_session)
    assert sample_session.undo_words is None
    sample_session.own_steps.undo()
    assert len(sample_session.reader.all(Event)) == count
    make(sample_session.own_steps.redo)
    assert page.spec.labels
    page.hide()
    assert sample_session.undo_words == sample_session.case.undo_label


def test_undo_while_a_line_has_the_focus_is_that_of_the_figure(page, make, sample_session):
    page.choices["title"].setFocus()
    make(QTest.keyClicks, page.choices["title"], " more")
    assert page.undo_words == "Change title"
    QTest.keyClicks(page.choices["title"], " and more")  # nobody waited for the pause
    make(page.undo)
    assert page.spec == kept(sample_session)
    assert page.choices["title"].text() == kept(sample_session).title


def test_a_change_is_kept_at_once_and_the_history_of_the_case_gets_one_step(
    page, make, again, sample_session
):
    before = history_of(sample_session)
    for dy in range(1, 6):
        page.labels.nudge(page.canvas.keys()[0], 0, dy)
    assert history_of(sample_session) == before
    assert list(load_work(sample_session.case.seal)) == [TIMELINE]
    assert again().spec == page.spec  # as after a crash
    make(page.work.open, "sample-map")
    assert kept(sample_session).labels
    assert history_of(sample_session)[len(before) :] == ["Change figure “timeline”"]
    assert load_work(sample_session.case.seal) == {}


def test_changing_to_another_figure_and_back_loses_no_step(page, make):
    make(page.show_spec, page.spec.changed(title="One"))
    make(page.show_spec, page.spec.changed(title="Two"))
    make(page.work.open, "sample-map")
    assert page.undo_words is None
    make(page.work.open, TIMELINE)
    assert page.spec.title == "Two"
    make(page.undo)
    assert page.spec.title == "One"


def test_a_figure_without_a_name_is_kept_as_untitled(page, make, again, sample_session):
    make(page.work.begin)
    assert page.kept.names.currentText() == UNTITLED
    make(page.show_spec, page.spec.changed(title="Mine", tags=("core",)))
    assert again().spec == page.spec
    mine = page.spec
    make(page.work.open, "sample-map")
    names = [page.kept.names.itemText(row) for row in range(page.kept.names.count())]
    assert names.count(UNTITLED) == 1
    (saved,) = [one for one in sample_session.reader.all(SavedFigure) if one.name == UNTITLED]
    assert spec_of(saved) == mine
    make(page.work.begin)
    make(page.show_spec, page.spec.changed(title="Another", tags=("core",)))
    page.work.settle()
    assert page.work.name == f"{UNTITLED} 2"


def test_a_plain_figure_that_nobody_touched_is_not_kept(page, make, sample_session):
    before = sample_session.reader.all(SavedFigure)
    make(page.work.begin)
    make(page.work.open, "sample-map")
    assert sample_session.reader.all(SavedFigure) == before


def test_closing_the_case_takes_letters_that_were_just_typed(page, sample_session):
    path = sample_session.case.path
    page.choices["deck"].setFocus()
    page.choices["deck"].selectAll()
    QTest.keyClicks(page.choices["deck"], "Typed last")
    sample_session.close()
    assert opened(sample_session, path)
    assert kept(sample_session).deck == "Typed last"
    assert page.spec.deck == "Typed last"


def test_letters_that_were_just_typed_stay_with_the_figure_that_is_left(page, make, sample_session):
    page.choices["deck"].setFocus()
    page.choices["deck"].selectAll()
    QTest.keyClicks(page.choices["deck"], "Typed last")
    make(page.work.open, "sample-map")
    assert kept(sample_session).deck == "Typed last"
    assert page.spec.deck != "Typed last"


def test_a_copy_of_the_case_has_the_figure_as_it_is(page, make, sample_session, tmp_path):
    make(page.show_spec, page.spec.changed(title="In the copy"))
    copy = tmp_path / "copy.dateline"
    assert sample_session.save_copy(copy)
    sample_session.close()
    assert opened(sample_session, copy)
    assert kept(sample_session).title == "In the copy"


def test_what_is_done_to_a_case_that_nobody_may_change_stays_on_this_computer(page, again, sample_session):
    path = sample_session.case.path
    sample_session.close()
    assert opened(sample_session, path, read_only=True)
    page.show_spec(page.spec.changed(title="Mine"))
    page.work.open("sample-map")
    page.work.open(TIMELINE)
    assert page.spec.title == "Mine"
    sample_session.close()
    assert opened(sample_session, path, read_only=True)
    assert again().spec.title == "Mine"


def test_undo_of_the_case_is_followed_and_own_work_is_not_thrown_away(page, make, sample_session):
    first = page.spec
    page.show_spec(page.spec.changed(title="Kept"))
    page.work.settle()
    page.hide()
    sample_session.undo()
    assert page.spec == first
    sample_session.redo()
    assert page.spec.title == "Kept"
    page.show_spec(page.spec.changed(deck="Mine"))
    sample_session.undo()
    assert (page.spec.title, page.spec.deck) == ("Kept", "Mine")
    assert page.kept.save_button.isEnabled()


def test_what_an_earlier_version_kept_with_where_one_was_is_taken_up(page, make):
    told = {"figure": TIMELINE, "view": "strip", "choices": FigureSpec(view="strip", title="Old").settings()}
    make(page.stand, told)
    assert (page.work.id, page.spec.title, page.spec.view) == (TIMELINE, "Old", "strip")
    page.stand({"figure": 3, "view": None, "choices": "["})
    assert page.spec.title == "Old"


def test_a_key_that_walks_a_label_is_one_step_however_often_it_is_pressed(page, make):
    QTest.keyClick(page.canvas, Qt.Key.Key_PageDown)
    for _ in range(3):
        QTest.keyClick(page.canvas, Qt.Key.Key_Down)
    make(QTest.keyClick, page.canvas, Qt.Key.Key_Down)
    change = dict(page.spec.labels)[page.canvas.key]
    assert change == LabelChange(dy=pytest.approx(4 / page.spec.format.scale))
    make(page.undo)
    assert page.spec.labels == ()


def test_work_on_figures_that_only_another_copy_has_is_left_alone(page, make, again, sample_session):
    key = sample_session.case.seal
    other = WorkedOn("map", '{"title": "Of another copy"}')
    save_work(key, {"elsewhere": other})
    page = again()
    page.show_spec(page.spec.changed(title="Mine"))
    assert set(load_work(key)) == {"elsewhere", TIMELINE}
    page.work.settle()
    assert load_work(key) == {"elsewhere": other}


def test_the_figure_of_an_actor_is_a_new_one_and_leaves_the_others_as_they_were(page, make, sample_session):
    figures = sample_session.reader.all(SavedFigure)
    for actor in ("one", "two"):
        make(page.draw_relations, actor)
        assert (page.work.id, page.spec.view, page.spec.actor) == ("", "relations", actor)
    make(page.work.open, TIMELINE)
    assert sample_session.reader.all(SavedFigure) == figures  # nobody worked on what was only looked at
    make(page.work.open, "")
    assert page.spec.actor == "two"
    make(page.show_spec, page.spec.changed(title="Mine"))
    make(page.draw_relations, "three")
    (kept_one,) = set(sample_session.reader.all(SavedFigure)) - set(figures)
    assert spec_of(kept_one).title == "Mine"


def test_a_figure_that_takes_the_place_of_another_can_be_taken_back(page, make, sample_session):
    old = kept(sample_session, "sample-map")
    make(page.work.begin)
    make(page.show_spec, page.spec.changed(title="Mine", tags=("core",)))
    mine = page.spec
    page.work.keep_as("map")
    assert (page.work.id, kept(sample_session, "sample-map")) == ("sample-map", mine)
    make(page.undo)
    assert page.spec == old
