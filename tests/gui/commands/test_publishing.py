"""A document is exported from the menu after it was said what is in doubt."""

import pytest
from PySide6.QtWidgets import QWidget

from gui.commands.publishing import KINDS, PublishingCommands
from models.records.desk import Publication


@pytest.fixture
def commands(qtbot, session, ask):
    host = QWidget()
    qtbot.addWidget(host)
    yield PublishingCommands(session, ask, host)  # noqa: PT022 - the host must live on


def written(qtbot, commands, ask, *answers):
    ask.answers += answers
    commands.export_document()
    qtbot.waitUntil(lambda: ask.told != [], timeout=20000)
    return ask.told[-1]


def test_a_chronology_is_written_as_a_draft_and_its_doubts_are_told_first(qtbot, commands, ask, tmp_path):
    out = tmp_path / "c.md"
    assert written(qtbot, commands, ask, 0, 0, out) == "c.md is written."
    assert "DRAFT" in out.read_text(encoding="utf-8")
    assert "Claims that are in doubt" in ask.asked[1]


def test_a_publication_carries_no_marks_of_a_draft_and_is_remembered(qtbot, commands, ask, tmp_path, session):
    out = tmp_path / "c.md"
    told = written(qtbot, commands, ask, 0, 1, "Ana Editor", "Called back.", out)
    assert told == "c.md is written. It is remembered as published."
    assert "DRAFT" not in out.read_text(encoding="utf-8")
    (made,) = session.reader.all(Publication)
    assert (made.approved_by, made.answer) == ("Ana Editor", "Called back.")
    assert made.files[0].startswith("c.md=")
    assert len(made.claims) > 3


def test_sources_go_out_without_a_question_of_drafts(qtbot, commands, ask, tmp_path):
    written(qtbot, commands, ask, tuple(KINDS).index("Sources"), tmp_path / "s.json")
    assert (tmp_path / "s.json").read_text(encoding="utf-8").startswith("[")


def test_an_unknown_ending_is_told_in_one_sentence(qtbot, commands, ask, tmp_path):
    assert "no ending that is known" in written(qtbot, commands, ask, 1, tmp_path / "f.xyz")


@pytest.mark.parametrize(
    "answers", [(), (0,), (0, 0), (0, 1), (0, 1, " "), (0, 1, "Ana"), (0, 1, "Ana", "why")]
)
def test_who_thinks_better_of_it_writes_nothing(commands, ask, tmp_path, answers):
    ask.answers += answers
    commands.export_document()
    assert ask.told == []
    assert list(tmp_path.glob("*.docx")) == []
