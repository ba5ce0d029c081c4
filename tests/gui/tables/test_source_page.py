"""The page of sources says what rests on the chosen one."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from gui.forms.merge_form import NOTHING_ALIKE, MergeForm
from gui.forms.wanted_form import WantedForm
from gui.parts.plain_text import PlainLabel
from gui.tables.source_page import SourcePage
from models.evidence.resting import rests_on
from models.records.desk import Wanted
from models.records.story import Citation, Source


@pytest.fixture
def page(qtbot, sample_session, sample_selection):
    page = SourcePage(sample_session, sample_selection)
    qtbot.addWidget(page)
    page.resize(1100, 420)
    page.show()
    return page


def choose(page, source_id):
    row = [source.id for source in page.table.sources.sources].index(source_id)
    page.table.selectRow(page.table._sorted.mapFromSource(page.table.sources.index(row, 0)).row())


def words_in(page):
    shown = [*page.detail.findChildren(PlainLabel), *page.detail.findChildren(QPushButton)]
    return [widget.text() for widget in shown if not widget.isHidden()]


def most_cited(session):
    cited = [citation.source_id for citation in session.reader.all(Citation)]
    return max(set(cited), key=cited.count)


def test_an_empty_choice_says_what_to_do_next(page):
    assert words_in(page) == [page.detail.findChildren(PlainLabel)[0].text()]
    assert "Choose a source" in words_in(page)[0]


def test_every_claim_that_rests_on_a_source_is_listed_and_leads_to_its_event(
    page, sample_session, sample_selection
):
    source = most_cited(sample_session)
    choose(page, source)
    assert page.detail.rests == rests_on(sample_session.reader, [source])
    assert len(page.detail.rests) > 3
    first = page.detail.rests[0]
    button = next(
        one
        for one in page.detail.findChildren(QPushButton)
        if first.dossier.event.title[:20] in one.accessibleName()
    )
    button.click()
    assert sample_selection.current == first.dossier.event.id


def test_the_list_can_be_copied_as_plain_text(page, sample_session):
    choose(page, most_cited(sample_session))
    next(
        one for one in page.detail.findChildren(QPushButton) if one.accessibleName() == "Copy this list"
    ).click()
    assert len(QApplication.clipboard().text().split("\n")) == len(page.detail.rests)


def test_a_confidential_source_goes_by_its_code_name_alone(qtbot, page, sample_session):
    source = sample_session.reader.get(Source, most_cited(sample_session))
    secret = replace(source, confidentiality="confidential", code_name="Heron")
    sample_session.edit("Hide", lambda writer: writer.replace(secret))
    choose(page, source.id)
    qtbot.wait(20)  # until the new lines are shown
    shown = "\n".join(words_in(page))
    assert "Heron" in shown
    assert source.title not in shown
    assert not source.url or source.url not in shown


def test_words_filter_the_table(page):
    page.words.setText("not judged")
    few = page.table._sorted.rowCount()
    page.words.setText("no such words at all")
    assert page.table._sorted.rowCount() == 0 < few


def test_two_sources_are_merged_in_one_action(qtbot, sample_session, sample_selection, ask):
    first, second = sample_session.reader.all(Source)[:2]
    form = MergeForm(sample_session, sample_selection, ask, (first.id, second.id))
    qtbot.addWidget(form)
    form.values["title"].setCurrentIndex(1)
    before = len(sample_session.reader.all(Citation))
    form.on_save()
    merged = sample_session.reader.get(Source, first.id)
    assert merged.title == second.title
    assert first.title in merged.note
    assert sample_session.reader.find(Source, second.id) is None
    assert len(sample_session.reader.all(Citation)) == before
    sample_session.undo()
    assert sample_session.reader.get(Source, second.id) == second


def test_without_duplicates_the_form_says_how_to_choose(qtbot, session, selection, ask):
    form = MergeForm(session, selection, ask, ())
    qtbot.addWidget(form)
    form.on_save()
    assert form.problem.text() == NOTHING_ALIKE


def test_wanted_documents_are_added_changed_and_deleted(qtbot, session, selection, ask):
    form = WantedForm(session, selection, ask)
    qtbot.addWidget(form)
    form.on_add()
    assert "Write what" in form.problem.text()
    form.what.setText("ruling of 12 June 2023")
    form.on_add()
    form.state.setCurrentIndex(form.state.findData("refused"))
    form.on_state()
    (wanted,) = session.reader.all(Wanted)
    assert (wanted.what, wanted.kind, wanted.state) == ("ruling of 12 June 2023", "document", "refused")
    ask.answers.append(True)
    form.on_delete()
    assert session.reader.all(Wanted) == ()
