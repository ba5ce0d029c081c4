"""The studio page: what is chosen is what is shown, kept, written and remembered."""

import hashlib
import json
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gui.publish.studio_page import StudioPage
from models.evidence.relating import RelationDraft, write_relation
from models.figure.marks import Label
from models.publication.choices import spec_of
from models.publication.recipe import recipe_of
from models.publication.record import doubts_about
from models.publication.studio import make_figure, saved_spec
from models.records.desk import Correction, Publication, SavedFigure
from models.records.relations import RelationKind
from models.records.story import Event
from models.values.when import When
from tests.fonts import a_font_file
from tests.gui.fakes import opened

FIRST = "circular-2017"


def words_in(figure):
    return [mark.text for group in figure.groups for mark in group.marks if hasattr(mark, "text")]


def choose(combo, words):
    combo.setCurrentText(words)
    combo.activated.emit(combo.currentIndex())


def ask_for_files(page, qtbot):
    with qtbot.waitSignal(page.output.asked, timeout=20_000):
        page.output.export()


def write(line, text):
    line.setText(text)
    line.textEdited.emit(text)


def test_it_begins_with_the_figure_that_the_case_keeps(page, sample_session):
    kept = make_figure(sample_session.case, saved_spec(sample_session.case, "timeline", "timeline"))
    assert words_in(page.canvas.figure) == words_in(kept)
    assert page.work.name == "timeline"
    assert page.choices["title"].text() == "The ban on crypto trading, and the sales of seized coins"
    assert page.choices["lanes"].lanes[0] == "mainland regulation"
    assert page.remarks.text().startswith("Not shown: 0 · Not labelled: 0")


def test_another_view_another_size_and_other_words_are_shown(page, make):
    figure = make(choose, page.choices["view"], "Dated list")
    assert [group.name for group in figure.groups][2:5] == ["heads", "events", "dates"]
    assert make(choose, page.choices["size"].choice, "Print, 107 mm").width == pytest.approx(303.3, abs=0.1)
    assert make(choose, page.choices["size"].choice, "Own size").width == pytest.approx(462.05, abs=0.1)
    figure = make(write, page.choices["title"], "Where the coins went")
    assert "Where the coins went" in " ".join(words_in(figure))
    assert page.choices["size"].own.text() == "163mm"


def test_lanes_take_the_order_that_they_are_given(page, make):
    before = page.choices["lanes"].lanes
    page.choices["lanes"].setCurrentRow(0)
    make(QTest.keyClick, page.choices["lanes"], Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert page.choices["lanes"].lanes == (before[1], before[0], *before[2:])
    assert page.spec.lanes[:2] == (before[1], before[0])


def test_a_window_that_cannot_be_read_is_told_and_nothing_can_be_written(page, make):
    assert make(write, page.choices["window"], "03/04/2021") is None
    assert "3 April 2021 or 4 March 2021" in page.remarks.text()
    assert not page.output.export_button.isEnabled()
    assert make(write, page.choices["window"], "2020/2022") is not None
    assert page.output.export_button.isEnabled()


def test_a_size_that_is_none_is_a_sentence(page, make):
    make(choose, page.choices["size"].choice, "Own size")
    assert make(write, page.choices["size"].own, "wide") is None
    assert "“wide” is no size" in page.remarks.text()


def test_only_checked_leaves_nothing_of_an_unchecked_case(page, make):
    assert make(choose, page.choices["states"], "Checked or signed off") is None
    assert page.remarks.text().startswith("Nothing to draw")


def test_tags_and_the_selection_choose_the_events(page, make, ask, sample_selection):
    make(write, page.choices["without_tags"], "holdings, courts and prosecutors")
    assert page.spec.without_tags == ("holdings", "courts and prosecutors")
    page.choices["events"].buttons["only"].click()
    assert "Select events first" in ask.told[0]
    shown = page.canvas.keys()[:2]
    sample_selection.select(shown)
    make(page.choices["events"].buttons["only"].click)
    assert set(page.canvas.keys()) == set(shown)
    assert page.choices["events"].words.text() == "2 events picked."
    make(page.choices["events"].buttons["all"].click)
    sample_selection.select(shown[:1])
    make(page.choices["events"].buttons["without"].click)
    assert shown[0] not in set(page.canvas.keys())


def test_what_finds_no_room_is_counted_and_named(page, make):
    page_spec = page.spec.changed(size="120x72mm")
    figure = make(page.show_spec, page_spec)
    assert figure.not_shown
    told = page.remarks.text()
    assert f"Not shown: {len(figure.not_shown)} · Not labelled: {len(figure.unlabelled)}" in told
    assert page._session.reader.get(Event, figure.not_shown[0]).title in told


def test_events_without_a_source_are_counted_and_named_under_the_figure(page, make, sample_session):
    id = page.canvas.keys()[0]
    assert "Without a source" not in page.remarks.text()
    gone = [one.citation for stated in sample_session.reader.dossier(id).stated for one in stated.cited]
    figure = make(sample_session.edit, "Uncite", lambda writer: [writer.delete(one) for one in gone])
    assert list(figure.uncited) == [id]
    assert "· Without a source: 1" in page.remarks.text()
    assert f"Without a source: {sample_session.reader.get(Event, id).title}" in page.remarks.text()


def test_a_change_of_the_case_is_seen_in_the_figure(page, make, sample_session):
    event = sample_session.reader.get(Event, page.canvas.keys()[0])
    change = replace(event, title="Told otherwise")
    figure = make(sample_session.edit, "Change a title", lambda writer: writer.replace(change))
    assert "Told otherwise" in words_in(figure)


def test_a_hidden_page_makes_nothing_until_it_is_shown(qtbot, page):
    page.hide()
    page.show_spec(page.spec.changed(title="Later"))
    assert "Later" not in words_in(page.canvas.figure)
    with qtbot.waitSignal(page.made, timeout=20_000):
        page.show()
    assert "Later" in words_in(page.canvas.figure)


def test_a_figure_that_takes_its_time_is_announced(page, make):
    page.show_spec(page.spec.changed(title="Slow"))
    assert page._slow.isActive()
    page._slow.timeout.emit()  # nobody waits here
    assert page.remarks.text() == "The figure is being made …"
    make(lambda: None)
    assert not page._slow.isActive()
    assert page.remarks.text().startswith("Not shown")


def test_closing_the_case_while_a_figure_is_made_is_no_error(qtbot, page, sample_session):
    page.show_spec(page.spec.changed(title="Never seen"))
    with qtbot.assertNotEmitted(page.made, wait=0):
        sample_session.close()
    qtbot.waitUntil(lambda: page.maker._task is None, timeout=20_000)
    assert page.canvas.figure is None


# kept figures


def test_choices_are_kept_by_name_and_opened_again(page, make, ask, sample_session):
    make(write, page.choices["title"], "My figure")
    ask.answers = ["  My   name "]
    make(page.kept.double_action.trigger)
    saved = next(one for one in sample_session.reader.all(SavedFigure) if one.name == "My name")
    assert json.loads(saved.settings)["title"] == "My figure"
    assert page.work.name == "My name"
    make(write, page.choices["title"], "Changed")
    page.kept.save_button.click()
    assert json.loads(sample_session.reader.get(SavedFigure, saved.id).settings)["title"] == "Changed"
    assert not page.kept.save_button.isEnabled()
    make(choose, page.kept.names, "map")
    assert page.choices["view"].currentText() == "Map"
    make(choose, page.kept.names, "My name")
    assert page.choices["title"].text() == "Changed"


def test_a_name_that_is_taken_is_asked_about(page, ask, sample_session):
    before = sample_session.reader.all(SavedFigure)
    ask.answers = ["map", False, "map"]
    page.kept.double_action.trigger()
    assert "in the place of “map”" in ask.asked[-1]
    page.kept.name_action.trigger()
    assert "Another figure is called “map”" in ask.told[-1]
    assert sample_session.reader.all(SavedFigure) == before


def test_a_figure_is_named_and_deleted_and_undo_brings_it_back(page, make, ask, sample_session):
    make(write, page.choices["title"], "Mine")
    ask.answers = ["Page three", True]
    page.kept.name_action.trigger()
    assert page.kept.names.currentText() == "Page three"
    figures = sample_session.reader.all(SavedFigure)
    make(page.kept.delete_action.trigger)
    assert page.work.name == "map"
    assert page.undo_words == "Delete figure ‘Page three’"
    make(page.undo)
    assert page.work.name == "Page three"
    assert page.spec.title == "Mine"
    assert sorted(sample_session.reader.all(SavedFigure), key=str) == sorted(figures, key=str)


# looks


def test_a_house_style_is_taken_and_dropped(page, make, ask, tmp_path, qtbot):
    path = tmp_path / "gazette.toml"
    path.write_text('ink = "#000080"', encoding="utf-8")
    ask.answers = [path]
    figure = make(page.choices["house"].choose_button.click)
    assert page.choices["house"].name.text() == "gazette"
    assert "#000080" in {
        mark.colour for group in figure.groups for mark in group.marks if hasattr(mark, "colour")
    }
    make(page.choices["house"].drop_button.click)
    assert (page.spec.house, page.spec.house_style) == ("", "")
    path.write_text("ink = 3", encoding="utf-8")
    ask.answers = [path]
    with qtbot.waitSignal(page.looks.refused):
        page.choices["house"].choose_button.click()
    assert "ink = 3 is no colour" in ask.told[-1]


def test_a_typeface_is_chosen_seen_and_dropped(page, make, ask, tmp_path):
    field = page.choices["typeface"]
    assert (field.name.text(), field.drop_button.isEnabled()) == ("Dateline Sans", False)
    bold = a_font_file(tmp_path / "Herald-Bold.ttf", weight=700)
    ask.answers = [(bold, a_font_file(tmp_path / "Herald.ttf"))]
    figure = make(field.choose_button.click)
    assert field.name.text() == "Herald"
    assert [name.partition("=")[0] for name in page.spec.typeface] == ["Herald.ttf", "Herald-Bold.ttf"]
    marks = (mark for group in figure.groups for mark in group.marks)
    assert {mark.typeface.name for mark in marks if isinstance(mark, Label)} == {"Herald"}
    assert page.undo_words == "Change typeface"
    make(field.drop_button.click)
    assert page.spec.typeface == ()


def test_readers_who_see_no_colour_are_thought_of(page):
    choose(page.sight, "In greyscale")
    picture = page.canvas.grab().toImage()
    page_of = [
        picture.pixelColor(x, y)
        for x in range(25, picture.width() - 25, 7)
        for y in range(25, picture.height() - 25, 5)
    ]
    assert all(colour.red() == colour.green() == colour.blue() for colour in page_of)
    assert len({colour.red() for colour in page_of}) > 5


def test_the_page_is_seen_whole_larger_and_smaller(page):
    before = page.canvas.scale
    page.desk.zoom(1.25)
    assert page.canvas.scale == pytest.approx(1.25 * before)
    page.desk.fit()
    assert page.canvas.scale == pytest.approx(before)


def test_the_alternative_text_is_proposed_counted_and_refused_where_it_is_too_long(page, make, ask):
    proposal = page.choices["alt"].placeholderText()
    assert proposal == page.canvas.figure.description
    assert proposal.endswith("41 events, from 4 Sept 2017 to 6 Feb 2026.")
    make(page.choices["alt"].setPlainText, "x" * 130)
    assert page.choices.counter.text() == "130 of 125 letters"
    assert page.canvas.figure.description == "x" * 130
    make(page.choices["alt"].setPlainText, "x" * 251)
    assert "more than 250 letters" in page.remarks.text()
    assert page.spec.alt == "x" * 251  # it is kept, and cannot go out
    page.output.export()
    assert "more than 250" in ask.told[-1]
    assert page.output.form is None


# files


def test_several_files_are_written_at_once(page, qtbot, ask, tmp_path, sample_session):
    ask_for_files(page, qtbot)
    page.output.form.formats[".svg"].setChecked(True)
    page.output.form.described.setChecked(True)
    ask.answers = [tmp_path / "sold.png"]
    with qtbot.waitSignal(page.output.written, timeout=30_000):
        page.output.form.accept()
    assert sorted(path.name for path in tmp_path.glob("sold*")) == [
        "sold-description.txt",
        "sold.png",
        "sold.svg",
    ]
    assert "Written: sold.png, sold.svg, sold-description.txt." in page.remarks.text()
    assert ask.told == [page.remarks.text()]
    assert sample_session.reader.all(Publication) == ()


def test_a_publication_is_remembered_with_its_files_and_the_answer_to_its_doubts(
    page, qtbot, ask, tmp_path, sample_session
):
    ask_for_files(page, qtbot)
    form = page.output.form
    form.published.setChecked(True)
    assert form.name.text() == ""  # nobody approves their own figure by default
    form.answer.setPlainText("x")
    assert not form.button.isEnabled()
    form.answer.setPlainText("")
    form.name.setText("Ana Editor")
    assert "claims are in doubt" in form.doubts.text()
    assert not form.button.isEnabled()
    form.answer.setPlainText("Confirmed by telephone.")
    assert form.button.isEnabled()
    ask.answers = [tmp_path / "sold.svg"]
    form.formats[".png"].setChecked(False)
    form.formats[".svg"].setChecked(True)
    with qtbot.waitSignal(page.output.written, timeout=30_000):
        form.accept()
    (made,) = sample_session.reader.all(Publication)
    digest = hashlib.sha256((tmp_path / "sold.svg").read_bytes()).hexdigest()
    assert made.files == (f"sold.svg={digest}",)
    assert made.answer == "Confirmed by telephone."
    assert recipe_of(made).spec == page.spec
    kept = spec_of(sample_session.reader.get(SavedFigure, "sample-timeline"))
    assert page.spec == kept
    assert made.figure_id == "sample-timeline"
    assert sample_session.reader.all(Correction) == ()


def test_the_approval_names_every_doubt_and_the_counts_agree(page, qtbot):
    ask_for_files(page, qtbot)
    form = page.output.form
    form.published.setChecked(True)
    doubts = doubts_about(page._session.case, page.spec)
    lines = form.doubts.list.toPlainText().splitlines()
    assert len(lines) == len({doubt.claim_id for doubt in doubts}) > 40
    assert form.doubts.count.text() == f"{len(lines)} claims are in doubt:"
    assert form.doubts.height() < 400
    assert "is this figure's own" in form.told.text()
    form.reject()


def test_a_folder_that_cannot_be_written_is_told(page, qtbot, ask, tmp_path):
    ask_for_files(page, qtbot)
    ask.answers = [tmp_path / "none" / "sold.png"]
    page.output.form.accept()
    qtbot.waitUntil(lambda: bool(ask.told), timeout=20_000)
    assert "cannot be written" in ask.told[0]
    assert page.output.export_button.isEnabled()


def test_a_case_that_is_read_only_shows_figures_and_keeps_none(qtbot, sample_session, sample_selection, ask):
    path = sample_session.case.path
    sample_session.close()
    assert opened(sample_session, path, read_only=True)
    page = StudioPage(sample_session, sample_selection, ask)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.made, timeout=20_000):
        page.show()
    assert page.canvas.figure is not None
    for part in (page.kept.save_button, page.kept.double_action, page.kept.name_action):
        assert not part.isEnabled()
    ask_for_files(page, qtbot)
    assert not page.output.form.published.isEnabled()


def test_every_control_can_be_named_and_reached(page):
    controls = [
        child
        for child in page.findChildren(QWidget)
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.window() is page
    ]
    assert len(controls) > 20
    assert [c for c in controls if not (c.accessibleName() or getattr(c, "text", lambda: "")())] == []


def test_a_page_is_fitted_whole_where_its_words_can_be_read_and_scrolled_where_not(page, make):
    make(page.show_spec, page.spec.changed(size="120x90mm"))
    assert page.canvas.height() <= page.desk.height()
    make(page.show_spec, page.spec.changed(size="1600x4000px"))
    assert page.canvas.height() > page.desk.height()
    assert page.canvas.width() <= page.desk.width()


def test_relations_are_drawn_around_the_chosen_actor(page, make, sample_session):
    def relate(writer):
        for who, whom in (("Court A", "Agent B"), ("Agent B", "Buyer C")):
            draft = RelationDraft(RelationKind.PAID, who, whom, when=When.from_edtf("2021"))
            write_relation(writer, sample_session.reader, draft)

    sample_session.edit("Relate", relate)
    assert not page.choices["actor"].isVisible()
    figure = make(choose, page.choices["view"], "Relations")
    assert page.choices["actor"].isVisible()
    assert {"Agent B", "Court A", "Buyer C"} <= set(words_in(figure))
    figure = make(choose, page.choices["actor"], "Buyer C")
    assert "Court A" not in words_in(figure)
    assert page.choices.spec().actor == page.choices["actor"].value
