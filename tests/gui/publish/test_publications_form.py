"""What was published, in the window: what changed since, and corrections."""

from dataclasses import replace

import pytest

from gui.publish.publications_form import PublicationsForm
from models.publication.choices import FigureSpec
from models.publication.record import Approval, publish, publish_document
from models.records.desk import Correction
from models.records.story import Event


@pytest.fixture
def published(session, tmp_path):
    spec = FigureSpec(title="Sold", preset="web-600")
    return publish(session.case, spec, [tmp_path / "a.svg"], Approval("Ana", "Called back."))


@pytest.fixture
def open_form(qtbot, session, ask):
    def open_form():
        form = PublicationsForm(session, ask)
        qtbot.addWidget(form)
        with qtbot.waitSignal(form.shown, timeout=20_000):
            form.show()
        return form

    return open_form


def test_a_publication_is_listed_with_its_files_and_who_approved(open_form, published):
    form = open_form()
    assert form.list.item(0).text() == f"{published.at[:10]} Sold"
    assert "approved by Ana" in form.details.toPlainText()
    assert f"a.svg  SHA-256 {published.files[0].partition('=')[2]}" in form.details.toPlainText()


def test_what_changed_since_is_told_and_proposed_as_a_correction(open_form, published, session, qtbot):
    event = session.reader.get(Event, "ban")
    session.edit("Change", lambda writer: writer.replace(replace(event, title="Eleven bodies ban it")))
    form = open_form()
    assert form.list.item(0).text().endswith("Sold – 1 out of date")
    assert form.old.value == "Ten bodies ban crypto business"
    form.reason.setText("A slip")
    form.approved_by.setText("Ana")
    with qtbot.waitSignal(form.shown, timeout=20_000):
        form.button.click()
    (made,) = session.reader.all(Correction)
    assert (made.new, made.reason, made.weight) == (
        "Eleven bodies ban it", "A slip", "correction"
    )  # fmt: skip
    assert "correction: “Ten bodies ban crypto business” → “Eleven" in form.details.toPlainText()


def test_a_second_correction_of_the_same_words_supersedes_the_first(open_form, published, session, qtbot):
    form = open_form()
    for new in ("one", "two"):
        form.old.show_value("none")
        form.new.show_value(new)
        form.reason.setText("A slip")
        with qtbot.waitSignal(form.shown, timeout=20_000):
            form.button.click()
    first, second = sorted(session.reader.all(Correction), key=lambda one: bool(one.supersedes))
    assert second.supersedes == first.id
    assert "“none” → “two”" in form.details.toPlainText()
    assert "“none” → “one”" not in form.details.toPlainText()


def test_what_is_missing_is_said(open_form, published, ask, session):
    form = open_form()
    form.button.click()
    assert ask.told[0].startswith("A correction needs what was printed")
    assert session.reader.all(Correction) == ()


def test_a_case_without_publications_says_what_would_be_here(open_form):
    form = open_form()
    assert form.details.toPlainText().startswith("Nothing was published")
    assert not form.button.isEnabled()


def test_the_files_are_made_again_and_compared(open_form, published, tmp_path, ask, qtbot):
    form = open_form()
    folder = tmp_path / "again"
    folder.mkdir()
    for told in ("a.svg is the same, byte for byte.", "exists"):
        ask.answers = [folder]
        with qtbot.waitSignal(form.remade, timeout=20_000):
            form.again_button.click()
        assert told in ask.told[-1]
    assert (folder / "a.svg").read_bytes() == (tmp_path / "a.svg").read_bytes()


def test_a_published_figure_is_opened_and_a_document_is_none(open_form, published, session, qtbot):
    form = open_form()
    with qtbot.waitSignal(form.figure_wanted) as wanted:
        form.figure_button.click()
    assert wanted.args == [FigureSpec(title="Sold", preset="web-600")]
    assert not form.isVisible()


def test_a_document_is_made_again_and_is_no_figure(open_form, session, tmp_path):
    publish_document(session.case, "chronology", FigureSpec(), tmp_path / "c.html", Approval("Ana", "Yes."))
    form = open_form()
    assert form.again_button.isEnabled()
    assert not form.figure_button.isEnabled()
