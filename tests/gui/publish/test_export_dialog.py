"""The export dialog: what is previewed is what is written."""

import numpy as np
import pytest

from gui.publish.export_dialog import ExportDialog
from models.studio import make_figure, saved_spec


@pytest.fixture
def dialog(qtbot, sample_session, sample_selection, ask):
    dialog = ExportDialog(sample_session, sample_selection, ask)
    qtbot.addWidget(dialog)
    return dialog


def words_in(figure):
    return [mark.text for group in figure.groups for mark in group.marks if hasattr(mark, "text")]


def test_it_begins_with_the_figure_that_the_case_keeps(dialog, sample_session):
    kept = make_figure(sample_session.case, saved_spec(sample_session.case, None, "timeline"))
    assert words_in(dialog.preview.figure) == words_in(kept)
    assert dialog.title.text() == "Banned for the public, sold by the state"


def test_another_view_and_another_title_are_previewed(dialog):
    dialog.view.setCurrentText("map")
    dialog.title.setText("Where the coins went")
    dialog.refresh()
    assert "Where the coins went" in words_in(dialog.preview.figure)
    assert "JIANGSU" in words_in(dialog.preview.figure)


def test_a_window_that_cannot_be_read_is_told_and_nothing_can_be_written(dialog):
    dialog.window_of_time.setText("03/04/2021")
    dialog.refresh()
    assert "3 April 2021 or 4 March 2021" in dialog.remarks.text()
    assert not dialog.button.isEnabled()
    dialog.window_of_time.setText("2020/2022")
    dialog.refresh()
    assert dialog.button.isEnabled()


def test_nothing_to_draw_is_a_sentence(dialog):
    dialog.checked_only.setChecked(True)
    assert dialog.remarks.text().startswith("Nothing to draw")


def test_the_figure_is_written_where_the_person_says(dialog, ask, tmp_path):
    out = tmp_path / "figure.svg"
    ask.answers.append(out)
    dialog.export()
    assert "Banned for the public" in out.read_text("utf-8")
    assert str(out) in dialog.remarks.text()


def test_a_wrong_ending_is_told_and_nothing_is_written(dialog, ask, tmp_path):
    ask.answers.append(tmp_path / "figure.docx")
    dialog.export()
    assert "end it in .png, .svg or .pdf" in ask.told[0]
    assert not (tmp_path / "figure.docx").exists()


def test_the_preview_paints_the_page_it_was_given(dialog):
    dialog.resize(1000, 700)
    picture = dialog.preview.grab().toImage()
    grey = np.array(
        [picture.pixelColor(x, picture.height() // 2).lightness() for x in range(picture.width())]
    )
    assert (grey > 250).mean() > 0.3  # the white of the page
    assert dialog.preview.figure is not None
