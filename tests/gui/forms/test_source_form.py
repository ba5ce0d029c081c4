"""The form of a source: what it keeps, what it refuses, and what it says about deleting."""

from dataclasses import replace

import pytest

from gui.forms.source_form import SourceForm
from models.evidence.adding import add_files
from models.evidence.same_sources import merge_sources
from models.records.desk import Reference
from models.records.rank import rank_of
from models.records.story import Confidentiality, Origin, Source
from models.values.when import When
from tests.builders import a_source
from tests.gui.fakes import opened


@pytest.fixture
def open_form(qtbot, session, selection, ask):
    def open_form(source_id=None):
        form = SourceForm(session, selection, ask, source_id)
        qtbot.addWidget(form)
        return form

    return open_form


def change(session, **fields):
    changed = replace(session.reader.get(Source, "reuters"), **fields)
    session.edit("Change", lambda writer: writer.replace(changed))
    return changed


def test_text_that_a_line_cannot_show_is_kept_while_it_is_untouched(open_form, session):
    source = change(
        session,
        title="A title\u00a0with a hard space ",
        authors=("Smith; Sons", "钱志敏"),
        note="one\r\ntwo\n",
        type="post-on-a-wall",
        issued=When.from_edtf("2025-04-16", "16 April\n2025"),
    )
    steps = len(session.reader.history_hashes())
    form = open_form("reuters")
    form.on_save()
    assert form.result() == 1
    assert session.reader.get(Source, "reuters") == source
    assert len(session.reader.history_hashes()) == steps


def test_authors_are_read_between_semicolons(open_form, session):
    form = open_form("reuters")
    form.authors.setText("David Kirton; ; 钱志敏 ")
    form.on_save()
    assert session.reader.get(Source, "reuters").authors == ("David Kirton", "钱志敏")


@pytest.mark.parametrize("name", ["issued", "accessed"])
def test_an_unreadable_date_blocks_saving_and_stays_as_typed(open_form, session, name):
    form = open_form("reuters")
    before = session.case.undo_label
    getattr(form, name).set_text("03/04/2021")
    form.on_save()
    assert form.problem.text().startswith(f"{name.capitalize()}: ")
    assert "3 April 2021 or 4 March 2021" in form.problem.text()
    assert getattr(form, name).text == "03/04/2021"
    assert session.case.undo_label == before


def test_a_confidential_source_needs_a_code_name(open_form, session):
    form = open_form("reuters")
    form.confidentiality.setCurrentIndex(form.confidentiality.findData("confidential"))
    form.on_save()
    assert "code name" in form.problem.text()
    form.code_name.setText("Heron")
    form.on_save()
    source = session.reader.get(Source, "reuters")
    assert (source.confidentiality, source.code_name) == (Confidentiality.CONFIDENTIAL, "Heron")


def test_an_address_that_is_none_is_refused(open_form):
    form = open_form("reuters")
    form.url.setText("javascript:alert(1)")
    form.on_save()
    assert "no web address" in form.problem.text()


def test_an_origin_of_the_case_is_used_again(open_form, session):
    session.edit("Add", lambda writer: writer.add(Origin("agency", "The agency")))
    form = open_form("reuters")
    form.origin.setCurrentText("The agency")
    form.on_save()
    assert session.reader.get(Source, "reuters").origin_id == "agency"
    assert len(session.reader.all(Origin)) == 1


def test_origins_of_one_name_each_stay_themselves(open_form, session):
    origins = (Origin("one", "The agency"), Origin("two", "The agency"))
    session.edit("Add", lambda writer: writer.add_many(origins))
    for origin in origins:
        source = change(session, origin_id=origin.id)
        open_form("reuters").on_save()
        assert session.reader.get(Source, "reuters") == source


def test_a_source_can_stand_for_itself_again(open_form, session):
    session.edit("Add", lambda writer: writer.add(Origin("agency", "The agency")))
    change(session, origin_id="agency")
    form = open_form("reuters")
    assert form.origin.currentText() == "The agency"
    form.origin.setCurrentIndex(0)
    form.on_save()
    assert session.reader.get(Source, "reuters").origin_id is None


def test_a_source_that_nothing_cites_goes_after_a_question_and_undo_brings_it_back(open_form, session, ask):
    before = session.reader.get(Source, "reuters")
    form = open_form("reuters")
    form.delete()
    assert len(ask.asked) == 1
    assert session.reader.find(Source, "reuters") == before
    ask.answers.append(True)
    form.delete()
    assert form.result() == 1
    assert session.reader.find(Source, "reuters") is None
    session.undo()
    assert session.reader.get(Source, "reuters") == before


def test_a_new_source_offers_no_deletion(open_form):
    assert not open_form().delete_button.isVisibleTo(open_form())


def test_a_case_open_for_reading_lets_nothing_be_saved_or_deleted(open_form, session, case_path):
    session.close()
    assert opened(session, case_path, read_only=True)
    form = open_form("reuters")
    form.title.setText("Something else")
    form.on_save()
    assert not form.save_button.isEnabled()
    assert form.delete_button.isHidden()
    assert form.problem.text() == "This case is open for reading only."
    assert session.reader.get(Source, "reuters").title == "China's provinces sell seized crypto"


@pytest.mark.parametrize(
    ("rank", "is_primary", "is_secondary"), [("primary", True, False), ("secondary", False, True)]
)
def test_what_a_source_is_has_three_answers(open_form, session, rank, is_primary, is_secondary):
    form = open_form("reuters")
    assert form.rank.currentText() == "not said yet"
    form.rank.setCurrentIndex(form.rank.findData(rank))
    form.on_save()
    source = session.reader.get(Source, "reuters")
    assert (source.is_primary, source.is_secondary) == (is_primary, is_secondary)
    again = open_form("reuters")
    again.rank.setCurrentIndex(0)
    again.on_save()
    assert rank_of(session.reader.get(Source, "reuters")) == ""


@pytest.fixture
def others(session):
    session.edit("Add", lambda w: w.add_many([a_source("The Block", "block"), a_source("Caixin", "caixin")]))


def name_source(row, words, note=""):
    row.cited.on_typed(words)
    row.cited.choose(0)
    row.note.setText(note)


def test_a_source_has_what_it_tells_from_others(open_form, session, others):
    form = open_form("reuters")
    name_source(form.references.add_empty(), "block", "paragraph 3")
    form.on_save()
    (held,) = session.reader.all(Reference)
    assert (held.source_id, held.cited_id, held.note) == ("reuters", "block", "paragraph 3")
    again = open_form("reuters")
    (row,) = again.references.rows
    assert (row.cited.text(), row.note.text()) == ("The Block", "paragraph 3")
    steps = len(session.reader.history_hashes())
    again.on_save()
    assert len(session.reader.history_hashes()) == steps
    third = open_form("reuters")
    third.references.rows[0].removed.emit()
    third.on_save()
    assert session.reader.all(Reference) == ()


@pytest.mark.parametrize(
    ("names", "said"),
    [(("block", "block"), "named twice"), (("nothing",), "was not chosen"), (("",), "Name the source")],
)
def test_a_reference_that_cannot_be_is_told(open_form, session, others, names, said):
    form = open_form("reuters")
    for name in names:
        row = form.references.add_empty()
        row.cited.on_typed(name)
        if row.cited.proposals():
            row.cited.choose(0)
        else:
            row.cited.setText(name)
            row.note.setText("page 1")
    form.on_save()
    assert said in form.problem.text()
    assert session.reader.all(Reference) == ()


def test_references_of_sources_that_are_merged_go_to_the_one_that_is_kept(session, others):
    held = [
        Reference("1", "block", "reuters"),
        Reference("2", "caixin", "reuters"),
        Reference("3", "block", "caixin"),
    ]
    session.edit("Add", lambda writer: writer.add_many(held))
    reader = session.reader

    def merge(writer):
        return merge_sources(writer, reader.get(Source, "block"), (reader.get(Source, "caixin"),))

    session.edit("Merge", merge)
    (kept,) = reader.all(Reference)
    assert (kept.source_id, kept.cited_id) == ("block", "reuters")


def test_author_and_day_of_a_document_are_offered_and_taken_by_a_click(
    qtbot, session, selection, ask, tmp_path
):
    page = (
        b'<title>The port</title><meta name="author" content="Ann Lee">'
        b'<meta property="article:published_time" content="2020-08-05">'
    )
    (tmp_path / "page.html").write_bytes(page)
    add_files(session.case, [tmp_path / "page.html"])
    source = session.reader.where(Source, title="The port")[0]
    form = SourceForm(session, selection, ask, source.id)
    qtbot.addWidget(form)
    assert [button.text() for button in form.proposals] == [
        "The document says: Ann Lee?",
        "The document says: 2020-08-05?",
    ]
    for button in form.proposals:
        button.click()
    form.on_save()
    held = session.reader.get(Source, source.id)
    assert (held.authors, held.issued.edtf) == (("Ann Lee",), "2020-08-05")
