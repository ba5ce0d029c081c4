"""A document is exported from the menu after it was said what it tells and what is in doubt."""

import pytest
from PySide6.QtWidgets import QWidget

from gui.commands.publishing import NAMES, PublishingCommands
from models.index.filters import Filter
from models.records.desk import Publication
from models.records.story import Event
from tests.builders import a_citation, a_claim, a_source


@pytest.fixture
def commands(qtbot, session, selection, ask, tmp_path):
    host = QWidget()
    qtbot.addWidget(host)
    yield PublishingCommands(session, selection, ask, host, lambda: tmp_path)  # noqa: PT022 - the host must live on


def form_of(qtbot, commands, view="chronology"):
    commands.export_document()
    form = commands.form
    form.kind.show_value(view)
    settled(qtbot, form, form.look)
    return form


def settled(qtbot, form, change):
    with qtbot.waitSignal(form.looked, timeout=20_000):
        change()


def written(qtbot, form, ask, out):
    ask.answers = [out]
    form.accept()
    qtbot.waitUntil(lambda: ask.told != [], timeout=20_000)
    return ask.told[-1]


def test_a_chronology_is_written_as_a_draft_and_its_doubts_are_told_first(qtbot, commands, ask, tmp_path):
    form = form_of(qtbot, commands)
    assert "claims are in doubt" in form.doubts.text()
    assert form.sources.text() == "4 of 4 events have no source."
    out = tmp_path / "c.md"
    assert written(qtbot, form, ask, out) == "c.md is written: all 4 events."
    assert "DRAFT" in out.read_text(encoding="utf-8")


def test_a_publication_carries_no_marks_of_a_draft_and_is_remembered(qtbot, commands, ask, tmp_path, session):
    form = form_of(qtbot, commands)
    form.published.setChecked(True)
    assert form.name.text() == ""
    form.name.setText("Ana Editor")
    assert not form.button.isEnabled()
    form.answer.setPlainText("Called back.")
    out = tmp_path / "c.md"
    told = written(qtbot, form, ask, out)
    assert told == "c.md is written: all 4 events. It is remembered as published."
    assert "DRAFT" not in out.read_text(encoding="utf-8")
    (made,) = session.reader.all(Publication)
    assert (made.approved_by, made.answer) == ("Ana Editor", "Called back.")
    assert made.files[0].startswith("c.md=")
    assert len(made.claims) > 3


def test_only_what_the_filter_shows_is_written_and_the_result_says_so(
    qtbot, commands, ask, tmp_path, selection
):
    selection.set_filter(Filter(words="crypto"))
    form = form_of(qtbot, commands)
    settled(qtbot, form, lambda: form.scope.filtered.setChecked(True))
    assert form.sources.text() == "2 of 2 events have no source."
    out = tmp_path / "c.md"
    told = written(qtbot, form, ask, out)
    assert told == "c.md is written: 2 of 4 events, as the filter shows them."
    text = out.read_text(encoding="utf-8")
    assert "Ten bodies ban" in text
    assert "Supreme" not in text


def test_only_the_selected_events_are_written(qtbot, commands, ask, tmp_path, selection):
    selection.select(["meeting"])
    form = form_of(qtbot, commands, "facts")
    settled(qtbot, form, lambda: form.scope.selected.setChecked(True))
    told = written(qtbot, form, ask, tmp_path / "f.md")
    assert told == "f.md is written: 1 of 4 events, the selected ones."
    assert "Ten bodies" not in (tmp_path / "f.md").read_text(encoding="utf-8")


def test_only_the_window_of_time_is_written(qtbot, commands, ask, tmp_path, selection):
    selection.set_window((738000.0, 738200.0))  # the second half of 2021
    form = form_of(qtbot, commands)
    settled(qtbot, form, lambda: form.scope.in_window.setChecked(True))
    told = written(qtbot, form, ask, tmp_path / "c.md")
    assert "2 of 4 events, within" in told
    assert "Supreme" not in (tmp_path / "c.md").read_text(encoding="utf-8")


def test_a_choice_that_takes_nothing_cannot_be_made_or_is_said(qtbot, commands, selection):
    selection.select(["undated"])
    selection.set_window((738000.0, 738200.0))
    form = form_of(qtbot, commands)
    assert not form.scope.filtered.isEnabled()  # it shows all
    settled(qtbot, form, lambda: form.scope.selected.setChecked(True))
    form.scope.in_window.setChecked(True)
    assert "no event in this choice" in form.problem.text()
    assert not form.button.isEnabled()


def test_sources_go_out_without_a_question_of_drafts(qtbot, commands, ask, tmp_path):
    form = form_of(qtbot, commands, "sources")
    assert form.draft.isHidden()
    assert form.published.isHidden()
    written(qtbot, form, ask, tmp_path / "s.json")
    assert (tmp_path / "s.json").read_text(encoding="utf-8").startswith("[")


def test_an_unknown_ending_is_told_in_one_sentence(qtbot, commands, ask, tmp_path):
    assert "no ending that is known" in written(
        qtbot, form_of(qtbot, commands, "facts"), ask, tmp_path / "f.xyz"
    )


@pytest.mark.parametrize("view", [view for view in NAMES if view != "dossier"])
def test_each_document_is_named_after_the_case_in_the_folder_for_exports(
    qtbot, commands, ask, monkeypatch, tmp_path, view
):
    proposed = []
    monkeypatch.setattr(ask, "choose_file_to_save", lambda title, path, *_: proposed.append(path))
    form_of(qtbot, commands, view).accept()
    assert proposed == [tmp_path / f"Banned for the public – {NAMES[view][0]}"]


def test_who_thinks_better_of_it_writes_nothing(qtbot, commands, ask, tmp_path):
    form_of(qtbot, commands).reject()
    form_of(qtbot, commands).accept()  # and gives no file
    assert ask.told == []
    assert list(tmp_path.glob("*.docx")) == []


def test_what_is_written_can_be_opened_or_shown_in_its_folder(qtbot, window, ask, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(
        "gui.parts.desktop.QDesktopServices.openUrl", lambda url: opened.append(url.toLocalFile())
    )
    form = form_of(qtbot, window.publishing)
    ask.answers = [tmp_path / "c.md"]
    form.accept()
    qtbot.waitUntil(window.notices.isVisible, timeout=20_000)
    assert [button.text() for button in window.notices.buttons] == ["Open", "Show in folder"]
    for button in window.notices.buttons:
        button.click()
    assert opened == [str(tmp_path / "c.md"), str(tmp_path)]


def test_the_style_of_sources_is_asked_where_sources_are_written_and_what_it_wants_is_told(
    qtbot, commands, ask, tmp_path, session
):
    event = session.reader.all(Event)[0]
    source = a_source("Notice", publisher="Court", url="https://a.b/n")
    claim = a_claim(event)

    def cite(writer):
        writer.add_many((source, claim, a_citation(claim, source)))
        return True

    session.edit("Cite", cite, None)
    form = form_of(qtbot, commands, "sources")
    assert not form.written_as.isHidden()
    form.written_as.show_value("gbt7714")
    out = tmp_path / "s.md"
    told = written(qtbot, form, ask, out)
    assert "fill in Accessed" in told
    assert "Court. Notice" in out.read_text(encoding="utf-8")
