"""Events are written for another program from the menu, and what its format could not hold is told."""

import pytest
from PySide6.QtWidgets import QWidget

from gui.commands.publishing import PublishingCommands
from models.exchange import registry
from models.exchange.stories.story import Written
from models.index.filters import Filter


@pytest.fixture
def known(monkeypatch):
    """Make a format of titles alone, and one of a folder, the ones that are written."""

    def write(story):
        return Written("\n".join(event.title for event in story.events).encode())

    def write_all(story):
        return Written(f"{story.is_complete} {len(story.papers)}".encode())

    def write_folder(story):
        return Written(
            files={f"{number}.txt": event.title.encode() for number, event in enumerate(story.events)}
        )

    formats = (
        registry.Format("lines", "Lines", (".lines",), write=write, note="Holds titles."),
        registry.Format("all", "All", (".all",), write=write_all, has_complete=True, has_papers=True),
        registry.Format("vault", "Vault", (), write=write_folder, note="Holds a file for each event."),
    )
    monkeypatch.setattr(registry, "WRITTEN", formats)
    monkeypatch.setattr("gui.publish.program_form.WRITTEN", formats)


@pytest.fixture
def commands(qtbot, session, selection, ask, tmp_path, known):
    host = QWidget()
    qtbot.addWidget(host)
    yield PublishingCommands(session, selection, ask, host, lambda: tmp_path)  # noqa: PT022 - the host must live on


def written(qtbot, commands, ask, out):
    ask.answers = [out]
    commands.program_form.accept()
    qtbot.waitUntil(lambda: len(ask.told) > 1)
    return ask.told


def test_events_are_written_in_the_format_that_is_chosen_and_the_report_is_shown(
    qtbot, commands, ask, tmp_path
):
    commands.export_story()
    assert commands.program_form.note.text() == "Holds titles."
    told = written(qtbot, commands, ask, tmp_path / "case.lines")
    assert told[0].startswith("case.lines holds 4 events as Lines.")
    assert told[1] == "case.lines is written."
    assert len((tmp_path / "case.lines").read_text(encoding="utf-8").splitlines()) == 4


def test_the_filter_chooses_the_events_and_the_rest_is_counted(qtbot, commands, ask, selection, tmp_path):
    selection.set_filter(Filter(kinds=frozenset({"sale"})))
    commands.export_story()
    commands.program_form.scope.filtered.setChecked(True)
    told = written(qtbot, commands, ask, tmp_path / "case.lines")
    assert "Left out: 2 events that are not public or not shown." in told[0]


def test_a_folder_is_written_into_the_one_that_is_chosen(qtbot, commands, ask, tmp_path):
    commands.export_story()
    commands.program_form.kind.setCurrentIndex(2)
    assert commands.program_form.note.text() == "Holds a file for each event."
    written(qtbot, commands, ask, tmp_path)
    (folder,) = [path for path in tmp_path.iterdir() if path.is_dir() and (path / "0.txt").exists()]
    assert len(list(folder.iterdir())) == 4


def test_everything_is_written_only_where_it_is_asked_for_and_the_format_can_hold_it(
    qtbot, commands, ask, tmp_path
):
    commands.export_story()
    form = commands.program_form
    assert (form.complete.isHidden(), form.warning.isHidden()) == (True, True)
    form.kind.setCurrentIndex(1)
    assert (form.complete.isHidden(), form.documents.isHidden(), form.public.isHidden()) == (
        False,
        True,
        False,
    )
    form.complete.setChecked(True)
    assert (form.documents.isHidden(), form.warning.isHidden(), form.public.isHidden()) == (
        False,
        False,
        True,
    )
    told = written(qtbot, commands, ask, tmp_path / "case.all")
    assert "It is complete, with what nobody may publish" in told[0]
    assert (tmp_path / "case.all").read_text(encoding="utf-8") == "True 0"


def test_without_a_case_nothing_is_asked(commands, session):
    session.close()
    commands.export_story()
    assert commands.program_form is None
